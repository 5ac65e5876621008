"""Names the writer says are not the real ones: `I'll say Ben and Nora, neither is real`, `Lucía, que no es su nombre`."""

from collections.abc import Iterator

from copal.instruments.guard.lazily import compiled, gated, seen_in
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import fold

# What is taken is not given back letter by letter: {0,30}+.
_CAP = r"(?-i:[^\W\d_a-z])[\w'’\-]{0,30}+"
_NAMES = rf"(?P<row>{_CAP}[\"”]?(?:(?:,\s|,?\s(?:and|&|or|y|e|et|ou|o)\s)(?:(?:[oa]|el|la)\s)?[\"“]?{_CAP}[\"”]?){{0,5}})"
_ROW = rf"[\"“«]?\s?{_NAMES}"
_WHOM = r"(?:him|her|them|it|this|that|these|those|the|my|our|one|two|first|second|other|little|child|kid|kids|kiddo|boy|girl|friend|friends|student|family|parents?|toddler|baby|twins|pair|both|as)"
_STOPS = r"(?=[\"”»]?(?:[,.;:()!?–—]|\s[-–—(]|\s?$|\s(?:here|for\s(?:now|this|today|privacy|short)|in\sthis|ici|aqu[ií])\b))"
_WE = (
    r"(?:i['’]?ll|i\swill|i['’]?m(?:\sgoing\sto|\sgonna)?|i\sam|let['’]?s|let\s(?:us|me)|we['’]?ll|we\swill|"
    r"we['’]?re|we\scan|i\sshall|gonna|i['’]?d\slike\sto|i['’]?ll\sbe|i['’]?ve\sbeen)"
)
# What says of a name before it that it is none.
_DISCLAIMED = (
    r"(?:neither\s(?:\w+\s){0,3}real|none\s(?:\w+\s){0,4}real|"
    r"not\s(?:(?:her|his|their|the|its|a|anyone['’]s)\s)?(?:real|actual|true)?\s?names?\b|not\sreal\b|"
    r"(?:that|this|it|these|those|they|which|names?)\s?(?:['’]s\snot|is\snot|are\snot|isn['’]?t|aren['’]?t)\s(?:(?:her|his|their|the|a)\s)?(?:real|actual|true)?\s?names?\b|"
    r"(?:that|this|it|they|which)\s?(?:['’]s\snot|isn['’]?t|is\snot|aren['’]?t|are\snot|not)\s(?:what|how)\s\w+(?:\s\w+){0,2}\s(?:call(?:s|ed)?|known|named|goes)\b|"
    r"(?:a\s|both\s|all\s|two\s)?(?:made[- ]up|invented|fake|fictional|fictitious|borrowed|stand-in|code)\snames?\b|"
    r"(?:both\s|all\s)?(?:a\s)?(?:pseudonyms?|alias(?:es)?)\b|(?:both\s)?names?\s(?:i\s(?:made|picked|invented)|(?:\w+\s){0,2}changed)\b)"
)
_DISCLAIMED_FR = (
    r"(?:(?:ce\s?n['’]est|c['’]est|ce\sne\ssont|ce\ssont|qui\sn['’]est|qui\sne\ssont)?\s?pas\s(?:du\stout\s)?(?:son|leurs?|ses|le|les|de)\s(?:vrais?\s)?(?:pr[ée])?noms?|"
    r"(?:un\s|des\s|deux\s)?(?:pr[ée])?noms?\s(?:que\sj['’]invente|invent|fictif|chang|d['’]emprunt|faux|bidon)|faux\s(?:pr[ée])?noms?|pseudonymes?|(?:il|elle)s?\sne\ss['’]appelle(?:nt)?\spas)"
)
_DISCLAIMED_ES = (
    r"(?:que\s)?(?:no\s(?:es|son|era)\s(?:su|sus|el|los)\s(?:verdaderos?\s)?nombres?|no\sse\sllaman?\sas[íi]|as[íi]\sno\sse\sllaman?|ninguno\s(?:\w+\s){0,3}(?:real|verdader)|"
    r"(?:un\s|unos\s|con\s|son\s|es\s)?nombres?\s(?:que\s(?:me\s)?invent|inventad|ficticio|cambiad|falso|de\smentira|prestad)|seud[óo]nimos?)"
)
_DISCLAIMED_PT = (
    r"(?:que\s)?(?:n[ãa]o\s(?:[ée]|s[ãa]o|era)\so?s?\s?(?:seus?\s)?(?:verdadeiros?\s)?nomes?|n[ãa]o\sse\schamam?\sassim|nenhum\s(?:\w+\s){0,3}(?:real|verdadeir)|"
    r"(?:um\s|uns\s|s[ãa]o\s)?nomes?\s(?:que\s(?:eu\s)?invent|inventad|fict[íi]ci|trocad|mudad|falso|de\smentira)|pseud[ôo]nimos?)"
)
_BETWEEN = r"[\"”»]?(?:\s(?:here|ici|aqu[ií]))?\s?[,.;(–—-]?\s?[(–—-]?\s?(?:(?:which|that|and|but|both|all|they['’]?re|it['’]?s|these\sare|y|et|e|son|des|ce\ssont|s[ãa]o)\s)?"
# `Miguel (made up)`, not `Miguel made up a song`.
_MADE_UP = r"\s?(?:[,;(–—-]\s?){1,2}(?:(?:an?|both|all|two|it['’]s|they['’]re|is|are)\s)?(?:made[- ]up|invented|fake|fictional|fictitious|borrowed)(?=\s?(?:[,.;:)!?–—-]|and\b|$))"
# `Blue (I made that up)`, `Blue - a name I picked`
_I_MADE_IT = r"\s?[(–—-]\s?(?:(?:that['’]s\s|it['’]s\s)?(?:an?|the)\snames?\s(?:that\s)?)?(?:i|we)(?:['’]ve)?\s(?:just\s)?(?:(?:made|making)\s(?:(?:that|it|this|them|those|both|the\snames?|that\sname)\s)?up|invented|picked)\b(?!\s(?:him|her|me|us)\b)"
_PATTERNS = gated(
    (
        r"real|name|made|invent|fake|ficti|borrow|pseudo|alias|call|known",
        rf"{_NAMES}{_BETWEEN}{_DISCLAIMED}",
    ),
    (
        r"fake|made|invent|real|pseud",
        rf"(?:\(|\b)(?:fake|made[- ]up|invented|not\s(?:his|her|their)\s(?:real\s)?|pseudonym)\s?(?:names?)?(?:\)|:)\s{_ROW}",
    ),
    (r"using|call", rf"\b(?:using|calling\s(?:him|her|them))\s(?=[\"“]){_ROW}\s(?:for|as|instead|here)\b"),
    (r"made|invent|fake|ficti|borrow", rf"{_NAMES}{_MADE_UP}"),
    (r"made|invent|picked", rf"{_NAMES}{_I_MADE_IT}"),
    # there is a "Mrs. Plum": an article and quotation marks make a part to play of it
    (
        '"|“|«',
        rf"\b(?:an?|another|some|une?|una|uma?)\s[\"“«]\s?(?P<row>{_CAP}(?:\.?\s{_CAP}){{0,2}})\s?[\"”»]",
    ),
    (
        r"say|pretend|imagine|suppose",
        rf"\b{_WE}\s(?:just\s)?(?:say|pretend|imagine|suppose)\s(?:(?:that\s)?(?:his|her|their|the|one|a|this|my|our)(?:\w|\s|['’]){{0,20}}\s(?:is|are)\s(?:called\s|named\s)?)?{_ROW}{_STOPS}",
    ),
    (
        r"call|nam|refer|dub",
        rf"\b{_WE}\s(?:just\s)?(?:call|calling|name|naming|dub|refer(?:ring)?\sto)\s(?:{_WHOM}\s){{1,5}}{_ROW}",
    ),
    (
        r"use|using|go with|going with",
        rf"\b(?:let['’]?s|let\sme|we['’]?ll|i['’]?ll|i['’]?m|we['’]?re)\s(?:just\s)?(?:use|using|go\swith|going\swith)\s(?:the\snames?\s)?{_ROW}(?=\s(?:here|for\s(?:now|this|him|her|them|privacy)|as\s(?:a|the|his|her|their)\snames?)\b)",
    ),
    (r"call ", rf"(?:^|[.!?\n]\s{{0,3}})call\s(?:him|her|them)\s{_ROW}{_STOPS}"),
    (
        r"call",
        rf"\b(?:child|kid|kiddo|boy|girl|toddler|baby|preschooler|student|friend|someone|twos?|threes?|fours?|who|whom)\s(?:who(?:m)?\s|that\s)?(?:i['’]?ll|i\swill|i\sshall|we['’]?ll)\s(?:just\s)?call\s{_ROW}(?!\s(?:tomorrow|tonight|today|back|when|later|about|on|at|to|if)\b)",
    ),
    (r"nom|pseudo|appelle", rf"{_NAMES}{_BETWEEN}{_DISCLAIMED_FR}"),
    (
        r"appel|nomm",
        rf"\b(?:je\s(?:vais\s)?(?:l['’]|les\s)appell?e(?:r|rai)|on\s(?:va\s)?(?:l['’]|les\s)appell?er(?:a|ons)?|(?:appelons|nommons)[- ]l(?:e|a|es)|(?:on\sva\sdire|disons|mettons|imaginons)\s(?:qu['’](?:il|elle)s?|que\s(?:l['’]|l[ea]s?\s|mon\s|ma\s)\w+)\ss['’]appelle(?:nt)?)\s{_ROW}",
    ),
    (r"disons|mettons", rf"\b(?:disons|mettons)\s{_ROW}(?=[,.;(])"),
    (r"nombre|llama|real|seud", rf"{_NAMES}{_BETWEEN}{_DISCLAIMED_ES}"),
    (
        r"llam|deci|puse|puso|pong|dig",
        rf"\b(?:l[aeo]s?\s(?:voy|vamos)\sa\s(?:llamar|decir|poner|nombrar)|(?:voy|vamos)\sa\s(?:llamar|decir|poner)l[aeo]s?|l[aeo]s?\s(?:llamar|dir|pondr)[ée](?:mos)?|les?\spuse|llam[ée]mosl[oae]s?|dig[áa]mosles?|(?:digamos|pongamos|imaginemos)(?:\sque)?(?:\s(?:el|la|l[oa]s|mi|un|una)\s\w+)?\sse\sllaman?)\s{_ROW}",
    ),
    (r"nome|chama|real|pseud", rf"{_NAMES}{_BETWEEN}{_DISCLAIMED_PT}"),
    (
        r"cham|dig|dizer",
        rf"\b(?:(?:vou|vamos)\s(?:cham[áa]-l[oae]s?|chamar(?:\sel[ea]s?)?)\sde|chamarei(?:\sel[ea]s?)?\sde|chamemos\sde|(?:digamos|vamos\sdizer|imaginemos)\sque\s(?:(?:[oa]s?|uma?|meu|minha)\s\w+\s)?(?:se\schamam?|[ée]|s[ãa]o))\s(?:[oa]\s)?{_ROW}",
    ),
)
_N = r"(?P<name>[^\W\d_][\w'’\-]{0,30}+(?:\s[^\W\d_a-z][\w'’\-]{0,30})?)"
_WHOM_ALONE = (
    r"(?:him|her|them|it|this|that|these|the|my|our|one|two|first|second|other|little|child|kid|kids|kiddo|boy|girl|guy|friend|friends|student|"
    r"family|mom|dad|mother|father|parent|parents|teacher|toddler|baby|infant|colleague|coworker|twins|person|as)"
)
# One name each, also in small letters.
_ONE = gated(
    (
        r"call|name|refer",
        rf"\b(?:i['’]?ll|i will|let['’]?s|let us|we['’]?ll|we will|i am going to|i['’]?m going to|i['’]?m gonna|gonna|i shall)\s(?:just\s)?(?:call|name|refer to)\s(?:{_WHOM_ALONE}\s){{1,4}}[\"“]?{_N}",
    ),
    (
        r" here|for now|privacy|for this|in this post",
        rf"\b(?:call(?:ed|ing)?|name[ds]?)\s(?:\w+\s)?[\"“]?{_N}[\"”]?,?\s(?:here|for now|for privacy|for this|in this post)\b",
    ),
    (
        r"real name|actual name|changed|pseudonym|fake name|made|alias",
        rf"\b{_N}[\"”]?,?\s?\(?(?:not (?:(?:his|her|their|the|its) )?(?:real|actual) name|names? (?:has been |have been |was |is |are )?changed|a pseudonym|pseudonym|fake name|made[- ]up name|an alias|not a real name)",
    ),
    (
        r"pseudonym|fake name|made|alias",
        rf"\b(?:pseudonym|fake name|made[- ]up name|alias)\s(?:is\s|of\s|:\s?)?[\"“]?{_N}",
    ),
    (
        r"appel|nomm|dison",
        rf"\b(?:je\sl['’]appellerai|je\sl['’]appelle\sici|appelons[- ]l[ea]|appelons[- ]les|nommons[- ]l[ea]|on\sva\sl['’]appeler|disons)\s[\"«]?\s?{_N}",
    ),
    (
        r"fictif|chang|emprunt|pseudonyme",
        rf"\b{_N},?\s?\(?(?:pr[ée]nom (?:fictif|chang[ée])|nom (?:fictif|d['’]emprunt|chang[ée])|pseudonyme)",
    ),
    (
        r"llam|dig|díg",
        rf"\b(?:l[oae]s? llamar[ée](?:mos)?|vamos a llamarl[oae]s?|llam[ée]mosl[oae]s?|dig[áa]mosle)\s[\"“«]?{_N}",
    ),
    (
        r"ficticio|inventad|cambiad|no es su",
        rf"\b{_N},?\s?\(?(?:nombre (?:ficticio|inventado|cambiado)|no es su (?:verdadero nombre|nombre real|nombre verdadero))",
    ),
    (
        r"cham",
        rf"\b(?:vou cham[áa]-l[oae]s? de|vamos cham[áa]-l[oae]s? de|vou chamar(?: el[ea])? de|vamos chamar(?: el[ea])? de|chamemos de)\s[\"“«]?(?:o\s|a\s)?{_N}",
    ),
    (
        r"fict|inventad|trocad|verdadeiro",
        rf"\b{_N},?\s?\(?(?:nome (?:fict[íi]cio|inventado|trocado)|n[ãa]o [ée] o nome verdadeiro)",
    ),
)
_ALL_CHANGED = (
    r"names\s(?:(?:here|below|above|in\s\w+\s\w+)\s)?(?:(?:are|were|have\sbeen|['’]ve\sbeen|all|both)\s){0,2}(?:changed|swapped|switched|altered|made[- ]up|invented|fake|fictional|not\sreal|pseudonyms)|"
    r"names\saren['’]?t\s(?:real|theirs)|(?:not|aren['’]?t|are\snot|no)\s(?:(?:their|the|any)\s)?real\snames|(?:changed|swapped|switched|altered|made\sup|invented)\s(?:both|all|the|their|everyone['’]?s|the\skids['’]?|all\sthe)\snames|"
    r"(?:changed|made[- ]up|fake|invented|fictional)\snames|pr[ée]noms\s(?:fictifs|chang[ée]s|invent[ée]s)|noms\s(?:fictifs|chang[ée]s|invent[ée]s)|"
    r"nombres\s(?:(?:est[áa]n|son|fueron)\s)?(?:cambiados|ficticios|inventados|falsos|de\smentira)|nomes\s(?:(?:est[ãa]o|s[ãa]o|foram)\s)?(?:trocados|fict[íi]cios|inventados)|cambi[ée]\slos\snombres|troquei\sos\snomes|j['’]ai\schang[ée]\sles\s(?:pr[ée])?noms"
)


def pretended(reading: Reading) -> Iterator[str]:
    """Folded words that stand in a declared row of names."""
    for found in seen_in(reading, _PATTERNS, any_case=True):
        for at in reading.within(*found.span("row")):
            if reading.tokens[at].case == "title":
                yield reading.tokens[at].folded
    for found in seen_in(reading, _ONE, any_case=True):
        yield from fold(found["name"]).split()


def are_all_changed(reading: Reading) -> bool:
    """`names changed`, `no real names`: said of every name in the text."""
    if not compiled(r"names|noms|nombres|nomes", any_case=True).search(reading.text):
        return False
    return bool(compiled(rf"\b(?:{_ALL_CHANGED})\b", any_case=True).search(reading.text))
