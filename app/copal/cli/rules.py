"""`copal rules progress CASE.json --json` and `copal rules lint [FILE...]`: requirement rules without the product.

Starts no Django and touches no database, so it answers at once.
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from copal.instruments.requirements import (
    CaseRefused,
    PackRefused,
    Record,
    Result,
    as_json,
    progress,
    read_case,
)

_REFUSED = 2


def main(argv: list[str]) -> int:
    """Exit code: 0 done, 1 lint found something, 2 refused or not understood."""
    words = {"progress": show_progress, "lint": lint}
    if argv[:1] and argv[0] in words:
        return words[argv[0]](argv[1:])
    print("Say what to do with rules: ./copal rules progress CASE.json --json, or ./copal rules lint [FILE...]",
          file=sys.stderr)  # fmt: skip
    return _REFUSED


def show_progress(argv: list[str]) -> int:
    """Print where the person of a case stands."""
    parser = argparse.ArgumentParser(
        prog="copal rules progress", description="Where a person stands by every rule that applies to them."
    )
    parser.add_argument(
        "case", type=Path, metavar="CASE.json", help="the day, the person, the entries and the packs"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    asked = parser.parse_args(argv)
    try:
        case = read_case(_json_of(asked.case))
    except CaseRefused as refusal:
        return _refuse({"error": "case_refused", "words": refusal.words})
    except PackRefused as refusal:
        return _refuse({"error": "pack_refused", "pack": refusal.pack, "words": refusal.words})
    results = progress(case.positions, Record(case.entries, case.reversals, case.on), case.rules)
    if asked.json:
        json.dump(as_json(case.person, case.on, results), sys.stdout, indent=1)
        print()
    else:
        _show(results)
    return 0


def lint(argv: list[str]) -> int:
    """Check packs: the files named, or all that come with the house."""
    from copal.instruments.requirements.lint import lint as check
    from copal.policies.requirements import pack_files

    parser = argparse.ArgumentParser(prog="copal rules lint", description="Check rule packs (TOML).")
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="packs; all of the house when left out"
    )
    asked = parser.parse_args(argv)
    findings = check(asked.files or pack_files())
    for one in findings:
        print(f"{one.file}: {one.words}" if one.is_refusal else f"{one.file}: note: {one.words}")
    refused = sum(one.is_refusal for one in findings)
    if not refused:
        number = len(asked.files or pack_files())
        print(f"{number} {'pack' if number == 1 else 'packs'} in order.")
    return _REFUSED if refused else 0


def _json_of(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(
            text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_each_key_once
        )
    except OSError as fault:
        raise CaseRefused(f"{path.name} cannot be read: {fault.strerror}.") from None
    except UnicodeDecodeError:
        raise CaseRefused(f"{path.name} is not a text in UTF-8.") from None
    except RecursionError:
        raise CaseRefused(f"{path.name} is nested too deeply.") from None
    except (ValueError, ArithmeticError) as fault:
        raise CaseRefused(f"{path.name} is not JSON: {fault}.") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key “{twice[:60]}” stands twice in one table")
    return found


def _refuse(answer: dict[str, str]) -> int:
    print(json.dumps(answer))
    print(answer["words"], file=sys.stderr)
    return _REFUSED


def _show(results: list[Result]) -> None:
    if not results:
        print("No rule of these packs applies to this person on that day.")
    for one in results:
        needed = "unknown" if one.required_minutes is None else str(one.required_minutes)
        until = f", by {one.window.end}" if one.window else ""
        print(
            f"{one.rule} ({one.position.id}): {one.status}, {one.counted_minutes} of {needed} minutes{until}"
        )
        if one.because:
            print(f"    because: {', '.join(one.because)}")
