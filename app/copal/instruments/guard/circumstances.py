"""What is told of a life besides names: what befell somebody, work, home, family, a body, where from, since when.

One such fact says little. `particulars` weighs those about one person together. Sure patterns are looked for only
when a fact of `words/narrowing.txt` or of `combinations` is there: most texts have none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from sys import maxsize

from copal.instruments.guard import telling
from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.phrases import Phrases, entries, matches, phrase_table, word_set
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag


@dataclass(frozen=True, slots=True)
class Fact:
    """One stretch that narrows who is meant, and of which kind it is."""

    start: int
    end: int
    kind: str


_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|deux|trois|quatre|cinq|dois|duas|três|quatro)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)"
_DAY = r"(?:(?:christmas|thanksgiving|easter|halloween|labor day|memorial day|veterans day|new year['’]?s|mother['’]?s day|father['’]?s day|valentine['’]?s|ramadan|eid|the fourth|fourth of july|mud season|navidad|pascua|no[ëe]l|pâques|natal|páscoa|graduation)\b)"
_TIME = (
    rf"\b(?:in|last|since|this past|until|on|over|at|before|after|by|early|late|mid|this|next|end of|right before|right after|en|em|depuis|desde)[\s-](?:last\s|early\s|late\s)?(?:{_MONTH}\b|{_DAY})"
    r"|\b(?:last|this past|the other|el|la|l['’])\s?(?:week|weekend|month|year|night|spring|summer|fall|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|semana pasada|mes pasado|año pasado|verano pasado|invierno pasado|an dernier|année dernière|mois dernier|semaine dernière|été dernier|hiver dernier)\b"
    r"|\bsince (?:the )?(?:spring|summer|fall|autumn|winter|19\d\d|20\d\d)\b|(?<!coming )(?<!starting )(?<!child )(?<!here )\bin the (?:spring|summer|fall|autumn|winter)\b|\bin (?:19|20)\d\d\b"
    r"|\b(?:\w+) (?:weeks?|days?|months?|years?) ago\b|\byesterday\b|\bthis (?:morning|week|month)\b|\b(?:semana|mês|ano) passad[oa]\b"
)
_SPOT = (
    r"(?:church|mosque|temple|parish|hospital|clinic|elementary|high school|middle school|grade school|grammar school|library|post office|town hall|town office|fire ?house|fire station|police station|"
    r"store|market|bakery|diner|restaurant|cafe|bar|pub|tavern|inn|motel|marina|harbor|wharf|dock|pier|boatyard|shipyard|mill|cannery|plant|factory|farm|orchard|dairy|quarry|airport|ferry|bridge|"
    r"jail|prison|courthouse|shelter|base|mall|casino|gym|rink|lodge|campground|ski (?:hill|mountain)|mountain|lake|river|pond|island|trailer park|projects|nursing home|rectory|parsonage|"
    r"funeral home|bank|daycare|university|campus|mine|ball field|gas station|garage|dump|transfer station|food pantry|soup kitchen|dollar store|hardware store|pharmacy|salon|co-op|reservation|highway|railroad|tracks|turnpike|route \d+|"
    r"iglesia|escuela|clínica|fábrica|granja|tienda|panadería|pueblo|église|école|usine|ferme|boulangerie|épicerie|village|igreja|escola|fazenda|loja|padaria|cidade|vila)"
)
_PLACE = (
    rf"\b(?:the|our|at|a|la|el|l['’]|le|du|a|o|da|do|del)\s?(?:[\w'’-]+\s){{0,2}}?{_SPOT}\b"
    r"|\b(?:in town|in this town|downtown|next door|down the (?:road|street|hill)|up the (?:road|street|hill)|across the (?:street|road|river|bridge)|around the corner|out of state|in the county|in the state|in our (?:town|county|parking lot|lot|yard|driveway|building)|"
    r"en ville|dans le coin|no bairro|en el barrio|del barrio)\b"
    r"|\b(?-i:[A-Z][\w'’-]+\s(?:Street|St|Road|Rd|Ave|Avenue|Lane|Hill|Drive|Court|Point|Cove|Island|Harbor|Pond|Lake|River|Bridge|Falls|Beach|Corner|Corners|Mills|Heights|Terrace|Village|Walmart|Hannaford))\b"
    r"|\b(?:at|in|near|from|outside|de|à|em|en)\s(?:the\s)?(?-i:Boston|Walmart|Dunkin['’]?|Hannaford|Target|Home Depot|Shaw['’]s|Maine Med|Bath Iron Works|BIW|Irving|Circle K|McDonald['’]?s|Texas|Florida|Ohio|Georgia|California|Alaska|Puerto Rico|New York)\b"
)
_SIBLINGS = (
    rf"\b{_NUMBER}\s(?:older\s|younger\s|little\s|big\s|half\s|step|other\s|more\s|small\s|grown\s)?(?:brothers?|sisters?|siblings|kids|children|boys|girls|babies|hermanos|hermanas|hijos|frères|soeurs|sœurs|enfants|irmãos|irmãs|filhos)\b"
    r"|\b(?:youngest|oldest|eldest|middle(?: (?:child|one|kid|boy|girl))?|baby) of (?:the )?\w+\b|\bonly child\b|\b(?:older|younger|twin|half|step|bio|biological|teenage|adult) ?(?:brother|sister|siblings?)\b"
    r"|\bbaby (?:brother|sister|number \w+)\b|\bthe (?:third|fourth|fifth|sixth|seventh|eighth) (?:child|kid|sibling|of)\b"
)
_AGE = rf"\b{_NUMBER}[\s-](?:year|yr)s?[\s-]olds?\b|\b(?:s?he['’]s|s?he is|who is|who['’]s|is|just turned|turned|age|aged)\s(?:only\s)?{_NUMBER}\b(?!\s(?:of|in|days?|times?|weeks?|hours?|minutes?|kids|children))|\bkindergart(?:e?ner|en)\b|\b(?:first|second|third)[ -]grade"
_NEW = r"\b(?:my|our)\s(?:\w+\s)?new(?:est)?\b|\bnew(?:est)?\s(?:little\s)?(?:boy|girl|kid|child|family|one|guy|student|toddler|baby|mom|dad)\b|\b(?:just\s)?(?:start(?:s|ed|ing)|joined|enrolled|enrolling)\b|\bfirst (?:day|week)\b"
_WORKS = (
    r"\bworks?\s(?:the|a)\s(?:\w+\s)?(?:window|counter|register|line|desk|booth|door|floor|night shift|graveyard|bar|boats?|docks?)\b|"
    r"\b(?:works?|worked|working|got (?:a )?job|teach(?:es)?|cooks?|cleans?|bartends|dances|strips|preaches|dispatches|fishes|lobsters|logs|waits tables)\s(?:(?:nights|days|the night shift|second shift|part time|full time|graveyard|there|over|up|down|out|two jobs)\s){0,2}(?:at|for|in|on|with|out of)\s(?!home\b|the (?:morning|afternoon|evening|summer|winter)|it\b|him\b|her\b|them\b|me\b|us\b|my\b)"
    r"|\b(?:mom|dad|mother|father|grandfather|grandmother|grandpa|grandma|uncle|aunt|parents|husband|wife|boyfriend|girlfriend|stepdad|stepfather|stepmom|stepmother|family|brother|sister|he|she|they|who)\s(?:\w+\s)?(?:runs?|owns?|bought|manages|coach(?:es)?|drives?|plows?|pilots?|captains?|pastors?|guards?|teaches|trains|breeds|grows|raises)\s(?:the|a|an|our|at|in|for|varsity|high|horses|goats|alpacas|sled)\b"
    r"|\b(?:trabaja|trabajan|trabaj[oó]|limpia|vende|vend|vende)\s(?:en|de|para|tamales|pan|des|du|o|a)\b|\btravaille(?:nt)?\s(?:à|au|aux|chez|pour|dans)\b|\btrabalh(?:a|am|ou)\s(?:n[ao]|em|de|como)\b"
)
_COUNTRY = (
    r"\b(?:from|to|for|in|left|fled|de|del|du|da|do|para|en|au|vient d['’]|chegou d[eo])\s(?-i:Ukraine|Ucrania|Afghanistan|Afganistán|Syria|Siria|Iraq|Iran|Somalia|Kenya|Congo|the Congo|Congo|Angola|Burundi|Rwanda|Sudan|South Sudan|Ethiopia|Eritrea|Djibouti|Nigeria|Ghana|Senegal|Cameroon|Haiti|Haití|Haïti|Cuba|Jamaica|"
    r"Guatemala|Honduras|El Salvador|Nicaragua|Venezuela|Colombia|Ecuador|Peru|Perú|Brazil|Brasil|Mexico|México|Portugal|Cape Verde|Cabo Verde|China|Korea|Vietnam|Cambodia|Thailand|Laos|Burma|Myanmar|Nepal|Bhutan|India|Pakistan|Bangladesh|Philippines|the Philippines|Russia|Poland|Romania|Bulgaria|Albania|Turkey|Egypt|Morocco|Libya|Yemen|Gaza|Palestine|Israel|Lebanon|Jordan|Japan|Mongolia|Kazakhstan|Iceland|Greenland|Togo|Mali|Zambia|Uganda|Tanzania|Malawi|Gabon)\b"
    r"|\b(?:speaks?|speaking|habla|hablan|parle|parlent|fala|falam)\s(?:only\s|just\s|no |mostly\s|any\s|solo\s|só\s|que\s)?(?-i:[A-Z][a-z]+|mam|quechua|mixteco|k['’]iche|lingala|criollo|créole|crioulo)\b(?!\s(?:at school|here))"
    r"|\b(?-i:Somali|Congolese|Angolan|Syrian|Iraqi|Afghan|Ukrainian|Russian|Haitian|Brazilian|Vietnamese|Cambodian|Burmese|Chinese|Korean|Nepali|Indian|Filipino|Filipina|Guatemalan|Honduran|Salvadoran|Venezuelan|Mexican|Dominican|Puerto Rican|Sudanese|Rwandan|Burundian|Ethiopian|Eritrean|Nigerian|Kenyan|Jewish|Muslim|Hindu|Sikh|Buddhist|Amish|Mennonite|Mormon|Passamaquoddy|Penobscot|Maliseet|Micmac|Mi['’]kmaq|Black|Native|Inuit|Jehovah['’]s Witness)\s(?:\w+\s)?(?:family|boy|girl|kid|child|mom|dad|mother|father|grandmother|grandfather|woman|man|toddler|baby|couple|twins|brothers|sisters|siblings|speaker|interpreter|single)\b"
)
# Which one is meant: the boy who; the house by the Irving; the Mill Street fire.
_WHICH = r"\b(?:the|that|those|these|la|el|le|o|our)\s(?:[\w'’-]+\s){0,3}?(?:boy|girl|kid|child|family|families|baby|one|ones|mom|dad|mother|father|parents?|couple|man|woman|lady|guy|twins|brothers|sisters|triplets|teen|grandmother|grandfather|señora|señor|niñ[oa]|familia|dame|monsieur|petite?|enfant|fille|garçon|famille|menin[oa]|criança|senhora|senhor|família)\s(?:who(?:['’]s)?|whose|that|(?:in|with|from) the(?! (?:room|class|morning|afternoon|toddler|infant|preschool))|que|qui|dont|cuy[oa]|pour qui|pour lequel)\b"
_SPOT_BY = (
    r"\b(?:center|centre|school|schoolhouse|daycare|day care|program|church|room \d+|room|classroom|barn|nail place|shop|store|stand)\s(?:that['’]s\s|that is\s)?"
    r"(?:with (?:a|the) (?:[\w'’-]+\s){1,3}?(?:on|in|out|over)\s(?:its|the|front|top)\b|next (?:door )?to|behind|across from|beside|over|above|past|under|down from|by|near|in back of)\s(?:the|a|our)\s\w+"
    r"|\b(?:township|town|village|hamlet|island) of (?:\w+ )?(?:houses|people|families|\d+|souls)\b|\b(?:one|two)-room school(?:house)?\b"
)
_HOME_BY = (
    r"\b(?:house|home|trailer|apartment|cabin|place|duplex|camper|tent|farmhouse|mobile home|double-?wide)\s(?:that['’]s\s|that is\s)?(?:next (?:door )?to|behind|across from|beside|over|above|past|under|down from|near|in back of)\s(?:(?:the|a|our)\s\w+|(?-i:[A-Z])\w+)"
    r"|\b(?:liv(?:e|es|ed|ing)|stay(?:s|ing|ed)?|sle(?:eps?|pt)|sleeping|rents?|parked|camping|vende|vive|viven|habite|mora)\s(?:\w+\s)?(?:over|above|behind|next (?:door )?to|across from|under|past|beside|in back of|upstairs from|down from|frente a|detrás de|arriba de|encima de|al lado de|derrière|au-dessus d[eu]|en face d[eu]|à côté d[eu]|em cima d[ao]|atrás d[ao]|em frente (?:a|à|ao))\s(?:the|a|our|la|el|l['’]|le|o)?\s?\w+"
)
_NAMED_EVENT = r"\b(?:the|that|la|el|l['’]|le|o|a)\s?(?-i:[A-Z][\w'’-]+\s){1,3}(?:fire|crash|shooting|flood|explosion|wreck|raid|accident|drowning|murder|murders|trial|storm|tornado|standoff)\b"
_POST = r"\b(?:the|our|that) (?:\w+ )?(?:assistant|aide|lead|teacher|cook|director|sub|floater|helper|driver)\s(?:in|for|at|of|from|over at|who (?:works|has)(?: in| at)?|with) (?:the|our) (?:\w+ ){0,3}?(?:room|rooms|babies|infants|toddlers|preschool|center|centre|daycare|program|kitchen|front desk|van|hospital|church|school|base|mill|college)\b"
_SEVERAL = r"\bare\s(?:also\s|all\s)?(?:cousins|half|stepsiblings|stepbrothers|stepsisters)\b|\bthe\s(?:two|three|four|five)\s(?:brothers|sisters|siblings|cousins|boys|girls)\b|\bnumber\s(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\sof\s\w+"
_ORIGINS = bag(
    "afganistan afghan afghanistan albania amish angola angolan bangladesh bhutan black brasil brazil brazilian buddhist bulgaria burma burmese burundi "
    "burundian cambodia cambodian cameroon china chinese colombia congo congolese creole criollo crioulo cuba djibouti dominican ecuador egypt eritrea "
    "eritrean ethiopia ethiopian fala falam filipina filipino gabon gaza ghana greenland guatemalan habla hablan haiti haitian hindu honduran honduras "
    "iceland india indian inuit iran iraq iraqi israel jamaica japan jewish jordan k'iche kazakhstan kenya kenyan korea korean laos lebanon libya lingala "
    "malawi mali maliseet mam mennonite mexican mexico mi'kmaq micmac mixteco mongolia mormon morocco muslim myanmar native nepal nepali nicaragua nigeria "
    "nigerian pakistan palestine parle parlent passamaquoddy penobscot peru philippines poland portugal quechua rican rico romania russia russian rwanda "
    "rwandan salvador salvadoran senegal sikh siria somali somalia speak speaking speaks sudan sudanese syria syrian tanzania thailand togo turkey ucrania "
    "uganda ukraine ukrainian venezuela venezuelan verde vietnam vietnamese witness yemen zambia "
)
_RELATED = bag(
    "brother brothers sister sisters sibling siblings kids children boys girls babies child cousins twin hermanos hermanas hijos freres soeurs enfants irmaos irmas filhos of"
)
_WHEN = bag(
    "last past since ago yesterday week month year morning night weekend january february march april may june july august september october november december christmas thanksgiving easter "
    "halloween labor memorial year's eid ramadan fourth spring summer fall autumn winter pasada pasado dernier derniere passada passado navidad pascua noel paques natal enero febrero marzo "
    "abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janeiro fevereiro marco maio junho "
    "julho setembro outubro novembro dezembro graduation"
)
_PLACES = bag(
    "church mosque temple parish hospital clinic elementary high middle grade grammar library post town fire firehouse police store market bakery diner restaurant cafe "
    "bar pub tavern inn motel marina harbor wharf dock pier boatyard shipyard mill cannery plant factory farm orchard dairy quarry airport ferry bridge jail prison "
    "courthouse shelter base mall casino gym rink lodge campground ski mountain lake river pond island trailer projects nursing rectory parsonage funeral bank daycare "
    "university campus mine ball gas garage dump transfer food soup dollar hardware pharmacy salon co-op reservation highway railroad tracks turnpike route iglesia "
    "escuela clinica fabrica granja tienda panaderia pueblo eglise ecole usine ferme boulangerie epicerie village igreja escola fazenda loja padaria cidade vila "
    "downtown door road street hill across corner state county ville coin bairro barrio parking lot yard driveway building st rd ave avenue lane drive court point "
    "cove falls beach corners mills heights terrace walmart hannaford boston dunkin target home shaw maine bath biw irving circle mcdonald mcdonalds texas florida ohio "
    "georgia california alaska puerto new"
)
_PATTERNS = (
    (bag("only one two three first no nobody seul seule unica unico unique every everybody everyone whole know todo todos todas tout dos deux dois duas all have there's there"), "only", telling.ONLY),
    (bag("who who's whose that que qui dont cuyo cuya"), "which", _WHICH),
    (bag("with next behind across beside over above past under down by near back of"), "spot", _SPOT_BY),
    (bag("next behind across beside over above past under down near back upstairs frente detras arriba encima lado derriere au-dessus face cima atras em"), "home", _HOME_BY),
    (bag("fire crash shooting flood explosion wreck raid accident drowning murder murders trial storm tornado standoff"), "disaster", _NAMED_EVENT),
    (_PLACES, "place", _PLACE),
    (_WHEN, "time", _TIME),
    (_RELATED, "siblings", _SIBLINGS),
    (bag("brothers sisters siblings cousins boys girls number"), "siblings", _SEVERAL),
    (bag("assistant aide lead teacher cook director sub floater helper driver"), "post", _POST),
    (bag("year years yr yrs is he's she's who's turned age aged grade kindergartner kindergarten"), "age", _AGE),
    (bag("new newest start starts started starting joined enrolled enrolling first"), "new", _NEW),
)  # fmt: skip
_SURE = (
    (bag("works work worked working job teaches teach cooks cleans clean bartends dances strips preaches fishes lobsters logs runs run owns own bought manages coaches coach drives drive plows plow pilots captains pastors guards trains breeds grows raises trabaja trabajan trabajo limpia travaille travaillent trabalha trabalham trabalhou vende vend"), "work", _WORKS),
    (_ORIGINS, "origin", _COUNTRY),
)  # fmt: skip
_BEFORE_WORK = bag(
    "my helper aide assistant sub coworker co-worker neighbor neighbour volunteer provider colleague boss director he she he's she's who who's whose both is was as"
)
_NEAR = 7


@cache
def _table() -> Phrases[str]:
    return phrase_table([(entry, kind) for kind, found in entries("narrowing").items() for entry in found])


def told(reading: Reading) -> list[Fact]:
    """What the lists know, and what people do for work or come from."""
    tokens = reading.tokens
    facts = [
        Fact(tokens[first].start, tokens[after - 1].end, kind)
        for first, after, kind in matches(reading.row, _table())
        if _is_meant(reading, first, after, kind)
    ]
    for needed, kind, pattern in _SURE:
        if not needed.isdisjoint(reading.words):
            facts += _seen(reading, kind, pattern)
    return facts


def around(reading: Reading, start: int, end: int, *, only: bool) -> list[Fact]:
    """Where, since when, with whom and how old: what narrows only beside something else. `only` says who else has none."""
    return [
        fact
        for needed, kind, pattern in _PATTERNS
        if (only or kind != "only") and not needed.isdisjoint(reading.words)
        for fact in _seen(reading, kind, pattern, start, end)
    ]


def _seen(reading: Reading, kind: str, pattern: str, start: int = 0, end: int = maxsize) -> Iterator[Fact]:
    for seen in compiled(pattern, any_case=True).finditer(reading.text, start, end):
        yield Fact(*seen.span(), kind)


def _is_meant(reading: Reading, first: int, after: int, kind: str) -> bool:
    if kind in {"trade", "job"}:
        return _is_somebodys(reading, first)
    return reading.tokens[first].folded != "lost" or not _is_mislaid(reading, after)


def _is_mislaid(reading: Reading, after: int) -> bool:
    """`We lost a child for four minutes`, `lost a kid at the zoo, found her`: looked for, not mourned."""
    sentence = reading.tokens[after - 1].sentence
    near = reading.tokens[after : after + _NEAR]
    return any(one.sentence == sentence and one.folded in _FOUND_AGAIN for one in near)


_FOUND_AGAIN = bag(
    "second seconds minute minutes moment hour found find zoo park playground trip trail walk museum beach store mall crowd headcount count hiding"
)


def _is_somebodys(reading: Reading, first: int) -> bool:
    """The work of a relative or of one person: `her dad is a logger`; not `a logger came to show us saws`."""
    kin = word_set("cues", "kin")
    sentence = reading.tokens[first].sentence
    near = reading.tokens[max(0, first - _NEAR) : first]
    return any(one.sentence == sentence and (one.folded in kin or one.folded in _BEFORE_WORK) for one in near)
