"""The network, its people and its communities come about."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from copal.cli.demo_network import script
from copal.cli.demo_network.evenings import note_meetings
from copal.cli.demo_network.script import Group
from copal.cli.demo_network.stage import ZONE, Stage, chance, said
from copal.domain.communities import actions as communities
from copal.domain.meetings import actions as meetings
from copal.domain.meetings.actions import SegmentPlan, SeriesPlan
from copal.domain.people import actions as people
from copal.journeys.found_network import found_network

if TYPE_CHECKING:
    from copal.domain.meetings.models import Series

WEEKS_BEFORE = 67
SERIES_AGAIN = (timedelta(days=200), timedelta(days=400))  # when the meetings to come are planned further
REGIONS = [
    "Aroostook", "Cumberland", "Downeast", "Kennebec and Somerset", "Midcoast", "Penobscot and Piscataquis",
    "Western Maine", "York",
]  # fmt: skip
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#1d5c4d" '
    'd="M32 4 46 22h-7l10 13h-8l11 14H36v11h-8V49H12l11-14h-8l10-13h-7z"/></svg>'
)


def begin(stage: Stage) -> None:
    """Found the network and plan when each community begins and who joins it."""
    when = stage.at - timedelta(weeks=WEEKS_BEFORE)
    _found(stage, when)
    for group in script.groups():
        stage.groups[group.key] = group
        start = stage.at - timedelta(weeks=group.began, days=20)
        stage.plan(start, lambda now, group=group: _begin_community(stage, group, now))  # type: ignore[misc]
    stage.plan(stage.at - timedelta(days=2, hours=5), lambda now: _newcomer(stage, now))
    for request in script.requests():
        stage.plan(
            stage.at - timedelta(days=request["days"], hours=3),
            lambda now, request=request: _request(stage, request, now),  # type: ignore[misc]
        )


def _found(stage: Stage, when: datetime) -> None:
    joan = stage.who["joan"]
    stage.people["joan"] = found_network(
        network={
            "name": "Pine Coast Professional Development Network", "short_name": "Pine Coast PDN",
            "registry_name": "Pine Coast registry", "jurisdiction": "US-ME", "timezone": ZONE, "contact_email": "hello@example.org",
            "regions": REGIONS, "logo_svg": LOGO,
        },
        founder={
            "chosen_name": joan.name, "legal_name": joan.legal, "email": joan.email, "language": "en",
            "region": joan.region, "setting": joan.setting, "role": joan.role,
            "hired_date": stage.years_ago(joan.hired, "joan"),
        },
        at=when,
    )  # fmt: skip
    person(stage, "walter", when)
    people.grant_network_role(person=stage.people["walter"], role="auditor", by=stage.people["joan"], at=when)


def person(stage: Stage, handle: str, when: datetime) -> None:
    """Add them when they are first needed. Some are on a roster only and have not opened an account."""
    if handle in stage.people:
        return
    one = stage.who[handle]
    by_hand = not one.account
    stage.people[handle] = people.add_person(
        chosen_name=one.name, legal_name=one.legal, email=one.email, language=one.language, region=one.region,
        setting=one.setting, role=one.role, hired_date=stage.years_ago(one.hired, handle),
        licensed_date=stage.years_ago(one.licensed, handle), how="roster" if by_hand else "self",
        by=stage.people["joan"] if by_hand else None, at=when,
    )  # fmt: skip
    if not by_hand:
        people.open_account(person=stage.people[handle], at=when)


def _begin_community(stage: Stage, group: Group, when: datetime) -> None:
    joan = stage.people["joan"]
    stage.communities[group.key] = community = communities.found_community(
        by=joan, at=when, slug=group.key, name=said(group.name), kind=group.kind, joining=group.joining,
        domain=said(group.domain), practice=said(group.practice), region=group.region, timezone=ZONE,
        language=group.language, seats=group.seats, attendance_policy=group.attendance_policy,
        application_question=said(group.application_question),
    )  # fmt: skip
    for role, handles in (("facilitator", group.facilitators), ("co_facilitator", group.co_facilitators)):
        for handle in handles:
            person(stage, handle, when)
            communities.add_member(
                community=community, person=stage.people[handle], by=joan, at=when, role=role
            )
    own = script.own_expectations().get(group.key)
    if own:
        communities.set_expectations(
            community=community, lines=[said(one) for one in own["lines"]],
            confidentiality=[said(one) for one in own["confidentiality"]], based_on=1,
            by=stage.people[group.leader], at=when,
        )  # fmt: skip
    for handle in (*group.facilitators, *group.co_facilitators):
        communities.agree(community=community, person=stage.people[handle], version=version(group), at=when)
    _begin_series(stage, group, when)
    _plan_members(stage, group, when)


def version(group: Group) -> int:
    """Of the expectations that stand."""
    return 2 if group.key in script.own_expectations() else 1


def _begin_series(stage: Stage, group: Group, when: datetime) -> None:
    first, last = script.frame(group.language)
    middle = "Ce que vous apportez" if group.language == "fr" else "What you bring along"
    between = group.minutes - 20
    series = meetings.start_series(
        community=stage.communities[group.key],
        plan=SeriesPlan(
            title=said(group.name), rhythm=group.times, starts_on=stage.today - timedelta(weeks=group.began),
            start_time=group.start_time, minutes=group.minutes, timezone=ZONE, place=said(group.place),
            video_url=group.video_url,
            agenda=(
                _segment(first, "open", 10), _segment(middle, "share", between), _segment(last, "close", 10),
            ),
        ),
        by=stage.people[group.leader],
        at=when,
    )  # fmt: skip
    note_meetings(stage, group, when)
    for later in SERIES_AGAIN:
        stage.plan(when + later, lambda now: _go_on(stage, group, series, now))


def _go_on(stage: Stage, group: Group, series: "Series", when: datetime) -> None:
    if meetings.extend_series(series=series, at=when):
        note_meetings(stage, group, when)


def _segment(title: str, purpose: str, minutes: int) -> SegmentPlan:
    return SegmentPlan(title=said(title), purpose=purpose, minutes=minutes, lead=said(""))


def _plan_members(stage: Stage, group: Group, when: datetime) -> None:
    for number, handle in enumerate(group.members):
        soon = when + timedelta(hours=3 + number * 5)
        stage.plan(soon, lambda now, handle=handle: _join(stage, group, handle, now))  # type: ignore[misc]
    for handle, weeks in group.late_members.items():
        late = stage.at - timedelta(weeks=weeks)
        stage.plan(late, lambda now, handle=handle: _join(stage, group, handle, now))  # type: ignore[misc]


def _join(stage: Stage, group: Group, handle: str, when: datetime) -> None:
    """By the community's own way in."""
    person(stage, handle, when)
    one, community = stage.people[handle], stage.communities[group.key]
    leader, agreed = stage.people[group.leader], version(group)
    if group.joining == "closed" or not stage.who[handle].account:
        communities.add_member(community=community, person=one, by=leader, at=when)
        if stage.who[handle].account:
            communities.agree(community=community, person=one, version=agreed, at=when)
    elif group.joining == "open":
        communities.join(community=community, person=one, agreed_to=agreed, at=when)
    else:
        way = communities.ask if group.joining == "approval" else communities.apply
        words = said(chance("why", handle).choice(WHY[group.language]))
        request = way(community=community, person=one, words=words, agreed_to=agreed, at=when)
        communities.answer_request(request=request, accept=True, by=leader, at=when + timedelta(hours=1))


WHY = {
    "en": [
        "Lunch and rest time. I would like to stop looking at the clock.",
        "Mornings. Everyone arrives at once and I never sit down.",
        "The hour before pick-up. I would like it to be quiet.",
    ],
    "fr": [
        "J’aimerais échanger avec des collègues qui parlent français.",
        "Je cherche des idées pour accueillir les familles dans leur langue.",
    ],
}


def _newcomer(stage: Stage, when: datetime) -> None:
    """Sam came two days ago and has no hours yet."""
    person(stage, "sam", when)
    for key in ("first-steps", "family"):
        communities.join(community=stage.communities[key], person=stage.people["sam"], agreed_to=1, at=when)


def _request(stage: Stage, request: dict[str, object], when: datetime) -> None:
    handle, key = str(request["person"]), str(request["community"])
    person(stage, handle, when)
    group = stage.groups[key]
    way = {"wait": communities.wait, "ask": communities.ask, "apply": communities.apply}[str(request["how"])]
    way(
        community=stage.communities[key], person=stage.people[handle], words=said(str(request["words"])),
        agreed_to=version(group), at=when,
    )  # fmt: skip
