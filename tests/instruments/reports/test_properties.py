"""What holds for every report, whatever is in it."""

import io
import random
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copal.instruments.reports import Meeting, read
from copal.instruments.reports.minutes import union_seconds
from tests.instruments.reports.telling import meeting, told, zoom
from tests.instruments.reports.test_cases import EXPECTED, case

SPANS = st.lists(
    st.tuples(st.integers(-500, 1500), st.integers(0, 900)).map(lambda pair: (pair[0], pair[0] + pair[1]))
)
WHO = st.sampled_from(
    ["Amina Warsame,", "amina warsame,amina.w@example.org", "Tess O'Malley,", '"O\'Malley, Tess",', "Ottilie Brandvold,", "Rosa,", "Rosa,rquimby@example.org", "12075550143,"]
)  # fmt: skip
ROWS = st.lists(st.tuples(WHO, st.integers(0, 179), st.integers(0, 179)), min_size=1, max_size=12)
SMALL = {path.name: case(path) for path in EXPECTED if "d30" not in path.name}


def line(row: tuple[str, int, int]) -> str:
    who, came, went = row
    return (
        f"{who},01/12/2026 {17 + came // 60}:{came % 60:02d},01/12/2026 {17 + went // 60}:{went % 60:02d},,No"
    )


def credited(rows: list[str]) -> list[tuple[str, int]]:
    found = told(zoom(*rows))
    assert found.error is None
    return sorted(
        (one.roster_id or one.name_as_reported.casefold(), one.minutes_present) for one in found.participants
    )


@given(SPANS)
def test_the_union_is_what_counting_second_by_second_gives(spans):
    covered = {second for join, leave in spans for second in range(max(join, 0), min(leave, 1000))}
    assert union_seconds(spans, 0, 1000) == len(covered) <= 1000


@given(ROWS)
@settings(deadline=None, max_examples=60)
def test_nobody_has_more_minutes_than_the_schedule(rows):
    assert all(0 <= minutes <= 120 for _, minutes in credited([line(row) for row in rows]))


@given(ROWS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_of_rows_never_matters(rows, chance):
    lines = [line(row) for row in rows]
    shuffled = lines[:]
    chance.shuffle(shuffled)
    assert credited(lines) == credited(shuffled)


@given(ROWS, st.data())
@settings(deadline=None, max_examples=60)
def test_doubling_a_row_changes_nothing(rows, data):
    lines = [line(row) for row in rows]
    assert credited([*lines, data.draw(st.sampled_from(lines))]) == credited(lines)


@given(st.binary(max_size=600))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@settings(deadline=None)
def test_random_bytes_never_raise_and_never_credit(data):
    found = read(io.BytesIO(data), meeting())
    assert found.error is not None
    assert found.participants == ()


@given(st.text(max_size=400))
@settings(deadline=None)
def test_random_text_under_a_header_never_raises(text):
    header = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n"
    found = read(io.BytesIO((header + text).encode("utf-8", "replace")), meeting())
    assert found.error is None or found.participants == ()


@given(st.sampled_from(sorted(SMALL)), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_reports_never_raise_and_stay_inside_the_schedule(chosen, chance):
    expected, data = SMALL[chosen]
    held = Meeting.from_json(expected["meeting"])
    found = read(io.BytesIO(damaged(data, chance)), held)
    scheduled = (held.scheduled_end - held.scheduled_start).total_seconds() // 60
    assert all(0 <= one.minutes_present <= scheduled for one in found.participants)
    assert found.error is None or not found.participants


def damaged(data: bytes, chance: random.Random) -> bytes:
    pieces = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, max(0, len(pieces) - 1))
        kind = chance.randint(0, 3)
        if kind == 0:
            pieces[at : at + 1] = bytes([chance.randint(0, 255)])
        elif kind == 1:
            del pieces[at : at + chance.randint(1, 40)]
        elif kind == 2:
            pieces[at:at] = chance.choice([b'"', b",", b"\n", b"\0", b"\t", b"(", b"1", "\u202e".encode()])
        else:
            pieces[at:at] = pieces[at : at + 60]
    return bytes(pieces)


@given(st.sampled_from(sorted(SMALL)))
@settings(deadline=None)
def test_stays_are_sorted_aware_and_whole(chosen):
    expected, data = SMALL[chosen]
    for one in read(io.BytesIO(data), Meeting.from_json(expected["meeting"])).participants:
        assert all(stay.join.tzinfo and stay.join <= stay.leave and stay.row > 0 for stay in one.stays)
        assert all(a.join <= b.join for a, b in pairwise(one.stays))
        assert (one.roster_id is None) == (one.matched_by is None)
