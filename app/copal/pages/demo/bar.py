from typing import Any

from django.conf import settings
from django.http import HttpRequest

from copal.pages.base.frame import address_of, frame_of


def demo(request: HttpRequest) -> dict[str, Any]:
    """Context processor: who the visitor is looking as, and who else they could be. Nothing outside the demo."""
    if not settings.DEMO:
        return {}
    name = frame_of(request).name
    people = [
        {**one, "is_me": one["name"] == name, "address": f"/demo/sign-in/{one['handle']}/"}
        for one in settings.DEMO_CAST
    ]
    return {"demo": {"looking_as": name, "people": people, "letters": address_of("demo.letters")}}
