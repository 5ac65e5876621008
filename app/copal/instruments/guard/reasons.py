"""Why something is marked, as a code for the floors above to translate and the English words."""

WORDS = {
    "name": "reads like somebody's name",
    "name.word": "reads like a name here, although it is also a word",
    "name.unknown": "reads like a name that is in no list",
    "name.title": "a person with a title before the name",
    "name.initials": "initials can be worked out by people who know the child",
    "name.roster": "is known in this network",
    "date.birth": "a date of birth points to one child",
    "date.event": "the day something happened to a person can be looked up",
    "age.exact": "an exact age narrows down who it is",
    "place.home": "a town tied to a person narrows down who it is",
    "place.address": "an address leads to a door",
    "programme.named": "a named programme narrows down who is meant",
    "programme.tied": "a named place that a person goes to narrows down who it is",
    "contact.phone": "a telephone number of somebody",
    "contact.email": "a mail address of somebody",
    "contact.link": "a link that leads to somebody",
    "contact.handle": "a name somebody uses online",
    "number.id": "a number that stands for one person or family",
    "number.plate": "a licence plate",
    "combination": "together these facts could point to one person, without any name",
    "combination.role": "few people have this role, so everybody here would know who it is",
}

# What the check cannot do, to be told wherever its answer is shown.
UNSEEN = (
    "This check reads words. It does not know your town: a story that everyone there knows, a nickname that "
    "is an ordinary word, or a picture can still point to someone."
)
