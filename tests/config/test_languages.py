"""The pseudo-language changes every marked text and keeps what must stay whole."""

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext

from copal.config.pseudo import accented


def test_marked_text_turns_up_accented_and_longer():
    with translation.override("en-xa"):
        told = gettext("Your hours")
    assert told != "Your hours"
    assert len(told) > len("Your hours") * 1.2


@pytest.mark.parametrize("kept", ["%(name)s", "%s", "%d", "{name}", "<b>", "</b>", "&nbsp;", "%%"])
def test_placeholders_and_tags_stay_whole(kept):
    assert kept in accented(f"Hello {kept} there")


def test_numbers_choose_their_form():
    with translation.override("en-xa"):
        assert ngettext("%(n)s minute", "%(n)s minutes", 1) != ngettext("%(n)s minute", "%(n)s minutes", 2)


def test_every_language_can_be_chosen(settings):
    for code, _ in settings.LANGUAGES:
        assert translation.check_for_language(code), code
        assert translation.get_supported_language_variant(code) == code
        assert translation.get_language_info(code)["name_local"]
