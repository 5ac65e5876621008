"""A real Chromium for tests of what people see and touch. See `harness.py` for what to ask of a page.

Chromium comes from the system (`apt-get install chromium`, or COPAL_CHROMIUM names it). Without one these tests are
skipped, and say so; where CI is set they fail instead.
"""

import os
import shutil
from collections.abc import Callable, Generator, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.harness import Screen

# Playwright's own loop runs in this thread; the tests themselves are as synchronous as any other.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HAS_FAILED = pytest.StashKey[bool]()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Where Chromium is on this machine."""
    return os.environ.get("COPAL_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    where = chromium()
    if where is None:
        loudly = "NO CHROMIUM HERE: what people see was not tested. Get it with: apt-get install chromium"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(loudly)
        pytest.skip(loudly)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield running
        running.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash.setdefault(HAS_FAILED, False)
    item.stash[HAS_FAILED] |= report.failed
    return report


@pytest.fixture
def screen(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Screen]]:
    """Opens screens: `screen(width=390, scheme="dark", language="ar", person=cast.bob)`.

    Each has a browser context of its own. At the end of the test none of them may have met an error in a
    script, a refused inline style or script, or a server error. What they show is printed when the test has failed.
    """
    opened: list[Screen] = []

    def open_one(**how: object) -> Screen:
        one = Screen(browser, site, **how)
        opened.append(one)
        return one

    yield open_one
    complaints = [words for one in opened for words in one.complaints]
    for one in opened:
        if request.node.stash.get(HAS_FAILED, False):
            print(f"{one.page.url}\n{one.page.locator('body').inner_text()}\n")
        one.close()
    assert not complaints, complaints


@pytest.fixture
def page(screen: Callable[..., Screen]) -> Page:
    """One ordinary phone, for a test that needs no more."""
    return screen().page
