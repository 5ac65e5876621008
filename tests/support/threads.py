"""Two at once, for tests of races. Needs `django_db(transaction=True)`."""

import threading

from django.db import connections


def at_once(*deeds, database=None):
    """Run each in a thread of its own, started together. Returns what each gave or raised.

    `database`: a connection whose like each thread opens for itself; else that of the settings.
    """
    found = [None] * len(deeds)
    gate = threading.Barrier(len(deeds))

    def run(place, deed):
        if database is not None:
            connections["default"] = type(database)({**database.settings_dict}, "default")
        gate.wait()
        try:
            found[place] = deed()
        except Exception as problem:  # noqa: BLE001 - handed to the test
            found[place] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    return found
