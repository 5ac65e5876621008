"""What nobody sends by mistake: it gets an answer that is not a fault of ours, and leads nowhere else."""

import pytest
import time_machine

from copal.domain.people.models import Person
from tests.access import world as made

DEEP = "[" * 100_000
CREDENTIALS = [
    DEEP, '{"a":' * 50_000, '{"id":"\\ud800"}', "[]", "{}", "null", "1e999",
    '{"id":1,"response":{"userHandle":"\\ud800"}}',
    '{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"a","userHandle":"__8"}}',
]  # fmt: skip
HEADERS = [
    ("Accept", ";;;q=x,*/*;q=nan"), ("Accept", "\x00"), ("Accept-Language", "xx-" * 500), ("Accept-Language", "../../etc"),
    ("Cookie", "session=\x00\xff; csrf=;;=;language=../../x; scheme=<b>"), ("Cookie", "session=" + "a" * 5000),
    ("Referer", "http://[::1"), ("Referer", "//evil.example/x"), ("HX-Request", "true"), ("X-Request-ID", "\r\nX: y"),
    ("Host", "evil.example"), ("Host", "[::1"), ("X-Forwarded-Host", "evil.example"), ("If-None-Match", "\xff"),
    ("Accept-Encoding", "\xff"),
]  # fmt: skip
PLACES = ("/", "/sign-in/", "/communities/", "/verify/?code=x", "/nowhere/", "/scheme/", "/i/x.y.z.w/")
ELSEWHERE = [
    "//evil.example/",
    "https://evil.example",
    "/\\evil.example",
    "javascript:evil",
    "http:///evil.example",
    "%00",
]
QUERIES = ["page=-1", "page=99999999999", "page=%C2%B2", "page=1&page=x", "before=9999-12-31,9" + "9" * 30, "before=,", "after=%00",
           "words=%00%FF", "named=" + "x" * 5000, "to=%00", "like=" + "9" * 40, "began=25:61&ended=x", "show=%00"]  # fmt: skip


@pytest.fixture
def world(cast):
    with time_machine.travel(made.NOW, tick=False):
        yield made.build(cast)


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_broken_passkey_is_refused(client, cast, credential):
    client.get("/sign-in/passkey/")
    assert client.post("/sign-in/passkey/", {"credential": credential}).status_code == 302
    client.force_login(cast.bob)
    client.get("/account/passkeys/")
    answer = client.post("/account/passkeys/", {"credential": credential, "name": "Phone"})
    assert answer.status_code in (409, 422)


@pytest.mark.parametrize(("name", "value"), HEADERS)
def test_odd_headers_are_answered(client, cast, name, value):
    for place in PLACES:
        for ask in (client.get, client.post):
            answer = ask(place, headers={name: value})
            assert answer.status_code < 500, place
            assert "evil.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=", "multipart/form-data", "application/json", "x"]
)
def test_a_body_of_the_wrong_kind_is_answered(client, cast, kind):
    for place in ("/sign-in/", "/scheme/", "/verify/"):
        assert client.post(place, b"\x00junk", content_type=kind).status_code < 500


@pytest.mark.parametrize("place", ELSEWHERE)
def test_signing_in_leads_nowhere_else(client, cast, place):
    asked = client.get("/sign-in/", {"next": place})
    assert "evil" not in asked.text
    client.force_login(cast.bob)
    assert "evil" not in client.get("/sign-in/", {"next": place})["Location"]


@pytest.mark.parametrize("query", QUERIES)
def test_odd_queries_are_answered(client, world, query):
    client.force_login(world.viewers["staff"])
    meeting, report = world.places["open"], world.places["report_id"]
    for place in (
        "/hours/", "/communities/", "/communities/circle/members/", "/communities/circle/meetings/",
        "/communities/circle/meetings/new/", f"/communities/circle/roster/{world.places['roster_id']}/",
        "/network/people/", f"/meetings/{meeting}/presence/", f"/meetings/{meeting}/closing/",
        f"/meetings/{world.places['meeting_id']}/reports/{report}/", f"/meetings/{meeting}/invited/", "/credit/",
        f"/network/rules/{world.places['pack_id']}/", "/network/rules/new/",
    ):  # fmt: skip
        assert client.get(f"{place}?{query}").status_code in (200, 404), place


def test_a_correction_of_an_open_meeting_leads_back_to_its_page(client, world):
    client.force_login(world.viewers["facilitator"])
    for reason in ("x" * 10_000, "", "A report came late"):
        page = f"/meetings/{world.places['open']}/closing/"
        answer = client.post(f"{page}correct/", {"reason": reason})
        assert (answer.status_code, answer["Location"]) == (302, page)


def test_someone_new_on_a_line_sent_twice_is_one_person(client, world):
    client.force_login(world.viewers["facilitator"])
    places = world.places
    form = (
        f"/meetings/{places['meeting_id']}/reports/{places['report_id']}/lines/{places['line_id']}/newcomer/"
    )
    for _click in range(2):
        assert client.post(form, {"name": "Nell New"}).status_code == 302
    assert Person.objects.filter(chosen_name="Nell New").count() == 1
