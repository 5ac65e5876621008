"""Every letter, calendar file, log line, table, paper and address, read for the words of a whole evening."""

import io
import itertools
import logging
import re
import socket
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from copal.config import logs
from copal.domain.attendance.models import Report, Stay
from copal.domain.communities.models import JoinRequest
from copal.domain.credentials.models import Certificate
from copal.domain.decisions.models import Decision, Proposal
from copal.domain.facilitation.models import ParkedItem
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.domain.people.queries import link_token
from copal.domain.practice.models import NextStep
from copal.journeys.texts import TEXTS
from copal.outlets.letters import WRITERS
from copal.outlets.models import Letter
from tests.access.test_access_table import routes
from tests.cast import SIX
from tests.instruments.printing.reading import opened
from tests.leaving.evening import play
from tests.leaving.planting import LATER, PLANTED

OPEN_WORDS = {"community-name", "series-title", "series-place", "series-agenda", "meeting-title", "meeting-place",
              "meeting-old-place", "agenda-title", "hours-title", "held-title", "stretch-title", "training-title", "work"}  # fmt: skip
# Said in no meeting: tests of their own read where they go.
ELSEWHERE = {"glass-reason", "unmask-reason", "training-reason", "trainer-reason"}
LETTERS_ELSEWHERE = {
    "training_settled", "words_hidden", "report_waiting", "words_decided", "difference_settled", "own_data_taken",
    "leaving_said", "glass_asked", "glass_broken", "mask_lifted", "record_wrong", "sharing_ends", "rules_change",
    "rules_change_off",
}  # fmt: skip
ON_A_PAPER = {
    "planted-domain-words",
    "planted-practice-words",
}  # what the community is about, as licensors ask
GIVEN_LINK = {"planted-link-words", "planted-path-words"}  # what a member brought is there to be followed


@pytest.fixture
def evening(cast, mailbox, log_lines):
    """All of it; `mailbox` has every letter."""
    return play(cast)


@pytest.fixture
def log_lines():
    """What the real handler writes, at its most talkative."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.formatter())
    root = logging.getLogger()
    kept = (root.handlers[:], root.level)
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG)
    yield stream
    root.handlers[:], level = kept
    root.setLevel(level)


def leaked(text):
    return set(PLANTED.findall(unquote(text)))


def test_every_text_there_is_was_planted(evening):
    """A new text anywhere has to be said in `planting`, or nobody knows whether it leaves."""
    empty = {
        one.kind for one in TEXTS
        if one.kind not in OPEN_WORDS | ELSEWHERE and not any(leaked(str(getattr(row, one.field))) for row in one.rows.all())
    }  # fmt: skip
    assert empty == set()


def test_no_letter_carries_words_or_somebody_elses_name(evening, mailbox):
    sent = set(Letter.objects.exclude(sent_at=None).values_list("kind", flat=True))
    assert sent | LETTERS_ELSEWHERE >= set(WRITERS)
    names = dict(Person.objects.exclude(email=None).values_list("email", "chosen_name"))
    for letter in mailbox.letters:
        (to,) = [one for one in names if one in letter["To"]]
        read = "\n".join(str(part.get_content()) for part in letter.walk() if not part.is_multipart())
        told = f"{letter.as_string()}\n{read}".replace("\r\n ", "")
        assert leaked(told) == set(), letter["Subject"]
        others = [name for one, name in names.items() if one != to and re.search(rf"\b{name}\b", read)]
        assert others == [], letter["Subject"]


def test_no_calendar_file_carries_words_or_a_name(evening):
    bob = evening.bob
    client = Client()
    client.force_login(bob)
    token = {
        what: link_token(bob, what, *about)
        for what, about in (("calendar", ()), ("invitation", (evening.circle.pk,)))
    }
    places = (
        f"/meetings/{evening.circle.pk}/calendar.ics", f"/i/{token['invitation']}/calendar.ics",
        f"/calendar/{token['calendar']}.ics",
    )  # fmt: skip
    with time_machine.travel(SIX - timedelta(days=1), tick=False):
        for place in places:
            answer = client.get(place)
            assert answer.status_code == 200, place
            told = answer.text.replace("\r\n ", "")
            assert "open-meeting" in told
            assert leaked(told + str(answer.headers)) == set(), place
            assert not re.search("Alice|Bob|Example", told), place


def viewers(evening):
    clients = {}
    for name, one in (("member", evening.bob), ("facilitator", evening.alice), ("staff", evening.dora)):
        clients[name] = Client(raise_request_exception=False)
        clients[name].force_login(one)
    return clients


def every_address(evening):
    """Each page of the product that can be named from what was made in this evening."""
    codes = list(Certificate.objects.values_list("code", flat=True))
    numbers = {"meeting_id": [one.pk for one in Meeting.objects.all()], "slug": ["circle"], "code": codes}
    for model, name in (
        (Report, "report_id"), (Decision, "decision_id"), (Proposal, "proposal_id"), (NextStep, "step_id"),
        (ParkedItem, "item_id"), (Person, "person_id"), (Stay, "stay_id"), (JoinRequest, "request_id"),
    ):  # fmt: skip
        numbers[name] = list(model.objects.values_list("pk", flat=True))
    for name, one in routes().items():
        needed = list(one.pattern.converters)
        if one.name and all(part in numbers for part in needed):
            for values in itertools.product(*(numbers[part] for part in needed)):
                yield reverse(name, kwargs=dict(zip(needed, values, strict=True)))


def text_of(answer):
    """What a file says to whoever opens it."""
    if answer["Content-Type"] == "application/pdf":
        return "\n".join(page.extract_text() for page in opened(answer.content).pages)
    return answer.content.decode(errors="replace")


def is_a_page(answer):
    return answer.get("Content-Type", "").split(";")[0] in (
        "text/html",
        "application/json",
        "text/event-stream",
    )


@pytest.fixture
def no_connection(evening, monkeypatch):
    """From here on, whoever opens one breaks the test: no page fetches what somebody linked to."""

    def refused(self, address):
        raise AssertionError(f"a page opened a connection to {address}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket.socket, "connect_ex", refused)


@pytest.mark.usefixtures("no_connection")
def test_no_file_no_address_no_title_and_no_log_line_carries_words(evening, log_lines):
    files, seen = set(), 0
    with time_machine.travel(LATER, tick=False):
        for who, client in viewers(evening).items():
            for place in every_address(evening):
                answer = client.get(place)
                if answer.streaming:
                    answer.close()
                    continue
                assert answer.status_code < 500, place
                assert leaked(str(answer.headers)) == set(), place
                if is_a_page(answer):
                    seen += bool(leaked(answer.text))
                    assert leaked(" ".join(addresses_in(answer.text))) <= GIVEN_LINK, (who, place)
                elif answer.status_code == 200:
                    files.add(answer["Content-Type"].split(";")[0])
                    assert leaked(text_of(answer)) <= ON_A_PAPER, (who, place)
    assert {"text/csv", "application/pdf", "text/calendar"} <= files
    assert seen > 10, "the pages themselves do show what was said"
    assert "request" in log_lines.getvalue()
    assert leaked(log_lines.getvalue()) == set()
    assert not re.search(r"\b(Alice|Bob|Charlie)\b|@example", log_lines.getvalue())


def addresses_in(page):
    titles = re.findall(r"<title[^>]*>(.*?)</title>", page, re.DOTALL)
    return [*titles, *re.findall(r"\b(?:href|src|action|formaction|hx-\w+)=\"([^\"]*)\"", page)]
