"""`copal ledger verify | export | prove | check | new-key`: that the record is as it was written, and proof of it.

`check` needs neither a site nor a database: it is for whoever was handed a proof.
"""

import argparse
import json
import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

WRONG, REFUSED = 1, 2
WHAT = {
    "altered": "does not say what was written",
    "missing": "was taken out",
    "reordered": "does not stand where it was written",
    "added": "was put in: nobody wrote it",
    "words_differ": "has other words beside it than were written",
    "root_differs": "does not come to what was signed",
    "day_missing": "was taken out of the line of days",
    "signature_wrong": "is not signed by the key it names",
    "key_unknown": "is signed by a key that no key before it vouches for",
}


def main(argv: list[str]) -> int:
    """Exit code: 0 all is well, 1 something differs, 2 not understood or refused."""
    words = {"verify": verify, "export": export, "prove": prove, "check": check, "new-key": new_key}
    if argv[:1] and argv[0] in words:
        return words[argv[0]](argv[1:])
    return _refuse(
        "Say what to do with the ledger: ./copal ledger verify, export PERSON, prove ENTRY, check FILE or new-key"
    )


def verify(argv: list[str]) -> int:
    asked = _parser("verify", "Work the whole record out anew, and name the first thing that differs.")
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    asked.add_argument(
        "--since", type=date.fromisoformat, metavar="DAY", help="only days closed on DAY or later"
    )
    asked.add_argument("--key", default="", help="the first public key, as you kept it yourself")
    options = asked.parse_args(argv)
    _start()
    from copal.domain.hours.queries.proof import check_record

    began = time.perf_counter()
    found = check_record(since=options.since, trusted=options.key)
    seconds = round(time.perf_counter() - began, 2)
    wrong = _told(found.finding) if found.finding else None
    if options.json:
        print(json.dumps({"ok": wrong is None, "entries": found.entries, "days": found.days, "seconds": seconds,
                          "finding": wrong}))  # fmt: skip
    elif wrong:
        print(wrong["words"])
    else:
        print(f"All is as it was written: {found.entries} entries, {found.days} closed days, {seconds} s.")
    return WRONG if wrong else 0


def _told(finding: Any) -> dict[str, Any]:
    named = {name: getattr(finding, name) for name in ("what", "person", "number", "entry", "day", "key")}
    if finding.person is not None or finding.entry is not None:
        parts = [f"entry {finding.entry}" if finding.entry is not None else "an entry"]
        if finding.person is not None:
            parts.append(f"of person {finding.person}")
        if finding.number is not None:
            parts.append(f"(number {finding.number})")
        subject = " ".join(parts)
    else:
        subject = (
            f"{finding.day}" if finding.what not in ("missing", "added") else f"an entry of {finding.day}"
        )
    return named | {"words": f"{subject[:1].upper()}{subject[1:]} {WHAT[finding.what]}."}


def export(argv: list[str]) -> int:
    asked = _parser("export", "Every entry of one person, each with its proof, as JSON lines.")
    asked.add_argument("person", type=int, metavar="PERSON", help="the person's number")
    options = asked.parse_args(argv)
    _start()
    from copal.domain.hours.queries.papers import proofs_of

    for one in proofs_of(options.person):
        print(json.dumps(one))
    return 0


def prove(argv: list[str]) -> int:
    asked = _parser("prove", "The proof of one entry, without any other.")
    asked.add_argument("entry", type=int, metavar="ENTRY", help="the entry's number")
    options = asked.parse_args(argv)
    _start()
    from copal.domain.hours.queries.papers import NotClosed, proof_of

    try:
        print(json.dumps(proof_of(options.entry), indent=1))
    except NotClosed:
        return _refuse("Its day is not closed yet. Ask again tomorrow.")
    except LookupError:
        return _refuse(f"There is no entry {options.entry}.")
    return 0


def check(argv: list[str]) -> int:
    from copal.instruments.proof.paper import ProofRefused, holds

    asked = _parser("check", "Check proofs that ./copal ledger prove or export made. Needs no site.")
    asked.add_argument("file", type=Path, metavar="FILE")
    asked.add_argument("--key", default="", help="the first public key, as you know it from elsewhere")
    asked.add_argument("--json", action="store_true", help="print one JSON object a line")
    options = asked.parse_args(argv)
    wrongs = 0
    try:
        for proof in _proofs(options.file.read_text(encoding="utf-8")):
            wrong, said = holds(proof, trusted=options.key)
            wrongs += bool(wrong)
            print(
                json.dumps({"ok": not wrong, "what": wrong, **said}) if options.json else _line(wrong, said)
            )
    except OSError as problem:
        return _refuse(f"{options.file.name} cannot be read: {problem.strerror}.")
    except ProofRefused as refusal:
        return _refuse(str(refusal))
    return WRONG if wrongs else 0


def _proofs(text: str) -> list[Any]:
    """One proof, or one on each line. Raises ProofRefused where there is none."""
    from copal.instruments.proof.paper import ProofRefused

    for whole in ([text], text.splitlines()):
        try:
            found = [json.loads(one) for one in whole if one.strip()]
        except ValueError:
            continue
        if found:
            return found
    raise ProofRefused("This file is not a proof of an entry.")


def _line(wrong: str, said: dict[str, str]) -> str:
    entry = f"{said['minutes']} minutes of {said['kind']} on {said['day']}, person {said['person']}"
    return f"{entry}: {'does not hold, ' + wrong if wrong else 'holds'}"


def new_key(argv: list[str]) -> int:
    _parser("new-key", "Sign days with a new key from now on; the key before it vouches for it.").parse_args(
        argv
    )
    _start()
    from django.conf import settings

    from copal.domain.hours.actions import new_key as make
    from copal.instruments.proof.keys import KeyLost, Keyring

    try:
        signer = make(keyring=Keyring(settings.SIGNING_FOLDERS), at=datetime.now(UTC))
    except KeyLost as lost:
        return _refuse(
            f"The key {lost} is not in the folder of signing keys. Bring it back from where you keep a copy."
        )
    print(f"Days are signed by {signer.id} from now on. Public key: {signer.public}")
    return 0


def _parser(word: str, what: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"copal ledger {word}", description=what)


def _start() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return REFUSED
