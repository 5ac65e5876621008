"""How many questions each screen asks the database, held against one file: tests/house/queries.json."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

BASELINE = Path(__file__).parents[1] / "house" / "queries.json"
BUDGET = 10  # whatever the size of the network
_seen: dict[str, int] = {}  # what was found of each page in this run: several tests may look at one


def pytest_addoption(parser) -> None:
    parser.addoption(
        "--record-queries", action="store_true", help="write the counts found into tests/house/queries.json"
    )


@pytest.fixture
def count_queries(request) -> Callable[[str], AbstractContextManager[None]]:
    """`with count_queries("meeting"): client.get(…)`. More than recorded, or than ten, fails with the queries.

    A new screen is recorded by `./copal test --record-queries`; the change shows in the review.
    """

    @contextmanager
    def counting(page: str) -> Iterator[None]:
        with CaptureQueriesContext(connection) as seen:
            yield
        told = "\n".join(query["sql"][:300] for query in seen.captured_queries)
        if request.config.getoption("--record-queries"):
            record(page, len(seen))
        known = json.loads(BASELINE.read_text(encoding="utf-8"))
        assert page in known, f"{page} has no count yet: ./copal test --record-queries"
        assert len(seen) <= known[page], f"{page}: {len(seen)} queries, recorded are {known[page]}\n{told}"
        assert len(seen) <= BUDGET, f"{page}: {len(seen)} queries, the budget is {BUDGET}\n{told}"

    return counting


def record(page: str, count: int) -> None:
    """The most that any test of this run has found."""
    known = json.loads(BASELINE.read_text(encoding="utf-8"))
    known[page] = _seen[page] = max(count, _seen.get(page, 0))
    BASELINE.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
