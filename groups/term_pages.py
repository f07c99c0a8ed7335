"""What the list of terms shows of each structure."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from groups.access import STAFF, Standing
from groups.ending import last_days, overdue_words, reminder_words
from groups.models import Group, GroupName, Structure, Term, TermChange
from samverkan.lib.dated import value_that_day
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class EndLine:
    """A group whose trial or time runs out, or that is closed; `words` say when and why."""

    slug: str
    name: str
    words: list[str]
    mark: str
    state: str


@dataclass(frozen=True)
class StructureTerms:
    """`changes`, `ends` and `closed` are for staff and empty for others."""

    structure: Structure
    terms: list[Term]
    is_staff: bool
    changes: list[TermChange] = field(default_factory=list)
    ends: list[EndLine] = field(default_factory=list)
    closed: list[EndLine] = field(default_factory=list)


def structures_with_terms(standing: Standing, today: date) -> list[StructureTerms]:
    """The structures of the reader with their terms, the newest first; four queries."""
    mine, staffed = standing.structure_ids(), standing.structure_ids(STAFF)
    rows = Structure.objects.all() if standing.is_administrator else Structure.objects.filter(pk__in=mine)
    structures = list(rows.prefetch_related("terms"))
    if standing.is_administrator:
        staffed = {row.pk for row in structures}
    changes, ends = defaultdict(list), defaultdict(list)
    for change in TermChange.objects.filter(structure__in=staffed).select_related("from_term", "to_term"):
        changes[change.structure_id].append(change)
    for group in _ending(staffed, today) if staffed else ():
        ends[group.structure_id].append((group.state == Group.State.CLOSED, _line(group, today)))
    return [
        StructureTerms(
            structure=row,
            terms=sorted(row.terms.all(), key=lambda term: term.starts_on, reverse=True),
            is_staff=row.pk in staffed,
            changes=changes[row.pk],
            ends=[line for is_closed, line in ends[row.pk] if not is_closed],
            closed=[line for is_closed, line in ends[row.pk] if is_closed],
        )
        for row in structures
    ]


def _ending(structures: set[int], today: date) -> QuerySet[Group]:
    shown = value_that_day(GroupName, "name", today, group=OuterRef("pk"))
    rows = Group.objects.filter(structure__in=structures).annotate(shown_name=shown).order_by("shown_name")
    has_end = Q(state=Group.State.ACTIVE) & (Q(trial_until__isnull=False) | Q(ends_on__isnull=False))
    return rows.filter(has_end | Q(state__in=[Group.State.CLOSING, Group.State.CLOSED]))


def _line(group: Group, today: date) -> EndLine:
    late = overdue_words(group.trial_until, group.ends_on, today)
    if group.state == Group.State.CLOSED:
        ended = _("Closed %(day)s.") % {"day": day_plain(group.ends_on)}
        words, mark = [f"{ended} {group.closing_reason}"], "empty"
    else:
        words = late or [reminder_words(last) for last in last_days(group.trial_until, group.ends_on)]
        mark = "warn" if late else "on" if group.state == Group.State.CLOSING else "ok"
    return EndLine(group.slug, group.shown_name, words, mark, str(group.get_state_display()))
