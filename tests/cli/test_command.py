"""The `copal` command, as somebody types it."""

import subprocess
import sys

import pytest

from copal.cli import checking, measuring, places
from copal.cli import testing as tests_command
from copal.cli.__main__ import COMMANDS, find


def copal(*words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-P", "-m", "copal.cli", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**places.environment(), **environment},
        timeout=60,
    )


@pytest.mark.parametrize("words", [(), ("help",), ("--help",)])
def test_alone_it_lists_the_commands(words):
    done = copal(*words)
    assert done.returncode == 0
    assert "./copal up" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chekc",), "Did you mean ./copal check?"),
        (("xyzzy",), "lists the commands"),
        (("attendance",), "./copal attendance read"),
        (("check", "--quick"), "takes only --fast"),
        (("bench", "nothing-like-it"), "no benchmark"),
        (("migrate", "now"), "takes no words"),
        (("doctor", "please"), "takes no words"),
        (("up", "--port", "99999"), "not a port"),
    ],
)
def test_what_is_not_understood_gets_a_sentence_and_a_2(words, told):
    done = copal(*words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", COMMANDS.values())
def test_every_command_is_there(place):
    assert callable(find(place))


def test_reading_a_report_loads_no_django():
    code = "import sys; from copal.cli.__main__ import find; find('copal.cli.attendance:read'); print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=places.environment()
    )
    assert done.stdout.strip() == "False"


def test_serve_says_everything_that_is_missing():
    done = copal("serve", COPAL_MODE="", COPAL_DATA=str(places.ROOT / "data"))
    assert done.returncode == 2
    for name in ("COPAL_SECRET_KEY", "COPAL_ADDRESS", "COPAL_MAIL_URL", "COPAL_MAIL_FROM"):
        assert name in done.stderr
    assert "docs/operating.md" in done.stderr


def test_without_a_browser_the_tests_say_so_and_ci_fails(monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(tests_command, "chromium", lambda: None)
    monkeypatch.setattr(tests_command.subprocess, "run", lambda command, **_: ran.append(command) or Done(0))
    monkeypatch.setenv("CI", "")
    assert tests_command.main([]) == 0
    assert ran[0][-2:] == ["-m", "not browser"]
    assert capsys.readouterr().err.count("BROWSER TESTS WERE NOT RUN") == 2
    monkeypatch.setenv("CI", "true")
    assert tests_command.main([]) == 1
    assert len(ran) == 1


class Done:
    def __init__(self, code: int) -> None:
        self.returncode, self.stdout, self.stderr = code, "what failed\n", ""


def test_check_runs_every_step_and_sums_up(monkeypatch, capsys):
    monkeypatch.setattr(checking.subprocess, "run", lambda command, **_: Done(int("mypy" in command)))
    assert checking.main(["--fast"]) == 1
    told = capsys.readouterr().out
    assert "what failed" in told
    assert "Failed: types." in told
    assert told.count(" s\n") == len(checking.steps())


def test_benchmarks_are_found_by_name(monkeypatch, capsys, tmp_path):
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "__init__.py").touch()
    (tmp_path / "bench" / "pages.py").touch()
    monkeypatch.setattr(measuring, "ROOT", tmp_path)
    assert measuring.main([]) == 0
    assert "./copal bench pages" in capsys.readouterr().out
    assert measuring.main(["page"]) == 2
    assert "Did you mean pages?" in capsys.readouterr().err
