"""Cited people that are in no list: told by how one cites, and titles by how one writes them."""

import re

from copal.instruments.guard import lists
from copal.instruments.guard.lazily import gated, seen_in
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag

_CAP = r"[^\W\d_a-z][\w'’.\-]{0,30}"
_FULL = rf"(?P<who>{_CAP}(?:\s(?:de|la|van|von|der|al)\b)?(?:\s{_CAP}){{1,3}})"
_WORKS = (
    r"(?:book|books|picture books?|novel|memoir|poem|poems|song|songs|album|podcast|blog|article|essay|study|studies|"
    r"research|theory|theories|stages|model|framework|hierarchy|taxonomy|method|approach|philosophy|quote|chapter|"
    r"TED talk|talk on|lecture|curriculum|workshop|webinar|illustrations|paintings|music|version|idea of|concept of|"
    r"notion of|seven|definition|scale|categories)"
)
_CITING = gated(
    ("19|20", rf"{_FULL}(?:\s(?:and|&)\s{_CAP})?,?\s\(?(?:19|20)\d\d\b"),
    (
        "19|20",
        rf"(?P<who>{_CAP}(?:(?:,\s|\s(?:and|&|et|y|e)\s){_CAP}){{0,3}}),?\s\(?(?:19|20)\d\d\)?(?=[.,;:)]|\s*$)",
    ),
    (
        "chapter|ch.|p.|page|chapitre|cap|página",
        rf"{_FULL},\s(?:[\"“«]?{_CAP}(?:\s(?:\w{{1,4}}\s)?{_CAP}){{0,6}}[\"”»]?),?\s\(?(?:chapter|ch\.|p\.|pages?|chapitre|capítulo|página)",
    ),
    ("et al", rf"(?P<who>{_CAP})\set\sal\b"),
    (
        "write|wrote|argues|coined|describes|defines|call|popular|theorized|says in|has a",
        rf"{_FULL}\s(?:wrote that|writes that|writes about|wrote about|argues|coined|describes|defines|calls (?:it|them|this|these)|called (?:it|them|this|these)|popularized|theorized|says in (?:her|his) book|has an? (?:\w+ )?(?:book|chapter|talk|podcast|course|video|blog|webinar|article|study))",
    ),
    (
        "parl|écri|escri|escre|fal|habla|défend|defiend|defende",
        rf"{_FULL}\s(?:parl(?:e|ait)\sd|écri[tv]|écrivait|escrib|escribi|escrev|fal(?:a|ava)\sd|habla(?:ba)?\sd|défend|defiende|defende)",
    ),
    ("'|’", rf"{_FULL}['’]s?\s(?:\w+\s)?{_WORKS}\b"),
    (
        "theor|stages|hierarchy|taxonomy|framework|zone of|schema|research|lab|stud",
        rf"(?P<who>{_CAP})['’]s?\s(?:theory|theories|stages|hierarchy|taxonomy|framework|zone of|schema|research|lab|study|studies)\b",
    ),
    (
        "read|quot|according|inspired|based on|of |by|author|auteur|autor|lu |lis|leí|lei|leu|lid|lem|len|ley|illustrator|poet|ologist|researcher|theorist|philosopher|singer|musician|composer|novelist|libr|livr|cant|chant",
        rf"\b(?:[Hh]ave you read|[Rr]ead(?:ing)? (?:some |any |anything by )?|[Qq]uot(?:e|ing|ed) (?:from |by )?|[Aa]ccording to|[Ii]nspired by|[Bb]ased on|work of|works of|words of|writings of|research (?:of|by|from)|books? (?:by|of|from)|(?:song|poem|article|talk|podcast|video|blog|essay|study|story|webinar|album|illustrations|pictures|music|workshop|training|session|keynote|course|series|lecture|presentation)s? (?:by|from)|[Ww]ritten by|[Ii]llustrated by|[Aa]uthors?|illustrators?|poet|psychologist|researcher|theorist|philosopher|singer|musician|composer|novelist|[Ll]ivres? d[e’']|[Ll]ibros? de|[Ll]ivros? d[aeo]|a lu|ai lu|avez lu|lisons|leído|leyó|leímos|leyendo|leu|lido|lemos|lendo|autora?|auteure?|cantora?|chanteuse|cantante|poeta)\s?{_FULL}",
    ),
    ("by |de |par |por ", rf"(?:[\"”»]|\b(?:{_CAP}\s){{1,6}}),?\s?(?:by|de|par|por)\s{_FULL}"),
    (
        "instagram|tiktok|youtube|facebook|pinterest|substack",
        rf"(?P<who>{_CAP}(?:\s{_CAP}){{0,2}})\son\s(?:Instagram|TikTok|YouTube|Facebook|Pinterest|Substack)\b",
    ),
    (
        "libro|livr|album",
        rf"\b(?:[Ll]ivres? d[e’']\s?|[Ll]ibros? de\s|[Ll]ivros? d[aeo]\s|[Aa]lbums? d[e’']\s?)(?P<who>{_CAP}(?:\s{_CAP}){{0,2}})",
    ),
    (
        "approach|method|philosophy|curriculum|framework|certified|credential|assessment|syndrome|disease|scale|invent|found|inst|center for|university|college|act|law|fund|award|medal|press",
        rf"(?P<who>{_CAP}(?:\s{_CAP}){{0,2}})\s(?:approach|method|philosophy|curriculum|framework|certified|credential|assessment|syndrome|disease|Scale|Inventory|Foundation|Institute|Center for|University|College|Act|Law|Fund|Award|Medal|Press)\b",
    ),
)
_QUOTED = re.compile(r"[\"“«]([^\"”»\n]{2,80})[\"”»]")
_SHOWN = re.compile(
    rf"\b(?:[Ww]atch(?:ed|ing)?|[Rr]ead(?:ing)?|[Ss]ing(?:ing)?|[Ss]ang|[Ss]how|[Bb]ook|[Mm]ovie|[Ss]ong)\s(?P<title>{_CAP}(?:(?:\s(?:in|the|of|and|a|an|on|for|to|my|is|with|who)){{0,2}}\s{_CAP}){{1,7}})"
)
_SHOWING = bag("watch watched watching read reading sing singing sang show book movie song")
_BOOKISH = re.compile(
    r"\b(?:read|reading|book|books|story|stories|song|sing|sang|singing|sung|title|called|watch|watched|watching|movie|episode|livre|chanson|libro|cuento|canción|livro|música|história)\b[^.!?\n]{0,15}$",
    re.IGNORECASE,
)
_BY = bag("by de par por")
_SMALL_IN_TITLES = bag(
    "the a an and of in on to for with my is at by or de la el le les du et y e do da o os as un une"
)


def block(reading: Reading) -> None:
    for found in seen_in(reading, _CITING):
        _block(reading, found.start("who"), found.end("who"), "author")
    for found in _SHOWN.finditer(reading.text) if not _SHOWING.isdisjoint(reading.words) else ():
        if _has_plain_words(reading, found.start("title"), found.end("title")):
            _block(reading, found.start("title"), found.end("title"), "work")
    _block_titles_by(reading)
    for found in _QUOTED.finditer(reading.text):
        if _is_title(reading, found):
            _block(reading, found.start(1), found.end(1), "work")


def _block_titles_by(reading: Reading) -> None:
    """`Frederick by Leo Lionni`: what stands before `by` and a known author is a title."""
    for at, token in enumerate(reading.tokens):
        if token.folded not in _BY or reading.blocked.get(at + 1) not in {"author", "family"}:
            continue
        back = at
        while back and reading.follows(back) and reading.tokens[back - 1].case == "title":
            back -= 1
            reading.blocked.setdefault(back, "work")


def _has_plain_words(reading: Reading, start: int, end: int) -> bool:
    """At least two words with a capital that are nobody's name."""
    words = [one for at in reading.within(start, end) if (one := reading.tokens[at]).case == "title"]
    plain = [one for one in words if one.flags & lists.COMMON and not one.flags & lists.GIVEN]
    return len(plain) > 1


def _is_title(reading: Reading, found: re.Match[str]) -> bool:
    words = [reading.tokens[at] for at in reading.within(*found.span(1))]
    telling = [token for token in words if token.folded not in _SMALL_IN_TITLES]
    if not telling or any(token.case == "lower" for token in telling) or found[1].rstrip()[-1:] in {",", "?"}:
        return False
    return len(telling) > 1 or bool(_BOOKISH.search(reading.text[max(0, found.start() - 40) : found.start()]))


def _block(reading: Reading, start: int, end: int, why: str) -> None:
    """A name with a title of respect or an owner is somebody the writer knows, however it is cited."""
    for at in reading.within(start, end):
        if not (why == "author" and reading.tokens[at].flags & lists.ORDINARY):
            reading.blocked.setdefault(at, why)
