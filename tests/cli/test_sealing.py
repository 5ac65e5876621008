"""`copal seal` and `copal backup`, as an operator types them, on a database of their own."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from copal.cli import backup, places, sealing
from copal.config.doctor import key_folder
from copal.instruments.sealing import KeyFolders

NOW = datetime.now(tz=UTC)
SAID = "What works at clean-up time is a song"

SAY = f"""
import django; django.setup()
from datetime import datetime, timedelta, UTC
from copal.domain.communities.models import Community
from copal.domain.facilitation.models import Words
from copal.domain.meetings.models import Meeting
at = datetime.now(tz=UTC)
community = Community.objects.create(slug="circle", name="Circle", kind="topical", joining="closed", founded_at=at)
for days in (100, 10):
    ends = at - timedelta(days=days)
    meeting = Meeting.objects.create(community=community, title="Circle", starts_at=ends - timedelta(hours=2),
        ends_at=ends, timezone="America/New_York", at=at)
    Words.objects.create(meeting=meeting, words={SAID!r}, at=ends)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> dict[str, str]:
    """A site in folders of its own: one meeting long over, one of last week, something said at each."""
    home = tmp_path_factory.mktemp("site")
    keys = os.pathsep.join(str(home / one) for one in ("keys", "spare"))
    around = {**places.environment(), "COPAL_DATA": str(home / "data"), "COPAL_KEYS": keys, "HOME_OF_SITE": str(home),
              "DJANGO_SETTINGS_MODULE": "copal.config.settings"}  # fmt: skip
    for program in (["-m", "django", "migrate", "-v", "0"], ["-c", SAY]):
        subprocess.run([sys.executable, *program], env=around, check=True, timeout=120)
    return around


def copal(site: dict[str, str], *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-P", "-m", "copal.cli", *words],
        capture_output=True, text=True, check=False, env=site, timeout=60,
    )  # fmt: skip


def home(site: dict[str, str]) -> Path:
    return Path(site["HOME_OF_SITE"])


def test_the_story_of_a_key(site):
    early = copal(site, "backup", str(home(site) / "early.sqlite3"))
    assert (early.returncode, early.stderr) == (0, "")
    before = copal(site, "seal", "status", "--json")
    told = json.loads(before.stdout)
    assert before.returncode == 1
    assert told["kinds"]["talk"]["standing"] == 2
    assert (told["overdue"], told["lost"], told["complete"]) == (1, 0, True)
    assert [Path(one["folder"]).name for one in told["folders"]] == ["keys", "spare"]
    done = copal(site, "seal", "run")
    assert (done.returncode, done.stdout) == (0, "1 key was destroyed.\n")
    after = copal(site, "seal", "status", "--json")
    told = json.loads(after.stdout)
    assert after.returncode == 0
    talk = told["kinds"]["talk"]
    assert (talk["standing"], talk["overdue"], talk["destroyed"]) == (1, 0, 1)
    due = datetime.fromisoformat(talk["next_due"])
    assert abs(due - (NOW + timedelta(days=80))) < timedelta(hours=1)
    plain = copal(site, "seal", "status")
    assert plain.returncode == 0
    assert "complete" in plain.stdout
    assert due.date().isoformat() in plain.stdout


def test_a_backup_holds_no_words_and_no_keys(site):
    place = home(site) / "copy.sqlite3"
    assert copal(site, "backup", str(place)).returncode == 0
    stored = place.read_bytes()
    assert SAID.encode() not in stored
    assert b"sealed1.meeting-" in stored
    for key in (home(site) / "keys").iterdir():
        assert key.read_bytes() not in stored
    with closing(sqlite3.connect(place)) as copy:
        assert copy.execute("SELECT count(*) FROM facilitation_words").fetchone() == (2,)


def test_a_backup_is_never_written_over_another_or_beside_the_keys(site):
    place = home(site) / "twice.sqlite3"
    place.write_text("something else")
    again = copal(site, "backup", str(place))
    assert (again.returncode, place.read_text()) == (2, "something else")
    assert "there already" in again.stderr
    assert "beside the keys" in copal(site, "backup", str(home(site) / "keys" / "copy")).stderr
    assert "no folder" in copal(site, "backup", str(home(site) / "nowhere" / "copy")).stderr


def test_a_folder_that_lacks_keys_is_told_and_mended(site):
    for one in (home(site) / "spare").iterdir():
        one.unlink()
    told = copal(site, "seal", "status")
    assert told.returncode == 1
    assert "lacks 1" in told.stdout
    assert copal(site, "seal", "run").returncode == 0
    assert copal(site, "seal", "status").returncode == 0


def test_words_it_does_not_know_are_refused(capsys):
    assert sealing.main([]) == 2
    assert sealing.main(["destroy"]) == 2
    assert "./copal seal status" in capsys.readouterr().err


def test_without_a_database_there_is_no_backup(tmp_path):
    with pytest.raises(backup.NoBackup, match="no database"):
        backup.copy(
            {"ENGINE": "copal.config.sqlite", "NAME": str(tmp_path / "none.sqlite3")}, tmp_path / "copy"
        )
    assert not list(tmp_path.iterdir())


def test_without_pg_dump_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(backup.shutil, "which", lambda _name: None)
    one = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "x",
        "HOST": "",
        "PORT": "",
        "USER": "",
        "PASSWORD": "",
    }
    with pytest.raises(backup.NoBackup, match="postgresql-client"):
        backup.copy(one, tmp_path / "copy")
    assert not list(tmp_path.iterdir())


def test_the_doctor_says_where_keys_stand(tmp_path):
    KeyFolders([tmp_path / "data" / "keys"]).made("meeting-1-talk")
    _name, is_fine, words = key_folder(tmp_path / "data" / "keys", tmp_path / "data")
    assert is_fine
    assert "leave it out of copies" in words
    assert key_folder(tmp_path / "elsewhere", tmp_path / "data") == (
        "keys",
        True,
        str(tmp_path / "elsewhere"),
    )
    assert not key_folder(tmp_path / "data" / "files" / "keys", tmp_path / "data")[1]
    (tmp_path / "data" / "keys").chmod(0o755)
    assert "chmod 700" in key_folder(tmp_path / "data" / "keys", tmp_path / "data")[2]
    (tmp_path / "file").touch()
    assert not key_folder(tmp_path / "file" / "keys", tmp_path / "data")[1]
