"""`copal attendance read`: JSON for programs, a table for people, and plain words when asked wrongly."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from copal.cli import attendance
from tests.instruments.reports.test_cases import EXPECTED, FOLDER

APP = Path(attendance.__file__).parents[2]


@pytest.fixture
def held(tmp_path):
    path = tmp_path / "meeting.json"
    path.write_text(json.dumps(json.loads(EXPECTED[0].read_text("utf-8"))["meeting"]), "utf-8")
    return str(path)


REPORT = str(FOLDER / "d01_participants_81234509876.csv")


def test_json_has_exactly_the_expected_keys(held, capsys):
    assert attendance.read([REPORT, "--meeting", held, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"kind", "error", "participants"}
    assert len(printed["participants"]) == 13


def test_the_table_is_for_people(held, capsys):
    assert attendance.read([REPORT, "--meeting", held]) == 0
    shown = capsys.readouterr().out
    assert "118 min  Amina Warsame" in shown
    assert "to decide: A09, A10" in shown


def test_a_refused_file_is_an_answer_in_words(held, capsys, tmp_path):
    (tmp_path / "empty.csv").touch()
    assert attendance.read([str(tmp_path / "empty.csv"), "--meeting", held]) == 0
    assert "empty" in capsys.readouterr().out


def test_names_cannot_steer_the_terminal(held, capsys, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("Name,Time in,Time out\n\x1b[2JAmina,6:00 PM,7:00 PM\n", "utf-8")
    assert attendance.read([str(bad), "--meeting", held]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("meeting", ["", "[]", "{}", "null", '{"scheduled_start": "soon", "scheduled_end": "later", "timezone": "x"}',
    '{"scheduled_start": "2026-01-12T18:00:00", "scheduled_end": "2026-01-12T20:00:00", "timezone": "America/New_York"}',
    '{"scheduled_start": "2026-01-12T18:00:00Z", "scheduled_end": "2026-01-12T20:00:00Z", "timezone": "Nowhere/Town"}',
    '{"scheduled_start": "2026-01-12T18:00:00Z", "scheduled_end": "2026-01-12T20:00:00Z", "timezone": "../../etc/passwd"}',
    '{"scheduled_start": "2026-01-12T18:00:00Z", "scheduled_end": "2026-01-12T20:00:00Z", "timezone": "UTC", "roster": [{"id": 1}]}'])  # fmt: skip
def test_a_bad_meeting_is_said_and_ends_with_two(meeting, capsys, tmp_path):
    (tmp_path / "meeting.json").write_text(meeting, "utf-8")
    assert attendance.read([REPORT, "--meeting", str(tmp_path / "meeting.json"), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "does not describe a meeting" in printed.err


@pytest.mark.parametrize(
    "argv",
    [
        ["nowhere.csv", "--meeting", "MEETING"],
        [REPORT, "--meeting", "nowhere.json"],
        ["/", "--meeting", "MEETING"],
    ],
)
def test_a_missing_file_is_said_and_ends_with_two(argv, held, capsys):
    assert attendance.read([held if one == "MEETING" else one for one in argv]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_wrong_arguments_end_with_two():
    with pytest.raises(SystemExit) as stopped:
        attendance.read([REPORT])
    assert stopped.value.code == 2


def test_it_starts_without_django(held):
    code = f"import sys; from copal.cli.attendance import read; read([{REPORT!r}, '--meeting', {held!r}]); sys.exit(any(m.split('.')[0] in ('django', 'openpyxl') for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(APP)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
