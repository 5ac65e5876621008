"""`copal up`: from a checkout to a running site on this machine, with the demo network."""

import argparse
import os
import sys
from pathlib import Path

from copal.config.running import keeping
from copal.config.running.words import CannotStart, say

ADDRESS = "127.0.0.1"
HIGHEST = 65535


def options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./copal up", description="Start Copal on this machine.")
    parser.add_argument("--empty", action="store_true", help="without the demo network")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")
    parser.add_argument("--data", type=Path, default=None, help="where to keep the data (default: data/)")
    return parser.parse_args(argv)


def surround(chosen: argparse.Namespace, data: Path) -> None:
    """Set what the settings read. Must come before anything of Django is loaded."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "copal.config.settings",
        "COPAL_MODE": "up",
        "COPAL_DEMO": "1",
        "COPAL_DATA": str(data),
        "COPAL_ADDRESS": f"http://{ADDRESS}:{chosen.port}",
        "COPAL_SECRET_KEY": keeping.secret_key(data),
    }
    os.environ.pop("COPAL_SECRET_KEY_FILE", None)


def main(argv: list[str]) -> int:
    chosen = options(argv)
    try:
        return _start(chosen)
    except CannotStart as trouble:
        say(str(trouble))
        return 2


def _start(chosen: argparse.Namespace) -> int:
    from copal.config.server import FreePort

    if not 1 <= chosen.port <= HIGHEST:
        raise CannotStart(f"{chosen.port} is not a port. Choose one from 1 to {HIGHEST}, such as 8000.")
    root = Path(__file__).resolve().parents[4]
    data = keeping.folder((chosen.data or root / "data").absolute())
    home = keeping.AtHome(data)
    home.enter(f"http://{ADDRESS}:{chosen.port}/")
    if not FreePort.is_free(ADDRESS, chosen.port):
        other = FreePort.find(ADDRESS, start=min(chosen.port + 1, 32_000))
        raise CannotStart(f"Something else listens on port {chosen.port}. Try: ./copal up --port {other}")
    surround(chosen, data)
    return _live(chosen, data)


def _live(chosen: argparse.Namespace, data: Path) -> int:
    import django

    django.setup()
    from copal.config.running import household, preparing

    preparing.database()
    preparing.static_files()
    if not chosen.empty and preparing.demo_network():
        # Begin afresh: building fourteen months of meetings took memory that a site at rest does not need.
        sys.stderr.flush()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  (ourselves again)

    def is_open() -> None:
        say(f"\nCopal is open at http://{ADDRESS}:{chosen.port}/\nData: {data}. Stop with Ctrl-C.")

    return household.run(address=ADDRESS, port=chosen.port, host=f"{ADDRESS}:{chosen.port}", is_open=is_open)
