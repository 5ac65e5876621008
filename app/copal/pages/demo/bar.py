from typing import Any

from django.conf import settings
from django.http import HttpRequest

from copal.pages.base.frame import address_of, frame_of


def demo(request: HttpRequest) -> dict[str, Any]:
    """Context processor: who the visitor is looking as, and who else they could be. Nothing outside the demo.

    In a network that was started empty there is nobody to look as; the letters are there all the same.
    """
    if not settings.DEMO:
        return {}
    frame = frame_of(request)
    people = [
        {**one, "is_me": one["name"] == frame.name, "address": f"/demo/sign-in/{one['handle']}/"}
        for one in settings.DEMO_CAST
        if one["handle"] in frame.cast
    ]
    return {"demo": {"looking_as": frame.name, "people": people, "letters": address_of("demo.letters")}}
