from meetings.models.agenda import AgendaItem, Annotation, CoOption, ItemDocument, Paragraph, Presenter
from meetings.models.answers import Response, SubstituteRequest
from meetings.models.archive import ArchivePackage
from meetings.models.attendance import Attendance, ItemAbsence
from meetings.models.calls import Call, CallDelegation, CallRecipient, GroupMessage
from meetings.models.checksums import PaperChecksum
from meetings.models.issue_ties import (
    AssignmentMeeting,
    DecisionMeeting,
    EventAt,
    ItemIssue,
    PositionAt,
    RankingAt,
    StageMoveAt,
)
from meetings.models.meetings import JointGroup, Meeting, MeetingPart, Opened
from meetings.models.minutes import Approval, ItemApproval, Minutes, MinutesVersion, Remark
from meetings.models.outcomes import (
    ActionDue,
    DecisionNumber,
    ItemAction,
    ItemNote,
    Outcome,
    OutcomePoint,
    Reservation,
)
from meetings.models.packs import Pack
from meetings.models.polls import DatePoll, DatePollAnswer, DatePollTime
from meetings.models.proposals import AgendaApproval, AgendaApprover, ItemProposal
from meetings.models.registrations import Registration
from meetings.models.standing import ItemKind, Phrase, StandingItem
from meetings.models.supplements import SupplementDraft
from meetings.models.year import (
    BusyTime,
    Fulfilment,
    ImportedCalendar,
    MeetingPattern,
    Obligation,
    ObligationItem,
    SchoolHoliday,
)

__all__ = [
    "ActionDue",
    "AgendaApproval",
    "AgendaApprover",
    "AgendaItem",
    "Annotation",
    "Approval",
    "ArchivePackage",
    "AssignmentMeeting",
    "Attendance",
    "BusyTime",
    "Call",
    "CallDelegation",
    "CallRecipient",
    "CoOption",
    "DatePoll",
    "DatePollAnswer",
    "DatePollTime",
    "DecisionMeeting",
    "DecisionNumber",
    "EventAt",
    "Fulfilment",
    "GroupMessage",
    "ImportedCalendar",
    "ItemAbsence",
    "ItemAction",
    "ItemApproval",
    "ItemDocument",
    "ItemIssue",
    "ItemKind",
    "ItemNote",
    "ItemProposal",
    "JointGroup",
    "Meeting",
    "MeetingPart",
    "MeetingPattern",
    "Minutes",
    "MinutesVersion",
    "Obligation",
    "ObligationItem",
    "Opened",
    "Outcome",
    "OutcomePoint",
    "Pack",
    "PaperChecksum",
    "Paragraph",
    "Phrase",
    "PositionAt",
    "Presenter",
    "RankingAt",
    "Registration",
    "Remark",
    "Reservation",
    "Response",
    "SchoolHoliday",
    "StageMoveAt",
    "StandingItem",
    "SubstituteRequest",
    "SupplementDraft",
]
