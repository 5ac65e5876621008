"""How the tests of a meeting's screens visit them: at noon of the day, one request at a time."""

from datetime import timedelta

from tests.cast import SIX

NOON = SIX - timedelta(hours=6)  # on the day itself


def get(client, who, path, **more):
    if who is not None:
        client.force_login(who)
    return client.get(path, **more)


def post(client, who, path, **data):
    client.force_login(who)
    return client.post(path, data)


def page(row, below=""):
    return f"/meetings/{row.pk}/{below}"
