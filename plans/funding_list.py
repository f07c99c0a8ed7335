"""Which groups are asked for money which years, and what they are asked as a file."""

from datetime import date

from django.db.models import Count, OuterRef
from django.utils.translation import gettext as _

from groups.access import standing_of
from groups.models import Group, GroupName, Person
from plans.funding_access import asked_of, funding_requests_for
from plans.funding_facts import state_of, with_group_names
from plans.models import FundingRequest
from samverkan.lib.dated import value_that_day
from samverkan.lib.spreadsheets import csv_bytes


def asked_years(person: Person, today: date) -> list[dict]:
    """[{name, addressee__slug, year, count}] of the reader's groups that are asked, the latest year first."""
    rows = funding_requests_for(person).filter(submitted_on__isnull=False).exclude(state="withdrawn")
    standing = standing_of(person)
    if not standing.is_administrator:
        rows = rows.filter(addressee__in=standing.group_ids())
    name = value_that_day(GroupName, "name", today, group=OuterRef("addressee"))
    found = rows.order_by().annotate(name=name).values("addressee__slug", "name", "year")
    return list(found.annotate(count=Count("pk")).order_by("-year", "name"))


def funding_csv(group: Group, year: int, today: date) -> bytes:
    """A row for each line, with the request's own totals beside; what is not known is empty."""
    header = [
        _("Group"),
        _("Request"),
        _("State"),
        _("What is asked for"),
        _("Posts"),
        _("Kronor"),
        _("What it is for"),
        _("What it is to lead to"),
        _("Granted posts"),
        _("Granted kronor"),
        _("Stated total, kronor"),
        _("Stated posts"),
        _("Note on the difference"),
    ]
    rows = with_group_names(asked_of(group, year), today).prefetch_related("lines")
    ordered = sorted(rows, key=lambda row: (row.applicant_name, row.pk))
    return csv_bytes(header, (line for row in ordered for line in _lines(row)))


def _lines(row: FundingRequest) -> list[list]:
    lines = list(row.lines.all())
    before = [row.applicant_name, row.title, state_of(row, lines)]
    after = [row.stated_total, row.stated_posts, row.note]
    return [
        [
            *before,
            line.category,
            line.posts,
            line.kronor,
            line.purpose,
            line.expected,
            line.granted_posts,
            line.granted_kronor,
            *after,
        ]
        for line in lines
    ]
