"""Run beside a site's settings: founds a network with a meeting that is on right now, and says who may come in (JSON)."""

import json
import os
from datetime import UTC, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "copal.config.settings")

MEMBERS = 12


def main() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from copal.domain.meetings import actions as meetings
    from copal.domain.people.queries.links import link_token
    from tests import cast as casting
    from tests.meetings.plans import meeting as plan
    from tests.meetings.plans import segment
    from tests.meetings.scene import people

    settings.ALLOWED_HOSTS = ["*"]
    now = datetime.now(UTC)
    cast = casting.assemble()
    members = people(cast, MEMBERS)
    starts_at = now - timedelta(minutes=10)
    agenda = (segment("Welcome", 20, purpose="open"), segment("What works", 100))
    row = meetings.plan_meeting(
        community=cast.community,
        plan=plan(starts_at, agenda=agenda),
        by=cast.alice,
        at=now - timedelta(days=1),
    )
    meetings.invite(meeting=row, by=cast.alice, at=now - timedelta(hours=23))

    def session(person) -> str:
        browser = Client()
        browser.force_login(person)
        return browser.cookies[settings.SESSION_COOKIE_NAME].value

    told = {
        "meeting": row.pk,
        "lead": session(cast.alice),
        "members": [{"person": one.pk, "session": session(one)} for one in (cast.bob, *members)],
        "link": link_token(members[-1], "invitation", about=row.pk, until=now + timedelta(days=1)),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
