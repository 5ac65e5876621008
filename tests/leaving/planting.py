"""An evening in which everybody who can write something writes a sentence that is found again wherever it goes.

Sentences hold a mark, `planted-…-words`. Titles and places of the organisers, which an invitation needs, hold `open-…`.
"""

import re
from dataclasses import replace
from datetime import timedelta

from copal.base.intervals import Interval
from copal.domain.attendance.actions import claims, presence, reports
from copal.domain.attendance.actions.presence import Marking
from copal.domain.communities import actions as communities
from copal.domain.communities.models import Expectations, JoinRequest
from copal.domain.confidentiality.actions.aliases import choose_alias
from copal.domain.confidentiality.rules import Screened, composed
from copal.domain.credentials import actions as credentials
from copal.domain.credentials.models import Certificate
from copal.domain.decisions.models import GroundQuestion, Proposal
from copal.domain.facilitation import actions as facilitation
from copal.domain.facilitation.models import ParkedItem
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.actions import SegmentPlan
from copal.domain.meetings.models import Meeting
from copal.domain.people.models import Person
from copal.domain.practice import actions as practice
from copal.domain.practice.models import NextStep
from copal.domain.programmes import actions as programmes
from copal.domain.programmes.models import Directing
from copal.journeys.close_meeting import close_meeting
from copal.journeys.correct_hours import recredit
from copal.journeys.decide_claim import decide_claim
from copal.journeys.issue_certificates import issue_ordered
from tests.cast import LONG_AGO, SIX, Cast
from tests.facilitation.playing import guest, join
from tests.support.rooms import RoomUnderWay

PLANTED = re.compile(r"planted-[a-z-]+-words")
BEFORE = SIX - timedelta(days=3)
OVER = SIX + timedelta(hours=3)
LATER = SIX + timedelta(days=1)


def planted(what: str) -> str:
    return f"The group heard planted-{what}-words then"


def sentence(what: str) -> Screened:
    return composed(planted(what), audience="attended")


def open_words(what: str) -> Screened:
    return composed(f"A table called open-{what}", audience="community")


def before(cast: Cast) -> None:
    """What stands before the evening: the community's own texts, requests, the agenda and what changed in it."""
    community, alice = cast.community, cast.alice
    Expectations.objects.create(community=community, version=1, lines=["We listen"], at=LONG_AGO, by=alice)
    communities.change_community(
        community=community, by=alice, at=BEFORE, name=open_words("community"), domain=sentence("domain"),
        practice=sentence("practice"), application_question=sentence("question"), joining="approval",
    )  # fmt: skip
    community.refresh_from_db()
    communities.set_expectations(
        community=community, lines=[sentence("expectation")], confidentiality=[sentence("confidentiality")],
        based_on=1, by=alice, at=BEFORE,
    )  # fmt: skip
    meetings.invite(meeting=cast.circle, by=alice, at=BEFORE)
    _ask(cast)
    _programme(cast)
    newcomer = composed("Noor", audience="community")
    communities.add_by_address(
        community=community, address="noor@example.org", name=newcomer, by=alice, at=BEFORE
    )


def _ask(cast: Cast) -> None:
    for who, words in ((cast.charlie, "request"), (cast.edna, "second-request")):
        communities.ask(community=cast.community, person=who, words=sentence(words), agreed_to=2, at=BEFORE)
    second = JoinRequest.objects.get(person=cast.edna)
    communities.answer_request(request=second, accept=False, by=cast.alice, at=BEFORE)


def _programme(cast: Cast) -> None:
    """Alice directs a program and asked Bob, who shares with it; Charlie directs it with her, Noor has not answered."""
    programme = programmes.set_up(
        name=sentence("programme"),
        place=sentence("programme-place"),
        setting="centre",
        by=cast.alice,
        at=BEFORE,
    )
    asked = {"programme": programme, "by": cast.alice, "at": BEFORE}
    programmes.ask_people(**asked, addresses=["bob@example.org", "noor@example.org"])
    for address in ("charlie@example.org", "noor@example.org"):
        programmes.ask_director(**asked, address=address)
    programmes.say_yes(programme=programme, person=cast.bob, at=BEFORE)
    directing = Directing.objects.get(person=cast.charlie)
    programmes.accept_directing(directing=directing, at=BEFORE + timedelta(hours=1))


def changes(cast: Cast) -> None:
    """After the invitation went out: another title, objectives, another place, an agenda, and one meeting called off."""
    alice, circle = cast.alice, cast.circle
    newcomer = Person.objects.get(email="noor@example.org")
    communities.remove_member(
        community=cast.community, person=newcomer, by=alice, at=BEFORE + timedelta(hours=1)
    )
    meetings.change_meeting(
        meeting=circle, title=open_words("meeting"), objectives=[sentence("objective")], by=alice, at=BEFORE,
        video_url="https://call.example.org/1",
    )  # fmt: skip
    meetings.move_meeting(
        meeting=circle, starts_at=circle.starts_at, ends_at=circle.ends_at, place=open_words("place"), by=alice,
        at=BEFORE + timedelta(hours=1),
    )  # fmt: skip
    plan = SegmentPlan(
        title=open_words("agenda"), purpose="open", minutes=60, lead=composed("planted-lead-words", audience="community")
    )  # fmt: skip
    meetings.set_agenda(
        meeting=circle, agenda=[plan, replace(plan, lead=sentence("lead"))], by=alice, at=BEFORE
    )
    circle.refresh_from_db()
    off = Meeting.objects.create(
        community=cast.community, title="A table called open-other", starts_at=SIX + timedelta(days=7),
        ends_at=SIX + timedelta(days=7, hours=2), timezone="America/New_York", at=LONG_AGO, by=alice,
    )  # fmt: skip
    meetings.invite(meeting=off, by=alice, at=BEFORE)
    meetings.cancel_meeting(
        meeting=off, reason=sentence("cancellation"), by=alice, at=BEFORE + timedelta(hours=1)
    )


def evening(cast: Cast) -> RoomUnderWay:
    """The meeting itself: every kind of thing that is said in a room, then the end."""
    room = RoomUnderWay(cast, cast.circle)
    guest(cast)
    room.act(cast.alice, "open")
    for one in (cast.alice, cast.bob, join(cast, "Fay"), join(cast, "Lena")):
        room.act(one, "acknowledge", how="room")
    _ask_the_room(room)
    _gather(room)
    _decide(room)
    room.act(cast.alice, "end")
    return room


def _ask_the_room(room: RoomUnderWay) -> None:
    alice, bob = room.cast.alice, room.cast.bob
    number = room.act(alice, "ask_pulse", planted("pulse"), scale="word").asking.open.number
    room.act(bob, "say_word", "planted-said-words", asked=number)
    room.act(alice, "close_asked", asked=number)
    options = {"option1": planted("first-option")[:60], "option2": planted("second-option")[:60]}
    number = room.act(alice, "ask_freely", planted("free"), **options).asking.open.number
    room.act(alice, "close_asked", asked=number)
    room.act(alice, "begin_round", planted("round"))
    room.act(alice, "end_round")
    room.act(alice, "make_groups", planted("task"), how="random", groups=2, minutes=5)
    room.act(alice, "call_back")
    room.act(bob, "report_back", planted("report"))
    room.act(alice, "end_groups")


def _gather(room: RoomUnderWay) -> None:
    alice, bob = room.cast.alice, room.cast.bob
    board = room.act(alice, "open_board", planted("board")).board.open.number
    idea = room.act(bob, "add_idea", planted("idea"), board=board).number
    room.act(alice, "reveal_board", board=board)
    group = room.act(alice, "move_idea", idea=idea, group="new").board.ideas[idea].group
    room.act(alice, "name_group", planted("group"), group=group)
    room.act(
        bob,
        "share",
        planted("gift"),
        kind="offer",
        link="https://planted-link-words.example.org/planted-path-words",
    )
    room.act(bob, "park", planted("parked"), sphere="not_ours", whom=planted("whom"))
    note = room.act(alice, "note", planted("note")).number
    room.act(alice, "change_note", planted("changed-note"), note=note)
    room.act(bob, "take_step", planted("step"), kind="step")
    choose_alias(
        author=bob, name="planted-child-words", pseudonym="Robin", story="planted-story-words", at=room.at
    )
    room.act(bob, "tell_step", planted("news"), step=NextStep.objects.get().pk)
    item = ParkedItem.objects.get()
    facilitation.follow_up(item=item, words=sentence("follow-up"), by=bob, at=OVER)


def _decide(room: RoomUnderWay) -> None:
    alice, bob = room.cast.alice, room.cast.bob
    room.act(alice, "ask_ground", planted("ground"))
    number = GroundQuestion.objects.get().pk
    room.act(bob, "add_statement", planted("statement"), question=number)
    room.act(alice, "close_ground", question=number)
    room.act(alice, "propose", planted("proposal"), control="influence", take_to=planted("take-to"))
    asked = Proposal.objects.latest("pk").pk
    room.act(
        bob,
        "answer_proposal",
        planted("position"),
        proposal=asked,
        option="block",
        agreement=planted("agreement"),
    )
    room.act(alice, "close_proposal", proposal=asked)
    room.act(alice, "amend_proposal", planted("amended"), proposal=asked)
    asked = Proposal.objects.latest("pk").pk
    for one in Person.objects.filter(pk__in=room.state.opening.present):
        room.act(one, "answer_proposal", planted("second-position"), proposal=asked, option="for")
    room.act(alice, "close_proposal", proposal=asked)
    due = (SIX + timedelta(days=60)).date().isoformat()
    room.act(alice, "adopt_proposal", planted("minute"), proposal=asked, owner=bob.pk, review_date=due)
    room.act(alice, "propose", planted("unnamed-proposal"), anonymous="1")
    asked = Proposal.objects.latest("pk").pk
    for one in Person.objects.filter(pk__in=room.state.opening.present):
        room.act(one, "answer_proposal", planted("unnamed-reason"), proposal=asked, option="for")
    room.act(alice, "close_proposal", proposal=asked)


def afterwards(cast: Cast) -> None:
    """Hours, certificates, what was not right about them, and what came of next steps."""
    alice, bob, circle = cast.alice, cast.bob, cast.circle
    session = Interval(circle.starts_at, circle.ends_at)
    here = [Marking(person_id=one.pk, since=session.since, until=session.until) for one in (alice, bob)]
    first, second = presence.mark(meeting=circle, markings=here, by=alice, at=OVER)
    close_meeting(meeting=circle, session=session, by=alice, at=OVER)
    issue_ordered(address="https://copal.example", at=OVER)
    presence.withdraw(
        stay=second, reason=composed(planted("withdrawal"), audience="facilitators"), by=alice, at=OVER
    )
    recredit(meeting=circle, reason=composed(planted("correction"), audience="attended"), by=alice, at=OVER)
    claim = claims.make_claim(
        meeting=circle, person=bob, since=session.since, until=session.until, words=sentence("claim"), at=OVER
    )
    decide_claim(claim=claim, decision="accepted", words=sentence("claim-answer"), by=alice, at=OVER)
    claims.make_claim(
        meeting=circle, person=Person.objects.get(chosen_name="Fay"), since=session.since, until=session.until,
        words=sentence("second-claim"), at=OVER,
    )  # fmt: skip
    issue_ordered(address="https://copal.example", at=OVER + timedelta(minutes=5))
    credentials.revoke(
        certificate=Certificate.objects.get(person=alice), reason=planted("revocation"), by=alice, at=OVER
    )
    reports.receive(meeting=circle, filename="planted-file-words.csv", content=b"x", by=alice, at=OVER)
    practice.tell(step=NextStep.objects.get(), words=sentence("second-news"), by=bob, at=LATER)
    del first
