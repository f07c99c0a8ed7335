"""Approved notes go out at once, each reader's own copy (S000-48, S002-25, I-MIN4)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Person
from groups.post import Letter, post_all
from meetings.distribution import circles_of_readers, readers_of, registries_of
from meetings.models import MinutesVersion
from samverkan.lib.history import verb

TO_PEOPLE, TO_REGISTRIES = "meetings.notes_approved", "meetings.notes_to_registry"


@verb
def distribute(version: MinutesVersion, *, by: Person | None, now: datetime) -> None:
    """To everybody of the meeting and to every registry; done again it sends nothing twice."""
    minutes = version.minutes
    group = minutes.meeting.group
    circles = circles_of_readers(minutes)
    letters = [
        Letter(
            kind=TO_PEOPLE,
            person=person,
            name=person.name,
            address=person.address,
            group=group,
            references={"version": version.pk, "circles": sorted(circles[person.pk])},
            once_key=f"notes:{version.pk}:person:{person.pk}",
        )
        for person in readers_of(minutes)
    ]
    letters += [
        Letter(
            kind=TO_REGISTRIES,
            person=None,
            name=_("The registrar, %(name)s") % {"name": registry.name},
            address=registry.address,
            group=group,
            references={
                "version": version.pk,
                "organization": registry.organization_id,
                "boards": [board.pk for board in registry.boards],
                "has_seat": registry.has_seat,
            },
            once_key=f"notes:{version.pk}:registry:{registry.organization_id}",
        )
        for registry in registries_of(minutes, timezone.localdate(now))
    ]
    post_all(letters, now=now)
    version.distributed_at = now
    version.save(update_fields=["distributed_at"])
