"""Hourly chores: meetings made ahead, and what nobody needs any more thrown away."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from copal.domain.meetings.actions.series import extend_all

TASKS_KEPT_DAYS = 14


def extend_series(*, at: datetime) -> None:
    """Make the meetings of every running series up to a year ahead."""
    extend_all(at=at)


def forget_ended_sessions(*, at: datetime) -> int:
    """How many sessions had ended by `at` and are gone."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def forget_finished_tasks(*, at: datetime) -> int:
    """How many tasks were done well longer ago than we keep them. Failed ones stay for somebody to see."""
    return (
        DBTaskResult.objects.successful()
        .filter(finished_at__lt=at - timedelta(days=TASKS_KEPT_DAYS))
        .delete()[0]
    )
