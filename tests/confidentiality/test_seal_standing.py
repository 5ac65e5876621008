"""Words that stood in plain before there were seals are sealed where they stand, on both databases."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from copal.domain.attendance.models import Claim, Stay, Withdrawal
from copal.domain.decisions.models import GroundQuestion, Position, Proposal, ProposalClosing, Statement
from copal.domain.facilitation.models import ParkedItem, Words
from copal.domain.practice.models import NextStep, StepNews
from tests import cast as casting
from tests.cast import SIX

BEFORE = [
    ("facilitation", "0002_parking_lot"),
    ("decisions", "0001_initial"),
    ("practice", "0001_initial"),
    ("attendance", "0002_recount"),
]
SAID = "It stood in plain"
ROWS = [["for", SAID, None, None, ""]]


def brought_up_to_date():
    """A house as it was before, with words in plain, and then with every migration since."""
    cast = casting.assemble()
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    _plain(executor.loader.project_state(BEFORE).apps, cast)
    latest = MigrationExecutor(connection)
    latest.migrate(latest.loader.graph.leaf_nodes())
    return cast


def _plain(apps, cast) -> None:
    meeting, who = cast.circle.pk, cast.bob.pk
    common = {"meeting_id": meeting, "at": SIX}
    said = [
        apps.get_model("facilitation", "Words").objects.create(words=f"{SAID} {n}", **common)
        for n in range(3)
    ]
    apps.get_model("facilitation", "ParkedItem").objects.create(
        number=1, words=said[1], whom=said[2], sphere="not_ours", **common
    )
    asked = apps.get_model("decisions", "Proposal").objects.create(
        words=SAID, take_to=SAID, control="influence", scale="positions", scale_edition="x", anonymous=False,
        hidden="closed", **common,
    )  # fmt: skip
    second = apps.get_model("decisions", "Proposal").objects.create(
        words=SAID, scale="positions", scale_edition="x", anonymous=False, hidden="closed", **common
    )
    closings = apps.get_model("decisions", "ProposalClosing").objects
    for proposal, reasons in ((asked, ROWS), (second, [])):
        closings.create(
            proposal=proposal, outcome="agreed", present=4, answered=4, policy="x", reasons=reasons, at=SIX
        )
    apps.get_model("decisions", "Position").objects.create(
        proposal=asked, person_id=who, option="block", reason=SAID, rests_on_words=SAID, at=SIX
    )
    question = apps.get_model("decisions", "GroundQuestion").objects.create(words=SAID, **common)
    apps.get_model("decisions", "Statement").objects.create(question=question, words=SAID, at=SIX)
    step = apps.get_model("practice", "NextStep").objects.create(
        community_id=cast.community.pk, meeting_ref=meeting, kind="step", words=SAID, owner_id=who, at=SIX
    )
    for words in (SAID, ""):
        apps.get_model("practice", "StepNews").objects.create(step=step, kind="told", words=words, at=SIX)
    apps.get_model("attendance", "Claim").objects.create(
        person_id=who, since=SIX, until=SIX + timedelta(hours=1), words=SAID, decided_words=SAID, **common
    )
    stay = apps.get_model("attendance", "Stay").objects.create(
        person_id=who, since=SIX, source="code", **common
    )
    apps.get_model("attendance", "Withdrawal").objects.create(stay=stay, reason=SAID, at=SIX)


def raw(table: str, column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")
        return [value for (value,) in cursor.fetchall()]


def test_they_are_sealed_and_read_as_before(transactional_db):
    _hold(brought_up_to_date().circle.pk)


@pytest.mark.postgres
def test_they_are_sealed_on_postgresql_too(postgres_alone):
    _hold(brought_up_to_date().circle.pk)


def _hold(number: int) -> None:
    assert [one.words for one in Words.objects.order_by("pk")] == [f"{SAID} {n}" for n in range(3)]
    assert [one.keeping for one in Words.objects.order_by("pk")] == ["talk", "kept", "kept"]
    assert ParkedItem.objects.get().words.words == f"{SAID} 1"
    assert [(one.words, one.take_to) for one in Proposal.objects.order_by("pk")] == [(SAID, SAID), (SAID, "")]
    assert [one.reasons for one in ProposalClosing.objects.order_by("pk")] == [ROWS, []]
    assert Position.objects.values_list("reason", "rests_on_words").get() == (SAID, SAID)
    assert (GroundQuestion.objects.get().words, Statement.objects.get().words) == (SAID, SAID)
    assert NextStep.objects.get().words == SAID
    assert [one.words for one in StepNews.objects.order_by("pk")] == [SAID, ""]
    assert Claim.objects.values_list("words", "decided_words").get() == (SAID, SAID)
    assert (Withdrawal.objects.get().reason, Stay.objects.count()) == (SAID, 1)
    for table, column, kind in (
        ("facilitation_words", "words", ""), ("decisions_proposal", "words", "deciding"),
        ("decisions_proposal", "take_to", "deciding"), ("decisions_proposalclosing", "reasons", "deciding"),
        ("decisions_position", "reason", "deciding"), ("decisions_position", "rests_on_words", "deciding"),
        ("decisions_groundquestion", "words", "deciding"), ("decisions_statement", "words", "deciding"),
        ("practice_nextstep", "words", "kept"), ("practice_stepnews", "words", "kept"),
        ("attendance_claim", "words", "evidence"), ("attendance_claim", "decided_words", "evidence"),
        ("attendance_withdrawal", "reason", "evidence"),
    ):  # fmt: skip
        stored = [value for value in raw(table, column) if value]
        assert stored
        assert all(value.startswith(f"sealed1.meeting-{number}-{kind}") for value in stored), table
