"""Catalogs of translations: reads and writes .po files and compiles them to .mo, without the gettext programs.

A catalog maps each `Text` to its translations: one for a text without plural, one per plural form otherwise.
"""

import ast
import struct
from collections.abc import Mapping
from pathlib import Path

from copal.pages.base.words import Text

type Catalog = dict[Text, tuple[str, ...]]

MAGIC = 0x950412DE
BETWEEN_CONTEXT, BETWEEN_FORMS = "\x04", "\x00"
PLURALS = {
    "fr": (2, "(n > 1)"),
    "es": (2, "(n != 1)"),
    "pt": (2, "(n != 1)"),
    "so": (2, "(n != 1)"),
    "ar": (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"),
}


def place(locale: Path, language: str) -> Path:
    """Where the .po file of a language stands; its .mo stands beside it."""
    return locale / language / "LC_MESSAGES" / "django.po"


def _header(language: str) -> str:
    number, rule = PLURALS[language]
    return (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals={number}; plural={rule};\n"
    )


def read(path: Path) -> Catalog:
    """The catalog in a .po file; empty when there is none. Raises ValueError on a line that makes no sense."""
    catalog: Catalog = {}
    if not path.exists():
        return catalog
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts = _parts(block)
        if not parts.get("msgid"):
            continue
        text = Text(parts["msgid"], parts.get("msgctxt", ""), parts.get("msgid_plural", ""))
        forms = tuple(parts[key] for key in sorted(parts) if key.startswith("msgstr"))
        catalog[text] = forms
    return catalog


def _parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith('"'):
            key, _, quoted = line.partition(" ")
        else:
            quoted = line
        try:
            parts[key] = parts.get(key, "") + str(ast.literal_eval(quoted))
        except (SyntaxError, ValueError) as problem:
            raise ValueError(f"not a line of a catalog: {line!r}") from problem
    return parts


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def write(path: Path, language: str, texts: Mapping[Text, list[str]], known: Catalog) -> int:
    """Write the catalog anew for `texts` (with the files they stand in), keeping what is translated.

    Returns how many texts still wait for a translation.
    """
    blocks = [f'msgid ""\nmsgstr {_quoted(_header(language))}']
    waiting = 0
    for text, places in texts.items():
        number = PLURALS[language][0] if text.plural else 1
        forms = known.get(text, ())
        forms = forms if len(forms) == number else ("",) * number
        waiting += not all(forms)
        lines = [f"#: {' '.join(places)}"]
        lines += [f"msgctxt {_quoted(text.context)}"] if text.context else []
        lines += [f"msgid {_quoted(text.words)}"]
        if text.plural:
            lines += [f"msgid_plural {_quoted(text.plural)}"]
            lines += [f"msgstr[{index}] {_quoted(form)}" for index, form in enumerate(forms)]
        else:
            lines += [f"msgstr {_quoted(forms[0])}"]
        blocks.append("\n".join(lines))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return waiting


def compiled(language: str, catalog: Catalog) -> bytes:
    """The catalog as a .mo file. Texts without a full translation are left out: they are shown in English."""
    pairs = {"": _header(language)}
    for text, forms in catalog.items():
        if forms and all(forms):
            key = (text.context + BETWEEN_CONTEXT if text.context else "") + text.words
            key += BETWEEN_FORMS + text.plural if text.plural else ""
            pairs[key] = BETWEEN_FORMS.join(forms)
    keys = sorted(pairs, key=lambda key: key.encode())
    originals, translations = [k.encode() for k in keys], [pairs[k].encode() for k in keys]
    tables_at, row = 28, 8
    words_at = tables_at + 2 * row * len(keys)
    tables, blob = b"", b""
    for column in (originals, translations):
        for words in column:
            tables += struct.pack("<II", len(words), words_at + len(blob))
            blob += words + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(keys), tables_at, tables_at + row * len(keys), 0, 0)
    return head + tables + blob


def compile_one(locale: Path, language: str) -> None:
    """Write the .mo beside the .po of a language."""
    path = place(locale, language)
    path.with_suffix(".mo").write_bytes(compiled(language, read(path)))
