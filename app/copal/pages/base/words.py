"""Finds every text that is marked for translation, without the gettext programs.

A text is known by its context and its English words (and its English plural). `catalogs.py` reads and writes them.
"""

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

COPAL = Path(__file__).parents[2]
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
PLURAL_IN_CONTEXT = {"npgettext", "npgettext_lazy"}
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Text:
    """One text to translate. `context` and `plural` may be empty."""

    words: str
    context: str = ""
    plural: str = ""


def _text(name: str, given: list[str]) -> Text | None:
    """What a call of `name` with these leading string arguments marks; None when it marks nothing."""
    if name in PLAIN and len(given) >= 1:
        return Text(given[0])
    if name in PLURAL and len(given) >= 2:  # noqa: PLR2004 - singular and plural
        return Text(given[0], plural=given[1])
    if name in IN_CONTEXT and len(given) >= 2:  # noqa: PLR2004 - context and words
        return Text(given[1], context=given[0])
    if name in PLURAL_IN_CONTEXT and len(given) >= 3:  # noqa: PLR2004 - context, singular, plural
        return Text(given[1], context=given[0], plural=given[2])
    return None


def in_python(source: str) -> Iterator[Text]:
    """Texts marked in a Python file, also where a long string is written in pieces."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        given: list[str] = []
        for argument in node.args:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                break
            given.append(argument.value)
        text = _text(name, given)
        if text and text.words:
            yield text


def in_template(source: str) -> Iterator[Text]:
    """Texts marked in a Django template."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about where notes for translators stand
        code = templatize(source)
    for name, literals in CALL.findall(code):
        given = [ast.literal_eval(one.lstrip("u")) for one in re.findall(LITERAL, literals)]
        text = _text(name, given)
        if text and text.words:
            yield text


def gather(root: Path = COPAL) -> dict[Text, list[str]]:
    """Every marked text below `root`, with the files it stands in, in a steady order."""
    found: dict[Text, set[str]] = {}
    for path in sorted(root.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            texts = in_python(path.read_text(encoding="utf-8"))
        elif "templates" in path.parts and path.suffix in (".html", ".txt"):
            texts = in_template(path.read_text(encoding="utf-8"))
        else:
            continue
        for text in texts:
            found.setdefault(text, set()).add(path.relative_to(root).as_posix())
    return {text: sorted(found[text]) for text in sorted(found)}
