from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from copal.domain.communities.queries import communities_seen
from copal.domain.meetings.queries import next_starts
from copal.domain.people.queries import network_role
from copal.pages.base.access import viewer_of
from copal.pages.base.drawing import draw
from copal.pages.base.paging import leaf_number, leaf_of
from copal.pages.communities import choices

FILTERS = ("kind", "region", "language", "words")
LONGEST = 100


@require_safe
def communities(request: HttpRequest) -> HttpResponse:
    """Those the viewer may know of, their own first."""
    viewer = viewer_of(request)
    asked = {name: request.GET.get(name, "")[:LONGEST].strip() for name in FILTERS}
    seen = communities_seen(viewer, page=leaf_number(request), **asked)
    starts = next_starts([card.pk for card in (*seen.mine, *seen.others)], at=timezone.now())
    context = {
        "seen": seen,
        "mine": [(card, starts.get(card.pk)) for card in seen.mine],
        "others": [(card, starts.get(card.pk)) for card in seen.others],
        "asked": asked,
        "filtered": any(asked.values()),
        "kinds": choices.KINDS,
        "languages": [(code, choices.language_name(code)) for code in seen.languages],
        "language_names": dict(settings.LANGUAGES),
        "leaf": leaf_of(request, seen.others, number=seen.page, last=seen.pages),
        "may_found": viewer is not None and network_role(viewer) == "staff",
    }
    return draw(request, "communities/communities.html", context)
