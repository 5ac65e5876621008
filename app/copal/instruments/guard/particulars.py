"""One particular person, told by facts of which no single one says who it is: a trach, a mother in the Guard, new here.

Each fact weighs: what few have more than what many have, what befell somebody more than either. From `ENOUGH` on they
point together. Children in general, advice, pets and the writer's own kin never do.
"""

from collections.abc import Iterable, Iterator

from copal.instruments.guard import circumstances
from copal.instruments.guard.circumstances import Fact
from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.stretches import Stretches

ENOUGH, LONGEST, STRONG = 6, 190, 4
# What a fact weighs, and of which kind it is: two of one kind are one.
WEIGHTS = {
    "grave": (6, "befell"), "event": (4, "befell"), "news": (4, "news"), "law": (4, "law"), "family": (4, "kin"), "kin": (4, "kin"),
    "split": (2, "split"), "house": (4, "house"), "work": (4, "work"), "trade": (4, "work"), "role": (2, "work"), "job": (2, "work"),
    "rare": (4, "body"), "health": (2, "body"), "mark": (4, "mark"), "origin": (4, "origin"), "only": (4, "only"), "relative": (4, "only"),
    "siblings": (2, "siblings"), "time": (2, "time"), "place": (2, "place"), "town": (2, "place"), "programme": (2, "place"),
    "which": (2, "which"), "spot": (4, "house"), "home": (6, "house"), "disaster": (5, "befell"), "post": (4, "work"), "vice": (2, "vice"), "fame": (4, "news"), "age": (1, "age"), "new": (1, "new"),
}  # fmt: skip
_CHILD = r"(?:boy|girl|kid|kiddo|kiddos|guy|child|toddler|baby|infant|babies|toddlers|lead|teacher|helper|preschooler|kindergartner|student|family|one|mom|dad|mother|father|mama|papa|parent|parents|grandmother|grandfather|grandma|grandpa|gram|grandparents|aunt|uncle|stepmom|stepdad|stepfather|stepmother|brother|sister|siblings?|twins?|triplets|couple|woman|man|lady|moms|dads|girls|boys|families|co-?teacher|coworker|co-worker|colleague|assistant|aide|boss|director|neighbor|intern|sub|floater|volunteer|provider|year[ -]old|four|three|two|five|boyfriend|girlfriend|husband|wife|niece|nephew|cousin|daughter|son)"
_ONE = (  # he, my newest, one of ours
    r"\b(?:he|she|his|her|him|hers|he['’]s|she['’]s|hes|shes|he['’]d|she['’]d)\b|\b(?:my|our) (?:new|newest|oldest|youngest|little|sweet|other)\b|\bone of (?:my|our|mine|ours|the)\b"
    r"|\bin my (?:room|care|class|group|program|home|house)\b|\b(?:two|three|four) of (?:mine|ours)\b"
    rf"|\b(?:we|i)(?:['’]ve(?: got)?|['’]ve had| have| had| teach| got| watch| care for)\s(?:got\s)?(?:a|an|one|this|the|two|three)\s(?:[\w'’-]+\s){{0,4}}?{_CHILD}\b"
    r"|\b(?:il|elle|él|ella|ele|ela|dele|dela|su mamá|su papá|sa mère|son père|a mãe|o pai)\b"
)
_THE = (  # the mom, our director, mom works
    rf"\b(?:the|this|that|our|their|these|those|my|\w+['’]s)\s(?:[\w'’-]+\s){{0,4}}?{_CHILD}\b"
    rf"|(?:^|[,;:-]\s?)\W*(?:mom|dad|mama|mommy|daddy|grandma|grandpa|gram|parents|little (?:guy|girl|boy|one)|newest|new (?:boy|girl|kid|family|baby|mom|dad)|twins|two (?:brothers|sisters))(?:['’]s)?\s"
    r"|\b(?:el|la|le|o|a|mi|mon|ma|meu|minha|notre|nuestr[oa]|noss[oa])\s(?:niñ[oa]|familia|mamá|papá|madre|padre|abuel[oa]|enfant|petite?|garçon|fille|famille|mère|père|grand-mère|crianç\w|menin[oa]|família|mãe|pai|avó|avô|ti[oa]|tí[oa]|hij[oa]|filh[oa])\b"
)
_A = rf"\b(?:a|an|there['’]?s|un|une|una|um|uma)\s(?:[\w'’-]+\s){{0,4}}?(?:{_CHILD}|niñ[oa]|enfant|fille|garçon|famille|familia|família|menin[oa]|criança|mamá|mère|mãe)\b"
_IN_GENERAL = (  # when a parent goes to jail, does a foster family
    r"\b(?:if|when|whenever|any|every|each|some|can|could|would|does|do|should|is|are|must|for|may|what)\s(?:a|an|any|one|your|every)?\s?(?:[\w-]+\s)?(?:child|kid|toddler|baby|infant|parent|mom|dad|family|student|person|sibling|provider|teacher)\b"
)
_MANY = r"\b(?:children|kids|families|parents|grandparents|siblings|babies|people|students|someone|somebody|anyone|anybody)\b"
_OWN_KIN = r"\bmy (?:own )?(?:husband|wife|partner|mother|father|mom|dad|mum|son|daughter|sons|daughters|brother|sister|grandmother|grandfather|grandma|grandpa|gram|nephew|niece|cousin|aunt|uncle|family|parents|kid|youngest|oldest|in-laws|mother-in-law)\b(?!['’]s)|\b(?:i['’]m|i am|i was|i have been|i['’]ve been)\s(?:the|a|an)\b"
_PET = r"\b(?:our|my|class|the|a)\s(?:\w+\s)?(?:fish|goldfish|hamster|guinea pig|rabbit|bunny|hen|chicken|chick|frog|turtle|tortoise|cat|dog|puppy|kitten|bird|snail|caterpillar|butterfly|goat|gecko|parakeet|pet)\b(?!\s(?:plant|farm|barn|factory|processing|track|sled|groomer|breeder|store))"
_KINDS = 2


def pointing(reading: Reading, known: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    """Where facts about one particular person weigh enough together."""
    known = list(known)
    facts = [*known, *circumstances.told(reading)]
    if not any(
        WEIGHTS[fact.kind][0] >= STRONG or fact.kind == "vice" for fact in facts if fact.kind in WEIGHTS
    ):
        return
    done = -1
    for start, end in _thoughts(reading, facts):
        around = circumstances.around(reading, start, end, only=not known)
        here = _apart([*(fact for fact in facts if start <= fact.start < end), *around])
        if not here or here[0].start < done:
            continue
        first = here[0].start
        near = [fact for fact in here if fact.end - first <= LONGEST]
        if _points(reading.text[start:end], near):
            done = max(fact.end for fact in near)
            yield first, done


def _apart(facts: list[Fact]) -> list[Fact]:
    """In order; of two that overlap the heavier."""
    taken = Stretches()
    known = [fact for fact in facts if fact.kind in WEIGHTS]
    heaviest = sorted(known, key=lambda one: (-WEIGHTS[one.kind][0], one.start, -one.end))
    kept = [fact for fact in heaviest if taken.add(fact.start, fact.end)]
    return sorted(kept, key=lambda one: one.start)


def _points(said: str, facts: Iterable[Fact]) -> bool:
    heaviest: dict[str, int] = {}
    for fact in facts:
        weight, kind = WEIGHTS[fact.kind]
        heaviest[kind] = max(weight, heaviest.get(kind, 0))
    if "befell" in heaviest and _has(_PET, said):
        return False
    return (len(heaviest) >= _KINDS or heaviest.get("house") == ENOUGH) and sum(heaviest.values()) >= ENOUGH


def _thoughts(reading: Reading, facts: Iterable[Fact]) -> Iterator[tuple[int, int]]:
    """Sentences about one particular person of whom something is told; with the next, where that goes on about somebody."""
    said = {max(0, reading.first_at(fact.start + 1) - 1) for fact in facts}
    done, read = -1, 0
    for at in sorted(said):
        if at < read:
            continue  # in the sentence just looked at
        here = _sentence(reading, at)
        read = here.stop
        for stretch in (_sentence(reading, here.start - 1) if here.start else here, here):
            if stretch.start > done and _is_about_one(_words(reading, stretch)):
                done = stretch.start
                after = _sentence(reading, stretch.stop) if stretch.stop < len(reading.tokens) else stretch
                last = after if _is_about_one(_words(reading, after)) else stretch
                yield reading.tokens[stretch.start].start, reading.tokens[last.stop - 1].end


def _sentence(reading: Reading, at: int) -> range:
    """The words of the sentence in which word `at` stands."""
    number, first, after = reading.tokens[at].sentence, at, at + 1
    while first and reading.tokens[first - 1].sentence == number:
        first -= 1
    while after < len(reading.tokens) and reading.tokens[after].sentence == number:
        after += 1
    return range(first, after)


def _words(reading: Reading, stretch: range) -> str:
    return reading.text[reading.tokens[stretch.start].start : reading.tokens[stretch.stop - 1].end]


def _is_about_one(said: str) -> bool:
    if _has(_OWN_KIN, said):
        return False
    if _has(_ONE, said):
        return True
    if _has(_IN_GENERAL, said):
        return False
    return _has(_THE, said) or (_has(_A, said) and not _has(_MANY, said))


def _has(pattern: str, said: str) -> bool:
    return compiled(pattern, any_case=True).search(said) is not None
