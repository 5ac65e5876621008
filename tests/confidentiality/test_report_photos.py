"""A photo is reported as a text is: taken out at once, wherever it was shared again, and decided by two people."""

import io
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.urls import reverse

from copal.domain.confidentiality.models import BreachReport, TakenOut
from copal.domain.confidentiality.rules.reports import Chair
from copal.domain.facilitation.actions import share_photo, take_back_photo
from copal.domain.facilitation.actions.photos import MOST_EACH
from copal.domain.facilitation.models import Photo
from copal.domain.facilitation.queries import photo_for, photo_to_take_back, photos_of, seat_for
from copal.domain.journal.actions import tell_waiting
from copal.domain.journal.models import Entry
from copal.journeys.decide_reports import reported_photo, reports_of_network
from copal.journeys.leave_for_good import carry_out, say_leaving
from copal.journeys.report_breach import TextNamed, report, take_back
from copal.journeys.seal_rooms import seal_rooms
from copal.outlets.letters import WRITERS
from copal.outlets.models import Letter
from copal.pages.account.archive import archive_of
from tests.cast import SIX
from tests.confidentiality.reporting import both, everything_in_the_database
from tests.facilitation.playing import guest, join
from tests.instruments.photos import samples
from tests.instruments.photos.test_photos import png

PIXELS = samples.JPEG[-300:-40]  # of the picture itself


@pytest.fixture(autouse=True)
def that_evening():
    with time_machine.travel(SIX, tick=False):
        yield


@pytest.fixture
def photo(cast):
    return share(cast)


def share(cast, person=None, file=samples.JPEG):
    return share_photo(meeting=cast.circle, person=person or cast.bob, file_bytes=file, at=SIX)


def hide(photo, by):
    return report(by, TextNamed(kind="photo", row=photo.pk), at=SIX)


def seen(cast, person):
    return photos_of(seat_for(person, cast.circle.pk))


def test_hidden_it_is_in_no_row_and_the_report_keeps_it_sealed(cast, photo, keys):
    assert PIXELS in Photo.objects.get().image
    one = hide(photo, cast.alice)
    assert Photo.objects.get().image == b""
    assert repr(PIXELS)[2:-1] not in everything_in_the_database()
    assert TakenOut.objects.get().picture == photo.image
    keys.destroy(f"report-{one.pk}")
    assert TakenOut.objects.get().picture == b""


def test_nobody_of_the_room_gets_it_and_nothing_can_be_done_with_it(cast, photo):
    hide(photo, cast.alice)
    for person in (cast.alice, cast.bob, guest(cast)):
        (one,) = seen(cast, person)
        assert (one.is_hidden, one.may_take_back, one.may_report) == (True, False, False)
        for asked in (photo_for, photo_to_take_back):
            with pytest.raises(Http404):
                asked(seat_for(person, cast.circle.pk), photo.pk)


def test_everybody_but_who_shared_it_is_offered_to_report_it(cast, photo):
    offered = {one.chosen_name: seen(cast, one)[0].may_report for one in (cast.alice, cast.bob, guest(cast))}
    assert list(offered.values()) == [True, False, True]


def test_who_may_report_is_who_may_see_it(cast, photo):
    removed = join(cast, "Rosa")
    removed.memberships.update(ended_at=SIX)
    for one in (cast.charlie, cast.dora, cast.edna, removed):
        with pytest.raises(Http404):
            hide(photo, one)
    assert Photo.objects.get().image
    assert hide(photo, guest(cast)).author == cast.bob


@pytest.mark.parametrize("named", ["photo:0", "photo", "photo:x"])
def test_what_names_no_photo_is_not_there(cast, photo, named):
    with pytest.raises(Http404):
        report(cast.alice, TextNamed.read(named), at=SIX)


def test_a_part_of_a_photo_and_one_taken_back_are_not_there(cast, photo):
    with pytest.raises(Http404):
        report(cast.alice, TextNamed.read(f"photo:{photo.pk}:7"), at=SIX)
    take_back_photo(photo=photo, by=cast.bob, at=SIX)
    with pytest.raises(Http404):
        hide(photo, cast.alice)


def test_reported_twice_it_is_one_report(cast, photo):
    assert hide(photo, cast.alice) == hide(photo, guest(cast))


def test_the_same_photo_shared_again_goes_and_comes_with_it(cast, photo):
    again, another = share(cast, cast.alice), share(cast, file=png())
    one = hide(photo, cast.alice)
    assert {row.pk: bool(row.image) for row in Photo.objects.all()} == {
        photo.pk: False, again.pk: False, another.pk: True,
    }  # fmt: skip
    both(one, cast, hides=False)
    assert all(row.image for row in Photo.objects.all())


def test_shown_again_it_stands_as_it_stood(cast, photo, keys, django_capture_on_commit_callbacks):
    one = hide(photo, cast.alice)
    with django_capture_on_commit_callbacks(execute=True):
        both(one, cast, hides=False)
    assert photo_for(seat_for(cast.alice, cast.circle.pk), photo.pk).image == photo.image
    assert not TakenOut.objects.exists()
    assert f"report-{one.pk}" not in keys.names()


def test_kept_hidden_its_picture_and_its_key_are_destroyed(
    cast, photo, keys, django_capture_on_commit_callbacks
):
    one = hide(photo, cast.alice)
    assert f"report-{one.pk}" in keys.names()
    with django_capture_on_commit_callbacks(execute=True):
        both(one, cast, hides=True)
    assert BreachReport.objects.get().outcome == "hidden"
    assert Photo.objects.get().image == b""
    assert not TakenOut.objects.exists()
    assert f"report-{one.pk}" not in keys.names()
    assert seen(cast, cast.bob)[0].is_hidden


def test_whoever_reported_it_takes_that_back(cast, photo):
    one = hide(photo, cast.alice)
    take_back(cast.alice, one.pk, at=SIX + timedelta(minutes=1))
    assert Photo.objects.get().image == photo.image


def test_hidden_it_cannot_be_taken_back_from_those_who_look(cast, photo):
    """Somebody's page was older than the report."""
    one = hide(photo, cast.alice)
    take_back_photo(photo=photo, by=cast.bob, at=SIX)
    assert Photo.objects.get().taken_back_at is None
    both(one, cast, hides=False)
    assert Photo.objects.get().image == photo.image


def test_one_that_went_meanwhile_does_not_come_back(cast, photo):
    one = hide(photo, cast.alice)
    Photo.objects.update(taken_back_at=SIX)
    both(one, cast, hides=False)
    assert Photo.objects.get().image == b""


def test_hidden_ones_make_room_for_others(cast, photo):
    for _each in range(MOST_EACH - 1):
        share(cast, file=png())
    hide(photo, cast.alice)
    assert share(cast, file=png()).pk


def test_leaving_for_good_it_is_gone_however_it_is_decided(cast, photo):
    one = hide(photo, cast.alice)
    carry_out(say_leaving(cast.bob, at=SIX), at=SIX)
    assert TakenOut.objects.get().picture == b""
    both(one, cast, hides=False)
    assert Photo.objects.get().image == b""


def test_those_who_look_get_it_and_nobody_else(cast, photo):
    cody = join(cast, "Cody", "co_facilitator")
    one = hide(photo, cast.alice)
    for viewer, chair in (
        (cast.alice, Chair.FACILITATOR),
        (cody, Chair.FACILITATOR),
        (cast.dora, Chair.NETWORK),
    ):
        assert reported_photo(viewer, one.pk, chair).image == photo.image
    for viewer in (cast.bob, cast.charlie, cast.edna, guest(cast)):
        for chair in Chair:
            with pytest.raises(Http404):
                reported_photo(viewer, one.pk, chair)
    with pytest.raises(Http404):
        reported_photo(cast.dora, one.pk, Chair.FACILITATOR)
    both(one, cast, hides=False)
    with pytest.raises(Http404):
        reported_photo(cast.dora, one.pk, Chair.NETWORK)


def test_who_leads_and_shared_it_does_not_get_it_either(cast):
    one = hide(share(cast, cast.alice), cast.bob)
    with pytest.raises(Http404):
        reported_photo(cast.alice, one.pk, Chair.FACILITATOR)


def test_a_report_of_words_has_no_photo(cast):
    one = report(cast.bob, TextNamed(kind="meeting-title", row=cast.circle.pk), at=SIX)
    assert not reports_of_network(cast.dora)[0].has_picture
    with pytest.raises(Http404):
        reported_photo(cast.dora, one.pk, Chair.NETWORK)


def test_one_whose_time_is_over_is_offered_to_nobody(cast, photo):
    one = hide(photo, cast.alice)
    assert reports_of_network(cast.dora)[0].has_picture
    seal_rooms(at=SIX + timedelta(days=100))
    assert not reports_of_network(cast.dora)[0].has_picture
    with pytest.raises(Http404):
        reported_photo(cast.dora, one.pk, Chair.NETWORK)


@pytest.mark.parametrize("hides", [True, False])
def test_the_letters_speak_of_a_photo_and_carry_none(cast, photo, hides):
    one = hide(photo, cast.alice)
    tell_waiting(at=SIX)
    waiting = {row.kind: WRITERS[row.kind](row, SIX) for row in Letter.objects.all()}
    assert {kind: draft.subject for kind, draft in waiting.items()} == {
        "words_hidden": "A photo you shared is hidden for now",
        "report_waiting": "A photo is hidden until you have looked",
    }
    both(one, cast, hides=hides)
    tell_waiting(at=SIX + timedelta(hours=1))
    draft = WRITERS["words_decided"](Letter.objects.get(kind="words_decided"), SIX)
    assert draft.subject == (
        "The photo you shared stays hidden" if hides else "The photo you shared is shown again"
    )
    said = " ".join(words for each in (*waiting.values(), draft) for words in each.paragraphs)
    assert "wrote" not in said
    assert "Alice" not in said
    assert reverse("kept.photo", args=[cast.circle.pk, photo.pk]) not in str((waiting, draft))


def test_the_journal_knows_the_report_and_nothing_of_the_picture(cast, photo):
    one = hide(photo, cast.alice)
    told = Entry.objects.get(kind="confidentiality.text_reported")
    assert told.about == {
        "report": one.pk, "community": cast.community.pk, "meeting": cast.circle.pk, "author": cast.bob.pk,
    }  # fmt: skip


def archived(person):
    with zipfile.ZipFile(io.BytesIO(archive_of(person, at=SIX))) as bundle:
        names = bundle.namelist()
        return [name for name in names if name.startswith("photos/")], bundle.read("photos.json").decode(), [
            name for name in names if PIXELS in bundle.read(name)
        ]  # fmt: skip


def test_the_file_of_ones_own_data_says_that_it_is_hidden_and_leaves_it_out(cast, photo):
    assert archived(cast.bob)[0] == archived(cast.bob)[2] == [f"photos/photo-{photo.pk}.jpg"]
    one = hide(photo, cast.alice)
    for person in (cast.alice, cast.bob, cast.dora):
        files, told, holding = archived(person)
        assert files == holding == []
        assert ('"hidden": true' in told) is (person == cast.bob)
    both(one, cast, hides=False)
    assert archived(cast.bob)[2] == [f"photos/photo-{photo.pk}.jpg"]
