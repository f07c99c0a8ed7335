"""One request for funding as it is shown, and a year of them over the local groups (S004-16 … S004-19)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet

from groups.models import Group, GroupName, Person
from meetings.models import AgendaItem
from meetings.readable import open_items
from plans.above import groups_under
from plans.deciding_items import item_words
from plans.funding_access import asked_of, may_write_lines, sides_of, steps_for
from plans.funding_states import GIVEN
from plans.funding_words import MARKS, Stated, Warned, kronor, measure, posts, posts_named, state_word, warned
from plans.models import FundingLine, FundingRequest
from plans.sums import Line, Sums, asked_in_all, gap, grant_extent, sums, total
from samverkan.lib.dated import value_that_day
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class LineWords:
    """A line in words; "" is what is not known. `posts_asked` with what they are."""

    pk: int
    category: str
    posts: str
    posts_asked: str
    kronor: str
    purpose: str
    expected: str
    granted_posts: str
    granted_kronor: str


@dataclass(frozen=True)
class RequestLine:
    """A request in a list: who asks, where it is, and its sums. `posts_asked` and `posts_given` with what
    they are."""

    pk: int
    title: str
    group: str
    year: int
    mark: str
    state: str
    posts: Stated
    kronor: Stated
    posts_asked: str
    posts_given: str
    granted_posts: str
    granted_kronor: str
    note: str
    report_by: date | None
    is_late: bool


@dataclass(frozen=True)
class YearFacts:
    """What a group is asked for a year: each request, the groups that have not asked, and all together."""

    lines: list[RequestLine]
    silent: list[str]
    posts: Stated
    kronor: Stated
    granted_posts: str
    granted_kronor: str
    categories: list[tuple[str, str, str, str, str]]


def with_group_names(rows: QuerySet[FundingRequest], on: date) -> QuerySet[FundingRequest]:
    """With `applicant_name` and `addressee_name` of the day."""
    names = {
        f"{way}_name": value_that_day(GroupName, "name", on, group=OuterRef(way))
        for way in ("applicant", "addressee")
    }
    return rows.annotate(**names)


def sums_of(rows: Iterable[FundingLine]) -> Sums:
    return sums(_line(row) for row in rows)


def _line(row: FundingLine) -> Line:
    return Line(row.posts, row.kronor, row.granted_posts, row.granted_kronor)


def line_words(row: FundingLine) -> LineWords:
    return LineWords(
        pk=row.pk,
        category=row.category,
        posts=posts(row.posts),
        posts_asked=posts_named(row.posts),
        kronor=kronor(row.kronor),
        purpose=row.purpose,
        expected=row.expected,
        granted_posts=posts(row.granted_posts),
        granted_kronor=kronor(row.granted_kronor),
    )


def request_lines(rows: QuerySet[FundingRequest], today: date) -> list[RequestLine]:
    """Two queries, whatever their number."""
    found = with_group_names(rows, today).prefetch_related("lines")
    return [request_line(row, today) for row in found]


def request_line(row: FundingRequest, today: date) -> RequestLine:
    """`row` has `applicant_name` and its lines prefetched."""
    lines = list(row.lines.all())
    come_to = sums_of(lines)
    return RequestLine(
        pk=row.pk,
        title=row.title,
        group=row.applicant_name,
        year=row.year,
        mark=MARKS[row.state],
        state=state_of(row, lines),
        posts=measure(row.stated_posts, come_to.posts, posts),
        kronor=measure(row.stated_total, come_to.kronor, kronor),
        posts_asked=posts_named(asked_in_all(row.stated_posts, come_to.posts.value)),
        posts_given=posts_named(come_to.granted_posts.value),
        granted_posts=posts(come_to.granted_posts.value),
        granted_kronor=kronor(come_to.granted_kronor.value),
        note=row.note,
        report_by=row.report_by,
        is_late=bool(row.state == "granted" and row.report_by and row.report_by < today),
    )


def state_of(row: FundingRequest, lines: list[FundingLine]) -> str:
    """The state in words, of a request with all its lines."""
    extent = grant_extent(_line(line) for line in lines)
    return str(state_word(row.state, row.get_state_display(), extent))


def year_facts(group: Group, year: int, today: date) -> YearFacts:
    """Three queries: the requests, their lines, the groups that lie under this one."""
    rows = list(with_group_names(asked_of(group, year), today).prefetch_related("lines"))
    rows.sort(key=lambda row: (row.applicant_name, row.pk))
    asked = {row.applicant_id for row in rows}
    lines = [line for row in rows for line in row.lines.all()]
    come_to = sums_of(lines)
    return YearFacts(
        lines=[request_line(row, today) for row in rows],
        silent=[under.shown_name for under in groups_under(group, today) if under.pk not in asked],
        posts=_together(rows, "stated_posts", "posts", posts),
        kronor=_together(rows, "stated_total", "kronor", kronor),
        granted_posts=posts(come_to.granted_posts.value),
        granted_kronor=kronor(come_to.granted_kronor.value),
        categories=_by_category(lines),
    )


def _together(rows: list[FundingRequest], stated: str, name: str, write) -> Stated:
    """All requests: what they state (or come to, where they state nothing) beside what all lines come to."""
    computed = total(getattr(line, name) for row in rows for line in row.lines.all())
    each = [
        asked_in_all(getattr(row, stated), total(getattr(line, name) for line in row.lines.all()).value)
        for row in rows
    ]
    return measure(total(each).value, computed, write)


def _by_category(lines: list[FundingLine]) -> list[tuple[str, str, str, str, str]]:
    """(category, posts, kronor, granted posts, granted kronor), as written, by name."""
    found: dict[str, tuple[str, list[FundingLine]]] = {}
    for line in lines:
        found.setdefault(line.category.casefold(), (line.category, []))[1].append(line)
    return [
        (word, *(write(value) for write, value in _measures(sums_of(rows))))
        for _key, (word, rows) in sorted(found.items())
    ]


def _measures(come_to: Sums) -> list[tuple]:
    return [
        (posts, come_to.posts.value),
        (kronor, come_to.kronor.value),
        (posts, come_to.granted_posts.value),
        (kronor, come_to.granted_kronor.value),
    ]


@dataclass(frozen=True)
class RequestFacts:
    """One request's page. `steps` are what the reader can do now; `decided_at` and `approved_at` are the
    items for those who read them, `decided_item` and `approved_item` their keys."""

    line: RequestLine
    lines: list[LineWords]
    addressee: str
    steps: list[str]
    may_write: bool
    may_explain: bool
    may_set_day: bool
    may_report_again: bool
    warned: list[Warned]
    is_granted: bool
    decided_at: str
    decided_item: int | None
    approved_at: str
    approved_item: int | None


def request_facts(request: FundingRequest, reader: Person, today: date) -> RequestFacts:
    """Three queries at most: the names, the lines, the items it was approved and decided at."""
    row = with_group_names(FundingRequest.objects.filter(pk=request.pk), today).get()
    rows = list(row.lines.all())
    row._prefetched_objects_cache = {"lines": rows}
    sides, come_to = sides_of(reader, row), sums_of(rows)
    items = [one for one in (request.decided_at, request.approved_at) if one]
    keys = [one.pk for one in items]
    read = set(open_items(reader).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    decided, approved = (_item(one, read) for one in (request.decided_at, request.approved_at))
    gaps = [gap(row.stated_posts, come_to.posts.value), gap(row.stated_total, come_to.kronor.value)]
    return RequestFacts(
        line=request_line(row, today),
        lines=[line_words(line) for line in rows],
        addressee=row.addressee_name,
        steps=steps_for(reader, row),
        may_write=may_write_lines(reader, row),
        may_explain=bool(sides) and any(gaps) and row.state not in {"draft", "withdrawn"},
        may_set_day="addressee" in sides and row.state == "granted",
        may_report_again="applicant" in sides and row.state == "followed_up",
        warned=warned(state=row.state, gaps=gaps, note=row.note, report_by=row.report_by, today=today),
        is_granted=row.state in GIVEN,
        decided_at=decided[0],
        decided_item=decided[1],
        approved_at=approved[0],
        approved_item=approved[1],
    )


def _item(item: AgendaItem | None, read: set[int]) -> tuple[str, int | None]:
    """The item's title is for those who read the item; the meeting's day for everybody."""
    if item is None:
        return "", None
    return (item_words(item), item.pk) if item.pk in read else (day_plain(item.meeting.date), None)
