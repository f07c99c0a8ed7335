"""“What have we done” edited by hand: a line said anew, left out, or added (S000-42)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, Person
from issues.ranking import put
from plans.actions.follow_up_papers import ask_for_paper
from plans.done_list import DoneLine, whole_list
from plans.edition import refuse_changed
from plans.models import DoneEntry, FollowUp
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

# What is said of a line: nothing of it where it stands as it was made.
SAID = ("text", "is_hidden", "is_public")


@verb
def add_done(
    group: Group, *, on: date, text: str, by: Person, now: datetime, is_public: bool = False
) -> DoneEntry:
    """What the list does not find by itself. Also in a closed group: the list tells of what has been."""
    _refuse_text(text)
    if on > timezone.localdate(now):
        words = _("%(day)s is to come. Write the day it was done.") % {"day": day_plain(on)}
        raise Refused(words, field="on", code="future")
    return DoneEntry.objects.create(group=group, on=on, text=text.strip(), is_public=is_public)


@verb
def say_done(
    group: Group,
    *,
    line: DoneLine,
    text: str,
    by: Person,
    now: datetime,
    is_hidden: bool = False,
    is_public: bool = False,
    seen: str = "",
) -> DoneEntry | None:
    """A line in other words, left out, or shown to everybody as it then reads. In its own words again, with
    nothing else said of it, nothing is kept: None. `seen` is the mark of what was said of it when the writer
    began (`edition_of` over SAID)."""
    _refuse_text(text)
    if is_hidden and is_public:
        words = _("What is left out of the list is shown to nobody. Choose one of them.")
        raise Refused(words, field="is_public", code="hidden")
    entry = _entry(group, line)
    refuse_changed(entry, SAID, seen)
    if entry.is_public and not is_public:
        _print_anew(group, entry.on.year, by, now)
    is_its_own = line.source and text.strip() == line.made and not is_public
    entry.text, entry.is_hidden, entry.is_public = "" if is_its_own else text.strip(), is_hidden, is_public
    return _kept(entry)


@verb
def move_done(group: Group, year: int, *, key: str, to: str, by: Person, now: datetime) -> bool:
    """A line up or down among those that are told; all of them then have a place, and what happens later
    comes last. Whether it moved."""
    _lock(group)
    lines = {line.key: line for line in whole_list(group, year) if not line.is_hidden}
    if key not in lines:
        raise Refused(_("The line is not there any more. Look at the list again."), code="gone")
    wanted = put([*lines], key, to)
    for place, one in enumerate(wanted, 1):
        entry = _entry(group, lines[one])
        if entry.place != place:
            entry.place = place
            entry.save()
    return wanted != [*lines]


@verb
def order_done_by_day(group: Group, year: int, *, by: Person, now: datetime) -> None:
    """As it was before anybody moved a line."""
    _lock(group)
    for entry in DoneEntry.objects.filter(group=group, on__year=year, place__isnull=False):
        entry.place = None
        _kept(entry)


def _lock(group: Group) -> None:
    # Two who edit at once make one entry of a line (done_entry_instead_once).
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)


def _entry(group: Group, line: DoneLine) -> DoneEntry:
    _lock(group)
    said = {"instead_of": line.source} if line.source else {"pk": line.entry}
    found = DoneEntry.objects.filter(group=group, **said).first()
    return found or DoneEntry(group=group, on=line.on, instead_of=line.source)


def _kept(entry: DoneEntry) -> DoneEntry | None:
    """Saved where it says something: a line made by itself needs no entry that says nothing."""
    says = entry.text or entry.is_hidden or entry.is_public or entry.place
    if says or not entry.instead_of:
        entry.save()
        return entry
    if entry.pk:
        entry.delete()
    return None


@verb
def remove_done(entry: DoneEntry, *, by: Person, now: datetime) -> None:
    """A line that was written by hand; taken away twice it is taken away once."""
    if entry.is_public:
        _print_anew(entry.group, entry.on.year, by, now)
    DoneEntry.objects.filter(pk=entry.pk).delete()


def _print_anew(group: Group, year: int, by: Person, now: datetime) -> None:
    # The paper for everybody was made with what is now shown no more.
    for told in FollowUp.objects.filter(group=group, year=year, state=FollowUp.State.PUBLISHED):
        ask_for_paper(told, by=by, now=now)


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
