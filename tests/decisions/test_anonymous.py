"""Anonymous and yet one answer each: whoever holds the database, its journal files and the room's log finds nobody.

Read from the raw SQLite files, as somebody with a copy of the disk would. The strongest of the tests holds two
evenings against each other: the same people answer in the same order at the same times, but what they say is dealt
out differently. Every table ends the same to the last byte, so nothing in it can tell who said what.
"""

import json
import re
import sqlite3
from contextlib import closing, contextmanager
from itertools import permutations
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from copal.domain.decisions import actions, ballots
from copal.domain.decisions.ballots import Secret, Unreadable, locked, new_salt, unlocked
from copal.domain.decisions.models import Ballot, BallotBox, Cast, Proposal, ProposalClosing, Tally
from copal.domain.decisions.queries import proposals_of, tokens_of
from copal.domain.decisions.rules import RestsOn
from tests import cast as casting
from tests.cast import SIX
from tests.decisions import scene as made
from tests.decisions.scene import words

WORRY = "I have no one to cover nap time on Tuesdays"
BLOCK = "It leaves the home providers out"
PLAIN = {"for": "", "worry": WORRY, "block": BLOCK}
GIVEN = ("for", "worry", "for", "block", "fine", "for", "fine")


def files():
    """The database as it lies on the disk: the file, its write-ahead log and its shared index."""
    path = str(connection.settings_dict["NAME"])
    return [Path(path + end) for end in ("", "-wal", "-journal") if Path(path + end).exists()]


def bytes_on_disk():
    return b"".join(one.read_bytes() for one in files())


def every_table(*, but=()):
    """All rows of all tables with their hidden row numbers, read past Django."""
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as raw:
        names = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if name not in but and not name.startswith("sqlite_")
        ]
        return {name: raw.execute(f'SELECT rowid, * FROM "{name}"').fetchall() for name in names}


def give(scene, proposal, dealt):
    for who, option in zip(scene.people, dealt, strict=True):
        block = {"agreement": words("Nobody is left out")} if option == "block" else {}
        scene.answer(proposal, who, option, PLAIN.get(option, ""), **block)


@contextmanager
def same_chance():
    """Chance falls the same way each time, so that two evenings differ in nothing but what is compared."""
    dice = Random(7)
    with (
        mock.patch.object(ballots.secrets, "token_bytes", dice.randbytes),
        mock.patch.object(ballots.secrets, "randbits", dice.getrandbits),
    ):
        yield


@pytest.fixture
def on_disk(transactional_db):
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's files")
    return made.build(casting.assemble())


def test_two_evenings_dealt_out_differently_leave_the_same_database(on_disk):
    evenings = []
    for dealt in list(permutations(GIVEN))[:: 5040 // 5]:
        with same_chance(), transaction.atomic():
            proposal = on_disk.propose(anonymous=True)
            give(on_disk, proposal, dealt)
            on_disk.close(proposal)
            rows, reasons = _rows_within(), ProposalClosing.objects.get(proposal=proposal).reasons
            transaction.set_rollback(True)
        evenings.append((dealt, rows))
    assert len({dealt for dealt, _rows in evenings}) > 1
    assert all(rows == evenings[0][1] for _dealt, rows in evenings)
    assert WORRY in str(reasons)  # what was said is there: of nobody
    assert WORRY not in str(evenings[0][1])  # and sealed


def _rows_within():
    """Every table as this transaction sees it."""
    with connection.cursor() as cursor:
        tables = [
            one for one in connection.introspection.table_names(cursor) if not one.startswith("sqlite_")
        ]
        found = {}
        for name in tables:
            cursor.execute(f'SELECT rowid, * FROM "{name}"')
            found[name] = cursor.fetchall()
    return found


def test_while_it_is_open_the_files_hold_locked_answers_of_one_length(on_disk):
    proposal = on_disk.propose(anonymous=True)
    before = {name: len(rows) for name, rows in every_table().items()}
    give(on_disk, proposal, GIVEN)
    disk = bytes_on_disk()
    for secret in (WORRY, BLOCK, "Nobody is left out"):
        assert secret.encode() not in disk
        assert secret[:12].encode() not in disk
    assert {len(bytes(one)) for one in Ballot.objects.values_list("locked", flat=True)} == {12 + 4096 + 16}
    grown = {name for name, rows in every_table().items() if len(rows) != before[name]}
    assert grown == {"decisions_cast", "decisions_ballot"}
    options = re.compile(rb'\["(?:for|worry|block|fine)"')
    assert options.search(disk) is None


def test_after_closing_no_row_of_any_table_holds_both_a_person_and_an_answer(on_disk):
    proposal = on_disk.propose(anonymous=True)
    give(on_disk, proposal, GIVEN)
    on_disk.close(proposal)
    assert not Ballot.objects.exists()
    assert not BallotBox.objects.exists()
    said = set(GIVEN) | {WORRY, BLOCK}
    rows = every_table(but=("decisions_tally", "decisions_proposalclosing"))
    holding = [name for name, some in rows.items() for row in some if said & {str(cell) for cell in row}]
    assert holding == []
    reasons = ProposalClosing.objects.get(proposal=proposal).reasons
    assert reasons == sorted(reasons, key=json.dumps)


def test_neither_order_nor_time_nor_number_links_them(on_disk):
    """Row numbers are by chance; nobody's row has a time; all tallies were written at once, in the scale's order."""
    proposal = on_disk.propose(anonymous=True)
    give(on_disk, proposal, GIVEN)
    in_order = [one.person_id for one in Cast.objects.order_by("pk")]
    assert sorted(in_order) == sorted(one.pk for one in on_disk.people)
    assert {field.name for field in Cast._meta.get_fields()} == {"id", "proposal", "person"}
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "box", "locked"}
    on_disk.close(proposal)
    assert [one.option for one in Tally.objects.order_by("pk")] == ["for", "fine", "worry", "aside", "block"]
    with same_chance():
        other = on_disk.propose("Another", anonymous=True)
        give(on_disk, other, GIVEN)
    came = [one.person_id for one in Cast.objects.filter(proposal=other).order_by("pk")]
    assert came != [
        one.pk for one in on_disk.people
    ]  # seven people: one chance in 5040 that chance sorts them


def test_nothing_is_written_of_an_answer_but_that_it_was_given(on_disk):
    """Neither journal nor outbox grows with an answer."""
    proposal = on_disk.propose(anonymous=True)
    before = every_table(but=("decisions_cast", "decisions_ballot"))
    give(on_disk, proposal, GIVEN)
    assert every_table(but=("decisions_cast", "decisions_ballot")) == before


def test_the_counts_are_right_and_one_answer_each(scene):
    proposal = scene.propose(anonymous=True)
    give(scene, proposal, GIVEN)
    scene.close(proposal)
    (one,) = proposals_of(scene.cast.circle.pk, present=scene.here)
    assert {option.id: option.count for option in one.options} == {
        "for": 3, "fine": 2, "worry": 1, "aside": 0, "block": 1,
    }  # fmt: skip
    assert {(why.words, why.rests_on, why.who) for why in one.reasons} == {
        (WORRY, "", None),
        (BLOCK, "Nobody is left out", None),
    }
    assert tokens_of(scene.cast.circle.pk, scene.cast.bob.pk) == {f"answered:{proposal.pk}"}


def test_an_anonymous_answer_stands(scene):
    proposal, bob = scene.propose(anonymous=True), scene.cast.bob
    scene.answer(proposal, bob, "for")
    for option in ("for", "worry"):
        with pytest.raises(actions.AlreadyGiven):
            scene.answer(proposal, bob, option)
    with pytest.raises(actions.AlreadyGiven):
        actions.take_back(proposal=proposal, person=bob)
    assert Ballot.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Cast.objects.create(proposal=proposal, person=bob)


def test_a_refused_answer_leaves_no_trace(scene):
    proposal = scene.propose(anonymous=True)
    with pytest.raises(actions.NameIt):
        scene.answer(proposal, scene.cast.bob, "block")
    assert not Cast.objects.exists()
    assert not Ballot.objects.exists()


def test_too_few_to_be_anonymous_are_thrown_away_unread(scene):
    proposal = scene.propose(anonymous=True)
    scene.answer(proposal, scene.people[0], "worry", WORRY)
    scene.answer(proposal, scene.people[1], "for")
    with mock.patch.object(ballots, "_unlock", side_effect=AssertionError):
        closed = scene.close(proposal, frozenset(one.pk for one in scene.people[:2]))
    assert closed.outcome == "not_enough"
    assert ProposalClosing.objects.get().reasons == []
    assert set(Tally.objects.values_list("count", flat=True)) == {0}
    assert not Ballot.objects.exists()


def test_anonymous_is_chosen_beforehand_for_good(scene):
    proposal = scene.propose(anonymous=True)
    again = scene.amend(proposal, "Other words")
    assert again.anonymous
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=again.pk).update(hidden="answered")


def test_a_box_opens_with_an_older_key_that_is_still_named(settings):
    salt, one = new_salt(), Secret("worry", "ü" * 300, RestsOn(words="🧸" * 300))
    ballot = locked(one, salt)
    assert unlocked([ballot], salt) == [one]
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key than the one before, and long enough"
    assert unlocked([ballot], salt) == [one]
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unreadable):
        unlocked([ballot], salt)
    with pytest.raises(Unreadable):
        unlocked([locked(one, salt)], new_salt())


def test_the_secret_key_is_not_in_the_database(on_disk):
    assert settings.SECRET_KEY.encode() not in bytes_on_disk()


def test_what_comes_out_of_the_box_is_in_no_order_of_giving():
    salt = new_salt()
    some = [Secret(option, reason) for option in ("for", "fine") for reason in ("b", "a", "")]
    rng = Random(3)
    for _time in range(5):
        rng.shuffle(some)
        found = unlocked([locked(one, salt) for one in some], salt)
        assert [(one.option, one.reason) for one in found] == sorted((one.option, one.reason) for one in some)


def test_reasons_longer_than_allowed_do_not_fit():
    with pytest.raises(ValueError):
        locked(Secret("worry", "🧸" * 2000), new_salt())


def test_when_it_was_closed_is_the_only_time_there_is(scene):
    proposal = scene.propose(anonymous=True)
    give(scene, proposal, GIVEN)
    closed = scene.close(proposal)
    assert closed.at > SIX
    assert not [field for field in Tally._meta.get_fields() if field.get_internal_type().startswith("Date")]
