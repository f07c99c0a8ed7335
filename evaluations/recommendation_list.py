"""The sets of recommendations that a reader follows, each with how far it has come (S002-A)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q

from evaluations.access import recommendation_sets_for
from evaluations.recommendation_access import names_keeper
from evaluations.recommendation_states import AT_END, GOES_ON
from groups.models import GroupName, Person
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import falling


@dataclass(frozen=True)
class SetLine:
    pk: int
    title: str
    source: str
    author: str
    dated: date | None
    group: str
    status: str
    status_word: str
    mark: str
    count: int
    unsorted: int
    left: int


STATUS_MARKS = {"proposal": "empty", "adopted": "on", "finished": "ok"}


def set_lines(reader: Person, today: date) -> list[SetLine]:
    """The latest first; one query and what the reader's roles cost."""
    name = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    rows = recommendation_sets_for(reader).select_related("group")
    unsorted = Q(recommendations__state="received")
    carried = Q(recommendations__disposition__in=GOES_ON) & ~Q(recommendations__state__in=AT_END)
    rows = rows.annotate(
        group_name=name,
        count=Count("recommendations", distinct=True),
        unsorted=Count("recommendations", unsorted, distinct=True),
        left=Count("recommendations", carried, distinct=True),
    )
    return [
        SetLine(
            pk=row.pk,
            title=row.title,
            source=row.source,
            author=row.author,
            dated=row.dated,
            group=row.group_name if names_keeper(reader, row) else "",
            status=row.status,
            status_word=row.get_status_display(),
            mark=STATUS_MARKS[row.status],
            count=row.count,
            unsorted=row.unsorted,
            left=row.left,
        )
        for row in rows.order_by(*falling("dated"), "-pk")
    ]
