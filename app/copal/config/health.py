"""Two doors for machines: is the process alive, and is the site ready for people?"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

_migrated: set[str] = set()


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and has every migration; otherwise 503 and which of the two fails."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        missing = pending_migrations()
    except DatabaseError:
        return JsonResponse({"ready": False, "because": "database"}, status=503)
    if missing:
        return JsonResponse({"ready": False, "because": "migrations"}, status=503)
    return JsonResponse({"ready": True})


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
