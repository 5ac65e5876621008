"""Who hears of what. The whole of it: nothing else in the house listens to anything.

Every fact has a line, if only to say that nobody is told. A listener hears in the worker, after commit,
once; what it does (a letter in the queue) is in the same transaction as the mark that it heard.
"""

from copal.domain.attendance import facts as attendance
from copal.domain.communities import facts as communities
from copal.domain.confidentiality import facts as confidentiality
from copal.domain.credentials import facts as credentials
from copal.domain.decisions import facts as decisions
from copal.domain.facilitation import facts as facilitation
from copal.domain.hours import facts as hours
from copal.domain.journal.actions import Listener
from copal.domain.journal.facts import Fact
from copal.domain.meetings import facts as meetings
from copal.domain.people import facts as people
from copal.domain.practice import facts as practice
from copal.domain.registry import facts as registry
from copal.domain.requirements import facts as requirements
from copal.domain.training import facts as training
from copal.outlets import mail, mail_leaving, mail_record, mail_two_people
from copal.outlets.live import wire

WIRING: dict[type[Fact], tuple[Listener, ...]] = {
    people.PersonAdded: (),
    people.PersonTakenBack: (),
    people.AccountOpened: (),
    people.ProfileChanged: (),
    people.SessionsEnded: (),
    people.AddressAdded: (),
    people.AddressRemoved: (),
    people.MainAddressChanged: (),
    people.PersonDeactivated: (),
    people.PersonReactivated: (),
    people.AccountsJoined: (),
    people.NetworkRoleGranted: (),
    people.NetworkRoleEnded: (),
    confidentiality.WarningKept: (),
    confidentiality.RoomWordsDestroyed: (),
    confidentiality.SaidToBeFine: (),
    confidentiality.AliasChosen: (),
    confidentiality.AliasEnded: (),
    confidentiality.FineTakenBack: (),
    confidentiality.TextReported: (mail_two_people.text_reported,),
    confidentiality.ReportTakenBack: (),
    confidentiality.ReportAnswered: (),
    confidentiality.ReportDecided: (mail_two_people.report_decided,),
    confidentiality.OwnDataTaken: (mail_leaving.data_taken,),
    confidentiality.LeavingSaid: (mail_leaving.said,),
    confidentiality.LeavingUndone: (),
    confidentiality.PersonForgotten: (),
    confidentiality.KeptNameDestroyed: (),
    confidentiality.GlassAsked: (mail_two_people.glass_asked,),
    confidentiality.GlassAnswered: (mail_two_people.glass_answered,),
    confidentiality.GlassLookedThrough: (),
    confidentiality.GlassEnded: (),
    confidentiality.MasksAllowed: (),
    confidentiality.MasksStopped: (),
    confidentiality.MaskChosen: (),
    confidentiality.UnmaskAsked: (),
    confidentiality.UnmaskAnswered: (mail_two_people.unmask_answered,),
    communities.NetworkFounded: (),
    communities.NetworkChanged: (),
    communities.CommunityFounded: (),
    communities.CommunityChanged: (),
    communities.MemberJoined: (mail.welcome,),
    communities.MemberLeft: (mail.removed,),
    communities.RoleChanged: (),
    communities.JoinRequested: (mail.join_requested,),
    communities.JoinAnswered: (mail.join_answered,),
    communities.ExpectationsSet: (mail.expectations,),
    communities.ExpectationsAgreed: (),
    communities.RosterImported: (),
    communities.RosterImportUndone: (),
    meetings.SeriesStarted: (),
    meetings.SeriesChanged: (),
    meetings.SeriesEnded: (),
    meetings.MeetingPlanned: (),
    meetings.MeetingChanged: (mail.changed,),
    meetings.MeetingMoved: (mail.moved,),
    meetings.MeetingCancelled: (mail.cancelled,),
    meetings.PersonInvited: (mail.invitation,),
    meetings.AnswerReceived: (),
    meetings.MeetingClosed: (),
    meetings.StretchesSet: (),
    attendance.CheckedIn: (),
    attendance.CheckedOut: (),
    attendance.PresenceMarked: (),
    attendance.PresenceWithdrawn: (),
    attendance.PresencePutBack: (),
    attendance.ReportUploaded: (),
    attendance.ReportConfirmed: (),
    attendance.ReportDiscarded: (),
    attendance.EvidenceDestroyed: (),
    attendance.ClaimMade: (mail.claim_made,),
    attendance.ClaimDecided: (mail.claim_decided,),
    attendance.DifferenceSettled: (mail.difference_settled,),
    facilitation.RoomOpened: (),
    facilitation.RoomEnded: (),
    facilitation.ExpectationsAffirmed: (),
    facilitation.ItemParked: (),
    facilitation.ParkedItemSettled: (),
    facilitation.ParkedItemPlaced: (),
    facilitation.ParkedItemFollowedUp: (),
    facilitation.PhotoShared: (),
    facilitation.PhotoTakenBack: (),
    decisions.ProposalOpened: (),
    decisions.ProposalClosed: (),
    decisions.ProposalPutAway: (),
    decisions.GroundOpened: (),
    decisions.GroundClosed: (),
    decisions.DecisionKept: (),
    decisions.DecisionChanged: (),
    decisions.DecisionReviewed: (),
    decisions.ReviewTakenBack: (),
    decisions.DecisionReopened: (),
    registry.HandedToRegistry: (),
    requirements.PackAdded: (),
    requirements.PackPutInForce: (),
    requirements.PackWithdrawn: (),
    training.TrainingNamed: (),
    training.TrainingDecided: (),
    training.TrainerNamed: (),
    training.TrainerDecided: (),
    training.MinutesHeld: (),
    training.MinutesReleased: (mail.training_settled,),
    practice.StepTaken: (),
    practice.StepClosed: (),
    practice.StepReopened: (),
    practice.StepToldOf: (),
    hours.HoursCredited: (),
    hours.HoursReversed: (mail.hours_corrected,),
    hours.ReasonEmptied: (),
    hours.DayClosed: (),
    hours.SigningKeyMade: (),
    hours.RecordChecked: (mail_record.record_checked,),
    hours.StandingsKept: (),
    credentials.CertificateIssued: (mail.certificate,),
    credentials.CertificateRevoked: (),
}

# Who hears at once, in the process where it happened, that a room has changed.
BELLS = (wire.ring,)
