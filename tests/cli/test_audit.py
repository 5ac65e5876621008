"""Locked packages are held against known weaknesses; what could not be looked up is said and never taken for health."""

import json
import subprocess

import pytest

from copal.cli import auditing, checking
from copal.cli.auditing import NOT_LOOKED, Found, Weakness, read, told

WEAK = {"id": "PYSEC-2024-1", "fix_versions": ["2.0"], "description": "long"}


def answer(*rows):
    return json.dumps({"dependencies": list(rows), "fixes": []})


def well(name="good"):
    return {"name": name, "version": "1.0", "vulns": []}


def skipped(name="lost"):
    return {"name": name, "skip_reason": "not found"}


def test_a_known_weakness_fails_and_names_what_mends_it():
    words, is_well = told([read(answer(well(), {"name": "bad", "version": "1.9", "vulns": [WEAK]}))])
    assert not is_well
    assert "bad 1.9: PYSEC-2024-1, mended in 2.0" in words


def test_a_weakness_nobody_has_mended_says_so():
    assert "no version mends it yet" in str(Weakness(package="bad", version="1", id="X", mended_in=()))


def test_all_well_is_said_with_how_many():
    assert told([read(answer(well("a"), well("b")))]) == ("2 locked packages, no known weakness.", True)


def test_what_a_source_has_never_heard_of_is_said():
    words, is_well = told([read(answer(well(), skipped("lost")))])
    assert is_well
    assert words == f"{NOT_LOOKED}, nothing is known of: lost"


@pytest.mark.parametrize("nothing", ["", "Traceback", "[]", "{}", answer(), answer(skipped(), skipped("x"))])
def test_a_source_that_knows_nothing_is_no_source(nothing):
    """A mirror that hands out packages and no advisories would otherwise read as: nothing is wrong."""
    assert read(nothing) is None
    words, is_well = told([read(nothing)])
    assert is_well
    assert words.startswith(NOT_LOOKED)


def test_one_list_that_was_not_looked_at_is_not_hidden_by_another():
    words, _well = told([Found(known=3, unknown=(), weaknesses=()), None])
    assert NOT_LOOKED in words
    assert "no known weakness" not in words


def test_the_second_source_is_asked_when_the_first_does_not_know(monkeypatch):
    asked = []

    def from_source(_name, source):
        asked.append(source)
        return answer(well()) if source == auditing.SOURCES[1] else ""

    monkeypatch.setattr(auditing, "_answer", from_source)
    assert auditing.ask("requirements-dev.txt") == Found(known=1, unknown=(), weaknesses=())
    assert asked == list(auditing.SOURCES)


def test_the_tool_is_asked_about_exactly_what_is_locked(monkeypatch):
    """With the hashes required, so that a package cannot be looked up under another name or version."""
    seen = []

    def run(command, **how):
        seen.append(command)
        return subprocess.CompletedProcess(command, 0, stdout=answer(well()), stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    assert auditing.main([]) == 0
    lists = [command[command.index("--requirement") + 1] for command in seen]
    assert lists == list(auditing.LISTS)
    assert all("--require-hashes" in command and "--disable-pip" in command for command in seen)


def test_a_source_that_never_answers_does_not_hold_up_the_check(monkeypatch, capsys):
    def run(command, **how):
        raise subprocess.TimeoutExpired(command, how["timeout"])

    monkeypatch.setattr(subprocess, "run", run)
    assert auditing.main([]) == 0
    assert NOT_LOOKED in capsys.readouterr().out


def test_the_check_runs_it_and_shows_what_it_says(capsys):
    (step,) = [one for one in checking.steps() if one.name == "packages"]
    assert step.command[-1] == "audit"
    assert step.speaks
    assert checking.run(checking.Step("aloud", checking.python("-c", "print('heard')"), speaks=True))
    assert checking.run(checking.Step("quiet", checking.python("-c", "print('not heard')")))
    assert capsys.readouterr().out == "heard\n"
