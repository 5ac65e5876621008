"""Photos of a meeting: cleaned, sealed, at most six of one person, and gone when they are taken back or the talk goes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from copal.domain.facilitation.actions import share_photo, take_back_photo
from copal.domain.facilitation.actions.photos import MOST_BYTES, MOST_EACH, PhotoRefused
from copal.domain.facilitation.models import Photo
from copal.domain.facilitation.queries import photo_for, photo_to_take_back, photos_of, seat_for
from copal.domain.journal.models import Entry
from copal.domain.meetings.models import Cancellation
from copal.instruments.photos import clean
from tests.cast import SIX
from tests.facilitation.playing import join
from tests.instruments.photos import samples
from tests.instruments.photos.test_photos import png

ENDS = SIX + timedelta(hours=2)
PIXELS = samples.JPEG[-300:-40]  # of the picture itself


def share(cast, person=None, file=samples.JPEG, at=SIX):
    return share_photo(meeting=cast.circle, person=person or cast.bob, file_bytes=file, at=at)


def refused(cast, **about):
    with pytest.raises(PhotoRefused) as no:
        share(cast, **about)
    assert str(no.value)
    return no.value.reason


@pytest.mark.parametrize(
    ("file", "kind"),
    [(samples.JPEG, "jpeg"), (png(), "png"), (samples.WEBP, "webp")],
    ids=["jpeg", "png", "webp"],
)
def test_what_is_kept_is_the_cleaned_picture(cast, file, kind):
    share(cast, file=file)
    kept = Photo.objects.get()
    assert (kept.kind, kept.image, kept.by, kept.at) == (kind, clean(file).content, cast.bob, SIX)
    assert b"Planted" not in kept.image


def test_nothing_of_it_stands_in_the_database(cast):
    """Neither what the file told beside the picture nor the picture: it is sealed with the key of the talk."""
    share(cast)
    assert PIXELS in Photo.objects.get().image
    found = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for value in (one for row in cursor.fetchall() for one in row):
                found += bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    assert f"sealed1.meeting-{cast.circle.pk}-talk.".encode() in found
    assert PIXELS not in found
    assert b"Planted" not in found
    assert clean(samples.JPEG).content[:40] not in found


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "unknown"),
        (b"%PDF-1.7 planted", "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
        (samples.JPEG[:200], "broken"),
        (samples.MOVING, "moving"),
        (b"\xff\xd8\xff" + b"0" * MOST_BYTES, "too_many_bytes"),
        (png(width=9000, height=9000), "too_many_pixels"),
    ],
    ids=["empty", "pdf", "svg", "heic", "broken", "moving", "bytes", "pixels"],
)
def test_what_is_no_photo_is_refused_in_words(cast, file, reason):
    assert refused(cast, file=file) == reason
    assert not Photo.objects.exists()


def test_six_of_one_person_and_one_taken_back_makes_room(cast):
    photos = [share(cast) for _each in range(MOST_EACH)]
    assert refused(cast) == "enough"
    share(cast, cast.alice)
    take_back_photo(photo=photos[0], by=cast.bob, at=SIX)
    share(cast)
    assert refused(cast) == "enough"


def test_from_the_opening_of_the_room_until_the_talk_goes(cast):
    assert refused(cast, at=SIX - timedelta(hours=5)) == "too_early"
    share(cast, at=ENDS + timedelta(days=1))
    share(cast, at=ENDS + timedelta(days=90, seconds=-1))
    assert refused(cast, at=ENDS + timedelta(days=90)) == "gone"
    Cancellation.objects.create(meeting=cast.circle, at=SIX, by=cast.alice)
    cast.circle.refresh_from_db()
    assert refused(cast) == "called_off"


def test_off_the_record_nothing_can_be_added(open_room):
    cast = open_room.cast
    open_room.act(cast.alice, "off_record")
    assert refused(cast, at=open_room.at) == "off_record"
    open_room.act(cast.alice, "on_record")
    share(cast, at=open_room.at)


def test_taken_back_its_picture_is_gone_at_once(cast):
    photo = share(cast)
    take_back_photo(photo=photo, by=cast.bob, at=ENDS)
    take_back_photo(photo=photo, by=cast.alice, at=ENDS + timedelta(days=1))
    kept = Photo.objects.get()
    assert (kept.image, kept.taken_back_at) == (b"", ENDS)
    told = Entry.objects.filter(kind__startswith="facilitation.photo").order_by("pk")
    assert [(one.kind.partition(".")[2], one.by_id, one.about) for one in told] == [
        (kind, cast.bob.pk, {"meeting": cast.circle.pk, "photo": photo.pk})
        for kind in ("photo_shared", "photo_taken_back")
    ]


def test_seen_in_order_with_who_shared_and_who_may_take_back(cast):
    first, second = share(cast), share(cast, cast.alice, at=SIX + timedelta(minutes=1))
    take_back_photo(photo=share(cast), by=cast.bob, at=SIX)
    nora = join(cast, "Nora", "note_taker")

    def seen(person):
        rows = photos_of(seat_for(person, cast.circle.pk))
        return [(one.id, one.name, one.may_take_back) for one in rows]

    assert seen(cast.bob) == [(first.pk, "Bob", True), (second.pk, "Alice", False)]
    assert seen(cast.alice) == [(first.pk, "Bob", True), (second.pk, "Alice", True)]
    assert seen(nora) == [(first.pk, "Bob", False), (second.pk, "Alice", False)]


def test_a_photo_is_asked_for_through_a_seat(cast):
    mine, theirs = share(cast), share(cast, cast.alice)
    seat = seat_for(cast.bob, cast.circle.pk)
    assert photo_for(seat, theirs.pk).image == theirs.image
    assert photo_to_take_back(seat, mine.pk) == mine
    with pytest.raises(Http404):
        photo_to_take_back(seat, theirs.pk)
    take_back_photo(photo=theirs, by=cast.alice, at=SIX)
    with pytest.raises(Http404):
        photo_for(seat, theirs.pk)
