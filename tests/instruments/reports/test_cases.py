"""Every case of the collection gives its expected answer, and nobody is credited wrongly.

Each file in `cases/` has a `.expected.json` beside it: the meeting, the kind, the error and the participants, with
the alternatives that may also be given. A file ending in `.xz` is only packed to keep the tree small.
"""

import io
import json
import lzma
import tracemalloc
from pathlib import Path

import pytest

from copal.instruments.reports import Meeting, Participant, Report, read

FOLDER = Path(__file__).parent / "cases"
EXPECTED = sorted(FOLDER.glob("*.expected.json"))


def case(path: Path) -> tuple[dict, bytes]:
    expected = json.loads(path.read_text("utf-8"))
    plain = path.with_name(path.name.removesuffix(".expected.json"))
    packed = plain.with_name(plain.name + ".xz")
    return expected, lzma.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()


def answer(expected: dict, data: bytes) -> Report:
    return read(io.BytesIO(data), Meeting.from_json(expected["meeting"]))


def same_person(one: dict, given: Participant) -> bool:
    if one["email"] or given.email:
        return one["email"] == given.email
    return given.name_as_reported in [one["name_as_reported"], *one.get("also_reported_as", [])]


def test_the_collection_is_here():
    assert len(EXPECTED) == 33


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name[:3])
def test_the_expected_answer(path):
    expected, data = case(path)
    given = answer(expected, data)
    assert given.error in [expected["error"], *expected.get("accept_errors", [])]
    if expected["kind"] is not None:
        assert given.kind in [expected["kind"], *expected.get("accept_kinds", [])]
    if expected["error"]:
        assert given.participants == ()
        assert given.words
        return
    left = list(given.participants)
    for one in expected["participants"]:
        matches = [someone for someone in left if same_person(one, someone)]
        if not matches and one.get("optional"):
            continue
        assert matches, f"missing: {one['name_as_reported']}"
        left.remove(matches[0])
        check(one, matches[0])
    tolerated = {(zero["name"], zero["email"]) for zero in expected.get("tolerated_zero", [])}
    assert all((one.name_as_reported, one.email) in tolerated and not one.minutes_present for one in left)


def check(one: dict, given: Participant) -> None:
    shown = given.to_json()
    assert set(shown) - {"also_reported_as"} == set(one) - {
        "also_reported_as", "disputable", "optional", "why", "accept_minutes", "accept_roster_ids",
    }  # fmt: skip
    assert given.minutes_present in [one["minutes_present"], *one.get("accept_minutes", [])], given
    assert given.roster_id in [one["roster_id"], *one.get("accept_roster_ids", [])], given
    assert (shown["first_join"], shown["last_leave"]) == (one["first_join"], one["last_leave"])
    assert given.from_duration_only == one["from_duration_only"]


def test_sixty_thousand_rows_show_progress():
    expected, data = case(FOLDER / "d30_sixty_thousand_rows.csv.expected.json")
    steps: list[tuple[int, int, int]] = []
    given = read(
        io.BytesIO(data), Meeting.from_json(expected["meeting"]), progress=lambda *step: steps.append(step)
    )
    assert given.rows_read == 60_001
    assert steps == sorted(steps)
    assert len(steps) > 50
    assert steps[-1] == (60_001, len(data), len(data))
    assert sum(len(one.stays) for one in given.participants) == 60_000


def test_memory_does_not_grow_with_the_bytes_of_a_row():
    """A longer file with the same stays takes no more memory: rows pass by, only the stays are kept."""
    peaks = []
    for filling in ("x", "x" * 400):
        rows = "".join(
            f"Amina Warsame,,01/12/2026 06:00:{i % 60:02d} PM,01/12/2026 07:00:00 PM,60,{filling}{i}\n"
            for i in range(5000)
        )
        data = io.BytesIO(
            (
                "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n" + rows
            ).encode()
        )
        expected, _ = case(EXPECTED[0])
        tracemalloc.start()
        read(data, Meeting.from_json(expected["meeting"]))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 1_500_000
