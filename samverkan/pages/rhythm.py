"""How often each group of a structure meets, beside what it has set itself (S000-32, S004-14)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.access import structure_for
from groups.models import Group, Structure
from groups.reports import with_names
from meetings.last_day import is_ahead, is_behind
from samverkan.lib.reading import sorting_key

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Rhythm:
    """`target` is the group's own number of meetings a year; `held` and `planned` are a year back and
    ahead."""

    name: str
    level: str
    level_word: str
    target: int
    held: int
    planned: int

    @property
    def is_seldom(self) -> bool:
        return self.held < self.target and self.held + self.planned < 2 * self.target


@require_safe
def rhythm(request: HttpRequest, slug: str) -> HttpResponse:
    """Counts alone: which days another group meets is for those who are in it."""
    structure = structure_for(request.user, slug)
    rows = rhythms_of(structure, timezone.localdate())
    return render(request, "structure/rhythm.html", {"structure": structure, "rows": rows})


def rhythms_of(structure: Structure, today: date) -> list[Rhythm]:
    """The groups at work, local groups last; two queries."""
    rows = [
        Rhythm(
            group.shown_name,
            group.level,
            str(group.get_level_display()),
            group.settings_on(today).meetings_per_year,
            group.held,
            group.planned,
        )
        for group in _groups(structure, today).prefetch_related("settings")
    ]
    return sorted(rows, key=lambda row: (row.level == Group.Level.LOCAL, sorting_key(row.name)))


def _groups(structure: Structure, today: date) -> QuerySet[Group]:
    real = Q(meetings__cancelled_at__isnull=True)
    held = Q(meetings__date__gte=today - YEAR) & is_behind(today, "meetings__")
    planned = Q(meetings__date__lte=today + YEAR) & is_ahead(today, "meetings__")
    rows = with_names(structure.groups.filter(state=Group.State.ACTIVE, starts_on__lte=today), today)
    return rows.annotate(
        held=Count("meetings", filter=real & held), planned=Count("meetings", filter=real & planned)
    ).order_by(F("pk"))
