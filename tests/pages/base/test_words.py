"""Finding marked texts, and catalogs that Python's own gettext can read."""

import gettext
import io

import pytest
from django.conf import settings

from copal.pages.base import catalogs, words
from copal.pages.base.words import Text

PYTHON = """
a = _("One " "piece")
b = gettext_lazy("Two")
c = ngettext("%(n)d person", "%(n)d people", n)
d = pgettext("page", "Next")
e = npgettext("door", "%(n)d key", "%(n)d keys", n)
f = _(variable)
g = other("not marked")
"""
TEMPLATE = """{% load i18n %}{% translate "Three" %}{% translate "Next" context "page" %}
{% blocktranslate with name=who trimmed %}
  Hello {{ name }}
{% endblocktranslate %}{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
{% icon "x" label=_("Language") %}<p title="{% translate 'It’s \\"here\\"' %}">not marked</p>"""


def test_marked_in_python():
    assert set(words.in_python(PYTHON)) == {
        Text("One piece"),
        Text("Two"),
        Text("%(n)d person", plural="%(n)d people"),
        Text("Next", context="page"),
        Text("%(n)d key", context="door", plural="%(n)d keys"),
    }


def test_marked_in_a_template():
    found = set(words.in_template(TEMPLATE))
    assert Text("Three") in found
    assert Text("Next", context="page") in found
    assert Text("Hello %(name)s") in found
    assert Text("%(n)s day", plural="%(n)s days") in found
    assert Text("Language") in found
    assert not any("not marked" in text.words for text in found)


def test_the_product_is_gathered():
    texts = words.gather()
    assert Text("There is nothing here") in texts
    assert Text("1 thing needs a look", plural="%(number)s things need a look") in texts
    assert texts[Text("Skip to the content")] == ["pages/templates/base/page.html"]


TEXTS = {
    Text("Home"): ["a.html"],
    Text("Next", context="page"): ["a.html", "b.py"],
    Text("%(n)s day", plural="%(n)s days"): ["b.py"],
    Text('Say "so"\nin two lines'): ["b.py"],
    Text("Waiting"): ["b.py"],
}
ARABIC = {
    Text("Home"): ("الرئيسية",),
    Text("Next", context="page"): ("التالي",),
    Text("%(n)s day", plural="%(n)s days"): tuple(f"%(n)s يوم {i}" for i in range(6)),
    Text('Say "so"\nin two lines'): ("«نعم»\nهكذا",),
}


def test_what_is_written_is_read_again(tmp_path):
    path = catalogs.place(tmp_path, "ar")
    assert catalogs.write(path, "ar", TEXTS, ARABIC) == 1
    again = catalogs.read(path)
    assert {text: again[text] for text in ARABIC} == ARABIC
    assert again[Text("Waiting")] == ("",)


def test_pythons_gettext_reads_what_was_compiled():
    told = gettext.GNUTranslations(io.BytesIO(catalogs.compiled("ar", {**ARABIC, Text("Waiting"): ("",)})))
    assert told.gettext("Home") == "الرئيسية"
    assert told.pgettext("page", "Next") == "التالي"
    assert told.ngettext("%(n)s day", "%(n)s days", 2) == "%(n)s يوم 2"
    assert told.ngettext("%(n)s day", "%(n)s days", 11) == "%(n)s يوم 4"
    assert told.gettext("Waiting") == "Waiting"


def test_a_torn_catalog_is_named(tmp_path):
    path = tmp_path / "django.po"
    path.write_text('msgid "Home\nmsgstr "x"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="not a line of a catalog"):
        catalogs.read(path)


@pytest.mark.parametrize("language", sorted(catalogs.PLURALS))
def test_every_catalog_is_compiled_as_it_stands(language):
    path = catalogs.place(settings.LOCALE_PATHS[0], language)
    if path.exists():
        assert path.with_suffix(".mo").read_bytes() == catalogs.compiled(language, catalogs.read(path))
    else:
        assert not path.with_suffix(".mo").exists()


@pytest.mark.parametrize("language", sorted(catalogs.PLURALS))
def test_no_translation_loses_a_placeholder(language):
    import re

    for text, forms in catalogs.read(catalogs.place(settings.LOCALE_PATHS[0], language)).items():
        wanted = set(re.findall(r"%\([^)]*\)[sd]|%[sd]|\{[^}]*\}", text.words + text.plural))
        for form in filter(None, forms):
            assert set(re.findall(r"%\([^)]*\)[sd]|%[sd]|\{[^}]*\}", form)) <= wanted, (language, text)
