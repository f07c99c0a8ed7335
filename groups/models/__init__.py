from groups.models.documents import ConvertedFile, Document, DocumentVersion, ReadingCircle
from groups.models.groups import Group, GroupName, GroupRole, GroupSettings, Mandate
from groups.models.nominations import (
    NominationAttachment,
    NominationLetter,
    NominationMinutes,
    NominationRecipient,
    NominationReply,
    NominationRequest,
    NominationSeat,
)
from groups.models.organizations import (
    Board,
    Organization,
    OrganizationContact,
    OrganizationName,
    Structure,
    Term,
)
from groups.models.orientation import OrientationTask, OrientationTick
from groups.models.people import Person
from groups.models.post import Delivery, Heartbeat, Link, ReceivedMail
from groups.models.relations import GoverningDocument, GoverningFile, GroupKindChange, GroupRelation
from groups.models.reported_changes import ReportedChange
from groups.models.search import SearchEntry, SearchOrigin
from groups.models.seats import Appointment, Office, Seat, SeatRule
from groups.models.term_changes import TermChange, TermChangeStep

__all__ = [
    "Appointment",
    "Board",
    "ConvertedFile",
    "Delivery",
    "Document",
    "DocumentVersion",
    "GoverningDocument",
    "GoverningFile",
    "Group",
    "GroupKindChange",
    "GroupName",
    "GroupRelation",
    "GroupRole",
    "GroupSettings",
    "Heartbeat",
    "Link",
    "Mandate",
    "NominationAttachment",
    "NominationLetter",
    "NominationMinutes",
    "NominationRecipient",
    "NominationReply",
    "NominationRequest",
    "NominationSeat",
    "Office",
    "Organization",
    "OrganizationContact",
    "OrganizationName",
    "OrientationTask",
    "OrientationTick",
    "Person",
    "ReadingCircle",
    "ReceivedMail",
    "ReportedChange",
    "SearchEntry",
    "SearchOrigin",
    "Seat",
    "SeatRule",
    "Structure",
    "Term",
    "TermChange",
    "TermChangeStep",
]
