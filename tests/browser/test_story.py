"""The whole evening, from an empty installation to a paper that anyone can check, as people live through it.

Dora founds the network and a community; Alice plans a meeting; Bob answers from his mail without an account and
checks in with the code on the wall; Alice reads the report of the call and closes; Bob finds his hours, the reason
and his certificate; an inspector checks it. Everything goes through pages, a real mail server and the worker's own
schedule, and each refusal on the way is met once.
"""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from copal.jobs.schedule import sweep
from tests.browser.harness import axe

EASTERN = ZoneInfo("America/New_York")
TITLE = "Clean-up time without tears"
SIX = (datetime.now(EASTERN) + timedelta(days=1)).replace(hour=18, minute=0, second=0, microsecond=0)


class Evening:
    """What the clock, the worker and the postman do while people tap."""

    def __init__(self, mailbox, work_off) -> None:
        self.mailbox, self.work_off, self.last = mailbox, work_off, {}

    def passes(self) -> None:
        """The worker's second: tell, send, hand out; then the queue; then what that leads to."""
        for _ in range(3):
            sweep({}, at=datetime.now(UTC))
            self.work_off()

    def code_for(self, address: str) -> str:
        text = self.mailbox.text(self.mailbox.to(address)[-1])
        return re.search(r"^\s*([A-Z0-9]{3}[- ]?[A-Z0-9]{3})\s*$", text, re.MULTILINE)[1]

    def link_for(self, address: str, words: str) -> str:
        for letter in reversed(self.mailbox.to(address)):
            found = re.search(rf"{words}\r?\nhttp://[^/]+(/\S+)", self.mailbox.text(letter))
            if found:
                return found[1]
        told = [(one["Subject"], self.mailbox.text(one)) for one in self.mailbox.to(address)]
        raise AssertionError(f"no letter to {address} offers “{words}”: {told}")


@pytest.fixture
def evening(mailbox, work_off):
    return Evening(mailbox, work_off)


def opened(screen, width):
    """Somebody's browser. What is not there within twenty seconds is not there."""
    page = screen(width=width).page
    page.set_default_timeout(20_000)
    return page


def sign_in(page, evening, address):
    page.goto("/sign-in/")
    page.get_by_label("Your mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code from the mail").fill(evening.code_for(address))
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_evening_becomes_hours_on_the_record(screen, evening):
    dora = opened(screen, 1440)
    found_the_network(dora, evening)
    found_the_community(dora)
    alice = opened(screen, 1440)
    sign_in(alice, evening, "alice@example.org")
    alice.get_by_label("Your legal name").fill("Alice Example")
    alice.get_by_role("button", name="That's me").click()
    meeting = plan_the_meeting(alice)
    evening.passes()
    bob = opened(screen, 390)
    answer_from_the_mail(bob, evening)
    with time_machine.travel(SIX + timedelta(minutes=5)):
        check_in(alice, bob, evening, meeting)
    with time_machine.travel(SIX + timedelta(hours=2, minutes=5)):
        read_the_report(alice, meeting)
        close(alice, meeting)
        evening.passes()
        find_the_hours(bob, evening)
        check_the_paper(opened(screen, 390), bob)


def found_the_network(page, evening):
    page.goto("/")
    page.get_by_label("Name of the network").fill("Pine Coast Professional Development Network")
    page.get_by_label("Short name").fill("Pine Coast PDN")
    page.get_by_label("What should we call you?").fill("Dora")
    page.get_by_label("Your legal name").fill("Dora Example")
    page.get_by_label("Your mail address").fill("dora@example.org")
    page.get_by_role("button", name="Create the network").click()
    page.wait_for_load_state()
    axe(page)


def found_the_community(page):
    page.goto("/communities/new/")
    page.get_by_role("button", name="Set it up").click()
    assert page.get_by_label("Name", exact=True).is_visible()  # refused: no name yet, nothing lost
    page.get_by_label("Name", exact=True).fill("Family Child Care Circle")
    page.get_by_label("Topical community").check()
    page.get_by_label("Anyone may join").check()
    page.get_by_role("button", name="Set it up").click()
    page.wait_for_url(re.compile("/communities/family-child-care-circle"))
    page.goto("/communities/family-child-care-circle/members/")
    for name in ("Alice", "Bob"):
        page.get_by_label("Mail address").fill(f"{name.lower()}@example.org")
        page.locator("aside input[name=name]").fill(name)
        page.get_by_role("button", name="Add", exact=True).click()
        page.wait_for_load_state()
    page.get_by_text("Change Alice").click()
    alice = page.locator("li", has_text="alice@example.org")
    alice.get_by_label("Role").select_option("facilitator")
    alice.get_by_role("button", name="Save").click()
    page.wait_for_load_state()


def plan_the_meeting(page):
    page.goto("/communities/family-child-care-circle/meetings/new/")
    page.get_by_label("What is it about?").fill(TITLE)
    page.get_by_label("Day").fill(SIX.date().isoformat())
    page.get_by_label("Starts at").fill("18:00")
    page.get_by_label("Ends at").fill("17:00")
    page.locator("main form .ends button").first.click()
    assert page.get_by_label("What is it about?").input_value() == TITLE  # refused, and nothing typed is lost
    page.get_by_label("Ends at").fill("20:00")
    page.locator("main form .ends button").first.click()
    page.wait_for_url(re.compile(r"/meetings/\d+/"))
    number = int(re.search(r"/meetings/(\d+)/", page.url)[1])
    page.goto(f"/meetings/{number}/invited/")
    page.get_by_role("button", name=re.compile("Invite [0-9]+ members")).click()
    page.wait_for_load_state()
    return number


def answer_from_the_mail(page, evening):
    page.goto(evening.link_for("bob@example.org", "I’m going"))
    assert TITLE in page.inner_text("main")
    axe(page)
    page.get_by_role("button", name="Yes, I’m going").click()
    page.wait_for_load_state()
    assert "Going" in page.inner_text("main")


def check_in(alice, bob, evening, meeting):
    sign_in(bob, evening, "bob@example.org")
    bob.get_by_label("Your legal name").fill("Bob Example")
    bob.get_by_role("button", name="That's me").click()
    bob.goto(f"/meetings/{meeting}/check-in/")
    bob.get_by_label("Code on the screen").fill("000000")
    bob.get_by_role("button", name="I’m here").click()
    assert "code" in bob.inner_text("main").lower()  # refused in words
    alice.goto(f"/meetings/{meeting}/presence/")
    code = re.sub(r"\D", "", alice.locator(".code").first.inner_text())
    bob.get_by_label("Code on the screen").fill(code)
    bob.get_by_role("button", name="I’m here").click()
    bob.wait_for_load_state()
    assert "6:0" in bob.inner_text("main")


def read_the_report(page, meeting):
    day = SIX.strftime("%m/%d/%Y")
    rows = "\n".join(
        [
            "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest",
            f"Alice,alice@example.org,{day} 05:58:00 PM,{day} 08:01:00 PM,123,No",
            f"iPhone (Rosa),,{day} 06:10:00 PM,{day} 07:40:00 PM,90,Yes",
        ]
    )
    page.goto(f"/meetings/{meeting}/reports/")
    file = {"name": "participants.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile(r"/reports/\d+/"))
    assert "iPhone (Rosa)" in page.inner_text("main")
    axe(page)
    page.get_by_role("button", name=re.compile("Confirm")).first.click()
    page.wait_for_load_state()


def close(page, meeting):
    page.goto(f"/meetings/{meeting}/closing/")
    told = page.inner_text("main")
    assert "Alice" in told
    assert "Bob" in told
    assert "2 h" in told
    axe(page)
    page.get_by_role("button", name="Close and credit the hours").click()
    page.wait_for_load_state()
    assert "were credited" in page.inner_text("main")


def find_the_hours(page, evening):
    assert evening.mailbox.to("bob@example.org")[-1]["Subject"] == "Your hours are on the record"
    page.goto("/hours/")
    told = page.inner_text("main")
    assert TITLE in told
    assert "2.00" in told
    axe(page)
    page.locator("details.why summary").first.click()
    assert "the code at the door" in page.inner_text("main")


def check_the_paper(inspector, bob):
    address = bob.get_by_role("link", name="Certificate", exact=True).first.get_attribute("href")
    paper = bob.request.get(address)
    assert paper.body().startswith(b"%PDF")
    assert inspector.request.get(address, max_redirects=0).status in (302, 404)  # the paper itself is Bob's
    code = re.search(r"/certificates/(\w+)\.pdf", address)[1]
    inspector.goto("/verify/")
    inspector.get_by_label("Certificate number").fill("ZZZZ-ZZZZ-ZZZZ-ZZZZ")
    inspector.get_by_role("button", name="Check").click()
    assert "no certificate with the number" in inspector.inner_text("main")
    inspector.get_by_label("Certificate number").fill(code.lower())
    inspector.get_by_role("button", name="Check").click()
    told = inspector.inner_text("main")
    assert "This certificate is genuine" in told
    assert "Bob Example" in told
    assert "2 h" in told
    assert TITLE not in told
    axe(inspector)
