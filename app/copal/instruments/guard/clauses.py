"""Where in a sentence a word stands: as who does something, or as whom something is done to.

A name that is also a word and is written small has nothing else to tell it: `will threw a shoe`, `asked hope to wait`.
"""

from functools import cache

from copal.instruments.guard import lists
from copal.instruments.guard.cues import agrees
from copal.instruments.guard.phrases import word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import Token, bag

_OPENING = bag(
    "when and but so because cuz bc if since that while as after before until til till then once than though although whenever where why how "
    "today yesterday tonight morning afternoon evening night day week weekend month lately recently again anyway now later "
    "monday tuesday wednesday thursday friday saturday sunday "
    "ps fyi update also well omg lol ugh ok okay yes no yep nope sometimes suddenly apparently luckily sadly finally poor "
    "that does did do is was can could should would has have will think thought swear said says hope guess know believe"
)
_NO_SUBJECT = bag("i you he she we they it who there this these those")
# Past tenses and refusals that are no noun: before them stands somebody.
_DONE = bag(
    "bit hid threw said told fell broke stole cried ate slept sang ran took gave woke spoke knew thought wore drew swore spilled peed pooped "
    "puked vomited screamed yelled kicked pinched hugged laughed asked wanted refused didn't didnt won't wont doesn't doesnt wouldn't wouldnt "
    "couldn't couldnt can't cant isn't isnt wasn't wasnt hasn't hasnt says asks wants thinks knows refuses eats sleeps sings screams hates "
    "loves keeps swears tells needs threatened licked tried counted called pushed scratched climbed napped growled sat stood got grabbed "
    "spits tells signed quit forgot came went wet slapped shoved hit cries"
)
_SPEAKING = bag(
    "bit said told asked cried hid threw laughed hugged slept sang knew thought swore screamed yelled kicked pinched refused says asks thinks "
    "knows refuses sings screams whispered giggled napped peed pooped puked"
)
_OF_SEASONS = bag("came went got hit wont won't")
_BEING = bag("is was has had and wasnt got just still goes")
_BEGUN = bag(
    "turned started left came went made moved stayed found led gave gives takes starts goes keeps brings brought left lies falls fell"
)
_ASKING = bag("does did can should could would will do")
_HAPPENED = bag("had gone done lost found never always not no been seen got a an lice")
_ARE = bag("are were both have can't cant")
_NO_STATES = bag("only my our out his her late home")
_SEASONS = bag("summer autumn winter spring april may june august january rain storm")
_STATES = bag(
    "been being out sick absent late crying screaming sleeping asleep napping mad upset scared afraid tired hungry potty biting hitting kicking climbing "
    "running talking walking crawling standing sitting allergic allowed able two three four five six only almost nonverbal autistic toilet "
    "obsessed moving leaving retiring pregnant my our his her adopted teething awake drunk home"
)
_TO = {
    "by": bag("bitten bit hit kicked pushed scratched signed covered told asked hugged pinched licked run written"),
    "you": bag("thank thanks"),
    "to": bag("talk talked talking spoke speak listen listened said gave happened explained apologized lied sang read thanks thank next close wrote belongs"),
    "with": bag("talk talked talking spoke met meet meeting sat sit sitting stayed stay worked works working shared played chat chatted patient live lives"),
    "at": bag("threw yelled yell yells screamed looked mad laughed smiled swung spit angry growled snapped"),
    "about": bag("worried worry concerned ask asked call called talked"),
    "on": bag("spit threw peed puked sat called stepped"),
}  # fmt: skip
_FOR = bag("came come comes coming waited waiting cried crying screamed screaming cared caring cares covered")
_DOES_TO = bag(
    "told tell asked hugged texted hit bit pushed kicked pinched scratched slapped choked shoved thanked reminded hired fired licked grabbed "
    "helped caught carried held rocked fed changed bites hits kicks pushes calls grabs hates loves love miss adore like"
)
_FROM_WHERE = bag(
    "maintenance licensing cds dhhs accounting hr billing office kitchen next upstairs downstairs across work church school center program room class toddler infant desk front"
)
_GOES_ON = bag(
    "to that and she he her his we i they no not on in if why today again for with but or so when because yesterday tonight this what how about "
    "is was under over near behind from until till after before then while who whose"
)
_MODAL = bag("will may might can could would should")
_TELLING = bag("told tell telling tells asked ask asking asks")
_HANDING = bag("gave gives giving give handed handing brought")
_SAYING_SO = bag("has had have is was were are needs can't cant won't wont couldn't couldnt")
_LETTING = bag("let made make have had help helped watched saw see watch lets letting")
_HAVING = bag("with about lost let had for by up to of miss love from at on off")
_ONE = bag("he she he's she's hes shes he'd she'd his her him")
_ALSO_OF_THINGS = bag("loves hates caught held love miss adore like")
_POINTING = bag("it its was is thats that")
_NEAR, _REACH = 4, 10


@cache
def _verbs() -> frozenset[str]:
    return word_set("cues", "verbs") - word_set("cues", "abstract_verbs")


def opens(reading: Reading, at: int) -> bool:
    """A clause begins with this word, so it may be who does what follows."""
    token, before = reading.tokens[at], reading.token(at - 1)
    if token.begins or before is None:
        return True
    if before.folded in _NO_SUBJECT:
        return False
    if before.folded in _OPENING or (
        before.folded in word_set("cues", "role") and token.folded not in _MODAL
    ):
        return True
    return token.gap.strip() in {",", ";", "-", "–", "—", "(", "...", "…"}


def does(reading: Reading, at: int, *, noun: bool) -> bool:
    """What follows is done by somebody. `noun` asks for more: the word is mostly no name (hope, will, rose)."""
    token, after = reading.tokens[at], reading.token(at + 1)
    if after is None or not reading.follows(at + 1) or token.possessive:
        return False
    taken_up = agrees(reading, at)
    if (after.folded == "and" and acts_as_one(reading, at)) or _is_from_somewhere(reading, at, after.folded):
        return True  # summer and her dad, pat from licensing
    if after.folded in _DONE or _is_asked(reading, at, after):
        told = token.folded not in _SEASONS or after.folded not in _OF_SEASONS
        return taken_up or (after.folded in _DONE and told)
    if after.folded in _BEING and token.folded not in _SEASONS:
        return _is_so(reading, at, after, noun=noun)
    if after.folded in word_set("cues", "verbs"):
        return (taken_up and after.folded not in _MODAL) or (not noun and after.folded in _verbs() | _BEGUN)
    return not token.flags and after.folded.endswith(("s", "ed")) and bool(after.flags & lists.WORD)


def acts_as_one(reading: Reading, at: int) -> bool:
    """`Bash and his cousin`, `Tug said`: what only somebody does, for a word that is seldom a name."""
    token, after, two = reading.tokens[at], reading.token(at + 1), reading.token(at + 2)
    if after is None or not reading.follows(at + 1) or token.possessive:
        return False
    if after.folded == "and" and two is not None and two.folded in {"his", "her"}:
        three = reading.token(at + 3)
        return three is not None and three.folded in word_set("cues", "kin")
    return after.folded in _SPEAKING


def _is_asked(reading: Reading, at: int, after: Token) -> bool:
    """`does autumn need a physical if she moves`"""
    before = reading.token(at - 1)
    return before is not None and before.folded in _ASKING and not after.folded.endswith("s")


def _is_so(reading: Reading, at: int, after: Token, *, noun: bool) -> bool:
    """`angel is being hit`, `heath and heather are siblings`, `pat was out`."""
    token, two, three = reading.tokens[at], reading.token(at + 2), reading.token(at + 3)
    if two is None or two.sentence != token.sentence:
        return False
    if after.folded == "and":
        both = bool(two.flags & lists.DOUBLE) and three is not None and three.folded in _ARE
        return two.folded in {"his", "her", "their", "i"} or _is_listed(two) or both
    if two.folded in {"been", "being"}:
        return not noun or agrees(reading, at)
    if after.folded in {"has", "had"} and (
        not noun or two.folded.endswith(("ed", "en")) or two.folded in _HAPPENED
    ):
        return True
    return two.folded in _STATES and not (noun and two.folded in _NO_STATES)


def _is_listed(token: Token) -> bool:
    return bool(token.flags & lists.GIVEN) and not token.flags & (
        lists.DOUBLE | lists.ORDINARY | lists.COMMON
    )


def is_done_to(reading: Reading, at: int) -> bool:
    """`told hope to wait`, `talked with mark`, `threw it at hope`, `bill from maintenance`, `i love joy but she`."""
    token, before, after = reading.tokens[at], reading.token(at - 1), reading.token(at + 1)
    if before is None or token.begins or token.possessive or token.gap.strip() not in {"", ","}:
        return False
    follower = after.folded if after is not None and reading.follows(at + 1) else ""
    if _is_in_a_row(reading, at, before, after) or _is_told_or_given(reading, at, before, follower):
        return True
    if not reading.follows(at) or (token.folded in _MODAL and follower in _NO_SUBJECT):
        return False
    if follower == "who" and before.folded in _POINTING:
        return True  # it's hunter who bites
    if follower and follower not in _GOES_ON:
        lets = before.folded in _LETTING and follower in word_set("cues", "verbs")
        return lets and token.folded not in _SEASONS
    return _is_from_somewhere(reading, at, follower) or _is_object(reading, at, before)


def _is_told_or_given(reading: Reading, at: int, before: Token, follower: str) -> bool:
    """`told will he could`, `asked will would he`, `gave hope her inhaler`."""
    token, two = reading.tokens[at], reading.token(at + 2)
    next_one = two.folded if two is not None and reading.follows(at) else ""
    if before.folded in _HANDING:
        return follower in {"his", "her"} and token.folded not in _SEASONS
    if before.folded in _TELLING and follower in _ASKING | _MODAL and next_one in _NO_SUBJECT:
        return True  # ask june does she still
    if before.folded not in _TELLING or token.folded not in _MODAL:
        return False
    return follower in _NO_SUBJECT and next_one in _MODAL | _SAYING_SO


def _is_from_somewhere(reading: Reading, at: int, follower: str) -> bool:
    """`bill from maintenance`, `pat from the office`"""
    near = {one.folded for one in reading.tokens[at + 2 : at + 5]}
    return follower == "from" and bool(near & _FROM_WHERE)


def _is_object(reading: Reading, at: int, before: Token) -> bool:
    if before.folded in _HAVING and _is_next(reading, at):
        return True
    if before.folded in _DOES_TO:
        return before.folded not in _ALSO_OF_THINGS or _is_taken_up(reading, at)
    heads = _TO.get("with" if before.folded == "w" else before.folded)
    if before.folded == "for" and reading.tokens[at].case == "title":
        heads = _FOR
    if heads is None or (before.folded == "about" and reading.tokens[at].folded in _SEASONS):
        return False
    return any(one.folded in heads for one in reading.tokens[max(0, at - 1 - _NEAR) : at - 1])


def _is_in_a_row(reading: Reading, at: int, before: Token, after: Token | None) -> bool:
    """`jolene and ray`, `skyler, tatum and reese`"""
    two, gap = reading.token(at - 2), reading.tokens[at].gap.strip()
    if before.folded in {"and", "&"} and two is not None and _is_listed(two) and not two.possessive:
        return True
    pair = two is not None and before.folded == "and" and two.flags & reading.tokens[at].flags & lists.DOUBLE
    if pair and after is not None and after.folded in _ARE:
        return True  # pearl and opal are twins
    if gap == "," and _is_listed(before) and not before.possessive:
        return True
    return after is not None and after.gap.strip() == "," and _is_listed(after)


def _is_next(reading: Reading, at: int) -> bool:
    """`we lost pearl. she cooked here`, `a rough day with lane. he ran`: the next sentence goes on with who it was."""
    sentence = reading.tokens[at].sentence
    for token in reading.tokens[at + 1 : at + 1 + _REACH]:
        if token.sentence != sentence:
            return token.folded in _ONE
        if token.folded in _ONE:
            return True
        if token.folded in word_set("cues", "kin"):
            return False
    return False


def _is_taken_up(reading: Reading, at: int) -> bool:
    """`joy but she`: who was named is spoken of next."""
    near = reading.tokens[at + 1 : at + 4]
    return any(one.folded in _ONE for one in near)
