"""Puts the many small CSS and JavaScript files together into one of each, so that a page asks for few.

The sources stay one file per part (`static/css/*.css`, `static/js/*.js`); a page links `css/copal.css` and
`js/copal.js`. There is no build step: `collectstatic` and the development finder both come through here.
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.core.files.storage import FileSystemStorage

STATIC = Path(__file__).parents[1] / "static"
CSS_COMMENTS = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
LINE_STARTS = re.compile(r"^\s+", re.MULTILINE)


def css() -> str:
    """Every part of the look. `_layers.css` sorts first and fixes the order of the layers."""
    parts = (path.read_text(encoding="utf-8") for path in sorted((STATIC / "css").glob("*.css")))
    return LINE_STARTS.sub("", CSS_COMMENTS.sub("", "".join(parts)))


def js() -> str:
    """Every small module, each in a block of its own so that their names do not meet."""
    parts = (path.read_text(encoding="utf-8") for path in sorted((STATIC / "js").glob("*.js")))
    return "".join("{\n" + LINE_STARTS.sub("", part) + "}\n" for part in parts)


def live_css() -> str:
    parts = (path.read_text(encoding="utf-8") for path in sorted((STATIC / "live").glob("*.css")))
    return LINE_STARTS.sub("", CSS_COMMENTS.sub("", "".join(parts)))


def live_js() -> str:
    """The live room's side in the browser: files that share one module. `_room.js` sorts first, `start.js` is put last."""
    files = sorted((STATIC / "live").glob("*.js"), key=lambda path: (path.stem == "start", path.name))
    return "".join(_bare(path.read_text(encoding="utf-8")) for path in files)


def check_js() -> str:
    """The check of words alone, for the live room, which fetches it when somebody begins to write."""
    return _bare((STATIC / "js/check.js").read_text(encoding="utf-8"))


def _bare(source: str) -> str:
    """Without indentation and lines that only comment."""
    return "".join(line for line in LINE_STARTS.sub("", source).splitlines(keepends=True) if line[:2] != "//")


BUNDLES = {
    "css/copal.css": (("css",), css),
    "js/copal.js": (("js",), js),
    "js/check.js": (("js",), check_js),
    "css/live.css": (("live",), live_css),
    "js/live.js": (("live",), live_js),
}


class Bundles(BaseFinder):
    """A static files finder for the two files that exist nowhere in the tree."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = tempfile.TemporaryDirectory(prefix="copal-static-")
        self.storage = FileSystemStorage(location=self.folder.name)

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """The place of a bundle on disk, written anew when a source is younger; or [] as Django expects."""
        if path not in BUNDLES:
            return []
        found = str(self._fresh(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in BUNDLES:
            self._fresh(path)
            yield path, self.storage

    def _fresh(self, path: str) -> Path:
        folders, together = BUNDLES[path]
        target = Path(self.folder.name) / path
        newest = max(source.stat().st_mtime for one in folders for source in (STATIC / one).iterdir())
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(together(), encoding="utf-8")
        return target


class Rest(AppDirectoriesFinder):
    """Every other static file, of ours and of the packages; the sources of the bundles stay at home."""

    def list(self, ignore_patterns: Any) -> Any:
        return super().list([*(ignore_patterns or []), "css/*", "js/*", "live/*"])
