"""The numbers of a year: of a group, of a structure's groups, of an organisation (S000-18, S000-28, P17,
P18).

Everybody in a group sees its meetings, seats and organisations, and of people themselves; per person the
numbers are for those who staff or lead the group. A structure is for staff, with the groups they read and no
others. An organisation is for its own contacts, and for staff where they have groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.access import (
    PRESIDENCY,
    STAFF,
    group_for,
    readable_groups,
    require,
    standing_of,
    structure_for,
)
from groups.models import Group, Organization, Person, Structure
from groups.reading import circles_read_by
from groups.reports import with_names
from meetings.attendance_numbers import Figures
from meetings.numbers_facts import (
    Attended,
    GroupYear,
    Line,
    PersonLine,
    group_year,
    organization_attended,
    structure_year,
)
from meetings.numbers_rows import EVERY_CIRCLE
from meetings.numbers_words import (
    OUTCOME_WORDS,
    SHEETS,
    STYLES,
    Sheet,
    attendance_bar,
    attendance_title,
    kind_bar,
    lines_sheet,
    outcomes_used,
    people_sheet,
    rule_words,
)
from samverkan.lib.charts import Bar, bars, sample
from samverkan.lib.downloads import download
from samverkan.lib.reading import sorting_key
from samverkan.lib.spreadsheets import csv_bytes, xlsx_bytes
from samverkan.pages.organization_reader import Reader, number_in, reader_of

FIRST_YEAR = 1972
MAY_SEE_PEOPLE = STAFF | PRESIDENCY


@dataclass(frozen=True)
class Chart:
    """A drawing with its legend: [(sample, word)]."""

    drawing: str
    legend: list[tuple[str, str]]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Which numbers the reader may see."""
    standing, today = standing_of(request.user), timezone.localdate()
    groups = with_names(readable_groups(request.user).exclude(state=Group.State.DRAFT), today)
    structures = Structure.objects.all()
    if not standing.is_administrator:
        structures = structures.filter(pk__in=standing.structure_ids(STAFF))
    own = Organization.objects.filter(pk__in=standing.organizations).prefetch_related("names")
    context = {
        "groups": [(group.shown_name, group.slug) for group in groups],
        "structures": list(structures),
        "organizations": [(row.name_on(today), row.pk) for row in own],
    }
    return render(request, "numbers/index.html", context)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """From the form on a page to the address of what was chosen there."""
    found = group_for(request.user, request.GET.get("grupp", ""))
    return redirect(f"{reverse('numbers:group', args=[found.slug])}?ar={asked_year(request)}")


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    found, standing = group_for(request.user, slug), standing_of(request.user)
    year, now = asked_year(request), timezone.now()
    name = found.name_on(min(date(year, 12, 31), timezone.localdate()))
    numbers = group_year(found.pk, name, year, now, _circles(request.user, found.pk))
    may_see_people = _may_see_people(request.user, found)
    others = with_names(readable_groups(request.user).exclude(state=Group.State.DRAFT), timezone.localdate())
    context = {
        "group": found,
        "name": name,
        "numbers": numbers,
        "attended": numbers.attended,
        "people": numbers.attended.people if may_see_people else _own(numbers.attended, request.user),
        "may_see_people": may_see_people,
        "is_staff": standing.has(found.pk, STAFF),
        "used": outcomes_used(line.figures for line in numbers.attended.organizations),
        "by_organization": attendance_chart(numbers.attended.organizations, year, "organisationer"),
        "by_meeting": _meetings_chart(numbers, year),
        "kinds": _kinds_chart(numbers),
        "rule": rule_words(),
        "groups": [(row.shown_name, row.slug) for row in others],
        "back": reverse("groups:group", args=[slug]),
        "files": [
            (what, word) for what, word in _file_words().items() if what != "personer" or may_see_people
        ],
        **years_of(year, found.starts_on.year),
    }
    return render(request, "numbers/group.html", context)


@require_safe
def group_file(request: HttpRequest, slug: str, year: int, what: str, form: str) -> HttpResponse:
    found = group_for(request.user, slug)
    if what not in SHEETS:
        raise Http404
    if what == "personer":
        require(request.user, found.pk, MAY_SEE_PEOPLE)
    name = found.name_on(timezone.localdate())
    numbers = group_year(found.pk, name, right_year(year), timezone.now(), _circles(request.user, found.pk))
    return spreadsheet(SHEETS[what](numbers), f"{slug}-{year}-{what}", form, f"{name} {year}")


@require_safe
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    """All the groups the reader reads, side by side."""
    found = structure_for(request.user, slug, STAFF)
    year = asked_year(request)
    numbers = structure_year(_groups_of(request.user, found), year, timezone.now())
    lines = [one.line for one in numbers.groups if one.line.figures.all]
    context = {
        "structure": found,
        "numbers": numbers,
        "attended": numbers.attended,
        "by_group": attendance_chart(lines, year, "grupper"),
        "by_organization": attendance_chart(numbers.attended.organizations, year, "organisationer"),
        "used": outcomes_used(line.figures for line in numbers.attended.organizations),
        "rule": rule_words(),
        **years_of(year),
    }
    return render(request, "numbers/structure.html", context)


@require_safe
def structure_file(request: HttpRequest, slug: str, year: int, form: str) -> HttpResponse:
    found = structure_for(request.user, slug, STAFF)
    numbers = structure_year(_groups_of(request.user, found), right_year(year), timezone.now())
    sheet = lines_sheet(_("Organisation"), numbers.attended.organizations, code=True)
    return spreadsheet(sheet, f"{slug}-{year}-organisationer", form, f"{found.name} {year}")


@require_safe
def organization(request: HttpRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user, pk)
    year = asked_year(request)
    attended, lines = organization_numbers(reader, year, timezone.now())
    context = {
        "reader": reader,
        "attended": attended,
        "lines": lines,
        "by_group": attendance_chart(lines, year, "grupper"),
        "used": outcomes_used(line.figures for line in lines),
        "rule": rule_words(),
        **years_of(year),
    }
    return render(request, "numbers/organization.html", context)


@require_safe
def organization_file(request: HttpRequest, pk: int, year: int, what: str, form: str) -> HttpResponse:
    reader = reader_of(request.user, pk)
    attended, lines = organization_numbers(reader, right_year(year), timezone.now())
    sheets = {
        "grupper": lambda: _with_organization(
            lines_sheet(_("Group"), lines, code=False), reader.organization
        ),
        "personer": lambda: people_sheet(attended.people),
    }
    if what not in sheets:
        raise Http404
    name = f"{slugify(reader.name)}-{year}-{what}"
    return spreadsheet(sheets[what](), name, form, f"{reader.name} {year}")


def organization_numbers(reader: Reader, year: int, now: datetime) -> tuple[Attended, tuple[Line, ...]]:
    """Of the groups in the reader's scope where the organisation has had a seat."""
    rows = Group.objects.filter(seats__organization=reader.organization).exclude(state=Group.State.DRAFT)
    if reader.scope.groups is not None:
        rows = rows.filter(pk__in=reader.scope.groups)
    named = with_names(rows.distinct(), timezone.localdate(now))
    return organization_attended(reader.organization.pk, {row.pk: row.shown_name for row in named}, year, now)


def asked_year(request: HttpRequest) -> int:
    """The year in `?ar=`, else this one."""
    today = timezone.localdate()
    year = number_in(request.GET.get("ar", ""), today.year)
    return year if FIRST_YEAR <= year <= today.year + 1 else today.year


def right_year(year: int) -> int:
    if not FIRST_YEAR <= year <= timezone.localdate().year + 1:
        raise Http404
    return year


def years_of(year: int, first: int | None = None) -> dict[str, object]:
    """The year, and those to choose among: from the group's first, else a decade back."""
    this = timezone.localdate().year
    first = max(FIRST_YEAR, min(first or this - 9, year))
    return {"year": year, "before": year - 1, "years": list(range(max(this, year), first - 1, -1))}


def attendance_chart(lines: Iterable[Line], year: int, name: str) -> Chart | None:
    lines = list(lines)
    return _attendance([(line.name, line.figures) for line in lines], year, name)


def spreadsheet(sheet: Sheet, name: str, form: str, title: str) -> HttpResponse:
    """csv as Swedish Excel opens it; xlsx keeps a code such as 0305 whole as well (domain.md 3.10)."""
    if form == "xlsx":
        content = xlsx_bytes(title, sheet.header, sheet.rows)
    elif form == "csv":
        content = csv_bytes(sheet.header, sheet.rows)
    else:
        raise Http404
    return download(content, f"{slugify(name)}.{form}", is_private=True)


def _attendance(rows: list[tuple[str, Figures]], year: int, name: str) -> Chart | None:
    if not rows:
        return None
    used = outcomes_used(figures for _label, figures in rows)
    title = attendance_title(rows, year)
    drawing = bars([attendance_bar(*row) for row in rows], title=title, name=name, shares=True)
    return Chart(drawing, [(sample(STYLES[one]), str(OUTCOME_WORDS[one])) for one in used])


def _meetings_chart(numbers: GroupYear, year: int) -> Chart | None:
    rows = [(line.day.isoformat(), line.figures) for line in numbers.meetings if line.figures]
    return _attendance(rows, year, "moten")


def _kinds_chart(numbers: GroupYear) -> Chart | None:
    rows: list[Bar] = [kind_bar(kind) for kind in numbers.kinds if kind.planned or kind.used]
    if not rows:
        return None
    title = _("Minutes by kind of item. The table says the same.")
    words = {
        "solid": _("Used, within the plan"),
        "stripes": _("Used, over the plan"),
        "open": _("Planned and not used, or not measured"),
    }
    used = {part.style for row in rows for part in row.parts if part.value}
    legend = [(sample(style), word) for style, word in words.items() if style in used]
    return Chart(bars(rows, title=title, name="slag"), legend)


def _circles(person: Person, group_id: int) -> frozenset[str]:
    standing = standing_of(person)
    if standing.is_administrator:
        return EVERY_CIRCLE
    return circles_read_by(standing.roles.get(group_id, frozenset()))


def _may_see_people(person: Person, group: Group) -> bool:
    """Those who staff or lead the group; a closed one is read by those who staff another of its structure."""
    standing = standing_of(person)
    if standing.has(group.pk, MAY_SEE_PEOPLE):
        return True
    is_closed = group.state == Group.State.CLOSED
    return is_closed and group.structure_id in standing.structure_ids(STAFF)


def _own(attended: Attended, person: Person) -> list[PersonLine]:
    return [line for line in attended.people if line.figures.person_id == person.pk]


def _groups_of(person: Person, structure: Structure) -> dict[int, tuple[str, str]]:
    rows = readable_groups(person).filter(Q(structure=structure) & ~Q(state=Group.State.DRAFT))
    named = sorted(with_names(rows, timezone.localdate()), key=lambda row: sorting_key(row.shown_name))
    return {row.pk: (row.shown_name, row.slug) for row in named}


def _with_organization(sheet: Sheet, found: Organization) -> Sheet:
    """The organisation's name and code before each row: files of several are laid together."""
    name = found.name_on(timezone.localdate())
    header = [_("Organisation"), _("Municipality code"), *sheet.header]
    return Sheet(header, [[name, found.code, *row] for row in sheet.rows])


def _file_words() -> dict[str, str]:
    return {
        "organisationer": _("Organisations"),
        "platser": _("Seats"),
        "personer": _("People"),
        "moten": _("Meetings"),
    }
