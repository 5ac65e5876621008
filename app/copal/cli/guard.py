"""`copal guard check`: what in a text could identify somebody. Starts no Django and touches no database.

With `--jsonl` it answers one line of JSON for each line on standard input, at once, and a bad line with an error.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from copal.instruments.guard import UNSEEN, Span, check

_REFUSED = 2
_LISTS = ("allow", "roster", "fine")


class _BadLine(ValueError):
    pass


def main(argv: list[str]) -> int:
    """Exit code: 0 answered, 2 not understood."""
    if argv[:1] != ["check"]:
        print("Say what to do: ./copal guard check [FILE], or ./copal guard check --jsonl", file=sys.stderr)
        return _REFUSED
    parser = argparse.ArgumentParser(
        prog="copal guard check", description="Mark what could identify a child, a family or a colleague."
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text; standard input when left out")
    parser.add_argument(
        "--jsonl", action="store_true", help="a JSON object a line in, a JSON object a line out"
    )
    parser.add_argument("--lang", help="the language of the text, such as en, fr, es or pt")
    asked = parser.parse_args(argv[1:])
    if asked.jsonl:
        return _lines()
    return _plain(asked.file, asked.lang)


def _lines() -> int:
    out = sys.stdout
    for raw in sys.stdin.buffer:
        if raw.strip():
            out.write(json.dumps(_answer(raw)) + "\n")
            out.flush()
    return 0


def _answer(raw: bytes) -> dict[str, Any]:
    asked: Any = None
    try:
        asked = _asked(raw)
        found = check(asked["text"], asked.get("lang"), **{name: asked.get(name) or () for name in _LISTS})
    except _BadLine as fault:
        answer: dict[str, Any] = {"error": "bad_line", "words": str(fault)}
    except Exception as fault:  # noqa: BLE001 - one odd line must not end the others
        answer = {"error": "failed", "words": f"This text could not be read ({type(fault).__name__})."}
    else:
        answer = {"spans": [span.as_list() for span in found]}
    if isinstance(asked, dict) and "id" in asked:
        answer["id"] = asked["id"]
    return answer


def _asked(raw: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _BadLine("The line is not a text in UTF-8.") from None
    except (ValueError, RecursionError):
        raise _BadLine("The line is not JSON.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise _BadLine("The line is not a JSON object with a text.")
    if not isinstance(asked.get("lang"), str | None):
        raise _BadLine("The language is not a word.")
    for name in _LISTS:
        listed = asked.get(name) or []
        plain = isinstance(listed, list) and all(
            isinstance(entry, str) or (name == "roster" and isinstance(entry, dict)) for entry in listed
        )
        if not plain:
            raise _BadLine(f"The key “{name}” is not a list of strings.")
    return asked


def _plain(file: str | None, lang: str | None) -> int:
    try:
        raw = sys.stdin.buffer.read() if file is None else Path(file).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as fault:
        print(f"{file} cannot be read: {fault.strerror}.", file=sys.stderr)
        return _REFUSED
    except UnicodeDecodeError:
        print("This is not a text in UTF-8.", file=sys.stderr)
        return _REFUSED
    for span in check(text, lang):
        print(_told(text, span))
    print(UNSEEN)
    return 0


def _told(text: str, span: Span) -> str:
    line = text.count("\n", 0, span.start) + 1
    shown = " ".join(text[span.start : span.end].split())
    sure = "certain" if span.strength == "certain" else "could point to someone"
    return f"line {line}: “{shown}” ({span.label}, {sure}): {span.reason}. Safer: {span.suggestion}."
