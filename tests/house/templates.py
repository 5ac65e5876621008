"""Reading templates and style sheets for what must not be in them. Each function returns what it found."""

import re

SCRIPT = re.compile(
    r"<(script|style)\b(?![^>]*\b(?:src|type=[\"']application/(?:json|ld\+json))[=\"'])[^>]*>(?=\s*[^\s<])",
    re.IGNORECASE,
)
STYLE_ATTRIBUTE = re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
SCRIPT_URL = re.compile(r"(?:href|action|src)\s*=\s*[\"']?\s*javascript:", re.IGNORECASE)
UNSAFE = re.compile(r"\|\s*(?:safe|safeseq)\b|\{%\s*autoescape\s+off")

PHYSICAL = re.compile(
    r"(?:^|[;{\s])((?:scroll-)?(?:margin|padding)-(?:left|right|top|bottom)|border-(?:left|right|top|bottom)[a-z-]*|"
    r"(?:left|right|top|bottom)(?=\s*:)|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)|"
    r"clear\s*:\s*(?:left|right))"
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

MARKED = re.compile(r"\{%-?\s*blocktrans(?:late)?\b.*?%\}.*?\{%-?\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
UNSEEN = (
    re.compile(r"\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL),
    re.compile(r"\{#.*?#\}"),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<([a-z0-9]+)\b[^>]*\btranslate=[\"']no[\"'][^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE),
)
# Blocks that hold a class name or an address, never words.
BLOCKS = re.compile(r"\{%\s*block (?:width|action|id|classes?)\s*%\}.*?\{%\s*endblock.*?%\}", re.DOTALL)
READ_OUT = re.compile(
    r"\b(?:alt|title|placeholder|aria-label|aria-description|data-words)\s*=\s*\"([^\"]*)\"", re.IGNORECASE
)
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Copal"}


def inline_code(html: str) -> list[str]:
    """Scripts, styles and handlers inside the page: the content security policy would drop them."""
    return [
        found.group(0)[:80]
        for what in (SCRIPT, STYLE_ATTRIBUTE, HANDLER, SCRIPT_URL)
        for found in what.finditer(html)
    ]


def unsafe_output(html: str) -> list[str]:
    return [found.group(0) for found in UNSAFE.finditer(html)]


def physical(css: str) -> list[str]:
    """Properties that name a side of the glass instead of a side of the text."""
    return [found.group(1) for found in PHYSICAL.finditer(CSS_COMMENT.sub("", css))]


def unmarked(html: str) -> list[str]:
    """Words a reader would see or hear that no translator would. Names and short capitals (PDF, QR) pass."""
    for what in UNSEEN:
        html = what.sub(" ", html)
    html = BLOCKS.sub(" ", MARKED.sub(" ", html))
    html = CODE.sub(" ", html)
    heard = [found.group(1) for found in READ_OUT.finditer(html)]
    text = ENTITY.sub(" ", " ".join([TAG.sub(" ", html), *heard]))
    return [
        word for word in WORD.findall(text) if word not in NAMES and not (word.isupper() and len(word) <= 4)
    ]
