"""What browser tests ask of a page: is it sound for assistive technology, reachable by keyboard, does it fit,
is every word translated, how heavy is it. Each question is one function that fails with what it found."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from playwright.sync_api import Browser, Page

VENDOR = Path(__file__).parent / "vendor"
AXE = next(VENDOR.glob("axe-*.min.js"))
HEIGHTS = {320: 256, 390: 844, 1440: 900}  # 320 x 256 is 1280 x 1024 at 400 percent
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Screen:
    """One person's browser: a page, its cookies, and what it complained about."""

    def __init__(
        self,
        browser: Browser,
        site: str,
        *,
        width: int = 390,
        scheme: str = "light",
        language: str = "en",
        person: Any = None,
        script: bool = True,
    ) -> None:
        self.site, self.complaints = site, []
        self.context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=script,
            locale="en-US",
            timezone_id="America/New_York",
        )
        self.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}])
        if person is not None:
            self.sign_in(person)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda problem: self.complaints.append(f"script: {problem}"))
        self.page.on("console", self._heard)
        self.page.on("response", self._answered)

    def sign_in(self, person: Any) -> None:
        """As if they had typed their code: a session of theirs, in this browser only."""
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": self.site}
        self.context.add_cookies([cookie])

    def open(self, path: str) -> Page:
        self.page.goto(path, wait_until="load")
        return self.page

    def picture(self, name: str) -> None:
        """A full-page picture into the folder COPAL_SCREENSHOTS names; nothing when it names none."""
        folder = os.environ.get("COPAL_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    def close(self) -> None:
        self.context.close()

    def _heard(self, message: Any) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _answered(self, response: Any) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")


def axe(page: Page) -> None:
    """No violation of WCAG 2.0, 2.1 or 2.2 at levels A and AA."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        WCAG,
    )
    told = [
        f"{one['id']}: {one['help']}\n    "
        + "\n    ".join(f"{n['html'][:160]} | {n['failureSummary'][:200]}" for n in one["nodes"][:5])
        for one in found["violations"]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)


def no_sideways_scroll(page: Page, widths: tuple[int, ...] = (320, 390)) -> None:
    """The page fits: nothing has to be pushed sideways, on a small phone or at 400 percent zoom."""
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 844)})
        wide = page.evaluate(
            """() => { const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) return [];
              return [...document.querySelectorAll("body *")].filter((e) => { const r = e.getBoundingClientRect();
                return r.width && (r.right > room + 1 || r.left < -1) && !e.closest(".scrolls, .hears, .skip"); })
                .slice(0, 6).map((e) => e.outerHTML.slice(0, 120)).concat("scrolls sideways"); }"""
        )
        assert not wide, f"{page.url} at {width} pixels: {wide}"
    if before:
        page.set_viewport_size(before)


def assert_fully_translated(page: Page, *data: str) -> None:
    """In the pseudo-language: every visible word is in brackets. `data` is what people wrote, as on the screen.

    Words inside translate="no" and <code> are left out.
    """
    left = page.evaluate((Path(__file__).parent / "untranslated.js").read_text(encoding="utf-8"), list(data))
    assert not left, f"{page.url}: not marked for translation: {left}"


def watch_shifts(page: Page) -> None:
    """From its next load on, `window.shift` is how far what is drawn moved by itself, as browsers reckon layout shift."""
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
        "if (!one.hadRecentInput) window.shift += one.value; }).observe({type: 'layout-shift', buffered: true});"
    )


def weight(page: Page, path: str) -> dict[str, Any]:
    """First load of `path` in a fresh context: requests, bytes over the wire, and layout shift.

    Static text is counted as it is served (brotli, made by whitenoise when the files are gathered), everything else as it came.
    """
    import brotli

    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - a built-in method cannot listen
    watch_shifts(page)
    page.goto(path, wait_until="networkidle")
    size: dict[str, int] = {}
    for answer in answers:
        if answer.url.endswith((".css", ".js", ".svg")):
            size[answer.url] = len(brotli.compress(answer.body()))
        else:
            size[answer.url] = answer.request.sizes()["responseBodySize"]
    return {
        "requests": len(answers),
        "bytes": sum(size.values()),
        "sizes": size,
        "shift": page.evaluate("window.shift"),
    }
