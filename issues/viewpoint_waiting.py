"""What somebody is asked to think of and nobody has answered, for the start page."""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from groups.models import GroupName, GroupRole, OrganizationContact, OrganizationName
from issues.actions.viewpoint_asking import waited_for
from issues.models import ViewpointRequest
from samverkan.lib.dated import value_that_day


def waiting_viewpoints(person: int, today: date) -> QuerySet[ViewpointRequest]:
    """Of the groups that the person staffs and the organisations they are the contact of, as the mails go;
    each with `title` and `asked_of`, a name."""
    roles = GroupRole.objects.in_force(today).filter(person=person, group=OuterRef("group"))
    contacts = OrganizationContact.objects.in_force(today).filter(
        person=person, organization=OuterRef("organization")
    )
    rows = waited_for().filter(Exists(roles.order_by()) | Exists(contacts.order_by()))
    group = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    organization = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    return rows.annotate(title=F("version__material__title"), asked_of=Coalesce(group, organization))
