"""A certificate as the plain JSON its template draws: every text made printable, every picture as SVG."""

from copal.instruments.printing.certificate import Certificate
from copal.instruments.printing.coverage import FAMILIES
from copal.instruments.printing.labels import words_for
from copal.instruments.printing.pictures import logo_svg, qr_svg
from copal.instruments.printing.text import isolated, needs_noto, plain, printable, printable_address

LONGEST_WORD = 28  # letters a wide line holds at the smallest size
LONGEST_IN_CELL = 18  # and a narrow column of a table
FALLBACK_TITLE = "Certificate"  # a file without a title would not be accessible


def content_of(certificate: Certificate) -> dict[str, object]:
    """Everything on the certificate. Raises LogoUnreadable, and ValueError for an unknown label."""
    c = certificate

    def said(text: str, longest: int = LONGEST_WORD) -> str:
        return isolated(printable(text, longest_word=longest), c.reads)

    def cells(*texts: str) -> list[str]:
        return [said(text, LONGEST_IN_CELL) for text in texts]

    texts = {
        "sponsor": c.sponsor, "title": c.title, "person": c.person, "latin_name": c.latin_name, "subject": c.subject,
        "description": c.description, "community": c.community, "when": c.when, "times": c.times, "place": c.place,
        "total": c.total, "number": c.number, "issued_on": c.issued_on,
    }  # fmt: skip
    content: dict[str, object] = {key: said(text) for key, text in texts.items()}
    content["title"] = content["title"] or content["number"] or FALLBACK_TITLE
    content |= {
        "words": {key: printable(word) for key, word in words_for(c.labels).items()},
        "facilitators": [said(name) for name in c.facilitators],
        "rows": [cells(r.kind, r.note, r.amount) for r in c.rows],
        "lines": [cells(m.held_on, m.title, m.community, m.kind, m.amount) for m in c.lines],
        "url": printable_address(c.verify_url),
    }
    return content | _apart(c) | {"noto": _second_hand(content)}


def _apart(c: Certificate) -> dict[str, object]:
    """What is on no line of text: pictures, the page's own facts, and what the file says of itself."""
    return {
        "link": c.verify_url,
        "qr": qr_svg(c.verify_url),
        "logo": None if c.logo is None else logo_svg(c.logo),
        "logo_alt": "" if c.logo is None else plain(c.logo.alt) or plain(c.sponsor),
        "language": c.language.split("-")[0].lower(),
        "direction": c.reads,
        "paper": c.paper,
        "about": [c.number, c.verify_url, f"{c.starts_on.isoformat()}/{c.ends_on.isoformat()}"],
        "file_title": plain(f"{c.title}: {c.person}, {c.subject}"),
        "file_author": plain(c.sponsor),
        "file_description": plain(c.description),
        "families": [family for family, _ in FAMILIES],
    }


def _second_hand(value: object) -> list[str]:
    """The texts to set in Noto Sans throughout, since the first font lacks some of their letters."""
    found: dict[str, None] = {}
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, str) and needs_noto(item):
            found[item] = None
    return list(found)
