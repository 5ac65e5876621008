"""The fixtures the whole house leans on do what they say."""

import socket

import pytest
from django.core.mail import EmailMessage

from tests.support.network import ReachedOutside


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_nothing_leaves_this_machine(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as attempt, pytest.raises(ReachedOutside):
        attempt.connect(address)


def test_no_name_is_looked_up():
    with pytest.raises(ReachedOutside):
        socket.getaddrinfo("example.org", 80)


def test_letters_arrive_through_a_real_server(mailbox):
    EmailMessage("Tonight", "See you at six.", "Copal <copal@example.org>", ["bob@example.org"]).send()
    (letter,) = mailbox.to("bob@example.org")
    assert letter["Subject"] == "Tonight"
    assert "See you at six." in mailbox.text(letter)
    assert mailbox.to("alice@example.org") == []
