"""Builds app/copal/instruments/guard/names.bin from the lists it comes from.

    python -m bench._guard_lists --names FOLDER --faker FOLDER --symspell FILE --stopwords FILE

FOLDER of names: the unpacked `names` package 0.3.0 (MIT; US census 1990). FOLDER of faker: the unpacked Faker
40.63.0 (MIT). FILE of symspell: frequency_dictionary_en_82_765.txt of symspellpy 6.10.1 (MIT; made from Google
Books Ngrams, CC-BY 3.0, and SCOWL, free). FILE of stopwords: stopwords-iso.json of
stopwordsiso 0.7.1 (MIT). The rest is written for Copal and stands in the words folder there.
The same inputs give the same bytes.
"""

import argparse
import json
import re
import sys
from array import array
from importlib import import_module
from pathlib import Path
from zlib import crc32

from copal.instruments.guard import lists
from copal.instruments.guard.phrases import entries
from copal.instruments.guard.tokens import fold

LATIN = re.compile(r"[a-zøłđßæœ\u0131'’-]{2,}")
SHORTEST_ELSEWHERE = 3
FREQUENT = 20_000
RARE = 25_000
ENGLISH = ("en", "ga")


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the guard's table of names and words.")
    for name in ("names", "faker", "symspell", "stopwords"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    table: dict[str, int] = {}
    ranks = read_words(asked.symspell)
    for word, rank in ranks.items():
        table[word] = lists.WORD | (lists.COMMON if rank < FREQUENT else 0)
    for word, flags in [*census(asked.names), *faker(asked.faker)]:
        if flags == lists.GIVEN_ELSEWHERE and ranks.get(word, RARE) < RARE:
            continue  # an English word that is a name only far away
        table[word] = table.get(word, 0) | flags
    for lang, flag in lists.WORD_OF.items():
        for word in json.loads(asked.stopwords.read_text(encoding="utf-8"))[lang]:
            table[fold(word)] = table.get(fold(word), 0) | flag
    for lang, listed in running_words(asked.faker).items():
        for word in listed:
            table[fold(word)] = table.get(fold(word), 0) | lists.WORD_OF[lang]
    add_own(table)
    write(table)


def add_own(table: dict[str, int]) -> None:
    for words in entries("given").values():
        for word in words:
            for part in {fold(word), *fold(word).split(" ")}:
                table[part] = table.get(part, 0) | lists.OWN | lists.GIVEN_ENGLISH
    for section, flag in lists.WORD_OF.items():
        for word in entries("other_words")[section]:
            table[fold(word)] = table.get(fold(word), 0) | flag
    for word in entries("word_names")[""]:
        table[fold(word)] = table.get(fold(word), 0) | lists.DOUBLE | lists.WORD | lists.GIVEN_ENGLISH
    for word in entries("ordinary")[""]:
        known = table.get(fold(word), 0)
        if known & lists.OWN:  # My, Son and Long are names to some
            table[fold(word)] = known | lists.DOUBLE | lists.ORDINARY | lists.WORD
        elif not known & lists.DOUBLE:
            table[fold(word)] = (known & ~lists.GIVEN) | lists.ORDINARY | lists.WORD


def read_words(path: Path) -> dict[str, int]:
    listed = [line.split()[0] for line in path.read_text(encoding="utf-8-sig").splitlines() if line]
    return {fold(word): rank for rank, word in enumerate(listed)}


def census(folder: Path) -> list[tuple[str, int]]:
    found = []
    for name, flag in (("female.first", lists.GIVEN_ENGLISH), ("male.first", lists.GIVEN_ENGLISH),
                       ("all.last", lists.SURNAME)):  # fmt: skip
        listed = next(folder.rglob(f"dist.{name}")).read_text(encoding="utf-8").splitlines()
        found += [(fold(line.split()[0]), flag) for line in listed]
    return found


def faker(folder: Path) -> list[tuple[str, int]]:
    sys.path.insert(0, str(folder))
    found = []
    for place in sorted((folder / "faker/providers/person").iterdir()):
        if not place.is_dir() or place.name.startswith("_"):
            continue
        provider = import_module(f"faker.providers.person.{place.name}").Provider
        given = lists.GIVEN_ENGLISH if place.name.startswith(ENGLISH) else lists.GIVEN_ELSEWHERE
        for attribute in dir(provider):
            flag = given if attribute.startswith("first_name") else lists.SURNAME
            listed = getattr(provider, attribute)
            if attribute.startswith(("first_name", "last_name")) and isinstance(listed, list | tuple | dict):
                found += [(word, flag) for entry in listed for word in parts(entry)]
    return found


def running_words(folder: Path) -> dict[str, tuple[str, ...]]:
    """Words of French and Spanish, of those that Faker fills pages with."""
    sys.path.insert(0, str(folder))
    return {
        lang: import_module(f"faker.providers.lorem.{place}").Provider.word_list
        for lang, place in (("fr", "fr_FR"), ("es", "es_ES"))
    }


def parts(entry: object) -> list[str]:
    if not isinstance(entry, str):
        return []
    return [part for part in fold(entry).split() if LATIN.fullmatch(part) and len(part) >= SHORTEST_ELSEWHERE]


def write(table: dict[str, int]) -> None:
    hashed: dict[int, int] = {}
    for word in sorted(table):
        key = crc32(word.encode())
        hashed[key] = hashed.get(key, 0) | table[word]
    keys = array("I", sorted(hashed))
    flags = array("H", (hashed[key] for key in keys))
    if sys.byteorder == "big":
        keys.byteswap()
        flags.byteswap()
    lists.TABLE.write_bytes(len(keys).to_bytes(4, "little") + keys.tobytes() + flags.tobytes())
    print(f"{len(keys)} words, {lists.TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
