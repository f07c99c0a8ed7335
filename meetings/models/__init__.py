from meetings.models.agenda import AgendaItem, CoOption, ItemDocument, Presenter
from meetings.models.answers import Response, SubstituteRequest
from meetings.models.calls import Call, CallDelegation, CallRecipient, GroupMessage
from meetings.models.meetings import Meeting, Opened
from meetings.models.minutes import (
    ActionDue,
    Approval,
    Attendance,
    ItemAction,
    ItemNote,
    Minutes,
    MinutesVersion,
    Outcome,
    Remark,
)
from meetings.models.registrations import Registration

__all__ = [
    "ActionDue",
    "AgendaItem",
    "Approval",
    "Attendance",
    "Call",
    "CallDelegation",
    "CallRecipient",
    "CoOption",
    "GroupMessage",
    "ItemAction",
    "ItemDocument",
    "ItemNote",
    "Meeting",
    "Minutes",
    "MinutesVersion",
    "Opened",
    "Outcome",
    "Presenter",
    "Registration",
    "Remark",
    "Response",
    "SubstituteRequest",
]
