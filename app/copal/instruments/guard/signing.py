"""The writer's own first name: brought in at the start, written under the end."""

import re
from collections.abc import Iterator

from copal.instruments.guard import lists
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag

_CAP = r"[^\W\d_a-z][\w'’\-]{0,30}"
_ME = rf"(?P<name>{_CAP}(?:\s{_CAP})?)"
_GREETED = (
    r"(?:^|\n)\s{0,3}(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]iya|[Hh]owdy|[Gg]reetings|[Gg]ood\s(?:morning|afternoon|evening)|[Mm]orning|[Ee]vening|[Bb]onjour|[Bb]onsoir|[Ss]alut|[Aa]llô|"
    r"[Hh]ola|[Bb]uenos?\s\w+|[Bb]uenas(?:\s\w+)?|[Oo]i|[Oo]lá|[Bb]om\sdia|[Bb]oa\s(?:tarde|noite))(?:\s(?!I\b)[^\W\d_A-Z][\w'’]{0,15}){0,4}\s?[,!.:–—-]{1,3}\s{0,3})"
)
_CLOSING_WORD = (
    r"(?:[Xx]o{1,3}(?:xo{1,3}){0,3}|[Hh]ugs|[Bb]ig\shugs|[Cc]heers|[Ww]arm(?:ly|est)?(?:\sregards|\swishes)?|(?:[Bb]est|[Kk]ind|[Ww]ith)\s(?:regards|wishes|love|thanks|gratitude)|[Rr]egards|[Ss]incerely|"
    r"[Bb]lessings|[Tt]ake\scare|[Ii]n\ssolidarity|[Ss]olidarity|[Ss]igned|[Gg]ratefully|[Rr]espectfully|[Yy]ours(?:\struly)?|[Mm]uch\slove|[Pp]eace|[Ss]ee\sy(?:ou|a)(?:\s\w+)?|"
    r"[Cc]ordialement|[Bb]ises|[Bb]isous|[Aa]mitiés|[Àà]\s(?:bientôt|la\sprochaine|plus)|[Bb]onne\s(?:soirée|journée|nuit|semaine|fin\sde\s\w+)(?:\sà\s\w+)?|"
    r"[Ss]aludos|[Uu]n\s(?:abrazo|saludo|fuerte\sabrazo)|[Aa]brazos?|[Bb]esos|[Bb]endiciones|[Cc]ariños|[Cc]on\scariño|[Hh]asta\s(?:pronto|luego|mañana)|"
    r"(?:[Uu]m\s)?[Aa]braços?|[Bb]eijos?|[Bb]eijinhos|[Bb]js|[Aa]té\s(?:logo|breve|amanhã)|[Cc]om\scarinho)"
)
_THANKING_WORD = (
    r"(?:[Tt]hanks|[Tt]hank\syou|[Tt]hx|[Tt]y|[Tt]a|TIA|[Bb]est|[Ll]ove|[Ll]ater|[Mm]erci(?:\s\w+)?|[Gg]racias|[Oo]brigad[ao])"
    r"(?:\s(?:all|everyone|again|so\smuch|a\s(?:lot|bunch|million|ton)|in\sadvance|you\sall|y['’]?all|à\s\w+|d['’]\w+|beaucoup|a\stod[ao]s|de\santemano|desde\sya|mucho|por\s\w+|for\s\w+(?:\s\w+){0,3}))?"
)
# What may stand behind the name: an initial, where one is, who one is, a face.
_END = rf"(?:\s[A-Z]\b\.?)?(?:,\s?{_CAP}(?:\s{_CAP})?|\s(?:in|from|at|de|en|em)\s(?:the\s\w+\s\w+|{_CAP}(?:\s{_CAP})?)|\s?\((?:she|he|they|elle|ella|ela)\b[^)\n]{{0,20}}\))?[.!]?[^\w\n]{{0,12}}(?:$|\s{{1,3}}[Pp]\.?\s?[Ss]\b)"
_LONE = r"(?P<name>[^\W\d_a-z][\w'’\-]{0,30})"

# Brought in; each with what must be somewhere in the text, which is quick to tell.
_BROUGHT_IN = tuple(
    (re.compile(needed), re.compile(pattern))
    for needed, pattern in (
        (
            r"[Ii]['’]?m\b|I am|i am|ame is|ame['’]s|his is",
            r"(?:^|[.!?\n]\s{0,3}|\b(?:[Hh]i|[Hh]ello|[Hh]ey)\b[^.!?\n]{0,20}[,!.]?\s)(?:I['’]m|I am|i['’]m|im|i am|My name is|my name is|My name['’]s|[Nn]ame['’]s|[Tt]his is(?=\s\w{1,30},?\s(?:from|here|with|at|I)\b))\s(?P<name>[^\W\d_][\w'’\-]{0,30}(?:\s[^\W\d_a-z][\w'’\-]{0,30})?)(?=\s?[,.!(\n–—-]|\s(?:from|here|and|at|with|in|the|a|an)\b|\s*$)",
        ),
        (
            r"appelle|[Mm]oi|[Mm]on ",
            r"\b(?:[Jj]e m['’]appelle|[Mm]oi,? c['’]est|[Mm]on nom est|[Mm]on prénom est)\s(?P<name>[^\W\d_][\w'’\-]{0,30})",
        ),
        (
            r"llamo|nombre es|[Ss]oy|[Ll]es ",
            r"\b(?:[Mm]e llamo\s(?=\w)|[Mm]i nombre es\s(?=\w)|[Ss]oy\s(?=[^\W\d_a-z])|[Ll]es\s(?:habla|escribe|saluda)\s(?=[^\W\d_a-z]))(?P<name>[^\W\d_][\w'’\-]{0,30})",
        ),
        (
            r"chamo|[Cc]hamo|nome|[Ss]ou ",
            r"\b(?:[Mm]e chamo\s(?=\w)|[Mm]eu nome é\s(?=\w)|[Ss]ou [ao]\s(?=[^\W\d_a-z])|[Cc]hamo-me\s(?=\w))(?P<name>[^\W\d_][\w'’\-]{0,30})",
        ),
        (
            r"\b(?:here|again|back|checking|ici|aqu[ií])\b|[Ii]t['’]?s|his is|[Ii]ci|[Cc]['’]est|[Aa]qu[ií]",
            rf"{_GREETED}(?:[Ii]t['’]?s\s(?:me,?\s)?|[Tt]his\sis\s|[Ii]ci\s|[Cc]['’]est\s|[Aa]qu[ií]\s(?:(?:é|quem\sfala\sé)\s[ao]\s)?){_ME}(?=\s?[,.!(\n–—:-]|\s(?:from|here|again|with|de|encore|otra|di\snuevo|ici)\b|\s*$)",
        ),
        (
            r"\b(?:here|again|back|checking|ici|aqu[ií])\b|[Ii]t['’]?s|his is|[Ii]ci|[Cc]['’]est|[Aa]qu[ií]",
            rf"{_GREETED}{_ME}(?:\s\([^)\n]{{1,25}}\))?,?\s(?:here|again|checking\sin|ici|aqu[ií]|back\sagain|over\shere|(?:from|de)\s[^\W\d_a-z]\w{{0,20}})\b(?=\s?[,.!;:(\n–—-]|\s(?:from|in|with|again|over|at|de|desde)\b|\s*$)",
        ),
        (
            r"\b(?:here|again|back|checking|ici|aqu[ií])\b|[Ii]t['’]?s|his is|[Ii]ci|[Cc]['’]est|[Aa]qu[ií]",
            rf"(?:^|\n)\s{{0,3}}(?:{_ME}(?:\s\([^)\n]{{1,25}}\))?\shere(?=\s?[,.!;:(\n–—-]|\s(?:from|again)\b)|[Ii]t['’]?s\s(?P<me>me,?\s)?(?P<again>{_CAP})(?(me)\s?[!.,]|\s(?:here|again)\b))",
        ),
    )
)
_SIGNED = tuple(
    re.compile(pattern)
    for pattern in (
        # - Pat; 🙏 -Pat; xo Dottie; Thanks! Pat; a name alone on the last line
        rf"(?:(?:^|[\n.!?…)\]]|[^\w\s,;:'’\"-])\s{{0,3}}[-–—~]\s?|\s[-–—~](?=\w)|\n\s{{0,3}}){_LONE}{_END}",
        rf"(?:^|[.!?…,)\n]|[^\w\s])\s{{0,3}}{_CLOSING_WORD}\s?[,!.–—~-]?\s{{1,3}}[-–—~]?\s?{_LONE}{_END}",
        rf"\b{_THANKING_WORD}\s?(?:[,–—~-]|\n)\s{{0,3}}[-–—~]?\s?{_LONE}{_END}",
        rf"\b(?:{_THANKING_WORD}|{_CLOSING_WORD})(?:\s\w+['’]?\w*){{0,6}}\s?[.!]{{1,3}}\s{{1,3}}{_LONE}{_END}",
        # a name alone behind the last sentence, with no stop behind it
        rf"[\w)\]][.!]{{1,3}}\s{{1,3}}{_LONE}[^\w\n.!?]{{0,12}}$",
    )
)
_OPENING = bag(
    "hi hello hey hiya howdy greetings good morning evening bonjour bonsoir salut allo hola buenos buenas buen oi ola bom boa here again it it's its this"
)
# How many patterns ask for no greeting; how far a greeting reaches, and an ending.
_ANYWHERE, _FIRST, _LAST, _NEAR_END = 4, 4, 7, 20


def own_names(reading: Reading) -> Iterator[str]:
    """Not in quotation marks: there somebody else speaks."""
    for found in _found(reading):
        group = "again" if found.groupdict().get("again") else "name"
        token = reading.token(reading.first_at(found.start(group)))
        if token and not token.quoted and not token.possessive and (
            not token.flags & lists.COMMON or token.flags & lists.GIVEN
        ):  # fmt: skip
            yield found[group]


def _found(reading: Reading) -> Iterator[re.Match[str]]:
    greeted = "\n" in reading.text or any(token.folded in _OPENING for token in reading.tokens[:_FIRST])
    for needed, pattern in _BROUGHT_IN if greeted else _BROUGHT_IN[:_ANYWHERE]:
        if needed.search(reading.text):
            yield from pattern.finditer(reading.text)
    added = " P" in reading.text or "\nP" in reading.text or "\np" in reading.text
    if not added and not any(token.case == "title" for token in reading.tokens[-_LAST:]):
        return
    near = reading.tokens[-_NEAR_END:]
    start = 0 if added or not near else max(0, near[0].start - 1)
    for pattern in _SIGNED:
        yield from pattern.finditer(reading.text, start)
