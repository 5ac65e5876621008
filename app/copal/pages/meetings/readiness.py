"""What is still to do before a meeting, for whoever plans it: one next thing, and what is done already."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copal.domain.meetings.queries import MeetingPage


@dataclass(frozen=True)
class Step:
    """`words` say it when done; `todo` and `button` ask for it when not."""

    done: bool
    words: str | Promise
    todo: str | Promise
    button: str | Promise
    href: str


@dataclass(frozen=True)
class Readiness:
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        return sum(one.done for one in self.steps)

    @property
    def percent(self) -> int:
        return 100 * self.done // len(self.steps)

    @property
    def next(self) -> Step | None:
        return next((one for one in self.steps if not one.done), None)


def readiness(page: MeetingPage) -> Readiness:
    def at(name: str) -> str:
        return reverse(f"meetings.{name}", args=[page.id])

    fits = bool(page.agenda) and not page.overrun_minutes
    return Readiness(
        (
            Step(bool(page.place or page.video_url), _("Room or link is set"),
                 _("say where people meet."), _("Set the room or link"), at("move")),
            Step(bool(page.objectives), _("Objectives written"),
                 _("say what you want from this meeting."), _("Write the objectives"), at("edit")),
            Step(fits, _("Agenda fits the time"),
                 _("make the agenda fit the time."), _("Set the agenda"), at("agenda")),
            Step(page.invited > 0, _("Invitation out"),
                 _("invite everyone."), _("Invite"), at("invited")),
        )
    )  # fmt: skip
