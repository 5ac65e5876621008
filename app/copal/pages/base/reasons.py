"""Why the check marks something, in the reader's language. The codes are those of `copal.instruments.guard`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "name": _("reads like somebody’s name"),
    "name.word": _("reads like a name here, although it is also a word"),
    "name.unknown": _("reads like a name"),
    "name.title": _("a person with a title before the name"),
    "name.initials": _("people who know the child can work out initials"),
    "name.roster": _("somebody in this network is called so"),
    "date.birth": _("a date of birth points to one child"),
    "date.event": _("the day something happened can be looked up"),
    "age.exact": _("an exact age narrows down who it is"),
    "place.home": _("a town tied to a person narrows down who it is"),
    "place.address": _("an address leads to a door"),
    "programme.named": _("a named program narrows down who is meant"),
    "programme.tied": _("a place that a person goes to narrows down who it is"),
    "contact.phone": _("somebody’s telephone number"),
    "contact.email": _("somebody’s mail address"),
    "contact.link": _("a link that leads to somebody"),
    "contact.handle": _("a name somebody uses online"),
    "number.id": _("a number that stands for one person or family"),
    "number.plate": _("a license plate"),
    "combination": _("together, these facts could point to one person without any name"),
    "combination.role": _("few people have this role, so people here would know who it is"),
}
UNSEEN = _(
    "This check reads words. It does not know your town: a story everyone there knows, a nickname that is an ordinary word, or a picture can still point to someone."
)
_YOURS = _("your pseudonym for this child")
_OTHER = _("could point to someone")


def reason_words(code: str, is_alias: bool = False) -> str:  # noqa: FBT001, FBT002 - read once, where it is drawn
    return str(_YOURS if is_alias else WORDS.get(code, _OTHER))
