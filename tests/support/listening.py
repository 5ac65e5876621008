"""Listening to a room as a program would: one stream of the running site, event by event."""

import json
import socket
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore


class Ear:
    """`with Ear(site, meeting, session) as ear`: `ear.status`, then `ear.event()` for the next event that is not a beat."""

    def __init__(self, site, meeting, session, audience="member", patience=5):
        self.parts = urlsplit(site)
        self.path = f"/meetings/{meeting}/room/stream/?as={audience}&in=en"
        self.session, self.patience = session, patience

    def __enter__(self):
        self.socket = socket.create_connection((self.parts.hostname, self.parts.port), timeout=self.patience)
        cookie = f"Cookie: {settings.SESSION_COOKIE_NAME}={self.session}\r\n" if self.session else ""
        self.socket.sendall(f"GET {self.path} HTTP/1.1\r\nHost: {self.parts.netloc}\r\n{cookie}\r\n".encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        while self.file.readline().strip():
            pass
        return self

    def __exit__(self, *trouble):
        self.file.close()
        self.socket.close()

    def event(self, *, beats=False):
        while True:
            line = self.file.readline()
            if line in (b"", b"0\r\n"):  # gone, or the last piece of the answer
                raise EOFError
            if line.startswith(b"data: "):
                told = json.loads(line[6:])
                if beats or "beat" not in told:
                    return told


@pytest.fixture
def session_of():
    """A session key of this person, as if they had signed in."""

    def signed_in(person):
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        return session.session_key

    return signed_in
