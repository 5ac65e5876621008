"""Throwing away what nobody needs any more."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

TASKS_KEPT_DAYS = 14


def forget_ended_sessions(at: datetime) -> int:
    """How many sessions had ended by `at` and are gone."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def forget_finished_tasks(at: datetime) -> int:
    """How many tasks were done well longer ago than we keep them. Failed ones stay for somebody to see."""
    return (
        DBTaskResult.objects.successful()
        .filter(finished_at__lt=at - timedelta(days=TASKS_KEPT_DAYS))
        .delete()[0]
    )
