"""The numbers of a year: attendance, calls and lead times of the groups of one structure, and attendance of
every group there is (ruling 25: a year within 100 ms)."""

from collections.abc import Callable

from django.utils import timezone

from groups.models import Group
from groups.reports import with_names
from meetings.attendance_numbers import figures, people, seats_at
from meetings.attendance_rows import year_rows
from meetings.numbers_facts import group_year, structure_year

GROUP = "grupp-000"


def jobs() -> dict[str, Callable[[], bytes | None]]:
    """Each is done once a call; `bench.jobs.timed` times it. The year is last year, which is whole."""
    now = timezone.now()
    year = timezone.localdate(now).year - 1
    group = Group.objects.get(slug=GROUP)
    named = with_names(Group.objects.filter(structure=group.structure_id), now.date())
    groups = {row.pk: (row.shown_name, row.slug) for row in named}
    every = list(Group.objects.values_list("pk", flat=True))

    def of_group() -> None:
        group_year(group.pk, GROUP, year, now)

    def of_structure() -> None:
        structure_year(groups, year, now)

    def of_everybody() -> None:
        rows = year_rows(
            every,
            now.date().replace(year=year, month=1, day=1),
            now.date().replace(year=year, month=12, day=31),
        )
        found = rows.year(year)
        figures(seats_at(found))
        people(found)

    return {"numbers_group": of_group, "numbers_structure": of_structure, "numbers_everybody": of_everybody}
