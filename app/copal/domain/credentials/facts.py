from dataclasses import dataclass

from copal.domain.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CertificateIssued(Fact):
    kind = "credentials.certificate_issued"
    certificate: int
    person: int


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(Fact):
    kind = "credentials.certificate_revoked"
    certificate: int
    person: int
