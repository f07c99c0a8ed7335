"""Where an organisation's registrar is reached (ruling 6)."""

from collections.abc import Collection
from datetime import date

from groups.models import Organization, OrganizationContact
from samverkan.lib.ordering import rising


def registrar_addresses(organizations: Collection[int], on: date) -> dict[int, str]:
    """The registrar's address, else that of a function mailbox, else of a contact person; two queries."""
    contacts = OrganizationContact.objects.in_force(on).filter(organization__in=organizations)
    found = {}
    for row in contacts.select_related("person").order_by(*rising("person_id")):
        address = row.email or (row.person and row.person.address) or ""
        if row.email or not found.get(row.organization_id):
            found[row.organization_id] = address
    registrars = Organization.objects.filter(pk__in=organizations).exclude(registrar_email="")
    return found | dict(registrars.values_list("pk", "registrar_email"))
