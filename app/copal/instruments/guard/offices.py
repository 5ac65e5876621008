"""Work that few in one place do, and relatives told by it: the mayor's niece, le fils de la coiffeuse, her mom is the lunch lady."""

from copal.instruments.guard.lazily import compiled
from copal.instruments.guard.reading import Reading
from copal.instruments.guard.tokens import bag

_WORK = (
    r"(?:fire chief|police chief|chief|sheriff|deputy|mayor|town manager|town clerk|clerk|selectman|selectwoman|council(?:or| ?man| ?woman| member)|senator|representative|"
    r"governor|game warden|warden|harbor ?master|postmaster|postmistress|state trooper|trooper|cop|police officer|constable|superintendent|principal|vice principal|pastor|"
    r"minister|priest|rabbi|imam|deacon|judge|lawyer|district attorney|librarian|undertaker|funeral director|weatherman|weather (?:lady|man|girl|guy)|news anchor|"
    r"reporter|lighthouse keeper|ferry captain|captain|lobsterman|fisherman|school board chair|board chair|(?:select ?board|school board|board) member|bank president|"
    r"mill owner|plant manager|manager|coach|basketball coach|hockey coach|football coach|coroner|dispatcher|plow driver|plow guy|bus driver|mail carrier|mailman|"
    r"mail lady|lunch lady|cafeteria lady|crossing guard|janitor|custodian|landlord|landlady|doctor|nurse|midwife|dentist|vet|pharmacist|optometrist|chiropractor|barber|"
    r"hairdresser|butcher|baker|farmer|beekeeper|blacksmith|mechanic|plumber|electrician|carpenter|logger|innkeeper|shopkeeper|store ?keeper|florist|photographer|organist|"
    r"choir director|music teacher|gym teacher|art teacher|director|boss|owner|licensor|inspector|caseworker|bishop|ambassador|consul|tribal (?:chief|governor)|"
    r"EMT|paramedic|ranger|meteorologist|piano teacher|town drunk|dealer)"
)
_OWN_KIN = (
    r"(?:step|grand|god|foster\s|bio\s)?(?:son|daughter|sons|daughters|kid|kids|child|children|boy|boys|girl|girls|twins|triplets|niece|nephew|wife|husband|"
    r"sister|brother|mother|father|granddaughter|grandson|grandkids?|baby|youngest|oldest|eldest|littlest|middle (?:one|child|boy|girl)|ex|ex-wife|ex-husband|girlfriend|boyfriend|fiancée?|widow)"
)
_AND = r"(?:(?:former|old|new|late|own|only|town|village|island|local|county|school|tribal|head|retired|twin|baby|grown|teenage|other|new|little|youngest|oldest|middle|adopted)\s){0,2}"
WORKERS_KIN = (
    rf"\b(?:the|our|my)\s(?:\w+['’]s\s)?{_AND}{_WORK}['’]s\s{_AND}{_OWN_KIN}\b"
    rf"|\b(?:the\s)?{_AND}{_OWN_KIN}\sof\s(?:the|our|my)\s{_AND}{_WORK}\b"
)
_WORK_ELSEWHERE = (
    r"(?:maire|mairesse|curé|prêtre|pasteur|pasteure|juge|policier|policière|pompier|pompière|chef|chef de police|coiffeuse|coiffeur|pharmacien|pharmacienne|médecin|docteur|infirmière|"
    r"dentiste|boulanger|boulangère|boucher|fermier|épicier|épicière|facteur|factrice|directeur|directrice|patron|patronne|propriétaire|concierge|bibliothécaire|notaire|entraîneur|"
    r"alcalde|alcaldesa|pastor|pastora|padre|cura|juez|jueza|policía|bombero|jefe|jefa|jefe de policía|peluquera|peluquero|farmacéutic[oa]|médic[oa]|doctora?|enfermer[oa]|dentista|"
    r"paner[oa]|panader[oa]|carnicer[oa]|cartero|directora?|dueñ[oa]|casero|casera|conserje|bibliotecaria|abogad[oa]|entrenador|mecánico|lechero|sheriff|"
    r"prefeit[oa]|padeir[oa]|juiz|juíza|policial|bombeiro|chefe|cabeleireir[oa]|enfermeir[oa]|açougueiro|carteiro|diretora?|don[oa]|zelador|zeladora|"
    r"bibliotecári[oa]|advogad[oa]|treinador|vereador|vereadora|delegad[oa]|farmacêutic[oa]|motorista)"
)
_KIN_ELSEWHERE = (
    r"(?:fils|fille|filles|jumeaux|jumelles|femme|mari|enfants?|petit-fils|petite-fille|nièce|neveu|frère|soeur|sœur|"
    r"hij[oa]s?|gemel[oa]s|mellizos|esposa|esposo|niet[oa]s?|sobrin[oa]s?|herman[oa]s?|niñ[oa]s?|filh[oa]s?|gême[oa]s|net[oa]s?|irmão|irmã|menin[oa]s?|marido|mulher)"
)
WORKERS_KIN_ELSEWHERE = (
    rf"\b(?:l[aeo]s?|el|un|una?|une|uma?|[oa]s?|l['’])\s?{_KIN_ELSEWHERE}\s(?:de la|de l['’]|du|de notre|de mon|de ma|del|de mi|de nuestr[oa]|da|do|da minha|do meu|da nossa|do nosso)\s?"
    rf"{_WORK_ELSEWHERE}\b(?:\s(?:d[aoe]l?|du)\s(?:l[ae]\s)?\w+)?"
)
_KIN = (
    r"(?:(?:step|grand)?(?:mom|dad|mother|father|ma|pa|parents?|moms|dads)|uncle|aunt|brother|sister|husband|wife|papa|grandma|grandpa|cousin|great-\w+|neighbou?r|landlord|"
    r"friend|mamá|papá|mère|père|pai|mãe|avô|avó|abuel[oa]|tí[oa]|oncle|tante|ti[oa])"
)
KIN_AT_WORK = rf"\b{_KIN}(?:['’]s|\sis|\swas|\sare|\swho is|\swho['’]s|,)\s(?:the|our)\s{_AND}(?:\w+\s)?{_WORK}\b(?!['’]s\s)"
KIN_AT_WORK_ELSEWHERE = rf"\b{_KIN}(?:\s(?:del[ea]|de \w+|d['’]\w+))?(?:\s(?:es|é|est|era|était)|,)\s(?:el|la|le|l['’]|o|a)\s?{_WORK_ELSEWHERE}\b"
IN_OFFICE = (
    rf"\b{_KIN}(?:['’]s|\sis|\swas|\sare|\swere|\ssits|\sserves|\sserved)?\son\sthe\s(?:\w+\s)?(?:select ?board|school board|board|council|jury|legislature|committee that|news|radio|ballot|front page)\b"
    r"|\b(?:ran|running|runs) for (?:the )?(?:sheriff|mayor|governor|senate|office|school board|select ?board|council|legislature|town clerk|judge|\w+ senator|representative)\b"
)
ALL_IN_OFFICE = (
    r"\b(?:moms|dads|mothers|fathers|parents|grandmothers|grandfathers|grandparents|uncles|aunts|brothers|sisters)\s(?:are|were)\s(?:both\s|all\s)?"
    r"(?:judges|senators|pastors|ministers|sheriffs|cops|troopers|selectmen|wardens|legislators|councilors|bishops|undertakers)\b"
)
ONLY_ONE_WHO_WORKS = (
    rf"\b{_KIN}(?:\s(?:del[ea]))?(?:['’]s|\s(?:who\s)?(?:is|was|are|est|es|é))\s(?:the only|la seule|le seul|la única|el único|a única|o único)\s"
    r"(?!one\b|person\b|parent\b|reason\b|thing\b|way\b|kid\b|child\b)\w+(?:\s\w+)?"
)
# The selectwoman who fosters; the old postmistress here.
OFFICE_HERE = (
    r"\b(?:the|our) (?:(?:old|former|retired|new|only|town|village|island)\s){0,2}(?:fire chief|police chief|sheriff|deputy|mayor|town manager|town clerk|selectman|selectwoman|select ?board member|councilor|senator|representative|"
    r"game warden|warden|harbor ?master|postmaster|postmistress|trooper|superintendent|vice principal|pastor|minister|priest|rabbi|imam|deacon|judge|librarian|undertaker|funeral director|weatherman|weather (?:lady|man|girl)|news anchor|"
    r"lighthouse keeper|ferry captain|coroner|plow driver|mail carrier|mail lady|lunch lady|crossing guard|midwife|pharmacist|vet|dentist|barber|butcher|baker|innkeeper|organist|choir director)\s"
    r"(?:here|in town|around here|who|whose)\b(?!\s(?:came|comes|visited|visits|spoke|speaks|said|says|wrote|read|reads|brought|told|showed|let|gave|taught|helped|talked|does|did))"
)
# One of these words is in all that a pattern finds; to look for them first is quick.
_HEADS = bag(
    "chief sheriff deputy mayor manager clerk selectman selectwoman councilor councilman councilwoman member senator representative governor warden "
    "harbormaster master postmaster postmistress trooper cop officer constable superintendent principal pastor minister priest rabbi imam deacon "
    "judge lawyer attorney librarian undertaker director weatherman lady man girl guy anchor reporter keeper captain lobsterman fisherman chair "
    "president owner coach coroner dispatcher driver carrier mailman janitor custodian landlord landlady doctor nurse midwife dentist vet "
    "pharmacist optometrist chiropractor barber hairdresser butcher baker farmer beekeeper blacksmith mechanic plumber electrician carpenter "
    "logger innkeeper shopkeeper storekeeper florist photographer organist teacher boss licensor inspector caseworker bishop ambassador consul "
    "emt paramedic ranger meteorologist drunk dealer guard"
)
_OFFICES = bag("board council jury legislature news radio ballot page committee ran running runs")
_ONLY = bag("only seule seul unica unico")
_PATTERNS = (
    (_HEADS, WORKERS_KIN),
    (_HEADS, KIN_AT_WORK),
    (bag("here town who whose"), OFFICE_HERE),
    (_OFFICES, IN_OFFICE),
    (bag("are were"), ALL_IN_OFFICE),
    (_ONLY, ONLY_ONE_WHO_WORKS),
)
_PATTERNS_ELSEWHERE = (WORKERS_KIN_ELSEWHERE, KIN_AT_WORK_ELSEWHERE)


def told(reading: Reading) -> list[tuple[int, int]]:
    """Where somebody is told by whose relative they are, or by work few people do."""
    patterns = [pattern for needed, pattern in _PATTERNS if not needed.isdisjoint(reading.words)]
    if not reading.is_english:
        patterns += _PATTERNS_ELSEWHERE
    return [
        seen.span()
        for pattern in patterns
        for seen in compiled(pattern, any_case=True).finditer(reading.text)
    ]
