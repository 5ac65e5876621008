"""Proposals ready to draw, the same for everyone: nothing hidden is in them, whoever asks.

Counts and reasons of an open proposal are not even read here. Who has answered one that is hidden only until then
may ask for them with `counts_so_far`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from copal.domain.communities.models import Expectations
from copal.domain.confidentiality.queries.masks import masks_of
from copal.domain.confidentiality.rules.masks import Worn, writer
from copal.domain.decisions import rules
from copal.domain.decisions.ballots import from_row
from copal.domain.decisions.models import Cast, Position, Proposal, Tally
from copal.domain.decisions.queries.shapes import OptionSeen, ProposalSeen, ReasonSeen, RoundBefore, Someone
from copal.domain.decisions.rules import RestsOn
from copal.domain.decisions.wording import minute_of, outcome_words, said
from copal.domain.people.queries import names_of
from copal.instruments import consensus
from copal.policies import decisions as policies


@dataclass(frozen=True)
class _Reason:
    """As it was read: `who` None where nobody can know. `text` and `ground_text` as in `ReasonSeen`."""

    option: str
    words: str
    rests_on: RestsOn
    who: int | None
    text: str
    ground_text: str


@dataclass(frozen=True)
class _Answers:
    """What was read for a meeting: who answered what proposal, and of closed ones how many gave which answer."""

    people: Mapping[int, frozenset[int]]
    counts: Mapping[int, Mapping[str, int]]
    reasons: Mapping[int, tuple["_Reason", ...]]
    names: Mapping[int, str]
    lines: Mapping[tuple[int, int], str]
    masks: Mapping[int, Worn]


def proposals_of(meeting_id: int, *, present: frozenset[int]) -> tuple[ProposalSeen, ...]:
    """The proposals of a meeting, open ones first, then the newest. `present` are the people in the room now.

    Seven queries at most.
    """
    rows = list(
        Proposal.objects.filter(meeting=meeting_id)
        .select_related("closing", "put_away", "decision", "amends__closing", "meeting")
        .order_by("-pk")
    )
    if not rows:
        return ()
    answers = _answers(meeting_id, rows, present)
    amended = {row.amends_id: row for row in rows if row.amends_id}
    by_id = {row.pk: row for row in rows}
    newest = [row for row in rows if row.pk not in amended]
    seen = [_seen(row, _rounds_before(row, by_id), answers, present) for row in newest]
    return tuple(sorted(seen, key=lambda one: not one.is_open))


def counts_so_far(proposal_id: int, person_id: int) -> tuple[OptionSeen, ...] | None:
    """The counts of an open proposal for one who has answered it; None for everyone else, and where they stay hidden."""
    row = Proposal.objects.select_related("closing").filter(pk=proposal_id).first()
    if row is None:
        return None
    table = Cast if row.anonymous else Position
    has_answered = table.objects.filter(proposal=row, person=person_id).exists()
    is_closed = _is_closed(row)
    if is_closed or not rules.sees_counts(
        is_closed=is_closed, hidden=row.hidden, anonymous=row.anonymous, has_answered=has_answered
    ):
        return None
    found = Counter(Position.objects.filter(proposal=row).values_list("option", flat=True))
    return _options(row, found)


def minute_draft(row: Proposal) -> str:
    """The minute offered for a closed proposal. Its closing must be there."""
    if row.anonymous:
        counts = dict(Tally.objects.filter(proposal=row).values_list("option", "count"))
    else:
        counts = Counter(Position.objects.filter(proposal=row).values_list("option", flat=True))
    return _minute(row, _options(row, counts))


def _is_closed(row: Proposal) -> bool:
    return hasattr(row, "closing")


def _answers(meeting_id: int, rows: Sequence[Proposal], present: frozenset[int]) -> _Answers:
    closed = {row.pk for row in rows if _is_closed(row)}
    people: dict[int, set[int]] = {row.pk: set() for row in rows}
    for table in (Position, Cast):
        pairs = table.objects.filter(proposal__meeting=meeting_id).values_list("proposal_id", "person_id")
        for proposal, person in pairs:
            people[proposal].add(person)
    counts: dict[int, Counter[str]] = {pk: Counter() for pk in closed}
    reasons: dict[int, list[_Reason]] = {pk: [] for pk in closed}
    for tally in Tally.objects.filter(proposal__in=closed):
        counts[tally.proposal_id][tally.option] = tally.count
    for one in Position.objects.filter(proposal__in=closed).order_by("option", "person_id"):
        counts[one.proposal_id][one.option] += 1
        rests_on = RestsOn(one.rests_on_version, one.rests_on_line, one.rests_on_words)
        if one.reason or rests_on.is_named:
            texts = (f"position:{one.pk}", f"position-ground:{one.pk}")
            reasons[one.proposal_id].append(_Reason(one.option, one.reason, rests_on, one.person_id, *texts))
    for row in rows:
        for number, kept in enumerate(row.closing.reasons if row.pk in closed else ()):
            secret = from_row(kept)
            place = f"proposal-reason:{row.closing.pk}:{number}"
            reasons[row.pk].append(
                _Reason(secret.option, secret.reason, secret.rests_on, None, f"{place}.1", f"{place}.4")
            )
    every = [one for some in reasons.values() for one in some]
    speaking = {one.who for one in every if one.who is not None}
    return _Answers(
        people={pk: frozenset(some) for pk, some in people.items()},
        counts=counts,
        reasons={pk: tuple(some) for pk, some in reasons.items()},
        names={pk: one.chosen_name for pk, one in names_of(speaking | present).items()},
        masks=masks_of(rows[0].meeting.community_id) if speaking else {},
        lines=_lines(meeting_id, {one.rests_on.version for one in every if one.rests_on.version is not None}),
    )


def _lines(meeting_id: int, versions: set[int]) -> dict[tuple[int, int], str]:
    if not versions:
        return {}
    rows = Expectations.objects.filter(community__meetings=meeting_id, version__in=versions)
    return {
        (row.version, number): words
        for row in rows
        for number, words in enumerate([*row.lines, *row.confidentiality], start=1)
    }


def _rounds_before(row: Proposal, by_id: Mapping[int, Proposal]) -> tuple[RoundBefore, ...]:
    found: list[RoundBefore] = []
    while row.amends_id:
        row = by_id[row.amends_id]
        found.append(
            RoundBefore(round=row.round, words=row.words, outcome_words=outcome_words(row.closing.outcome))
        )
    return tuple(reversed(found))


def _seen(
    row: Proposal, before: tuple[RoundBefore, ...], answers: _Answers, present: frozenset[int]
) -> ProposalSeen:
    is_closed = _is_closed(row)
    here = answers.people[row.pk] & present
    policy = policies.in_force(on=row.at.date())
    options = _options(row, answers.counts[row.pk] if is_closed else None)
    how_many = row.closing.present if is_closed else len(present)
    steps = _steps(row, policy.most_amended_rounds) if is_closed else ()
    return ProposalSeen(
        id=row.pk, words=row.words, segment=row.segment_id, scale=row.scale,
        scale_name=said(_scale(row).name), anonymous=row.anonymous, hidden=row.hidden,
        control=row.control, control_words=str(row.get_control_display()), take_to=row.take_to,
        round=row.round, before=before, state=_state(row), options=options,
        reasons=_reasons(row, answers) if is_closed else (),
        answered=row.closing.answered if is_closed else len(here), present=how_many,
        needed=consensus.needed(rules.presence_rule(policy), present=how_many),
        missing=() if is_closed else _people(present - here, answers.names),
        outcome=row.closing.outcome if is_closed else "",
        outcome_words=outcome_words(row.closing.outcome) if is_closed else "",
        steps=steps, minute=_minute(row, options) if consensus.Step.ADOPT in steps else "",
    )  # fmt: skip


def _scale(row: Proposal) -> consensus.Scale:
    return consensus.scale(row.scale, row.scale_edition)


def _options(row: Proposal, counts: Mapping[str, int] | None) -> tuple[OptionSeen, ...]:
    return tuple(
        OptionSeen(
            id=one.id, token=f"answer:{row.pk}:{one.id}", words=said(one.words), wording=said(one.wording), standing=one.standing,
            count=None if counts is None else counts.get(one.id, 0),
        )
        for one in _scale(row).options
    )  # fmt: skip


def _reasons(row: Proposal, answers: _Answers) -> tuple[ReasonSeen, ...]:
    scale = _scale(row)
    found = []
    for one in answers.reasons[row.pk]:
        option, rests_on = scale.option(one.option), one.rests_on
        line = answers.lines.get((rests_on.version or 0, rests_on.line or 0), "")
        found.append(
            ReasonSeen(
                option=option.id, option_words=said(option.words), standing=option.standing, words=one.words,
                rests_on=rests_on.words or line, who=_who(row, one, answers), text=one.text,
                ground_text=one.ground_text if rests_on.words else "",
            )
        )  # fmt: skip
    return tuple(found)


def _who(row: Proposal, reason: _Reason, answers: _Answers) -> Someone | None:
    if reason.who is None:
        return None
    name = answers.names.get(reason.who, "")
    shown = writer(answers.masks, reason.who, name, said_at=row.meeting.starts_at)
    return Someone(id=shown.person, name=shown.name)


def _people(ids: Iterable[int], names: Mapping[int, str]) -> tuple[Someone, ...]:
    found = [Someone(id=one, name=names.get(one, "")) for one in ids]
    return tuple(sorted(found, key=lambda one: (one.name, one.id)))


def _state(row: Proposal) -> str:
    if not _is_closed(row):
        return "open"
    if hasattr(row, "decision"):
        return "adopted"
    return row.put_away.how if hasattr(row, "put_away") else "closed"


def _steps(row: Proposal, most_amended: int) -> tuple[str, ...]:
    if _state(row) != "closed":
        return ()
    outcome = consensus.Outcome(row.closing.outcome)
    return consensus.steps_after(outcome, round_number=row.round, most_amended=most_amended)


def _minute(row: Proposal, options: tuple[OptionSeen, ...]) -> str:
    return minute_of(
        proposal=row.words, outcome=row.closing.outcome, answered=row.closing.answered,
        present=row.closing.present, counts=[(one.words, one.count or 0) for one in options],
    )  # fmt: skip
