"""Turns of phrase that point to one person: the only one, whose father is the sheriff, the boy from the crash."""

from copal.instruments.guard.tokens import bag

_NEWS_OF = r"(?:news|paper|papers|tv|facebook|channel \d+|front page|radio|gofundme|noticias|jornal|journal|nouvelles|tele|télé)"
_DONE_TO = (
    r"(?:was|were|is|are|got|been|gets|fue|foi|a été)\s(?:just\s|almost\s|nearly\s)?(?:pulled|rescued|saved|found|shot|hit|killed|charged|accused|convicted|indicted|investigated|sued|evicted|removed|left (?:on|at|in|behind|alone|outside)|stabbed|burned|burnt|beaten|kidnapped|taken|"
    r"trapped|lost|arrested|deported|detained|airlifted|life-?flighted|abandoned|attacked|mauled|thrown|on the news|in the news|in the paper|on tv|on the front page|run over|"
    r"asesinad[oa]|arrestad[oa]|deportad[oa]|tué|tuée|arrêté|arrêtée|mort[oa]|pres[oa]|baleado|baleada)"
)
_MET_WITH = (
    r"(?:drowned|died (?:in|at|on)|crashed|survived|disappeared|went missing|went viral|fell (?:through|from|off|into|out)|lost (?:his|her|their) "
    r"(?:leg|legs|arm|hand|house|home|sister|brother|twin|mom|dad|parents|mother|father|wife|husband|family|barn|farm|boat|trailer)|"
    r"won (?:the|a) (?:lottery|powerball|megabucks|jackpot|pulitzer)|sued|robbed|embezzled|burned down|ran off with|got (?:sued|caught|indicted)|went to (?:prison|jail)|hit (?:the|a) (?:moose|bus|pole|deer)|was born (?:in|on) (?:the|an?) (?:ambulance|car|bridge|boat|ferry|truck|elevator|parking lot|snowstorm|blizzard|island|helicopter)|caiu d[oa]|cayó del?|est tombée? d|jumped (?:off|from)|set (?:the|his|her|their)|se ahogó|murió en|se noyé|s['’]est noyée?|morreu (?:no|na)|se afogou)"
)
_DISASTER = (
    r"(?:crash|fire|shooting|accident|raid|flood|explosion|stabbing|drowning|standoff|murder|trial|bust|tornado|kidnapping|overdose|"
    r"wreck|lawsuit|(?<!just in )case|investigation|scandal|video|obituary|gofundme|amber alert|incendie|fusillade|noyade|procès|incendio|tiroteo|redada|incêndio|tiroteio|acidente)"
)
PEOPLE = (
    r"(?:child|kid|boy|girl|family|families|student|one|toddler|baby|mom|dad|mother|father|parent|couple|man|woman|person|teacher|"
    r"twins?|daughter|son|sister|brother|kids|children|preschooler|enfant|fille|garçon|famille|niñ[oa]|famil(?:ia|ia)|crian[çc]as?|menin[oa]s?|família|gemel[oa]s|mellizos|gême[oa]s|jumeaux|jumelles|triplets|quadruplets|preemie|newborn|infant|neighbor|aunt|uncle|grandmother|grandfather)"
)
ONLY = (
    rf"\b(?:"
    rf"the one (?:\w+[\s-]){{1,3}}?{PEOPLE}\b|(?<!an )(?:the |just |our |la |le |el |o |a )?\bonly (?:\w+[\s-]){{0,4}}?{PEOPLE}\b(?!\s(?:who|that) (?:can|want|care|like)\b)"
    rf"|(?:the|our|my) (?:very )?first (?:\w+[\s-]){{0,3}}?(?:family|families|child|kid|boy|girl|student|baby|parents?)\b"
    rf"|only (?:\w+[\s-]){{1,3}}(?:in|at|on|around) (?:(?-i:[A-Z])|town|our|this|here|all|the (?:county|island|village|state|building|program|school|harbor|bay|valley|town|area|region|whole|district|church|neighborhood|department|crew|office|hospital|peninsula|reservation|coast|river|lake|mountain|team|parish|congregation))"
    rf"|one of (?:the |only |just |our )?(?:two|three|2|3|only|few) (?:\w+[\s-]){{0,3}}?{PEOPLE}"
    rf"|(?:there['’]?s|there is|there are|we have|have) (?:just |only )?(?:one|two) (?:\w+[\s-]){{0,3}}?{PEOPLE}"
    rf"|(?:just|only) (?:one|two) (?:\w+[\s-]){{0,3}}?{PEOPLE}"
    rf"|(?:two|three) (?:\w+[\s-]){{1,2}}families in"
    rf"|no (?:one|body|other) (?:\w+ )?else|nobody else|no other (?:\w+[\s-]){{0,2}}?{PEOPLE}"
    rf"|every (?:center|centre|daycare|program|school|preschool|provider|doctor|dentist) in"
    rf"|every(?:body|one)(?: \w+){{0,2}} knows|the whole town|you(?:['’]d| would)? (?:all )?know (?:who|which|the one|them|the family|exactly who)\b|all of (?-i:[A-Z])"
    rf"|(?:la|le|el|o|a) (?:seul|seule|[úu]nic[oa]|unique|seuls|seules) (?:\w+ ){{0,4}}?\w+"
    rf"|(?:uno|una|un|une|um|uma) (?:de|des|dos|das) (?:los |las |les )?(?:dos|deux|dois|duas|[úu]nic[oa]s) \w+"
    rf"|todo el pueblo|todos saben|todo mundo sabe|tout le monde (?:le )?sait"
    rf")"
)
RELATIVE_OF = (
    r"\b(?:mother|father|mom|dad|sister|brother|aunt|uncle|wife|husband|widow|(?:step|grand)?(?:daughter|son|child|kid)|grandmother|grandfather|cousin|twin|twins|family|parents|kids?|child) of the "
    r"(?:\w+ ){0,2}?(?:boy|girl|child|kid|man|woman|lady|guy|teen|teenager|baby|one|driver|teacher|couple|family|trooper|officer) (?:who|that|whose|in|from|killed|shot|hit|they|police|everyone|we)\b"
)
THE_FAMILY = (
    r"\b[Tt]he (?P<from>[\w'-]{3,20}) (?P<who>family|boy|girl|mom|dad|mother|father|kid|twins|child|couple)\b"
)
STRUCK_ONE = rf"\b(?:the|that|our|el|la|le|o|a) (?:\w+ ){{0,2}}?(?:{PEOPLE}|brother|guy|lady|teen|teenager|driver|trucker|lobsterman|fisherman|neighbor|man|woman|one) (?:who|that|whose \w+|que|qui)\s(?:had\s|has\s|have\s)?(?:{_DONE_TO}|{_MET_WITH})\b|\b(?:the|that) (?:\w+ ){{0,2}}?(?:{PEOPLE}) whose (?:\w+ ){{1,2}}(?:died|drowned|burned|burnt|blew up|collapsed|crashed|flooded|{_DONE_TO}|{_MET_WITH})\b"
# The one charged in the robbery, the kid they found on the highway.
STRUCK_SHORT = (
    rf"\b(?:the|that) (?:\w+ ){{0,2}}?(?:{PEOPLE}|one|guy|lady|teen|teenager) (?:charged|arrested|killed|shot|indicted|accused|convicted|suspected|pulled|rescued|airlifted|kidnapped|injured|hurt|stabbed|hit) (?:in|on|at|by|from|with|for|of|last)\b"
    rf"|\b(?:is|was|are|were|['’]s|['’]re) the (?:\w+ ){{0,2}}?(?:{PEOPLE}|one|ones|guy|lady|teen) (?:that |who )?(?:they|police|the police|the cops|a neighbor|somebody|someone|everyone|everybody|we all|the state|the game warden|the fire department) (?:found|pulled|rescued|arrested|took|saw|heard|read|talks?|talked|saved|caught|shot|searched|looked|knows?|took away)\b"
)
FIRST_OF_ALL = r"\b(?:the )?(?:first|new year['’]?s) baby of (?:the )?(?:new )?\w+\b|\bbaby of the year\b|\bpremier bébé de l['’]an\w*|\bprimer bebé del año\b"
ONLY_ONE_IN = r"\b(?:is|was|are|were|['’]re|(?<!\bi)['’]s) (?:one of )?the (?:only|two|three) (?:[\w'’-]+\s){1,4}?(?:in|at|on|around|between) (?:town|the (?:county|island|state|village|whole|hospital|peninsula|valley|area|district|region)|this town|our town|all of|(?-i:[A-Z]))"
FROM_DISASTER = rf"\b(?:the|that|la|le|el|l[eao]s|o|a|os|as) {PEOPLE} (?:from|in|of|de|du|da|do|del) (?:the|that|la|le|el|l['’])?\s?(?:[\w'’-]+ ){{0,4}}?{_DISASTER}\b"
IN_THE_NEWS = rf"\b(?:his|her|their|whose|su|sus|seu|sua|leur|son|sa) (?:\w+ ){{1,3}}?(?:(?:was|were|made|got|is|are|been|salió|saiu|estuvo|était|est|a été)\s)+(?:all )?(?:(?:on|in|over|en|no|na|nas|au|aux|à|dans)\s)?(?:the |la |las |le |les |el |o )?(?:local |evening |morning )?{_NEWS_OF}\b"
RUNS = (
    r"\b(?:his|her|their|whose|child['’]s|kid['’]s|girl['’]s|boy['’]s|family['’]s)\s(?:\w+\s)?(?:mom|mother|dad|father|grandfather|grandmother|grandpa|grandma|uncle|aunt|parents|family|stepdad|stepmom|husband|wife)\s"
    r"(?:(?:just\s)?(?:runs?|owns?|started|bought)\s(?:the|our)\s(?:only\s)?(?:\w+\s){0,2}?(?:store|market|garage|diner|restaurant|bakery|inn|motel|marina|co-op|boatyard|mill|cannery|farm|church|funeral home|bar|pub|pizza place|gas station|hardware store|school|plant|lodge|campground|ski (?:hill|mountain|area|lodge)|mountain|resort|ferry|newspaper|radio station|nursing home|hotel|theater|orchard|dairy|sawmill|shipyard|fire department|food pantry|dump|transfer station|airport|wharf|lobster pound|post office|tavern|cafe|pharmacy|feed store|dealership|paper|salon|gym|bank)"
    r"|(?:drives?|plows?|pilots?|captains?)\sthe\s(?:\w+\s)?(?:plow|plows|ferry|ambulance|mail|mail boat|school bus|bus|bookmobile|oil truck|fuel truck|roads|zamboni|fire truck))\b"
)
THE_ONE_WHO = (
    r"\b(?:mom|mother|dad|father|grandmother|grandfather|grandma|grandpa|uncle|aunt|parents|wife|husband|sister|brother|stepdad|stepmom)(?:['’]s|\s(?:is|was|are|were))\s"
    r"the (?:one|ones|lady|guy|man|woman|couple|people|girl|family)\s(?:who|that|on|from|with)\s(?!always|never|usually|drops?|picks?|comes?|signs?|packs?|calls?|brings?|wants?|needs?)\w+(?:\s\w+){0,3}"
)
FEW_WITH = rf"\bone of (?:the |only |just |about )*(?:two|three|four|five|a few|few|2|3|4|5) (?:[\w-]+ )?(?:{PEOPLE}s?|people|kids|families|cases|men|women|\w+(?:ians|ists|ctors|wives|urses|eachers|lers)) (?:in|on|around) (?:the |all of |this |our )?\w+"
LOST_IN = rf"\b(?:lost|survived|escaped|hurt|injured|killed|died|orphaned|displaced|was|were|homeless|burned out)\b[^.!?\n]{{0,30}}?\b(?:in|from|by|after) the (?:[\w'’-]+ ){{1,4}}?{_DISASTER}\b"
FEW_HAVE = r"\b(?:only |just |maybe )?(?:two|three|four|five|six|a handful of|a few|[2-9]) (?:other )?(?:kids|children|people|cases|families|patients)? ?in (?:the|all of|our) (?:\w+ )?(?:state|county|country|world|maine)\b[^.!?\n]{0,12}\b(?:have|has|had|with|like)\b"
RUN_BY = r"\b(?:family|couple|people|mom|dad|parents|man|woman|brothers|sisters) (?:that|who) (?:runs?|owns?|bought|started) the\s(?:\w+\s){1,3}"
OLD_AND_RAISING = r"\b(?:great-grand(?:mother|father|ma|pa|parents)|great-(?:aunt|uncle))\s(?:is|are|was|who is|who['’]s)\sraising\s\w+"
WAS_IN_THE_NEWS = r"\b(?:it|they|he|she|that|this|we)\s(?:was|were|made)\s(?:all\s)?(?:(?:in|on|over)\s)?(?:the\s)?(?:local\s|evening\s|front\s)?(?:news|paper|papers|front page|page|tv|channel \d+)\b"
THERE_WHEN = (
    r"\b(?:he|she|they|kid|child|boy|girl|mom|dad|mother|father|brother|sister)\s(?:was|were)\s(?:\w+\s){0,5}?when (?:the|a|an|his|her|their|it)\s?(?:\w+\s){0,3}?"
    r"(?:hit|crashed|rolled|flipped|sank|capsized|burned|burnt|exploded|collapsed|caught fire|blew up|drowned|was shot|got shot|died|overdosed|was killed|was arrested|was raided)\b"
)
MANY_AT_BIRTH = r"\b(?:quadruplets|quintuplets|sextuplets|quadruplés|cuatrillizos|quadrigêmeos)\b"
ONE_HERE = rf"\b(?:one|two|only|single|una|une|uma|un|um|seule?|sola?) (?:[\w-]+ ){{0,2}}?(?:famil(?:y|ies|le|ia|ias)|famílias?|{PEOPLE})\b(?: \w+){{0,3}} (?:in town|in the (?:whole )?(?:county|school|village|area|building|valley)|on the island|around here|en el pueblo|en ville|au village|dans le village|na cidade|na vila)\b"
SMALL_PLACE = r"\b(?:(?:on|from|off) (?:the|our|an|this) (?:island|peninsula|reservation|rez)|(?:in|to) (?:a|our|this) (?:tiny |small )?(?:town|village|island) of \d+|trailer park|(?:at|in|from) (?:our|the) (?:church|mosque|temple|parish)|on (?:the )?base\b|en (?:la isla|el pueblo)|dans (?:notre|le) village|sur l['’]île|na (?:ilha|vila|aldeia))"  # fmt: skip
SMALL_PLACES = (
    "island", "peninsula", "reservation", "rez", "town", "village", "trailer park", "church", "mosque", "temple", "parish", "base", "isla", "pueblo", "île", "ilha", "vila", "aldeia",
)  # fmt: skip
_DISASTERS = bag(
    "case investigation scandal crash fire shooting accident raid flood explosion stabbing drowning standoff murder trial bust tornado kidnapping overdose wreck lawsuit video "
    "obituary gofundme alert incendie fusillade noyade proces incendio tiroteo redada tiroteio acidente"
)
_RUNNING = bag("run runs own owns started bought drive drives plow plows pilot pilots captain captains")
# What each finds, told by one of these words that must be in the text: to look for them first is quick.
PHRASES = (
    (bag("who that whose que qui"), STRUCK_ONE),
    (
        bag(
            "charged arrested killed shot indicted accused convicted suspected pulled rescued airlifted kidnapped injured hurt stabbed hit found took saw heard read talks talk talked saved caught searched looked know knows"
        ),
        STRUCK_SHORT,
    ),
    (bag("only two three"), ONLY_ONE_IN),
    (bag("baby bebe"), FIRST_OF_ALL),
    (_DISASTERS, FROM_DISASTER),
    (_DISASTERS, LOST_IN),
    (bag("when"), THERE_WHEN),
    (bag("raising"), OLD_AND_RAISING),
    (bag("news paper papers page tv channel"), WAS_IN_THE_NEWS),
    (
        bag(
            "news paper papers tv facebook channel page radio gofundme noticias jornal journal nouvelles tele"
        ),
        IN_THE_NEWS,
    ),
    (_RUNNING, RUNS),
    (_RUNNING, RUN_BY),
    (bag("town county school village area building valley island here pueblo ville cidade vila"), ONE_HERE),
    (bag("quadruplets quintuplets sextuplets quadruples cuatrillizos quadrigemeos"), MANY_AT_BIRTH),
    (bag("state county country world maine"), FEW_HAVE),
    (bag("one ones lady guy man woman couple people girl family"), THE_ONE_WHO),
    (bag("two three four five few 2 3 4 5"), FEW_WITH),
    (bag("of"), RELATIVE_OF),
)
