"""The small tools every screen uses: tags, tables to take away, leafing, limits, files put together."""

import re

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.template import Context, Template, TemplateSyntaxError
from hypothesis import given
from hypothesis import strategies as st

from copal.pages.base import finders as bundles
from copal.pages.base.forms import Form
from copal.pages.base.paging import leaf
from copal.pages.base.tables import csv_response, harmless
from copal.pages.base.throttle import TooOften, count, forgive


def drawn(source, **context):
    return Template("{% load copal %}" + source).render(Context(context))


def test_an_icon_is_decoration_unless_it_speaks():
    assert 'aria-hidden="true"' in drawn('{% icon "calendar" %}')
    speaking = drawn('{% icon "calendar" label=words %}', words='"><script>')
    assert 'role="img"' in speaking
    assert "<script>" not in speaking


@pytest.mark.parametrize("name", ["no-such-icon", "../secret", "a/b"])
def test_an_unknown_icon_is_a_mistake_in_the_template(name):
    with pytest.raises(TemplateSyntaxError):
        drawn("{% icon name %}", name=name)


def test_every_icon_is_plain_drawing():
    for path in (bundles.STATIC.parent / "icons").glob("*.svg"):
        assert re.fullmatch(
            r"<svg [^>]*>(<(path|circle|rect|line|polyline|polygon|ellipse)\b[^>]*/>)+</svg>\n",
            path.read_text(),
        ), path


def test_a_meter_is_drawn_without_inline_style():
    bar = drawn("{% meter label=words growth=54 training=80 %}", words="six of twelve")
    assert "style" not in bar
    assert 'aria-label="six of twelve"' in bar
    assert 'class="training" x="54.0%" width="46.0%"' in bar  # never more than is left


def test_a_share_is_never_more_than_everything():
    assert drawn("{{ 570|share:720 }} {{ 900|share:720 }} {{ 5|share:0 }}") == "79.17 100.0 0.0"


def test_initials_are_escaped():
    assert "<b" not in drawn("{% who name %}", name="<b> <i>")


class Asking(Form):
    email = forms.EmailField(label="Mail", help_text="We <send> a code.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    going = forms.ChoiceField(choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect)
    secret = forms.CharField(widget=forms.HiddenInput)


def test_a_field_has_label_hint_error_then_control():
    html = drawn("{% field form.email %}", form=Asking({"email": "x"}))
    places = [
        html.index(words)
        for words in ('<label for="id_email"', 'id="id_email_helptext"', 'id="id_email_error"', "<input")
    ]
    assert places == sorted(places)
    assert 'value="x"' in html
    assert "&lt;send&gt;" in html


def test_problems_name_every_field_also_the_hidden_ones():
    html = drawn("{% problems form %}", form=Asking({"email": "x"}))
    assert "3 things need a look" in html
    assert 'href="#id_email"' in html
    assert "autofocus" in html
    assert drawn("{% problems form %}", form=Asking()).strip() == ""


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1 207", "'+1 207"),
        ("-2", "-2"),
        ("+0.50", "+0.50"),
        ("@x", "'@x"),
        ("  =x", "'  =x"),
        (None, ""),
        (3, "3"),
    ],
)
def test_no_cell_runs(cell, safe):
    assert harmless(cell) == safe


@given(st.text())
def test_no_cell_begins_like_a_formula(words):
    told = harmless(words)
    assert not told.startswith(("=", "@", "\t", "\r")) or told == ""


def test_csv_opens_in_spreadsheets():
    response = csv_response("hours é.csv", ["Name"], [["Zoë, Ann"]])
    assert response.content == '\ufeffName\r\n"Zoë, Ann"\r\n'.encode()
    assert "filename*=utf-8''hours%20%C3%A9.csv" in response["Content-Disposition"]


def test_leafing_keeps_the_other_words(rf):
    first = leaf(rf.get("/?q=a&page=1"), list(range(5)), size=2)
    assert (first.rows, first.before, first.after) == ([0, 1], "", "?q=a&page=2")
    last = leaf(rf.get("/?page=3"), list(range(5)), size=2)
    assert (last.rows, last.before, last.after) == ([4], "?page=2", "")


@pytest.mark.parametrize("odd", ["0", "-1", "x", "", "²", "9" * 5000])
def test_odd_pages_are_the_first(rf, odd):
    assert leaf(rf.get("/", {"page": odd}), [1, 2, 3]).number == 1


def test_limits_count_each_person_apart():
    cache.clear()
    for _ in range(3):
        count("code", "bob", limit=3, within_seconds=60)
    with pytest.raises(TooOften):
        count("code", "bob", limit=3, within_seconds=60)
    count("code", "charlie", limit=3, within_seconds=60)
    forgive("code", "bob")
    count("code", "bob", limit=3, within_seconds=60)


def test_one_sheet_holds_every_part():
    css = bundles.css()
    assert css.startswith("@layer reset, tokens, base, layout, parts, utilities;")
    assert css.count("{") == css.count("}")
    for path in (bundles.STATIC / "css").glob("*.css"):
        assert path.read_text().count("{") == path.read_text().count("}"), path
    assert finders.find("css/copal.css")
    assert finders.find("js/copal.js")


PHYSICAL = re.compile(
    r"(?<![-\w])(margin|padding|border|inset)?-?(left|right|top|bottom)\s*:|(?<![-\w])(width|height|min-width|max-width)\s*:",
    re.MULTILINE,
)


@pytest.mark.parametrize("path", sorted((bundles.STATIC / "css").glob("*.css")), ids=lambda p: p.name)
def test_parts_use_tokens_and_logical_properties_only(path):
    rules = re.sub(r"@media[^{]*\{|/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert not PHYSICAL.search(rules), PHYSICAL.search(rules)
    if path.name not in ("tokens.css", "print.css"):
        assert not re.search(r"#[0-9a-f]{3,8}\b", rules, re.IGNORECASE), path
