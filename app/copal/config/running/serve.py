"""`copal serve`: the site for others. Starts only when nothing is missing and nothing is unsafe."""

import argparse
import os
from pathlib import Path

from copal.config.running import keeping
from copal.config.running.words import CannotStart, say

PARTS = {
    "room": "a further process that answers only the streams of rooms (needs COPAL_REDIS_URL)",
    "pages": "a further process that serves pages, without a worker (needs COPAL_REDIS_URL and PostgreSQL)",
}


def options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./copal serve", description="Start Copal for others.")
    parser.add_argument(
        "--bind", default=os.environ.get("COPAL_BIND", "127.0.0.1"), help="address to listen on"
    )
    parser.add_argument(
        "--port", type=int, default=int(os.environ.get("COPAL_PORT", "8000")), help="port to listen on"
    )
    parts = parser.add_mutually_exclusive_group()
    for part, words in PARTS.items():
        parts.add_argument(
            f"--{part}", dest="part", action="store_const", const=part, default="whole", help=words
        )
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    chosen = options(argv)
    try:
        _set_up(chosen.part)
        return _start(chosen)
    except CannotStart as trouble:
        say(str(trouble))
        return 2


def migrate(argv: list[str]) -> int:
    """`copal migrate`: with the same settings as `serve`."""
    if argv:
        say("./copal migrate takes no words after it.")
        return 2
    try:
        _set_up()
    except CannotStart as trouble:
        say(str(trouble))
        return 2
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)
    return 0


def _set_up(part: str = "whole") -> None:
    os.environ["COPAL_MODE"] = "serve"
    os.environ["DJANGO_SETTINGS_MODULE"] = "copal.config.settings"
    from copal.config import environment, readiness

    refuse(readiness.unsafe(environment.read(), part))
    import django

    django.setup()


def refuse(problems: list[str]) -> None:
    """Raises CannotStart with all of them, so that nobody mends one only to meet the next."""
    if problems:
        lines = "\n".join(f"  - {problem}" for problem in problems)
        raise CannotStart(f"Copal does not start:\n{lines}\nEvery setting is explained in docs/operating.md.")


def _start(chosen: argparse.Namespace) -> int:
    from copal.config import readiness
    from copal.config.environment import HERE
    from copal.config.running import household, preparing
    from copal.config.server import FreePort

    refuse(readiness.unready())
    data = keeping.folder(HERE.data)
    home = _at_home(data, HERE.address) if chosen.part == readiness.WHOLE else None
    if not FreePort.is_free(chosen.bind, chosen.port):
        raise CannotStart(f"Something else listens on {chosen.bind} port {chosen.port}.")
    preparing.static_files()
    for words in readiness.weak():
        say(f"Warning: {words}")
    what = {"room": "the rooms of ", "pages": "pages of "}.get(chosen.part, "")
    code = household.run(
        address=chosen.bind,
        port=chosen.port,
        host=HERE.host,
        is_open=lambda: say(f"Copal serves {what}{HERE.address} on {chosen.bind} port {chosen.port}."),
        part=chosen.part,
    )
    del home  # held until here
    return code


def _at_home(data: Path, address: str) -> keeping.AtHome:
    """The one tree with the worker. Raises CannotStart when there is another on this folder or this database."""
    from copal.config.running import one_worker

    home = keeping.AtHome(data)
    home.enter(address)
    if one_worker.is_taken():
        raise CannotStart(
            "Another Copal with its worker is at work on this database. There is one of these for each site: "
            "stop it first, or start this one with --pages or --room."
        )
    return home
