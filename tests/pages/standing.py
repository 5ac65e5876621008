"""What the tests of a rule's page and of "what if" share."""

from datetime import date, timedelta

from copal.domain.meetings.models import Meeting
from tests.cast import LONG_AGO, SIX
from tests.journeys.test_where_do_i_stand import entry, works

LICENCE = "/hours/rules/us-me.licensing.fcc.licensee/"
STAR = "/hours/rules/us-me.rising-stars.star-4/"


def page(client, who, path=LICENCE):
    client.force_login(who)
    return client.get(path).text


def licensee(cast):
    """Bob, with 9.5 hours of the 12 of his year."""
    person = works(cast.bob, role="Owner", licensed=date(2019, 7, 1))
    entry(cast, person, date(2025, 9, 8), 390)
    entry(cast, person, date(2025, 10, 6), 180, kind="training")
    return person


def later(cast, days):
    at = SIX + timedelta(days=days)
    return Meeting.objects.create(
        community=cast.community, title=f"Later {days}", starts_at=at, ends_at=at + timedelta(hours=2),
        timezone="America/New_York", at=LONG_AGO, by=cast.alice,
    )  # fmt: skip
