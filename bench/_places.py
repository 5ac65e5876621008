"""Where a benchmark works: a data folder of its own, never the one a site lives in."""

import os
import tempfile
from pathlib import Path


def folder(name: str) -> Path:
    """`COPAL_BENCH_DATA`/name, or the same below the system's temporary folder. Made if missing."""
    top = os.environ.get("COPAL_BENCH_DATA") or Path(tempfile.gettempdir()) / "copal-bench"
    place = Path(top) / name
    place.mkdir(parents=True, exist_ok=True)
    return place


def set_up(name: str) -> Path:
    """Point Django at that folder and start it. Before any other import of Django."""
    place = folder(name)
    os.environ["COPAL_DATA"] = str(place)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")
    import django

    django.setup()
    return place
