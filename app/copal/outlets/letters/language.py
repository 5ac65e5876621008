"""The one language a letter is written in: words, dates and direction together."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from copal.domain.communities.queries import the_network

IN_EVERY_LETTER = (_("Hello %(name)s,"), _("What is said here stays here."))


def has_catalog(language: str) -> bool:
    """Whether what every letter says can be said in this language. English is what the words are written in.

    Without its words only dates would be in the reader's language, in the middle of English sentences.
    """
    if language == settings.LANGUAGE_CODE:
        return True
    with translation.override(language):
        return all(gettext(words) != words for words in IN_EVERY_LETTER)


def spoken(language: str) -> str:
    """The reader's own language where we have its words, else the network's, else English."""
    if has_catalog(language):
        return language
    network = the_network()
    return network.language if network and has_catalog(network.language) else settings.LANGUAGE_CODE
