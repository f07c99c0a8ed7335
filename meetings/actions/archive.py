"""Having a package made for the archive."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from groups.models import Group, Person, Term
from meetings.archive import is_under_way
from meetings.archive_tasks import make_archive_package
from meetings.models import ArchivePackage, Meeting
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def ask_for_archive_package(
    group: Group, *, by: Person, now: datetime, meeting: Meeting | None = None, term: Term | None = None
) -> ArchivePackage:
    """Let the worker make a package of one meeting or of the group's term. The row is the record of it: who,
    when, what, and with which checksum (domain.md 3.2).

    One under way is not asked for twice; one whose worker died is given up, and another is made.
    """
    if (meeting is None) == (term is None):
        raise ValueError("An archive package is of a meeting or of a term.")
    if meeting and meeting.told_date is None:
        raise Refused(
            _("The meeting has never had a day, so there is nothing to archive. Give it a day first."),
            code="no_day",
        )
    if term and term.structure_id != group.structure_id:
        raise Refused(_("The term belongs to another structure than the group."), code="other_structure")
    # Two who ask at once: the second waits here and finds the first's.
    Group.objects.select_for_update(no_key=True, of=("self",)).get(pk=group.pk)
    open_ones = ArchivePackage.objects.filter(
        group=group, meeting=meeting, term=term, made_at__isnull=True, failed_at__isnull=True
    )
    for found in open_ones:
        if is_under_way(found, now):
            return found
        open_ones.filter(pk=found.pk).update(failed_at=now)
    package = ArchivePackage.objects.create(
        group=group, meeting=meeting, term=term, asked_by=by, asked_at=now
    )
    transaction.on_commit(partial(make_archive_package.enqueue, package.pk))
    return package
