"""Every text people write stands in one list: no field of words and no place of writing outside it."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import get_resolver

from copal.domain.confidentiality.rules.reports import PICTURES as PICTURE_KINDS
from copal.domain.facilitation.models import LogEntry, ParkedNews, Words
from copal.domain.facilitation.rules import VERBS
from copal.journeys.room_acts import STORIES
from copal.journeys.texts import BY_KIND, PICTURES, TEXTS, author_of, community_of, meeting_of, written_by
from copal.journeys.texts import _followed as followed
from tests.cast import SIX
from tests.confidentiality.no_words import HOLDS_NO_WORDS

WORDY = (models.CharField, models.TextField, models.JSONField, models.FileField)
A_NAME = ("live.act bring_newcomer",)  # a person's own name, and no words about anybody


def is_wordy(field: models.Field) -> bool:
    return (isinstance(field, WORDY) and not field.choices) or type(field).__name__.startswith("Sealed")


def wordy_fields() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("copal.")
        for field in model._meta.local_fields
        if is_wordy(field)
    }


def declared() -> list[str]:
    return [f"{text.model._meta.label}.{text.field}" for text in TEXTS]


def test_every_field_of_words_is_in_the_list_or_has_a_reason_why_not():
    """A new field of text fails here until `journeys/texts.py` says for whom it is, by whom and where it is written."""
    assert wordy_fields() - set(declared()) - HOLDS_NO_WORDS.keys() == set()


def test_the_lists_name_what_is_there_once():
    assert len(declared()) == len(set(declared())) == len({text.kind for text in TEXTS})
    assert set(declared()) | HOLDS_NO_WORDS.keys() == wordy_fields()
    assert set(declared()) & HOLDS_NO_WORDS.keys() == set()
    assert all(HOLDS_NO_WORDS.values())


def test_the_guard_bites():
    assert is_wordy(models.TextField())
    assert is_wordy(models.JSONField())
    assert not is_wordy(models.CharField(choices=[("a", "A")]))
    assert not is_wordy(models.IntegerField())


def verbs_with_words() -> set[str]:
    rooms = {name for name, verb in VERBS.items() if verb.words or verb.also}
    return {f"live.act {name}" for name in rooms | {name for name, told in STORIES.items() if told.words}}


def test_every_place_of_writing_is_there():
    addresses = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    places = {place for text in TEXTS for place in text.written_at}
    assert {place.split()[0] for place in places} <= addresses
    assert {place for place in places if " " in place} <= verbs_with_words()


def test_everything_that_can_be_said_in_a_room_is_a_text():
    places = {place for text in TEXTS for place in text.written_at}
    assert verbs_with_words() - places - set(A_NAME) == set()


def test_what_is_a_picture_is_told_apart_from_words():
    """What a letter about a report says hangs on it, and each has its reason why it holds no words."""
    assert {text.kind for text in PICTURES} == BY_KIND.keys() - {text.kind for text in TEXTS} == PICTURE_KINDS
    assert {f"{text.model._meta.label}.{text.field}" for text in PICTURES} <= HOLDS_NO_WORDS.keys()
    assert {place for text in PICTURES for place in text.written_at} <= {*get_resolver().reverse_dict}


@pytest.mark.parametrize("text", [*TEXTS, *PICTURES], ids=lambda text: text.kind)
def test_the_paths_lead_somewhere(text, db):
    """Each path is one the database knows, so that the rows of a person or a community can be asked for."""
    for path in filter(None, (text.author, text.community, text.meeting)):
        assert list(text.rows.filter(**{path: 0})) == []


def said(cast, words, **about):
    row = Words.objects.create(meeting=cast.circle, words=words, at=SIX)
    number = LogEntry.objects.count() + 1
    by = about.pop("by", cast.bob)
    named = {name: row.pk if value is ... else value for name, value in about.items()}
    LogEntry.objects.create(
        meeting=cast.circle, number=number, at=SIX, by=by, kind="idea_added", about=named or {"word": row.pk}
    )
    return row


def test_who_said_something_in_a_room_stands_in_its_log(cast):
    text = BY_KIND["said"]
    hers = said(cast, "A picture for each step")
    theirs = said(cast, "Nobody knows whose", by=None)
    for_bob = said(cast, "Typed by who leads", by=cast.alice, person=cast.bob.pk, word=...)
    assert author_of(text, hers) == cast.bob.pk
    assert author_of(text, theirs) is None
    assert author_of(text, for_bob) == cast.bob.pk
    assert set(written_by(text, cast.bob.pk)) == {hers, for_bob}
    assert set(written_by(text, cast.alice.pk)) == set()


def test_one_of_several_texts_of_an_act_and_of_no_act_at_all(cast):
    text = BY_KIND["said"]
    option = said(cast, "Yes, gladly")
    LogEntry.objects.filter(about={"word": option.pk}).update(about={"words": [option.pk]}, kind="asked")
    assert author_of(text, option) == cast.bob.pk
    title = Words.objects.create(meeting=cast.circle, words="A part of the agenda", at=SIX)
    assert author_of(text, title) is None
    assert not ParkedNews.objects.filter(words=title).exists()


def test_where_a_text_belongs(cast):
    row = said(cast, "A picture for each step")
    assert community_of(BY_KIND["said"], row) == cast.community.pk
    assert meeting_of(BY_KIND["said"], row) == cast.circle.pk
    assert author_of(BY_KIND["meeting-title"], cast.circle) == cast.alice.pk
    assert community_of(BY_KIND["community-name"], cast.community) == cast.community.pk
    assert meeting_of(BY_KIND["community-name"], cast.community) is None
    assert followed(cast.community, "nothing__there") is None
