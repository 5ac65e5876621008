"""Walking a page by keyboard alone, as many people do."""

from pathlib import Path

from playwright.sync_api import Page

STEP = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")


def walk_by_keyboard(page: Page) -> list[str]:
    """Tab through the whole page. Returns the stops in order.

    Fails when something that can be used is never reached, when a stop shows no focus or hides behind something, or
    when Tab stays where it is (a date field has stops of its own inside). A group of radio buttons is one stop.
    """
    page.evaluate(STEP)
    wanted: dict[str, str] = page.evaluate("keyboard.wanted()")
    stops: list[str] = []
    unseen: dict[str, str] = {}
    stuck = 0
    for _ in range(2 * len(wanted) + 12):
        page.keyboard.press("Tab")
        at = page.evaluate("keyboard.here()")
        if at is None:
            continue
        stuck = stuck + 1 if stops and stops[-1] == at["key"] else 0
        assert stuck < 6, f"{page.url}: Tab does not leave {at['words']}"
        if at["trouble"]:
            unseen[at["words"]] = at["trouble"]
        stops.append(at["key"])
        if set(wanted) <= set(stops):
            break
    missed = [words for key, words in wanted.items() if key not in stops]
    assert not missed, f"{page.url}: never reached by keyboard: {missed}"
    assert not unseen, f"{page.url}: focus cannot be seen on {unseen}"
    return stops
