"""`copal guard check`: lines in, lines out, and no line that ends it."""

import io
import json
import sys

import pytest

from copal.cli import guard


def asked(monkeypatch, capsys, raw, *words):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    code = guard.main(["check", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_line_is_answered_by_a_line(monkeypatch, capsys):
    lines = [
        {"text": "Khalid bit me.", "id": 7},
        {"text": "All is well.", "lang": None, "allow": None},
        {"text": "Ask Kestrelina.", "roster": ["Kestrelina", {"name": "Oldbridge", "kind": "town"}], "fine": ["nobody"]},
    ]  # fmt: skip
    raw = b"\n".join(json.dumps(line).encode() for line in lines)
    code, out, _err = asked(monkeypatch, capsys, raw, "--jsonl")
    first, second, third = map(json.loads, out.splitlines())
    assert code == 0
    assert first["id"] == 7
    start, end, label, strength, reason, suggestion = first["spans"][0]
    assert (start, end, label, strength) == (0, 6, "PERSON", "certain")
    assert reason.startswith("name: ")
    assert "made-up" in suggestion
    assert second == {"spans": []}
    assert third["spans"][0][4].startswith("name.roster: ")


@pytest.mark.parametrize(
    "raw",
    [b"{", b"[1]", b"\xff\xfe", b'{"text": 3}', b'{"text": "a", "allow": "b"}', b'{"text": "a", "lang": 3}',
     b'{"text": "a", "roster": [1]}', b"[" * 100_000, b'{"id": 1}', b"NaN"],
)  # fmt: skip
def test_a_bad_line_is_told_and_the_next_is_answered(monkeypatch, capsys, raw):
    code, out, _err = asked(monkeypatch, capsys, raw + b'\n\n{"text": "ok"}\n', "--jsonl")
    bad, good = map(json.loads, out.splitlines())
    assert (code, bad["error"], good) == (0, "bad_line", {"spans": []})
    assert bad["words"].endswith(".")


def test_half_a_letter_is_answered(monkeypatch, capsys):
    raw = b'{"text": "\\ud800 Khalid", "id": "\\ud800"}'
    _code, out, _err = asked(monkeypatch, capsys, raw, "--jsonl")
    assert json.loads(out)["spans"][0][:2] == [2, 8]


def test_plain_text_is_answered_in_words(monkeypatch, capsys, tmp_path):
    code, out, _err = asked(monkeypatch, capsys, b"Hi.\nKhalid bit\tme.")
    assert code == 0
    assert "line 2: “Khalid” (PERSON, certain)" in out
    assert "does not know your town" in out
    file = tmp_path / "text.txt"
    file.write_text("Khalid.", encoding="utf-8")
    assert "Khalid" in asked(monkeypatch, capsys, b"", str(file), "--lang", "en")[1]


def test_what_cannot_be_read_is_refused(monkeypatch, capsys, tmp_path):
    assert asked(monkeypatch, capsys, b"\xff")[0] == 2
    assert asked(monkeypatch, capsys, b"", str(tmp_path / "none.txt"))[0] == 2
    assert guard.main([]) == 2
