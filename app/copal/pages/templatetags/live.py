"""Tags of the live room. A panel is drawn once for everyone who sees it, so what is one person's own is marked, not drawn.

`mine` is in the context only when a page is drawn for one person; on a screen that is told of a change the browser
shows and hides by its own tokens.
"""

import uuid

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def mine_if(context: template.Context, *tokens: object) -> SafeString:
    """<p {% mine_if "hand" %}>: shown to those who have one of the tokens."""
    return _marked(context, "data-if", tokens, shown=True)


@register.simple_tag(takes_context=True)
def mine_unless(context: template.Context, *tokens: object) -> SafeString:
    """Shown to those who have none of the tokens."""
    return _marked(context, "data-unless", tokens, shown=False)


@register.simple_tag(takes_context=True)
def mine_of(context: template.Context, *parts: object) -> SafeString:
    """<form {% mine_of "idea:" idea.number %}>: shown to those who have the token the parts make."""
    return _marked(context, "data-if", ("".join(map(str, parts)),), shown=True)


def _marked(
    context: template.Context, attribute: str, tokens: tuple[object, ...], *, shown: bool
) -> SafeString:
    wanted = " ".join(map(str, tokens)).split()
    has = not _mine(context).isdisjoint(wanted)
    hidden = "" if has is shown else mark_safe(" hidden")
    return format_html('{}="{}"{}', mark_safe(attribute), " ".join(wanted), hidden)


def _mine(context: template.Context) -> frozenset[str]:
    found: frozenset[str] = context.get("mine") or frozenset()
    return found


@register.simple_tag(takes_context=True)
def mine_pressed(context: template.Context, *parts: object) -> SafeString:
    """<button {% mine_pressed "answer:" proposal.id ":worry" %}>: pressed for those who have the token the parts make."""
    token = "".join(map(str, parts))
    pressed = "true" if token in _mine(context) else "false"
    return format_html('data-pressed="{}" aria-pressed="{}"', token, pressed)


@register.simple_tag(takes_context=True)
def act(context: template.Context, verb: str) -> SafeString:
    """Inside <form method="post" action="{{ acts }}" data-act>: which act it is, and on a page what it needs to be sent without script."""
    named = format_html('<input type="hidden" name="act" value="{}">', verb)
    token = context.get("csrf_token")
    if not token:
        return named
    return format_html(
        '{}<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="client_key" value="{}">',
        named, token, next(context["keys"]) if "keys" in context else uuid.uuid4().hex,
    )  # fmt: skip
