"""Telephone numbers, mail addresses, links and names used online, in any language."""

import re
from collections.abc import Iterator

from copal.instruments.guard.reading import Reading
from copal.instruments.guard.spans import Mark
from copal.instruments.guard.stretches import Stretches

_MAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", re.ASCII)
_MAIL_SAID = re.compile(
    r"\b[\w.+-]{2,64}\s?(?:\(at\)|\[at\]|\sat\s)\s?[\w-]{2,63}\s?(?:\(dot\)|\[dot\]|\sdot\s|\.)\s?(?:com|net|org|edu|me|us|ca)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"”)\]]{3,300}", re.IGNORECASE)
_BARE_LINK = re.compile(
    r"(?<![@\w.])(?:facebook|fb|instagram|tiktok|gofundme|youtube|youtu|linkedin|twitter|x|snapchat|pinterest|venmo|"
    r"caringbridge|nextdoor|t|wa|bit|tinyurl|drive\.google|photos\.google|docs\.google|linktr)\.(?:com|me|be|ly|ee|app)/[^\s<>\"”)\]]{2,300}",
    re.IGNORECASE,
)
_BARE_PATH = re.compile(
    r"(?<![@\w./-])(?:[a-z\d-]{2,40}\.){1,3}(?:com|org|net|me|us|ca|co|io|app|info|page|site|example)/[^\s<>\"”)\]]{2,200}",
    re.IGNORECASE,
)
# luz.delmar.83, tina_m_04: no address, and no name of a file.
_HANDLE_BARE = re.compile(
    r"(?<![@\w./-])(?=[a-z._]*\d)[a-z]{2,20}(?:[._][a-z\d]{1,20}){1,3}(?![\w@/-])(?!\.[a-z])",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"\b(?:he|she|his|her|mom|dad|mother|father|family|families|they|fund\w*|surgery|profile|photos?|posts|baby|page|su|sua|son|sa)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[A-Za-z][._][A-Za-z\d]")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|jpe?g|png|mp[34]|mov|zip|csv|pptx?|txt|com|org|net|edu|gov|me|us)$|^\w{1,3}\.\d|^v\d|^(?:topic|under|over|room|unit|form|level|week|day|chapter|step|part|page)_|\d\.\d|^[a-z]+\.\d+$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z][\w.]{2,30}\b")
_HANDLE_TOLD = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|venmo|cash ?app|facebook|fb|twitter|discord|handle|username|user name|screen name|usuario|pseudo|perfil)"
    r"(?:\s(?:is|name|handle|under|as|account))*[:\s]\s?[\"“]?((?=[\w.$-]*[\d_.$])[\w.$-]{4,30}\w)",
    re.IGNORECASE,
)
# Where offices, journals and makers publish for everybody.
_PUBLIC = re.compile(
    r"(?:\.gov\b|\.edu\b|\.mil\b|naeyc\.org|zerotothree\.org|pbs(?:kids)?\.org|cdc\.gov|mrtq\.org|maine\.gov|usm\.maine|wikipedia\.org|"
    r"healthychildren\.org|aap\.org|nieer\.org|earlychildhood|childcare|childmind\.org|understood\.org|asha\.org|ed\.gov|"
    r"npr\.org|nytimes\.com|zoom\.us|amazon\.com|lakeshorelearning\.com|teacherspayteachers\.com|scholastic\.com|"
    r"consciousdiscipline\.com|challengingbehavior|csefel|pyramidmodel|readingrockets\.org|colorincolorado\.org|"
    r"sesamestreet|sesameworkshop|unicef\.org|who\.int|redleafpress|exchangepress|communityplaythings)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.#/-])(?:"
    r"(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.\-–/]{0,2}\d{3}[\s.\-–]\d{4}"  # 207-555-0101, (207) 555 0101
    r"|(?:\+?1)?[2-9]\d{2}[2-9]\d{6}"  # 2075550101
    r"|[2-9]\d{2}[.\-–]\d{4}"  # 555-0101
    r"|\+\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,6}\d{2,4}"  # +351 912 345 678
    r"|0[1-9](?:[\s.-]?\d{2}){4}"  # 06 12 34 56 78
    r"|\(?\d{2}\)?\s9?\d{4}[\s.-]\d{4}"  # (11) 91234-5678
    r")(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w/]|[.-]\d)"
)
_SHORT_PHONE = re.compile(
    r"\b(?:call|text|phone|cell|number|tel|reach|message for|dial|ll[aá]m\w+|tel[eé]fono|appel\w+|num[eé]ro|ligue|telefone|celular)\b[^.\n]{0,40}?(?<!\d)([2-9]\d{2}\s\d{4})(?!\d)",
    re.IGNORECASE,
)
_FREE_LINE = re.compile(r"^\+?1?[\s.(-]*(?:800|833|844|855|866|877|888|211|311|511|911|988)\b")


# What must stand in a text, in small letters, for a pattern to find anything there.
_SAID = ("(at)", "[at]", "(dot)", "[dot]", " dot ")
_ONLINE = (
    "insta", "snap", "tiktok", "venmo", "cash", "facebook", "fb", "twitter", "discord", "handle", "user", "screen name", "usuario", "pseudo", "perfil",
)  # fmt: skip


def marks(reading: Reading) -> list[Mark]:
    text = reading.text
    found = [*_mails(reading), *_links(reading)]
    taken = Stretches((mark.start, mark.end) for mark in found)
    for pattern in (_PHONE, _SHORT_PHONE) if reading.has_digits else ():
        for seen in pattern.finditer(text):
            start, end = seen.span(seen.re.groups)
            if (
                not _FREE_LINE.match(text[start:end])
                and not taken.touches(start, start + 1)
                and not _in_years(text, start, end)
            ):
                found.append(Mark(start, end, "PHONE", "certain", "contact.phone"))
    return found


def _mails(reading: Reading) -> Iterator[Mark]:
    text = reading.text
    if "@" in text:
        for seen in _MAIL.finditer(text):
            yield Mark(seen.start(), seen.end(), "EMAIL", "certain", "contact.email")
        for seen in _HANDLE.finditer(text):
            yield Mark(seen.start(), seen.end(), "URL_HANDLE", "certain", "contact.handle")
    for seen in _MAIL_SAID.finditer(text) if reading.holds(_SAID) else ():
        if " at " in seen[0] and " dot " not in seen[0]:
            continue  # `look at naeyc.org` is no address
        yield Mark(seen.start(), seen.end(), "EMAIL", "certain", "contact.email")


def _links(reading: Reading) -> Iterator[Mark]:
    text = reading.text
    if _JOINED.search(text):
        for seen in _HANDLE_BARE.finditer(text):
            if not _FILE.search(seen[0]):
                yield Mark(seen.start(), seen.end(), "URL_HANDLE", "could", "contact.handle")
    told = "/" in text or "www" in reading.lowered
    ours = told and _OF_SOMEBODY.search(text) is not None
    for pattern in (_LINK, _BARE_LINK, _BARE_PATH)[: told * (2 + ours)]:
        for seen in pattern.finditer(text):
            if not _PUBLIC.search(seen[0]):
                end = seen.end() - (len(seen[0]) - len(seen[0].rstrip(".,;:!?'")))
                yield Mark(seen.start(), end, "URL_HANDLE", "certain", "contact.link")
    for seen in _HANDLE_TOLD.finditer(text) if reading.holds(_ONLINE) else ():
        yield Mark(seen.start(1), seen.end(1), "URL_HANDLE", "could", "contact.handle")


def _in_years(text: str, start: int, end: int) -> bool:
    """2024-2025 is a school year."""
    return bool(re.fullmatch(r"(?:19|20)\d\d[\s.–-](?:19|20)\d\d", text[start:end]))
