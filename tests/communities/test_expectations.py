import pytest

from copal.domain.communities import actions as communities
from copal.domain.communities import queries
from copal.domain.communities.models import Agreement, Expectations
from tests.cast import SIX
from tests.support.communities import later, words


def rewrite(club, cast, lines, *, based_on=1, secrets=()):
    return communities.set_expectations(
        community=club, lines=[words(one) for one in lines], confidentiality=[words(one) for one in secrets],
        based_on=based_on, by=cast.alice, at=later(5),
    )  # fmt: skip


def test_a_new_version_asks_members_again_and_keeps_the_old_yes(cast, found):
    club = found()
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    assert queries.community_seen(cast.bob, club.slug, at=SIX).must_agree is False
    assert rewrite(club, cast, ["Be kind.", " ", "Be on time."]).lines == ["Be kind.", "Be on time."]
    seen = queries.community_seen(cast.bob, club.slug, at=SIX)
    assert seen.must_agree
    assert seen.expectations.agreed_before == 1
    communities.agree(community=club, person=cast.bob, version=2, at=later(6))
    communities.agree(community=club, person=cast.bob, version=2, at=later(7))
    assert [one.at for one in Agreement.objects.filter(person=cast.bob).order_by("pk")] == [SIX, later(6)]
    assert [(one.version, one.agreed) for one in queries.versions_of(club)] == [(2, 1), (1, 1)]


def test_who_left_is_not_counted_as_agreeing(cast, found):
    club = found()
    communities.join(community=club, person=cast.bob, agreed_to=1, at=SIX)
    communities.leave(community=club, person=cast.bob, at=later(1))
    assert [one.agreed for one in queries.versions_of(club)] == [0]


def test_the_same_words_make_no_new_version(cast, found):
    club = found()
    rewrite(club, cast, ["Be kind."])
    rewrite(club, cast, ["Be kind."])
    assert Expectations.objects.filter(community=club).count() == 2


def test_two_who_write_at_once_do_not_overwrite_each_other(cast, found):
    club = found()
    rewrite(club, cast, ["Be kind."])
    with pytest.raises(communities.ExpectationsMoved):
        rewrite(club, cast, ["Be quick."])


@pytest.mark.parametrize(
    ("lines", "reason"), [([" "], "no_expectations"), (["Be kind."] * 31, "too_many_expectations")]
)
def test_none_and_too_many_are_refused(cast, found, lines, reason):
    with pytest.raises((communities.NoExpectations, communities.TooManyExpectations)) as problem:
        rewrite(found(), cast, lines)
    assert problem.value.reason == reason


def test_a_yes_to_words_that_changed_is_refused(cast, found):
    club = found()
    rewrite(club, cast, ["Be kind."])
    with pytest.raises(communities.ExpectationsMoved):
        communities.agree(community=club, person=cast.alice, version=1, at=SIX)
