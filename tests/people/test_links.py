from datetime import UTC, datetime, timedelta

import pytest

from copal.domain.people import actions as people
from copal.domain.people.queries import Link, LinkEnded, link_token, person_by_token

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_link_says_who_and_about_what(cast):
    token = link_token(cast.bob, "meeting", cast.circle.pk)
    assert person_by_token(token, "meeting", at=NOW) == Link(person=cast.bob, about=cast.circle.pk)
    assert person_by_token(link_token(cast.bob, "account"), "account", at=NOW).about is None


def test_a_link_for_one_purpose_opens_no_other(cast):
    token = link_token(cast.bob, "calendar")
    with pytest.raises(LinkEnded) as refusal:
        person_by_token(token, "account", at=NOW)
    assert refusal.value.reason == "link_broken"


def test_renewing_the_key_ends_every_link_at_once(cast):
    tokens = [link_token(cast.bob, "account"), link_token(cast.bob, "meeting", 7)]
    people.renew_links(person=cast.bob, by=cast.bob, at=NOW)
    for token, purpose in zip(tokens, ("account", "meeting"), strict=True):
        with pytest.raises(LinkEnded):
            person_by_token(token, purpose, at=NOW)
    assert person_by_token(link_token(cast.bob, "account"), "account", at=NOW).person == cast.bob


def test_a_link_with_an_end_ends_then_and_says_so(cast):
    token = link_token(cast.bob, "account", until=NOW)
    assert person_by_token(token, "account", at=NOW).person == cast.bob
    with pytest.raises(LinkEnded) as refusal:
        person_by_token(token, "account", at=NOW + timedelta(seconds=1))
    assert refusal.value.reason == "link_over"


def test_a_deactivated_person_has_no_links(cast):
    token = link_token(cast.bob, "account")
    people.deactivate(person=cast.bob, by=cast.dora, at=NOW)
    with pytest.raises(LinkEnded):
        person_by_token(token, "account", at=NOW)


def test_changed_cut_or_foreign_tokens_are_all_the_same_refusal(cast):
    token = link_token(cast.bob, "account", until=NOW + timedelta(days=1))
    person, about, _until, signature = token.split(".")
    forged = [
        "", "x", token[:-1], token + "A", token.upper(), f"{person}.{about}.zzzzzz.{signature}",
        f"{cast.alice.pk}.{about}.0.{signature}", "1.2.3.", "...", "9" * 400, "é.é.é.é", "-1.0.0.x",
        f"zzzzzzzzzzzzz.0.0.{signature}",
    ]  # fmt: skip
    for one in forged:
        with pytest.raises(LinkEnded):
            person_by_token(one, "account", at=NOW)
