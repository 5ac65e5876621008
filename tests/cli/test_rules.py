"""`copal rules`: answers at once, without the product; bad input is one clear sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from copal.cli import rules
from copal.policies import requirements as policies
from tests.instruments.requirements.made import case, entry, rule
from tests.instruments.requirements.test_cases import CASES

D01 = CASES / "d01.json"


def asked(capsys, *words):
    code = rules.main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_progress_answers_a_case(capsys):
    code, out, _err = asked(capsys, "progress", str(D01), "--json")
    assert (code, json.loads(out)) == (0, json.loads((CASES / "d01.expected.json").read_text()))


def test_progress_in_words(capsys):
    code, out, _err = asked(capsys, "progress", str(D01))
    assert code == 0
    assert "us-me.licensing.fcc.provider (w1): on_track, 540 of 720 minutes, by 2025-02-09" in out


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (json.dumps(case(rules=[rule(colour="red")])), "pack_refused"),
        (json.dumps(case(entry("a", "2024-03-01"))), "case_refused"),
        ("{", "case_refused"),
        ("", "case_refused"),
        ('{"on": NaN}', "case_refused"),
        ('{"on": 1, "on": 2}', "case_refused"),
        ("[" * 100_000, "case_refused"),
        ('{"on": ' + "9" * 5000 + "}", "case_refused"),
        ('{"on": 1e999999999999}', "case_refused"),
        (json.dumps(case(entry("\ud800\x1b[31m", "2024-03-01"))), "case_refused"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(capsys, tmp_path, text, error):
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    code, out, err = asked(capsys, "progress", str(file), "--json")
    told = json.loads(out)
    assert (code, told["error"]) == (2, error)
    assert told["words"].endswith(".")
    assert told["words"] == err.strip()
    assert "\x1b" not in err
    assert ("pack" in told) == (error == "pack_refused")


def test_a_file_that_is_not_there_or_no_text(capsys, tmp_path):
    assert asked(capsys, "progress", str(tmp_path / "none.json"), "--json")[0] == 2
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    assert asked(capsys, "progress", str(tmp_path / "bytes.json"), "--json")[0] == 2


def test_names_from_anywhere_are_told_as_they_are(capsys, tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case(entry("\ud800", "2024-03-01", 5))), encoding="utf-8")
    code, out, _err = asked(capsys, "progress", str(file), "--json")
    assert (code, json.loads(out)["results"][0]["entries"][0]["id"]) == (0, "\ud800")


def test_lint_of_the_house(capsys):
    code, out, _err = asked(capsys, "lint")
    assert code == 0
    assert f"{len(policies.pack_files())} packs in order." in out


def test_lint_of_a_bad_file(capsys, tmp_path):
    bad = tmp_path / "bad.toml"
    for text in ("[pack", "[pack]\nid = 'x'", "x = nan", "\x00"):
        bad.write_text(text)
        code, out, _err = asked(capsys, "lint", str(bad))
        assert code == 2
        assert out.startswith("bad.toml: ")
    assert asked(capsys, "lint", str(tmp_path / "none.toml"))[0] == 2


@pytest.mark.parametrize("words", [(), ("progres",)])
def test_what_is_not_understood(capsys, words):
    code, _out, err = asked(capsys, *words)
    assert code == 2
    assert "./copal rules progress CASE.json --json" in err


def test_no_django_is_started():
    code = (
        f"import sys; from copal.cli.rules import main; main(['progress', {str(D01)!r}, '--json']);"
        "sys.exit(any(m.split('.')[0] == 'django' for m in sys.modules))"
    )
    app = str(Path(rules.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": app}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
