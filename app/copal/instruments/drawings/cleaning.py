"""An allow-list for SVG: shapes, colours and gradients stay; scripts, links, pictures from elsewhere go.

Read with expat (no entities, no document type), so nothing is fetched and nothing can swell.
"""

import re
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from copal.base.refusals import Refused

MOST_BYTES = 200_000
MOST_ELEMENTS = 5_000
DEEPEST = 60
SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "http://www.w3.org/1999/xlink href"

ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
    ]
)
SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"])
ATTRIBUTES = frozenset(
    [
        "id",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "fr",
        "dx",
        "dy",
        "width",
        "height",
        "viewBox",
        "preserveAspectRatio",
        "points",
        "transform",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "maskUnits",
        "maskContentUnits",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "opacity",
        "stop-color",
        "stop-opacity",
        "clip-path",
        "clip-rule",
        "mask",
        "color",
        "display",
        "visibility",
        "href",
    ]
)
STYLES = ATTRIBUTES & frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "opacity",
        "stop-color",
        "stop-opacity",
        "clip-path",
        "clip-rule",
        "mask",
        "color",
        "display",
        "visibility",
    ]
)
HARMLESS = re.compile(r"[\w\s.,%#()+\-/:;'\"]*")
INSIDE = re.compile(r"url\(\s*['\"]?#[\w.-]+['\"]?\s*\)")
TEXT_IN = frozenset({"title", "desc"})


class DrawingRefused(Refused):
    """`reason`: too_large | not_a_drawing | no_size | typed_letters | style_sheet | empty."""

    def __init__(self, reason: str, words: str) -> None:
        super().__init__(words)
        self.reason = reason


def clean_svg(data: bytes) -> str:
    """The drawing as SVG text that does nothing but draw. Raises DrawingRefused, saying what to do instead."""
    if len(data) > MOST_BYTES:
        raise DrawingRefused(
            "too_large", "This drawing is larger than 200 KB. Make it simpler and try again."
        )
    return _Cleaner().clean(data)


class _Cleaner:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []  # elements written and not closed yet
        self.left_out = 0  # how deep we are inside something left out
        self.elements = 0
        self.shapes = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity

    def clean(self, data: bytes) -> str:
        try:
            self.parser.Parse(data, True)
        except (expat.ExpatError, UnicodeError, LookupError, ValueError):
            raise _not_a_drawing() from None
        if not self.shapes:
            raise DrawingRefused("empty", "There is nothing drawn in this file. Choose another one.")
        return "".join(self.out)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            raise _not_a_drawing()

    def _entity(self, *_: object) -> None:
        raise _not_a_drawing()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(self.open) + self.left_out > DEEPEST:
            raise DrawingRefused("too_large", "This drawing is too intricate for a logo. Make it simpler.")
        space, _gap, local = name.rpartition(" ")
        if not self.open and not self.left_out and (space, local) != (SVG, "svg"):
            raise _not_a_drawing()
        if space == SVG and not self.left_out:
            _refuse_what_would_be_missed(local)
        if self.left_out or space != SVG or local not in ELEMENTS:
            self.left_out += 1
            return
        self.shapes += local in SHAPES
        kept = _kept(attributes)
        if not self.open:
            kept = _sized(kept)
        written = "".join(f" {key}={quoteattr(value)}" for key, value in kept.items())
        self.out.append(f"<{local}{written}>")
        self.open.append(local)

    def _end(self, _name: str) -> None:
        if self.left_out:
            self.left_out -= 1
        else:
            self.out.append(f"</{self.open.pop()}>")

    def _text(self, words: str) -> None:
        if not self.left_out and self.open and self.open[-1] in TEXT_IN:
            self.out.append(escape(words))


def _not_a_drawing() -> DrawingRefused:
    return DrawingRefused("not_a_drawing", "This file is not a drawing we can read. Save it as plain SVG.")


def _refuse_what_would_be_missed(local: str) -> None:
    """Leaving these out would change how the logo looks; better to say so."""
    if local in ("text", "textPath"):
        raise DrawingRefused(
            "typed_letters",
            "The letters in this drawing need a font. Turn them into outlines and save it again.",
        )
    if local == "style":
        raise DrawingRefused(
            "style_sheet",
            "This drawing keeps its colors in a style sheet. Save it as plain SVG, without one.",
        )


def _kept(attributes: dict[str, str]) -> dict[str, str]:
    """Allowed attributes with harmless values; a style attribute becomes single attributes."""
    flat: dict[str, str] = {}
    for name, value in attributes.items():
        if name == "style":
            pairs = (one.partition(":") for one in value.split(";"))
            flat.update({key.strip(): said.strip() for key, _colon, said in pairs if key.strip() in STYLES})
        elif name == XLINK_HREF:
            flat.setdefault("href", value)
        elif name in ATTRIBUTES:
            flat.setdefault(name, value)
    return {name: value for name, value in flat.items() if _is_harmless(name, value)}


def _is_harmless(name: str, value: str) -> bool:
    if name == "href":
        return re.fullmatch(r"#[\w.-]+", value) is not None
    without = INSIDE.sub("", value)
    return "url" not in without.lower() and HARMLESS.fullmatch(without) is not None


def _sized(kept: dict[str, str]) -> dict[str, str]:
    """The outermost element needs a viewBox; width and height in plain numbers give one."""
    if re.fullmatch(r"\s*(-?[\d.]+[\s,]+){2}[\d.]+[\s,]+[\d.]+\s*", kept.get("viewBox", "")) is None:
        width, height = (
            re.fullmatch(r"([\d.]+)(px|pt)?", kept.get(side, "")) for side in ("width", "height")
        )
        if width is None or height is None:
            raise DrawingRefused("no_size", "This drawing does not say how large it is. Save it with a size.")
        kept["viewBox"] = f"0 0 {width[1]} {height[1]}"
    del_sizes = {name: value for name, value in kept.items() if name not in ("width", "height")}
    return {"xmlns": SVG, **del_sizes}
