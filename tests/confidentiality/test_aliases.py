"""The alias book and what is fine to say: whose it is, and that nobody else finds it."""

import pytest

from copal.domain.communities.queries.writing import writing_in
from copal.domain.confidentiality.actions.aliases import AliasNotRight, choose_alias, end_alias
from copal.domain.confidentiality.actions.checking import (
    NothingToRemember,
    log_kept,
    say_fine,
    take_back_fine,
)
from copal.domain.confidentiality.models import Alias, FineWords
from copal.domain.confidentiality.queries.aliases import alias_book, called
from copal.domain.confidentiality.queries.fine import fine_words
from copal.domain.confidentiality.rules import Screened, Writing
from copal.domain.journal.models import Entry
from tests.cast import SIX

pytestmark = pytest.mark.django_db


def choose(cast, name="Mason", pseudonym="River", story=""):
    return choose_alias(author=cast.bob, name=name, pseudonym=pseudonym, story=story, at=SIX)


def test_a_name_is_sealed_and_only_its_author_reads_it(cast, db):
    row = choose(cast, story="The biting story")
    stored = Alias.objects.filter(pk=row.pk).values_list("pseudonym", flat=True).get()
    assert stored == "River"
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, story FROM confidentiality_alias")
        raw = " ".join(cursor.fetchone())
    assert "Mason" not in raw
    assert "biting" not in raw
    assert [one.name for one in alias_book(cast.bob)] == ["Mason"]
    assert alias_book(cast.alice) == []


def test_the_check_of_the_author_offers_it_and_that_of_others_knows_nothing(cast):
    choose(cast)
    mine = writing_in(cast.bob, cast.community)
    assert mine.aliases == {"mason": "River"}
    assert "River" in mine.allow
    assert writing_in(cast.alice, cast.community).aliases == {}


def test_a_name_in_small_letters_is_found_because_it_stands_in_the_book(cast):
    choose(cast, name="zhivko")
    assert writing_in(cast.bob, None).spans("today zhivko would not nap")
    assert not writing_in(cast.alice, None).aliases


def test_the_same_child_is_kept_apart_in_another_story(cast):
    choose(cast)
    choose(cast, pseudonym="Wren", story="The biting story")
    book = alias_book(cast.bob)
    assert called(book) == {"mason": "River"}
    assert called(book, "The biting story") == {"mason": "Wren"}


def test_choosing_again_replaces_and_the_old_name_is_thrown_away(cast):
    first = choose(cast)
    choose(cast, pseudonym="Otter")
    assert called(alias_book(cast.bob)) == {"mason": "Otter"}
    first.refresh_from_db()
    assert first.name == ""


@pytest.mark.parametrize(
    ("name", "pseudonym", "field"),
    [
        ("", "River", "name"),
        ("Mason", "", "pseudonym"),
        ("Mason", "mason", "pseudonym"),
        ("x" * 121, "R", "name"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(cast, name, pseudonym, field):
    with pytest.raises(AliasNotRight) as told:
        choose(cast, name=name, pseudonym=pseudonym)
    assert told.value.field == field


def test_two_children_do_not_share_a_pseudonym(cast):
    choose(cast)
    with pytest.raises(AliasNotRight):
        choose(cast, name="Liam")


def test_ending_twice_changes_nothing_and_facts_carry_no_words(cast):
    row = choose(cast)
    end_alias(alias=row, at=SIX)
    end_alias(alias=row, at=SIX)
    facts = Entry.objects.filter(kind__startswith="confidentiality.alias")
    assert [one.kind for one in facts.order_by("pk")] == [
        "confidentiality.alias_chosen",
        "confidentiality.alias_ended",
    ]
    assert not any("Mason" in str(one.about) or "River" in str(one.about) for one in facts)


def test_what_a_community_says_is_fine_is_left_alone_there_until_taken_back(cast):
    words = "We read it to Brantwood and he laughed."
    assert writing_in(cast.bob, cast.community).spans(words)
    row = say_fine(words="Brantwood", why="made_up", community_ref=cast.community.pk, by=cast.bob, at=SIX)
    assert not writing_in(cast.bob, cast.community).spans(words)
    assert writing_in(cast.bob, None).spans(words)
    take_back_fine(fine=row, by=cast.alice, at=SIX)
    assert fine_words(cast.community.pk) == ()


def test_saying_it_twice_is_once_and_nothing_is_refused(cast):
    for _turn in range(2):
        say_fine(words="Brantwood", why="author", community_ref=1, by=cast.bob, at=SIX)
    assert FineWords.objects.count() == 1
    for words, why in (("", "fine"), ("x" * 121, "fine"), ("Mason", "because")):
        with pytest.raises(NothingToRemember):
            say_fine(words=words, why=why, community_ref=1, by=cast.bob, at=SIX)


def test_a_kept_warning_is_logged_without_the_words(cast):
    kept = Screened("Mason bit again", "attended", "x", ("PERSON",))
    log_kept(Writing(by=cast.bob.pk, community_ref=7), kept, at=SIX)
    log_kept(Writing(), Screened("Nothing", "attended", "x"), at=SIX)
    fact = Entry.objects.get(kind="confidentiality.warning_kept")
    assert fact.about == {"community": 7, "labels": ["PERSON"]}
