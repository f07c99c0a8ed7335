from groups.models.documents import Document, DocumentVersion
from groups.models.groups import Group, GroupName, GroupRole, GroupSettings, Mandate
from groups.models.organizations import (
    Board,
    Organization,
    OrganizationContact,
    OrganizationName,
    Structure,
    Term,
)
from groups.models.people import Person
from groups.models.post import Delivery, Heartbeat, Link
from groups.models.seats import Appointment, Office, Seat, SeatRule

__all__ = [
    "Appointment",
    "Board",
    "Delivery",
    "Document",
    "DocumentVersion",
    "Group",
    "GroupName",
    "GroupRole",
    "GroupSettings",
    "Heartbeat",
    "Link",
    "Mandate",
    "Office",
    "Organization",
    "OrganizationContact",
    "OrganizationName",
    "Person",
    "Seat",
    "SeatRule",
    "Structure",
    "Term",
]
