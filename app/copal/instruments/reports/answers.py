"""From persons to participants: minutes, moments, the member, and everything worth knowing about them."""

from copal.instruments.reports import minutes
from copal.instruments.reports.people import Group, Person, persons
from copal.instruments.reports.roster import Answer, Roster
from copal.instruments.reports.spans import Presence, Span, presence
from copal.instruments.reports.values import Participant, Stay
from copal.instruments.reports.zones import Clock, moment_of


def participants(groups: list[Group], roster: Roster, clock: Clock, *, day_first: bool) -> list[Participant]:
    """Everybody in the report under one order of day and month, in the order of the file."""
    found: list[Participant] = []
    for person in persons(groups, roster):
        seen = presence(person.entries(), clock, day_first)
        answer = roster.match(
            set(person.emails), [group.name for group in person.groups], rivals=person.rivals
        )
        doubtful = len(seen.spans) > 1 and not person.emails and person.groups[0].entries[0].action
        if doubtful and len(roster.called(person.groups[0].identity)) > 1:
            found += [_participant(person, _alone(seen, span), answer, clock) for span in seen.spans]
        else:
            found.append(_participant(person, seen, answer, clock))
    return found


def _alone(seen: Presence, span: Span) -> Presence:
    return Presence([span], [], [], [span.row], list(seen.flags))


def _participant(person: Person, seen: Presence, answer: Answer, clock: Clock) -> Participant:
    present, by_total = minutes.seconds_present(seen, clock.start, clock.end)
    spellings, emails = person.spellings, person.emails
    stays = sorted(seen.spans)
    return Participant(
        name_as_reported=spellings[0],
        email=emails[0] if emails else None,
        also_reported_as=tuple(spellings[1:]),
        stays=tuple(
            Stay(moment_of(span.join), moment_of(span.leave), span.row, span.sheet) for span in stays
        ),
        rows=tuple(seen.rows),
        first_join=moment_of(stays[0].join) if stays else None,
        last_leave=moment_of(max(span.leave for span in stays)) if stays else None,
        minutes_present=present // 60,
        from_duration_only=by_total,
        roster_id=answer.member_id,
        matched_by=answer.matched_by,
        candidates=answer.candidates,
        flags=tuple(dict.fromkeys([*_flags(person, seen, clock, by_total=by_total), *answer.flags])),
    )


def _flags(person: Person, seen: Presence, clock: Clock, *, by_total: bool) -> list[str]:
    found = list(seen.flags)
    for group in person.groups:
        found += group.name.flags
    if seen.waited:
        found.append("waiting_room_ignored" if seen.spans else "waiting_room_only")
    if len(seen.spans) > 1:
        found.append("overlapping_devices" if minutes.overlapping(seen.spans) else "rejoined")
    if seen.spans and all(clock.overlap(span.join, span.leave) == 0 for span in seen.spans):
        found.append("outside_schedule")
    if by_total:
        found.append("gaps_unknown" if seen.spans else "duration_only")
        if not seen.spans and sum(seen.totals) > clock.end - clock.start:
            found.append("capped_to_schedule")
    return found
