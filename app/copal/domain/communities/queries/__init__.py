"""Questions about communities. Whatever a page gets, it gets here, by way of who is asking."""

from copal.domain.communities.queries.access import (
    community_for,
    community_left,
    reads,
    require,
    require_reader,
    standing,
    standing_beside,
    the_network,
    with_role,
)
from copal.domain.communities.queries.desk import RequestsWaiting, requests_waiting
from copal.domain.communities.queries.expectations import (
    ExpectationsSeen,
    VersionSeen,
    current_words,
    expectations_seen,
    versions_of,
)
from copal.domain.communities.queries.listing import (
    CommunityCard,
    CommunityList,
    MyCommunity,
    communities_seen,
    my_communities,
)
from copal.domain.communities.queries.members import (
    MemberList,
    MemberSeen,
    RequestSeen,
    member_of,
    members_seen,
    open_request,
    requests_seen,
)
from copal.domain.communities.queries.network import (
    NetworkFigures,
    NetworkStands,
    network_figures,
    network_logo,
    network_stands,
)
from copal.domain.communities.queries.one import CommunitySeen, community_seen
from copal.domain.communities.queries.rosters import (
    ImportSeen,
    RosterSeen,
    RowSeen,
    done_before,
    roster_for,
    roster_seen,
    rosters_of,
)

__all__ = [
    "CommunityCard",
    "CommunityList",
    "CommunitySeen",
    "ExpectationsSeen",
    "ImportSeen",
    "MemberList",
    "MemberSeen",
    "MyCommunity",
    "NetworkFigures",
    "NetworkStands",
    "RequestSeen",
    "RequestsWaiting",
    "RosterSeen",
    "RowSeen",
    "VersionSeen",
    "communities_seen",
    "community_for",
    "community_left",
    "community_seen",
    "current_words",
    "done_before",
    "expectations_seen",
    "member_of",
    "members_seen",
    "my_communities",
    "network_figures",
    "network_logo",
    "network_stands",
    "open_request",
    "reads",
    "requests_seen",
    "requests_waiting",
    "require",
    "require_reader",
    "roster_for",
    "roster_seen",
    "rosters_of",
    "standing",
    "standing_beside",
    "the_network",
    "versions_of",
    "with_role",
]
