"""Every address a template names is answered by some page."""

import re

import pytest
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve

from tests.house import tree

TEMPLATES = tree.named(".html")
URL = re.compile(r"\{%\s*url\s+['\"]([^'\"]+)['\"](?![^%]*\bas\b)")
LITERAL = re.compile(r"\b(?:href|action|hx-get|hx-post)=\"(/[^\"]*)\"")
VALUE = re.compile(r"\{\{.*?\}\}")


def dead(html: str) -> list[str]:
    """URL names that do not exist, and literal addresses that no page answers. Values are taken to be 1."""
    known = get_resolver().reverse_dict
    names = [name for name in URL.findall(html) if name not in known and ":" not in name]
    places = [place for place in LITERAL.findall(html) if "{%" not in place and not _answered(place)]
    return names + places


def _answered(place: str) -> bool:
    path = VALUE.sub("1", place).split("?")[0].split("#")[0]
    try:
        resolve(path)
    except (Resolver404, NoReverseMatch):
        return False
    return True


@pytest.mark.parametrize("path", TEMPLATES, ids=tree.short)
def test_every_link_leads_to_a_page(path):
    assert dead(path.read_text(encoding="utf-8")) == []


def test_the_guard_bites():
    assert dead('<a href="/nowhere/{{ one.pk }}/">') == ["/nowhere/{{ one.pk }}/"]
    assert dead("{% url 'no_such_page' %}") == ["no_such_page"]
    assert dead('<a href="/">') == []
