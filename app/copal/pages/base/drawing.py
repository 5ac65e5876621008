"""Drawing a page: everything was asked before, nothing is asked now."""

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from copal.pages.base.frame import frame_of
from copal.pages.base.requests import is_htmx


class AskedWhileDrawing(Exception):
    """A template reached for the database. Ask in the query, then draw."""


def _refuse(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
    raise AskedWhileDrawing(sql)


def draw(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
    *,
    part: str = "",
) -> HttpResponse:
    """The page, or for htmx only its `{% partialdef part %}` when `part` is named. Raises AskedWhileDrawing."""
    drawn = {**(context or {}), "frame": frame_of(request)}
    name = f"{template}#{part}" if part and is_htmx(request) else template
    with connection.execute_wrapper(_refuse):
        response = render(request, name, drawn, status=status)
    if part:
        patch_vary_headers(response, ["HX-Request"])
    return response
