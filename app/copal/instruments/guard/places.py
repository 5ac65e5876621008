"""A town in a sentence about somebody: where they live, come from or went. Places in general talk are left alone."""

import re

from copal.instruments.guard import lists
from copal.instruments.guard.parallels import town_places
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.tokens import bag

_CAP = r"[^\W\d_a-z][\w'’-]{1,30}"
_LIVES = re.compile(
    rf"\b(?:lives?|lived|living|moved|moving|moves|relocated|placed|fostered|enrolled|stays|staying|grew up|comes|came|born|works?|worked|working|"
    rf"house|home|apartment|family|mom|dad|child|boy|girl|kid|aunt|grandmother|grandma|father|mother|sub|director|therapist|doctor|pediatrician|"
    rf"habite|vit|demeure|déménagé|vive|viven|vivía|mudó|mudaron|casa|mora|moram|morava|mudou|mudaram|nasceu|nació|née?)\s"
    rf"(?:\w+\s){{0,3}}?(?:in|to|from|near|over in|up in|down in|out in|a|à|en|em|para|de|no|na)\s(?P<town>{_CAP}(?:\s(?:{_CAP}|of|du|de)){{0,2}})"
)
_THEY_MOVE = bag(
    "van va mudan mudaron mudo vive viven vao vai mudaram mudou mora moram vivent habitent demenagent demenage partent part"
)
_LEAVES = re.compile(
    rf"\b(?:he|she|they|mom|dad|mother|father|family|kids|parents)(?:['’](?:s|re|ll))?\s(?:\w+\s){{0,3}}?(?:leaving|leaves|left|headed|heading|bound|flew|flying|flies|went|going|go|moving|moved|returned|returning|drove|sent)\s"
    rf"(?:back\s|home\s|off\s|up\s|down\s|out\s)?(?:for|to)\s(?P<town>{_CAP}(?:\s{_CAP})?)"
)
_LIVING = bag(
    "live lives lived living moved moving moves relocated placed fostered enrolled stays staying up comes came born work works worked working "
    "house home apartment family mom dad child boy girl kid aunt grandmother grandma father mother sub director therapist doctor pediatrician "
    "habite vit demeure demenage vive viven vivia mudo mudaron casa mora moram morava mudou mudaram nasceu nacio nee ne"
)
_LEAVING = bag(
    "leaving leaves left headed heading bound flew flying flies went going go moving moved returned returning drove sent"
)
_PLACING = bag("in to from near at around outside a en em para de no na over towards toward dans vers of")
_WRITER = bag("i we i'm i've i'll we're je nous yo eu nosotros nos my our")
_PEOPLE_OF_TALK = bag("teacher someone parent member director")
_FAR = 12


def marks(reading: Reading) -> list[Mark]:
    found = []
    for first, after, _kind in town_places(reading):
        if _is_town_here(reading, first, after) and _is_tied(reading, first):
            found.append(
                Mark(
                    reading.tokens[first].start, reading.tokens[after - 1].end, "PLACE", "could", "place.home"
                )
            )
    lives = () if _LIVING.isdisjoint(reading.words) else _LIVES.finditer(reading.text)
    leaves = () if _LEAVING.isdisjoint(reading.words) else _LEAVES.finditer(reading.text)
    for seen in (*lives, *leaves):
        start, end = seen.span("town")
        at = reading.first_at(start)
        if (
            at == len(reading.tokens)
            or reading.tokens[at].start != start
            or _is_no_town(reading, at)
            or (seen.re is _LIVES and not _is_tied(reading, at))
        ):
            continue
        found.append(Mark(start, end, "PLACE", "could", "place.home"))
    return found


def _is_no_town(reading: Reading, at: int) -> bool:
    """Countries and states in general are too large to point; so are words of the house."""
    token = reading.tokens[at]
    return at in reading.blocked or (
        bool(token.flags & lists.WORD) and bool(token.flags & (lists.COMMON | lists.ORDINARY))
    )


def _is_town_here(reading: Reading, first: int, after: int) -> bool:
    token, before, then = reading.tokens[first], reading.token(first - 1), reading.token(after)
    if before is None or not reading.follows(first) or before.folded not in _PLACING:
        return False
    if then is not None and then.folded in {"county", "comte", "condado"}:
        return False
    if token.case == "lower":
        words = reading.tokens[first:after]
        return reading.is_small and any(
            not one.flags & (lists.COMMON | lists.ORDINARY | lists.DOUBLE) for one in words
        )
    return True


def _is_tied(reading: Reading, at: int) -> bool:
    """Someone is spoken of before the town in its sentence, and it is not the writer alone."""
    sentence = reading.tokens[at].sentence
    persons = word_set("cues", "third_person") | word_set("cues", "kin")
    seen_writer = False
    for back in range(at - 1, max(-1, at - _FAR - 1), -1):
        token = reading.tokens[back]
        if token.sentence != sentence:
            break
        if token.folded in persons or token.folded in _THEY_MOVE:
            return True
        if token.folded in _WRITER:
            seen_writer = True
        elif token.case == "title" and token.flags & lists.GIVEN and not token.flags & lists.ORDINARY and (
            back not in reading.blocked
        ) and not (token.begins and token.flags & lists.DOUBLE):  # fmt: skip
            return True
    if seen_writer:
        return False
    ahead = [token.folded for token in reading.tokens[at + 1 : at + 1 + _FAR] if token.sentence == sentence]
    return bool({"he", "she"} & set(ahead))
