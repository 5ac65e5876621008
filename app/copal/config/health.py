"""Two doors for machines: is the process alive, and is the site ready for people?"""

from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

_migrated: set[str] = set()


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration; otherwise 503 and which of the two fails.

    What the site can do without for a while is told beside it.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        missing = pending_migrations()
    except DatabaseError:
        return JsonResponse({"ready": False, "because": "database"}, status=503)
    if missing:
        return JsonResponse({"ready": False, "because": "migrations"}, status=503)
    weak = warnings()
    return JsonResponse({"ready": True, "warnings": weak} if weak else {"ready": True})


def warnings() -> list[str]:
    """What does not answer although the site works: `redis`, where several processes share one."""
    is_away = settings.REDIS_URL and not cast("Any", cache).answers()
    return ["redis"] if is_away else []


def pending_migrations() -> list[str]:
    """Names of migrations this code has and the database lacks. Once none are missing, none are looked for."""
    name = str(connection.settings_dict["NAME"])
    if name in _migrated:
        return []
    executor = MigrationExecutor(connection)
    missing = [
        f"{migration.app_label}.{migration.name}"
        for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())
    ]
    if not missing:
        _migrated.add(name)
    return missing
