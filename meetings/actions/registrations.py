"""An organisation says under which number it has registered approved notes (domain.md 3.2, 4.6)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Organization, Person
from meetings.models import MinutesVersion, Registration
from meetings.notes_received import notes_received
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused


@verb
def register_notes(
    organization: Organization,
    *,
    version: MinutesVersion,
    registry_number: str,
    by: Person | None,
    now: datetime,
) -> Registration:
    """The number in the organisation's own diary. Said again it changes nothing; another number takes its
    place.

    `by` is None when it came through the link of a function mailbox.
    """
    number = collapsed(registry_number)
    if not number:
        raise Refused(
            _("Write the number in your own diary, for example KS 2017/123."), field="registry_number"
        )
    if len(number) > 100:
        raise Refused(
            _("The number has %(count)d characters; at most 100 can be kept.") % {"count": len(number)},
            field="registry_number",
        )
    if not notes_received(organization.pk).filter(pk=version.pk).exists():
        raise Refused(_("You had no seat at that meeting."), code="other_organization")
    new = {"registry_number": number, "registered_at": now, "registered_by": by}
    row, is_new = Registration.objects.get_or_create(organization=organization, version=version, defaults=new)
    if not is_new and row.registry_number != number:
        for name, value in new.items():
            setattr(row, name, value)
        row.save()
    return row


@verb
def unregister_notes(
    organization: Organization, *, version: MinutesVersion, by: Person | None, now: datetime
) -> None:
    """The notes wait again; that they were registered, and under what, stands in the history."""
    row = Registration.objects.filter(organization=organization, version=version).first()
    if row:
        row.delete()
