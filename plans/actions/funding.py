"""Asking the group above for money: begun, written line by line, handed in, taken back (S004-16, S004-17,
S004-19)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from meetings.actions.guards import lock
from meetings.models import AgendaItem
from plans.above import required_above
from plans.adopted_places import refuse_not_held
from plans.deciding_items import refuse_item_of_others
from plans.funding_mails_sent import SUBMITTED_MAIL, WITHDRAWN_MAIL, tell_staff
from plans.funding_states import DRAFT, GIVEN, REJECTED, STEPS, SUBMITTED, WITHDRAWN, may_step
from plans.models import FundingLine, FundingRequest
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

FIRST_YEAR, YEARS_AHEAD = 2000, 10
HEAD = ("title", "stated_total", "stated_posts", "note")
LINE = ("category", "posts", "kronor", "purpose", "expected")


@verb
def begin_funding_request(
    group: Group,
    *,
    year: int,
    title: str,
    by: Person,
    now: datetime,
    stated_total: Decimal | None = None,
    stated_posts: Decimal | None = None,
    note: str = "",
) -> FundingRequest:
    """A draft to the group that this one lies under today. The same request posted twice is one."""
    group, today = lock_open(group), timezone.localdate(now)
    addressee = required_above(group, today)
    given = _head(title=title, stated_total=stated_total, stated_posts=stated_posts, note=note)
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        text = _("%(year)s cannot be the year. Write for example %(next)s.")
        raise Refused(text % {"year": year, "next": today.year + 1}, field="year", code="year")
    drafts = FundingRequest.objects.filter(applicant=group, year=year, state=DRAFT, title=given["title"])
    return drafts.first() or FundingRequest.objects.create(
        applicant=group, addressee=addressee, year=year, created_at=now, created_by=by, **given
    )


@verb
def change_funding_request(
    request: FundingRequest,
    *,
    title: str,
    by: Person,
    now: datetime,
    stated_total: Decimal | None = None,
    stated_posts: Decimal | None = None,
    note: str = "",
) -> FundingRequest:
    """What it is called and what it states in sum, while it is a draft."""
    request = locked_draft(request)
    return _written(
        request, _head(title=title, stated_total=stated_total, stated_posts=stated_posts, note=note)
    )


@verb
def explain_gap(request: FundingRequest, *, note: str, by: Person, now: datetime) -> FundingRequest:
    """Why what is stated is not what the lines come to (I-FUN2); by either side, also after the decision."""
    request = locked_request(request)
    if request.state == WITHDRAWN:
        raise Refused(_("The request is withdrawn. Nothing is changed in it any more."), code="state")
    return _written(request, {"note": note.strip()})


@verb
def add_funding_line(
    request: FundingRequest,
    *,
    category: str,
    by: Person,
    now: datetime,
    posts: Decimal | None = None,
    kronor: Decimal | None = None,
    purpose: str = "",
    expected: str = "",
) -> FundingLine:
    """One thing more, last among the lines."""
    request = locked_draft(request)
    given = _line(category=category, posts=posts, kronor=kronor, purpose=purpose, expected=expected)
    last = request.lines.aggregate(last=Max("position"))["last"] or 0
    return FundingLine.objects.create(request=request, position=last + 1, **given)


@verb
def change_funding_line(
    line: FundingLine,
    *,
    category: str,
    by: Person,
    now: datetime,
    posts: Decimal | None = None,
    kronor: Decimal | None = None,
    purpose: str = "",
    expected: str = "",
) -> FundingLine:
    locked_draft(line.request)
    given = _line(category=category, posts=posts, kronor=kronor, purpose=purpose, expected=expected)
    return _written(_line_again(line), given)


@verb
def remove_funding_line(line: FundingLine, *, by: Person, now: datetime) -> None:
    locked_draft(line.request)
    _line_again(line).delete()


@verb
def submit_funding_request(
    request: FundingRequest,
    *,
    by: Person,
    now: datetime,
    approved_at: AgendaItem | None = None,
    approved_on: date | None = None,
    approved_how: str = "",
) -> FundingRequest:
    """Hand in what the local group itself stands behind (domain.md 6.5): decided at an item of its own, on
    the day of a meeting that is held, or on a day and how. Those who serve the group above get a mail. Handed
    in twice is once."""
    if approved_at:
        approved_at.meeting = lock(approved_at.meeting)
    request = locked_request(request)
    if request.state == SUBMITTED:
        return request
    refuse_step("submit", request)
    if not request.lines.exists():
        text = _("Nothing is asked for yet. Add at least one line, for example “Coordinators, 2 posts”.")
        raise Refused(text, code="no_lines")
    approval = _approval(request, approved_at, approved_on, approved_how, timezone.localdate(now))
    moved(request, "submit", submitted_on=timezone.localdate(now), **approval)
    tell_staff(request, SUBMITTED_MAIL, to=request.addressee, now=now)
    return request


@verb
def withdraw_funding_request(
    request: FundingRequest, *, reason: str, by: Person, now: datetime
) -> FundingRequest:
    """Take it back before it is decided, and why; those who had got it are told."""
    request = locked_request(request)
    refuse_step("withdraw", request)
    required(reason, _("Write why it is taken back, e.g. “We apply together with the neighbours”."))
    moved(request, "withdraw", reason=reason.strip())
    if request.submitted_on:
        tell_staff(request, WITHDRAWN_MAIL, to=request.addressee, now=now)
    return request


def _approval(
    request: FundingRequest, item: AgendaItem | None, on: date | None, how: str, today: date
) -> dict:
    refuse_item_of_others(item, request.applicant, "approved_at")
    if item:
        on = on or item.meeting.date
        refuse_not_held(item, on, ("approved_at", "approved_on"))
    if on is None:
        text = _("The group has to stand behind it. Choose the item, or write the day and how it was said.")
        raise Refused(text, field="approved_on", code="not_approved")
    refuse_future(on, today, "approved_at" if item else "approved_on")
    if item is None:
        words = _("Write how the group said it, e.g. “By e-mail to all; nobody against”.")
        required(how, words, "approved_how")
    return {"approved_on": on, "approved_at": item, "approved_how": "" if item else how.strip()}


def locked_request(request: FundingRequest) -> FundingRequest:
    """The request again with its row locked: what happens to one happens one at a time."""
    rows = FundingRequest.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("applicant", "addressee").get(pk=request.pk)


def locked_draft(request: FundingRequest) -> FundingRequest:
    found = locked_request(request)
    if found.state != DRAFT:
        raise Refused(
            _("The request is handed in and stands as it is. Take it back and write a new one."),
            code="state",
        )
    return found


def refuse_step(name: str, request: FundingRequest) -> None:
    """In the words of where the request is now (domain.md 6.5)."""
    if may_step(name, request.state):
        return
    words = {
        DRAFT: _("The request is not handed in yet."),
        SUBMITTED: _("Take the request up for review first."),
        WITHDRAWN: _("The request is withdrawn. Nothing is changed in it any more."),
        REJECTED: _("The request is turned down already."),
    }
    decided = _("The request is granted already.") if request.state in GIVEN else _("It is being reviewed.")
    raise Refused(words.get(request.state, decided), code="state")


def moved(request: FundingRequest, step: str, **fields) -> None:
    _written(request, {"state": STEPS[step].after, **fields})


def required(text: str, words: str, field: str = "reason") -> None:
    if not text.strip():
        raise Refused(words, field=field, code=f"no_{field}")


def refuse_future(day: date, today: date, field: str) -> None:
    if day > today:
        raise Refused(_("That day is to come. Write the day it happened."), field=field, code="future")


def _head(*, title: str, stated_total, stated_posts, note: str) -> dict:
    given = {
        "title": collapsed(title),
        "stated_total": stated_total,
        "stated_posts": stated_posts,
        "note": note.strip(),
    }
    required(given["title"], _("Write what it is, e.g. “Funds for 2017”."), "title")
    _refuse_below_zero(given, ("stated_total", "stated_posts"))
    return given


def _line(*, category: str, posts, kronor, purpose: str, expected: str) -> dict:
    given = dict(
        zip(LINE, (collapsed(category), posts, kronor, purpose.strip(), expected.strip()), strict=True)
    )
    required(given["category"], _("Write what is asked for, e.g. “Coordinators”."), "category")
    if posts is None and kronor is None:
        text = _("Write posts, kronor or both. What you do not know yet can be left empty, but not both.")
        raise Refused(text, field="kronor", code="asks_nothing")
    _refuse_below_zero(given, ("posts", "kronor"))
    return given


def _refuse_below_zero(given: Mapping, names: tuple[str, ...]) -> None:
    """I-FUN1."""
    for name in names:
        if given[name] is not None and given[name] < 0:
            raise Refused(_("Less than zero cannot be asked for."), field=name, code="below_zero")


def _line_again(line: FundingLine) -> FundingLine:
    found = FundingLine.objects.filter(pk=line.pk).first()
    if found is None:
        raise Refused(_("The line has been removed."), code="gone")
    return found


def _written[Row: (FundingRequest, FundingLine)](row: Row, given: Mapping) -> Row:
    """Saved with a line of history, unless nothing is new."""
    changed = {name: value for name, value in given.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.save()
    return row
