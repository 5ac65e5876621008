"""Pages hold no inline code, name no side of the glass, and every word in them can be translated."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.template import engines

from tests.house import templates, tree

HTML = tree.named(".html")
LETTERS = [path for path in tree.named(".txt") if "templates" in path.parts]
CSS = [path for path in tree.named(".css") if "vendor" not in path.parts]
STATIC = re.compile(r"\{%\s*static\s+['\"]([^'\"]+)['\"]")
SAFE = re.compile(r"\b(?:mark_safe|SafeText)\b")
DRAWN = {"app/copal/pages/room/qr.py"}  # segno draws it; nothing anybody typed stands in it as text
SEEN_ONLY_IN_DEMO = "parts.html"  # shows each part with example words


def text(path) -> str:
    return path.read_text(encoding="utf-8")


def test_there_is_something_to_look_at():
    assert HTML
    assert CSS


@pytest.mark.parametrize("path", HTML, ids=tree.short)
def test_a_page_holds_no_inline_code(path):
    if "letters" not in path.parts:  # mail programs know no style sheets and no policy
        assert templates.inline_code(text(path)) == []
    assert templates.unsafe_output(text(path)) == []


@pytest.mark.parametrize(
    "path", [path for path in HTML + LETTERS if path.name != SEEN_ONLY_IN_DEMO], ids=tree.short
)
def test_every_word_is_marked_for_translation(path):
    assert templates.unmarked(text(path)) == []


@pytest.mark.parametrize("path", CSS, ids=tree.short)
def test_styles_follow_the_text_not_the_glass(path):
    assert templates.physical(text(path)) == []


@pytest.mark.parametrize("path", HTML + LETTERS, ids=tree.short)
def test_what_a_template_names_is_there(path):
    for name in STATIC.findall(text(path)):
        assert finders.find(name), name
    if "templates" in path.parts:
        engines["django"].get_template(str(path).split("/templates/", 1)[1])


def test_only_tags_mark_text_as_safe():
    """`format_html` does it everywhere else."""
    found = [
        tree.short(path)
        for path in tree.python("app")
        if SAFE.search(text(path)) and "templatetags" not in path.parts
    ]
    assert set(found) <= DRAWN


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<p style="color:red">',
        '<a onclick="x()">',
        '<a href="javascript:x()">',
    ],
)
def test_the_guard_of_code_bites(html):
    assert templates.inline_code(html)


def test_the_guard_of_code_lets_files_and_data_pass():
    assert templates.inline_code('<script src="/a.js" defer></script>') == []
    assert templates.inline_code('<script type="application/json" id="d">{"a": 1}</script>') == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Hello</p>",
        '<img alt="A tree">',
        '<input placeholder="Your name">',
        "{% if a %}yes{% endif %}",
        "{% translate 'One' %} and two",
    ],
)
def test_the_guard_of_words_bites(html):
    assert templates.unmarked(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>{% translate 'Hello' %}</p>",
        "{% blocktranslate with a=b %}Hello {{ a }}{% endblocktranslate %}",
        "{# note #}<!-- note -->{{ name }} · &nbsp; PDF <span translate='no'>Soomaali</span>",
        "{% comment %}why{% endcomment %}",
    ],
)
def test_the_guard_of_words_lets_marked_ones_pass(html):
    assert templates.unmarked(html) == []


@pytest.mark.parametrize(
    "css", ["a{margin-left:1px}", "a{ left : 0 }", "a{text-align: right}", "a{border-top:0}"]
)
def test_the_guard_of_sides_bites(css):
    assert templates.physical(css)
    assert templates.physical("a{margin-inline-start:1px;text-align:start;inset-inline-end:0}") == []


@pytest.mark.parametrize("html", ["{{ words|safe }}", "{% autoescape off %}"])
def test_the_guard_of_output_bites(html):
    assert templates.unsafe_output(html)
