"""The database as a thief has it: raw files, write-ahead logs and backups, read for an evening's words as bytes.

Nothing of what was said stands in any of them, before or after; with the keys the words come back, without them
nobody's do.
"""

import re
import sqlite3
import subprocess
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as running
from django.db import connection

from copal.base.intervals import Interval
from copal.cli import backup
from copal.domain.attendance.actions import claims, presence
from copal.domain.attendance.actions.presence import Marking
from copal.domain.confidentiality.rules import composed
from copal.instruments.sealing import KeyFolders, NotSealed, open_sealed
from copal.journeys.seal_rooms import seal_rooms
from copal.journeys.texts import TEXTS
from tests import cast as casting
from tests.cast import SIX
from tests.confidentiality.reporting import screens
from tests.leaving.planting import PLANTED, evening
from tests.support.postgres import OWNER, _run, binaries

ENDS = SIX + timedelta(hours=2)
OVER = ENDS + timedelta(hours=1)
PLAIN = re.compile(rb"planted-[a-z-]+-words")
SEALED = re.compile(
    rb"sealed1\.(meeting-\d+-[a-z]+)\.(?:(?!sealed1)[A-Za-z0-9_=-])+"
)  # the next column may be one, too
MOST_BEYOND = 24  # letters of the next column that look as if they belonged to it
STILL = ("parked", "whom", "follow-up", "step", "news", "claim", "withdrawal")  # after 90 days
STAYS = {b"planted-minute-words"}  # the minute of a decision is the community's record
SPOKEN = {b"talk", b"deciding", b"kept", b"evidence"}


@pytest.fixture
def keys(tmp_path, monkeypatch) -> KeyFolders:
    """Of this test alone."""
    monkeypatch.setattr(running, "KEY_FOLDERS", (tmp_path / "first", tmp_path / "second"))
    return KeyFolders(running.KEY_FOLDERS)


def play():
    """Everything that can be said in a room, through the room's own door; and what people say of their presence."""
    cast = casting.assemble()
    room = evening(cast)
    session = Interval(cast.circle.starts_at, cast.circle.ends_at)
    here = [Marking(person_id=cast.bob.pk, since=session.since, until=session.until)]
    (stay,) = presence.mark(meeting=cast.circle, markings=here, by=cast.alice, at=OVER)
    presence.withdraw(
        stay=stay,
        reason=composed("planted-withdrawal-words", audience="facilitators"),
        by=cast.alice,
        at=OVER,
    )
    claims.make_claim(
        meeting=cast.circle, person=cast.bob, since=session.since, until=session.until, at=OVER,
        words=composed("planted-claim-words", audience="facilitators"),
    )  # fmt: skip
    return room


def readable() -> set[str]:
    """What the house itself can read of it, in any text of any table, but for the minute that stays and the book of
    names, which is its author's and not the meeting's."""
    others = [one for one in TEXTS if one.audience != "author"]
    rows = (str(getattr(row, one.field)) for one in others for row in one.rows.all())
    return set(PLANTED.findall(" ".join(rows))) - {"planted-minute-words"}


def opened(keys: KeyFolders, stored: bytes) -> set[str]:
    """Every planted sentence that these keys bring back out of raw bytes."""
    found = set()
    for match in SEALED.finditer(stored):
        sealed = match.group().decode()
        for more in range(MOST_BEYOND):
            with suppress(NotSealed):  # cut in two by the end of a page
                found |= set(PLANTED.findall(open_sealed(keys, sealed[: len(sealed) - more]) or ""))
    return found


def hold(stored: bytes, keys: KeyFolders) -> set[str]:
    """Holds that nothing stands there in plain; returns what its keys open."""
    assert set(PLAIN.findall(stored)) <= STAYS
    assert {name.rpartition(b"-")[2] for name in SEALED.findall(stored)} >= SPOKEN
    return opened(keys, stored)


def files_of_sqlite() -> bytes:
    path = str(connection.settings_dict["NAME"])
    found = [Path(path + end) for end in ("", "-wal", "-journal", "-shm") if Path(path + end).exists()]
    return b"".join(one.read_bytes() for one in found)


def test_raw_sqlite_files_and_backups(transactional_db, keys, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's files")
    room = play()
    said = readable()
    assert len(said) > 25
    assert len(set(PLANTED.findall(screens(room))) & said) > 12
    backup.copy(connection.settings_dict, tmp_path / "early.sqlite3")
    raw, early = files_of_sqlite(), (tmp_path / "early.sqlite3").read_bytes()
    assert said <= hold(raw, keys)
    assert said == hold(early, keys)
    seal_rooms(at=ENDS + timedelta(days=90))
    backup.copy(connection.settings_dict, tmp_path / "later.sqlite3")
    later = (tmp_path / "later.sqlite3").read_bytes()
    kept = readable()
    assert kept == {f"planted-{what}-words" for what in STILL}
    for stored in (raw, early, later, files_of_sqlite()):
        assert set(PLAIN.findall(stored)) <= STAYS
        assert opened(keys, stored) == kept
    seal_rooms(at=ENDS + timedelta(days=1826))
    for stored in (raw, early, later, files_of_sqlite()):
        assert set(PLAIN.findall(stored)) <= STAYS
        assert opened(keys, stored) == set()
    assert readable() == set()
    assert PLANTED.findall(screens(room)) == []


def test_what_is_cleared_leaves_no_trace_in_the_file(transactional_db, keys):
    """Not even the sealed texts: what SQLite deletes is overwritten."""
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's files")
    play()
    seal_rooms(at=ENDS + timedelta(days=1826))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert SEALED.findall(files_of_sqlite()) == []


def test_a_backup_is_a_whole_database(transactional_db, keys, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's files")
    play()
    backup.copy(connection.settings_dict, tmp_path / "copy.sqlite3")
    assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (words,) = copy.execute("SELECT count(*) FROM facilitation_words").fetchone()
        assert words > 10
    assert not list(tmp_path.glob(".*"))


def files_of_postgres(cluster: Path) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    return b"".join(one.read_bytes() for one in sorted((cluster / "data").rglob("*")) if one.is_file())


@pytest.mark.postgres
def test_raw_postgresql_cluster_and_dumps(postgres_alone, cluster, keys, tmp_path, monkeypatch):
    monkeypatch.setattr(backup.shutil, "which", lambda name: str(binaries() / name))
    room = play()
    said = readable()
    assert len(said) > 25
    backup.copy(connection.settings_dict, tmp_path / "early.sql")
    early, raw = (tmp_path / "early.sql").read_bytes(), files_of_postgres(cluster)
    assert list((cluster / "data" / "pg_wal").glob("0*"))  # the write-ahead log is among what was read
    assert said <= hold(early, keys)
    assert set(PLAIN.findall(raw)) <= STAYS
    assert b"sealed1.meeting-" in raw
    seal_rooms(at=ENDS + timedelta(days=1826))
    backup.copy(connection.settings_dict, tmp_path / "later.sql")
    for stored in (early, raw, files_of_postgres(cluster), (tmp_path / "later.sql").read_bytes()):
        assert set(PLAIN.findall(stored)) <= STAYS
        assert opened(keys, stored) == set()
    assert SEALED.findall((tmp_path / "later.sql").read_bytes()) == []
    assert readable() == set()
    assert PLANTED.findall(screens(room)) == []


@pytest.mark.postgres
def test_a_dump_is_put_back_whole(postgres_alone, cluster, keys, tmp_path, monkeypatch):
    monkeypatch.setattr(backup.shutil, "which", lambda name: str(binaries() / name))
    play()
    backup.copy(connection.settings_dict, tmp_path / "copy.sql")
    socket = ("-h", str(cluster), "-U", OWNER)
    _run(str(binaries() / "createdb"), *socket, "again")
    try:
        dump = (tmp_path / "copy.sql").read_text(encoding="utf-8")
        psql = subprocess.run(
            [str(binaries() / "psql"), *socket, "-v", "ON_ERROR_STOP=1", "-q", "again"],
            input=dump + "\nSELECT 'words:' || count(*) FROM public.facilitation_words;",
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert psql.returncode == 0, psql.stderr
        assert int(re.search(r"words:(\d+)", psql.stdout).group(1)) > 10
    finally:
        _run(str(binaries() / "dropdb"), *socket, "again")
