"""“What have we done” edited by hand: a line said anew, left out, or added (S000-42)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, Person
from plans.done_list import DoneLine, whole_list
from plans.models import DoneEntry
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def add_done(group: Group, *, on: date, text: str, by: Person, now: datetime) -> DoneEntry:
    """What the list does not find by itself. Also in a closed group: the list tells of what has been."""
    _refuse_text(text)
    if on > timezone.localdate(now):
        words = _("%(day)s is to come. Write the day it was done.") % {"day": day_plain(on)}
        raise Refused(words, field="on", code="future")
    return DoneEntry.objects.create(group=group, on=on, text=text.strip())


@verb
def say_done(
    group: Group, *, line: DoneLine, text: str, by: Person, now: datetime, is_hidden: bool = False
) -> DoneEntry | None:
    """A line in other words, or left out. In its own words again nothing is kept of it: None."""
    _refuse_text(text)
    # Two who say it anew at once make one entry (done_entry_instead_once).
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    said = {"instead_of": line.source} if line.source else {"pk": line.entry}
    entry = DoneEntry.objects.filter(group=group, **said).first()
    if line.source and text.strip() == line.made and not is_hidden:
        if entry:
            entry.delete()
        return None
    entry = entry or DoneEntry(group=group, on=line.on, instead_of=line.source)
    entry.text, entry.is_hidden = text.strip(), is_hidden
    entry.save()
    return entry


@verb
def remove_done(entry: DoneEntry, *, by: Person, now: datetime) -> None:
    """A line that was written by hand; taken away twice it is taken away once."""
    DoneEntry.objects.filter(pk=entry.pk).delete()


def line_of(group: Group, year: int, *, source: str = "", entry: int = 0) -> DoneLine | None:
    """The line of the list by what it is made from, or by what was written by hand."""
    for line in whole_list(group, year):
        if (source and line.source == source) or (entry and not source and line.entry == entry):
            return line
    return None


def _refuse_text(text: str) -> None:
    if not text.strip():
        words = _("Write what was done, e.g. “Study visit to the new meeting place”.")
        raise Refused(words, field="text", code="no_text")
