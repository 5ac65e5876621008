"""Turns of phrase that point to one person: the only one, whose father is the sheriff, the boy from the crash."""

import re

_NEWS_OF = r"(?:news|paper|papers|tv|facebook|channel \d+|front page|radio|gofundme|noticias|jornal|journal|nouvelles|tele|télé)"
_STRUCK = (
    r"(?:pulled|rescued|saved|found|shot|hit|killed|stabbed|burned|burnt|beaten|kidnapped|taken|trapped|lost|arrested|deported|detained|"
    r"airlifted|life-?flighted|abandoned|left|attacked|mauled|bitten|thrown|on the news|in the news|in the paper|on tv|on the front page|"
    r"drowned|fell|died|crashed|won|survived|disappeared|went missing|went viral|had the)"
)
_DISASTER = (
    r"(?:crash|fire|shooting|accident|raid|flood|explosion|stabbing|drowning|standoff|murder|trial|bust|tornado|kidnapping|overdose|"
    r"wreck|lawsuit|video|obituary|gofundme|amber alert|incendie|fusillade|noyade|procès|incendio|tiroteo|redada|incêndio|tiroteio|acidente)"
)
PEOPLE = (
    r"(?:child|kid|boy|girl|family|families|student|one|toddler|baby|mom|dad|mother|father|parent|couple|man|woman|person|teacher|"
    r"twins?|daughter|son|sister|brother|kids|children|preschooler|enfant|fille|garçon|famille|niñ[oa]|famil(?:ia|ia)|crian[çc]a|menin[oa]|família)"
)
ONLY = re.compile(
    rf"\b(?:"
    rf"(?<!an )(?:the |just |our |la |le |el |o |a )?\bonly (?:\w+[\s-]){{0,4}}?{PEOPLE}\b(?!\s(?:who|that) (?:can|want|care|like)\b)"
    rf"|only (?:\w+[\s-]){{1,3}}(?:in|at|on|around) (?:[A-Z]|town|the (?:county|island|village|state|building|program|school))"
    rf"|one of (?:the |only |just |our )?(?:two|three|2|3|only|few) (?:\w+[\s-]){{0,3}}?{PEOPLE}"
    rf"|(?:there['’]?s|there is|there are|we have|have) (?:just |only )?(?:one|two) (?:\w+[\s-]){{0,3}}?{PEOPLE}"
    rf"|(?:just|only) (?:one|two) (?:\w+[\s-]){{0,3}}?{PEOPLE}"
    rf"|(?:two|three) (?:\w+[\s-]){{1,2}}families in"
    rf"|no (?:one|body|other) (?:\w+ )?else|nobody else|no other (?:\w+[\s-]){{0,2}}?{PEOPLE}"
    rf"|every (?:center|centre|daycare|program|school|preschool|provider|doctor|dentist) in"
    rf"|every(?:body|one)(?: \w+){{0,2}} knows|the whole town|you(?:['’]d| would)? (?:all )?know (?:who|which|the one|them|the family|exactly who)\b|all of [A-Z]"
    rf"|(?:la|le|el|o|a) (?:seul|seule|[úu]nic[oa]|unique|seuls|seules) (?:\w+ ){{0,4}}?\w+"
    rf"|(?:uno|una|un|une|um|uma) (?:de|des|dos|das) (?:los |las |les )?(?:dos|deux|dois|duas|[úu]nic[oa]s) \w+"
    rf"|todo el pueblo|todos saben|todo mundo sabe|tout le monde (?:le )?sait"
    rf")",
    re.IGNORECASE,
)
ROLE_OF = re.compile(
    r"\b(?:(?P<the>the|our|el|la|le|o|a)\s)?(?:(?:\w+|town|village|island)['’]s\s)?(?P<role>%s)(?:['’]s|s['’])\s(?:\w+\s){0,2}?(?P<kin>(?:step|grand|god|foster\s)?(?:son|daughter|kid|kids|child|children|boy|girl|wife|husband|sister|brother|niece|nephew|mother|father|mom|dad|twins|family|granddaughter|grandson))\b",
    re.IGNORECASE,
)
KIN_IS = re.compile(
    r"\b(?P<kin>(?:step|grand)?(?:mom|dad|mother|father|ma|pa|parents?|uncle|aunt|brother|sister|husband|wife|papa|mamá|papá|mère|père|pai|mãe|avô|avó|abuelo|abuela|tío|tía)|great-\w+)(?:['’]s|\sis|\swas|\sare|\sworks as|\sserves as|,|\ses|\sé|\sest)\s(?P<the>the|our|a|an|el|la|le|o)\s(?:\w+\s){0,2}?(?P<role>%s)\b",
    re.IGNORECASE,
)
KNOWN_BY_ALL = (
    r"(?:fire chief|police chief|chief of police|sheriff|mayor|town manager|town clerk|first selectman|selectman|selectwoman|state senator|senator|"
    r"state representative|governor|game warden|harbor ?master|postmaster|postmistress|state trooper|superintendent|weather (?:lady|man|girl|guy)|(?:news|tv|radio) (?:anchor|reporter|host)|meteorologist|town doctor|ferry operator|bookmobile driver|tribal chief|tribal governor|chief|"
    r"pastor|minister|priest|rabbi|imam|judge|district attorney|librarian|undertaker|funeral director|weatherman|news anchor|lighthouse keeper|ferry captain|"
    r"school board chair|bank president|mill owner|alcalde|alcaldesa|maire|curé|prefeit[oa]|juiz|juge|padre|pasteur|principal|doctor|dentist|vet|pharmacist|coach|"
    r"basketball coach|hockey coach|football coach|coroner|dispatcher|plow driver|ambassador|bishop)"
)
SOFT_ROLES = frozenset({"principal", "doctor", "dentist", "vet", "pharmacist", "coach", "chief", "padre"})
RELATIVE_OF = re.compile(
    r"\b(?:mother|father|mom|dad|sister|brother|aunt|uncle|wife|husband|widow|(?:step|grand)?(?:daughter|son|child|kid)|grandmother|grandfather|cousin|twin|twins|family|parents|kids?|child) of the "
    r"(?:\w+ ){0,2}?(?:boy|girl|child|kid|man|woman|lady|guy|teen|teenager|baby|one|driver|teacher|couple|family|trooper|officer) (?:who|that|whose|in|from|killed|shot|hit)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    rf"\b(?:ran|running|runs) for (?:the )?(?P<role>{KNOWN_BY_ALL}|office|school board|select ?board|council|senate|legislature)\b",
    re.IGNORECASE,
)
THE_FAMILY = re.compile(
    r"\b[Tt]he (?P<from>[\w'-]{3,20}) (?P<who>family|boy|girl|mom|dad|mother|father|kid|twins|child|couple)\b"
)
STRUCK_ONE = re.compile(
    rf"\b(?:the|that|our|el|la|le|o|a) (?:\w+ ){{0,2}}?(?:{PEOPLE}|brother|one) (?:who|that|whose \w+|que|qui)(?:\s(?:was|were|is|are|got|had|has|have|been|se|fue|foi|a|est)){{0,3}} {_STRUCK}\b",
    re.IGNORECASE,
)
FROM_DISASTER = re.compile(
    rf"\b(?:the|that|la|le|el|o|a) {PEOPLE} (?:from|in|of|de|du|da|do|del) (?:the|that|la|le|el|l['’])?\s?(?:[\w'’-]+ ){{0,4}}?{_DISASTER}\b",
    re.IGNORECASE,
)
IN_THE_NEWS = re.compile(
    rf"\b(?:his|her|their|whose|su|sus|seu|sua|leur|son|sa) (?:\w+ ){{1,3}}?(?:(?:was|were|made|got|is|are|been|salió|saiu|estuvo|était|est|a été)\s)+(?:all )?(?:(?:on|in|over|en|no|na|nas|au|aux|à|dans)\s)?(?:the |la |las |le |les |el |o )?(?:local |evening |morning )?{_NEWS_OF}\b",
    re.IGNORECASE,
)
RUNS = re.compile(
    r"\b(?:his|her|their|whose|child['’]s|kid['’]s|girl['’]s|boy['’]s|family['’]s)\s(?:\w+\s)?(?:mom|mother|dad|father|grandfather|grandmother|grandpa|grandma|uncle|aunt|parents|family|stepdad|stepmom|husband|wife)\s"
    r"(?:(?:just\s)?(?:runs?|owns?|started|bought)\s(?:the|our)\s(?:only\s)?(?:\w+\s){0,2}?(?:store|market|garage|diner|restaurant|bakery|inn|motel|marina|co-op|boatyard|mill|cannery|farm|church|funeral home|bar|pub|pizza place|gas station|hardware store|school|plant|lodge|campground|ski hill|paper|salon|gym|bank)"
    r"|(?:drives?|plows?|pilots?|captains?)\sthe\s(?:\w+\s)?(?:plow|plows|ferry|ambulance|mail|mail boat|school bus|bus|bookmobile|oil truck|fuel truck|roads|zamboni|fire truck))\b",
    re.IGNORECASE,
)
ONLY_ONE_WHO_WORKS = re.compile(
    r"\b(?:mom|mother|dad|father|grandmother|grandfather|parents|wife|husband|aunt|uncle|stepdad|stepmom|mère|père|madre|padre|mamá|papá|mãe|pai)(?:['’]s|\s(?:is|was|are|est|es|é))\s"
    r"(?:the only|la seule|le seul|la única|el único|a única|o único)\s(?!one\b|person\b|parent\b|reason\b|thing\b|way\b|kid\b|child\b)\w+(?:\s\w+)?",
    re.IGNORECASE,
)
MANY_AT_BIRTH = re.compile(
    r"\b(?:quadruplets|quintuplets|sextuplets|quadruplés|cuatrillizos|quadrigêmeos)\b", re.IGNORECASE
)
ONE_HERE = re.compile(
    rf"\b(?:one|two|only|single|una|une|uma|un|um|seule?|sola?) (?:[\w-]+ ){{0,2}}?(?:famil(?:y|ies|le|ia|ias)|famílias?|{PEOPLE})\b(?: \w+){{0,3}} (?:in town|in the (?:whole )?(?:county|school|village|area|building|valley)|on the island|around here|en el pueblo|en ville|au village|dans le village|na cidade|na vila)\b",
    re.IGNORECASE,
)
SMALL_PLACE = re.compile(r"\b(?:(?:on|from|off) (?:the|our|an|this) (?:island|peninsula|reservation|rez)|(?:in|to) (?:a|our|this) (?:tiny |small )?(?:town|village|island) of \d+|trailer park|(?:at|in|from) (?:our|the) (?:church|mosque|temple|parish)|on (?:the )?base\b|en (?:la isla|el pueblo)|dans (?:notre|le) village|sur l['’]île|na (?:ilha|vila|aldeia))", re.IGNORECASE)  # fmt: skip
