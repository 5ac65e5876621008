"""What this machine says about how Copal runs here: environment variables, read once, in one place.

`docs/operating.md` describes each of them. Without any, the tools and the tests run.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[3]
TOOLS_KEY = "for tools and tests only: never guards a site that others can reach"
MODES = ("tools", "up", "serve")


@dataclass(frozen=True)
class Surroundings:
    """One reading of the environment. Paths are absolute; lists are split at commas."""

    mode: str  # "up" on your own machine, "serve" for others, "tools" for everything else
    demo: bool
    data: Path
    keys: tuple[Path, ...]  # folders of the keys that words are sealed with; each holds all of them
    signing: tuple[Path, ...]  # folders of the keys that days of the record are signed with; the same
    secret_key: str
    old_keys: tuple[str, ...]
    address: str  # how people reach the site, e.g. https://hours.example.org
    hosts: tuple[str, ...]
    database_url: str
    redis_url: str  # what several processes share; empty where one is enough
    mail_url: str
    mail_from: str
    proxies: int  # how many trusted proxies stand in front
    threads: int
    log_level: str

    @property
    def is_serving(self) -> bool:
        return self.mode == "serve"

    @property
    def is_https(self) -> bool:
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isdigit() else default


def _many(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, "").split(",") if part.strip())


def _folders(name: str, default: Path) -> tuple[Path, ...]:
    named = [part for part in os.environ.get(name, "").split(os.pathsep) if part.strip()]
    return tuple(Path(part.strip()).resolve() for part in named) or (default,)


def _secret_key(mode: str) -> str:
    named = os.environ.get("COPAL_SECRET_KEY_FILE", "")
    if named and Path(named).is_file():
        return Path(named).read_text(encoding="utf-8").strip()
    return os.environ.get("COPAL_SECRET_KEY", TOOLS_KEY if mode == "tools" else "")


def read() -> Surroundings:
    """Never refuses: `readiness.py` says what is missing, so that a person reads all of it at once."""
    mode = os.environ.get("COPAL_MODE", "tools")
    mode = mode if mode in MODES else "tools"
    data = Path(os.environ.get("COPAL_DATA") or ROOT / "data").resolve()
    return Surroundings(
        mode=mode,
        demo=os.environ.get("COPAL_DEMO", "") == "1",
        data=data,
        keys=_folders("COPAL_KEYS", data / "keys"),
        signing=_folders("COPAL_SIGNING_KEYS", data / "signing"),
        secret_key=_secret_key(mode),
        old_keys=_many("COPAL_OLD_SECRET_KEYS"),
        address=os.environ.get("COPAL_ADDRESS", "" if mode == "serve" else "http://127.0.0.1:8000").rstrip(
            "/"
        ),
        hosts=_many("COPAL_HOSTS"),
        database_url=os.environ.get("COPAL_DATABASE_URL", ""),
        redis_url=os.environ.get("COPAL_REDIS_URL", ""),
        mail_url=os.environ.get("COPAL_MAIL_URL", ""),
        mail_from=os.environ.get("COPAL_MAIL_FROM", "" if mode == "serve" else "Copal <copal@localhost>"),
        proxies=_number("COPAL_PROXIES", 0),
        threads=_number("COPAL_THREADS", 4),
        log_level=os.environ.get("COPAL_LOG_LEVEL", "INFO" if mode == "serve" else "WARNING").upper(),
    )


HERE = read()
