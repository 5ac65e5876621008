"""A workplace: its director sets it up and asks, and each of the people there answers for themselves."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from copal.cli.demo_network import script
from copal.cli.demo_network.founding import person
from copal.cli.demo_network.stage import Stage
from copal.domain.confidentiality.rules import named
from copal.domain.programmes import actions
from copal.outlets.mail_programmes import queue_ends_of_sharing

if TYPE_CHECKING:
    from copal.domain.programmes.models import Programme

AT_WORK = timedelta(hours=7)  # so long before the evening the demo ends with
REMINDED_DAYS = 3


def plan(stage: Stage) -> None:
    """First it is set up; then come the answers, each on its day; some weeks ago the director asked the others again."""
    told, made = script.happening("programme"), list["Programme"]()

    def on(days: int) -> datetime:
        return stage.at - timedelta(days=days) - AT_WORK

    def set_up(now: datetime) -> None:
        for handle in (told["director"], *told["asked"]):
            person(stage, handle, now)
        name, place = (named(told[one], audience="community") for one in ("name", "place"))
        by = stage.people[told["director"]]
        made.append(actions.set_up(name=name, place=place, setting=told["setting"], by=by, at=now))

    def ask(now: datetime) -> None:
        addresses = [stage.who[one].email for one in told["asked"]]
        actions.ask_people(programme=made[0], addresses=addresses, by=stage.people[told["director"]], at=now)

    stage.plan(on(told["days"]), set_up)
    for days in told["ask_days"]:
        stage.plan(on(days), ask)
    for answer, say in (("yes", actions.say_yes), ("no", actions.say_no)):
        for handle, days in told[answer].items():
            stage.plan(
                on(days),
                lambda now, say=say, handle=handle: say(  # type: ignore[misc]
                    programme=made[0], person=stage.people[handle], at=now
                ),
            )
    stage.plan(on(REMINDED_DAYS), lambda now: queue_ends_of_sharing(at=now))
