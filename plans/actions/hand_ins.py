"""Figures that each organisation hands in by link, and their review: not handed in, handed in, sent back,
approved, locked (S004-22, P45). They become readings when they are approved, and none before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.links import withdraw_links
from groups.models import Group, Organization, Person
from groups.post import post_all, withdraw_deliveries
from plans.actions.readings import ReadingsRefused, enter_readings
from plans.hand_in_reached import ASKED_MAIL, HAND_IN_LINK, REMINDER_MAIL, SENT_BACK_MAIL, letters_about
from plans.models import HandIn, HandInFigure, Indicator
from plans.periods import last_day, name_of, period_of
from plans.reading_rules import Entry
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

State = HandIn.State
OPEN = frozenset({State.DRAFT, State.SENT_BACK})
# Figure id -> (value, why it is missing); both empty for what is not filled in yet.
type Figures = Mapping[int, tuple[Decimal | None, str]]


@verb
def ask_for_readings(
    group: Group,
    *,
    frequency: str,
    period: date,
    organizations: Iterable[Organization],
    due_on: date,
    by: Person,
    now: datetime,
) -> list[HandIn]:
    """A hand-in for each organisation with a field for every indicator, and a link to its contacts. Whoever
    is asked already is left alone."""
    group, today = lock_open(group), timezone.localdate(now)
    chosen = {row.pk: row for row in organizations}
    _refuse_asking(chosen, frequency, period, due_on, today)
    indicators = list(asked_indicators(group, frequency, period))
    if not indicators:
        text = _("No indicator has one reading for each organisation in %(period)s. Make one first.")
        raise Refused(text % {"period": name_of(frequency, period)}, code="no_indicators")
    there = HandIn.objects.filter(group=group, frequency=frequency, period=period)
    new = [pk for pk in chosen if pk not in set(there.values_list("organization", flat=True))]
    asked = {"group": group, "frequency": frequency, "period": period, "due_on": due_on, "asked_at": now}
    rows = [HandIn.objects.create(organization=chosen[pk], **asked) for pk in new]
    for row in rows:
        _add_figures(row, indicators)
    post_all(letters_about(ASKED_MAIL, rows, now=now, key="asked"), now=now)
    return rows


def asked_indicators(group: Group, frequency: str, period: date):
    """Those that each organisation has its own figures for, and that nobody else gives."""
    rows = Indicator.objects.filter(group=group, frequency=frequency, by_organization=True)
    rows = rows.exclude(source=Indicator.Source.KOLADA).filter(starts_on__lte=last_day(frequency, period))
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=period))


def _add_figures(hand_in: HandIn, indicators: Iterable[Indicator]) -> None:
    for indicator in indicators:
        for gender in ("T", "K", "M") if indicator.by_gender else ("T",):
            HandInFigure.objects.create(hand_in=hand_in, indicator=indicator, gender=gender)


def _refuse_asking(chosen: dict, frequency: str, period: date, due_on: date, today: date) -> None:
    if not chosen:
        raise Refused(_("Choose at least one organisation."), field="organizations", code="nobody")
    if period != period_of(frequency, period):
        text = _("%(day)s is not the first day of a period.") % {"day": day_plain(period)}
        raise Refused(text, field="what", code="period")
    if period > today:
        text = _("%(period)s has not begun. Ask when it has been.")
        raise Refused(text % {"period": capfirst(name_of(frequency, period))}, field="what", code="future")
    if due_on < today:
        text = _("%(day)s has been. Write a day to come.") % {"day": day_plain(due_on)}
        raise Refused(text, field="due_on", code="past")


@verb
def save_hand_in(
    hand_in: HandIn, *, figures: Figures, by: Person | None, now: datetime, by_name: str = ""
) -> HandIn:
    """What is filled in so far; nothing is handed in by it."""
    hand_in = locked_hand_in(hand_in)
    _refuse_unless(hand_in, OPEN)
    _fill_in(hand_in, figures)
    return hand_in


@verb
def hand_in_figures(
    hand_in: HandIn, *, figures: Figures, by: Person | None, now: datetime, by_name: str = ""
) -> HandIn:
    """All of it, each figure with a value or why it is missing. `by` is None and `by_name` says who, where it
    comes by the link of a mailbox. The same twice is once."""
    hand_in = locked_hand_in(hand_in)
    if hand_in.state == State.HANDED_IN and not _fill_in(hand_in, figures):
        return hand_in
    _refuse_unless(hand_in, OPEN)
    _fill_in(hand_in, figures)
    if by is None and not by_name.strip():
        text = _("Write your name and role, for example “Anna Ek, registrar”.")
        raise Refused(text, field="by_name", code="nobody")
    empty = hand_in.figures.filter(value__isnull=True, missing="").select_related("indicator").first()
    if empty:
        text = _("“%(name)s” is empty. Write a value, or “saknas: ” and why.") % {"name": empty.indicator}
        raise Refused(text, field=f"figure-{empty.pk}", code="empty")
    hand_in.state, hand_in.handed_in_at = State.HANDED_IN, now
    hand_in.by, hand_in.by_name = by, by_name.strip()
    hand_in.save()
    return hand_in


@verb
def send_back(hand_in: HandIn, *, comment: str, by: Person, now: datetime) -> HandIn:
    """With what is to be mended; a mail goes out with the comment. Also what has been approved, until it is
    locked: what is handed in anew then becomes the readings' next revision."""
    hand_in = locked_hand_in(hand_in)
    if not comment.strip():
        text = _("Write what is to be mended, for example “Köping has the figure for 2016”.")
        raise Refused(text, field="comment", code="no_comment")
    if hand_in.state == State.SENT_BACK and hand_in.comment == comment.strip():
        return hand_in
    _refuse_unless(hand_in, {State.HANDED_IN, State.APPROVED})
    hand_in.state, hand_in.comment = State.SENT_BACK, comment.strip()
    hand_in.reviewed_at, hand_in.reviewed_by = now, by
    hand_in.save()
    post_all(letters_about(SENT_BACK_MAIL, [hand_in], now=now, key=f"back-{now.isoformat()}"), now=now)
    return hand_in


@verb
def approve_hand_in(
    hand_in: HandIn, *, by: Person, now: datetime, status: str = "final", confirmed: bool = False
) -> HandIn:
    """Its figures become readings, all or none; a change that is asked about passes with `confirmed`."""
    hand_in = locked_hand_in(hand_in)
    if hand_in.state == State.APPROVED:
        return hand_in
    _refuse_unless(hand_in, {State.HANDED_IN})
    figures = list(hand_in.figures.select_related("indicator"))
    source, why = _kept_words(hand_in)
    sign = {"by": by, "now": now, "confirmed": confirmed, "source": source}
    faults = []
    for indicator in {figure.indicator_id: figure.indicator for figure in figures}.values():
        entries = [_entry(hand_in, one, status, why) for one in figures if one.indicator_id == indicator.pk]
        try:
            enter_readings(indicator, entries=entries, **sign)
        except ReadingsRefused as refusal:
            words = [f"{indicator}: {fault.message}" for fault in refusal.faults]
            faults += [replace(one, message=text) for one, text in zip(refusal.faults, words, strict=True)]
    if faults:
        raise ReadingsRefused(faults)
    hand_in.state, hand_in.reviewed_at, hand_in.reviewed_by = State.APPROVED, now, by
    hand_in.save()
    return hand_in


def _kept_words(hand_in: HandIn) -> tuple[str, str]:
    """(source, why it is changed), kept in the readings and met on the public page: in the installation's
    language, whoever reviews. The reason is read only where something final is changed, which is what it was
    sent back for."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Handed in by the organisation"), hand_in.comment or _("Handed in anew")


def _entry(hand_in: HandIn, figure: HandInFigure, status: str, why: str) -> Entry:
    return Entry(
        period=hand_in.period,
        organization=hand_in.organization_id,
        gender=figure.gender,
        value=figure.value,
        missing=figure.missing,
        status=status,
        why=why,
    )


@verb
def lock_hand_in(hand_in: HandIn, *, by: Person, now: datetime) -> HandIn:
    """After this it stands: it is neither sent back nor handed in again, and its links no longer work."""
    hand_in = locked_hand_in(hand_in)
    if hand_in.state == State.LOCKED:
        return hand_in
    _refuse_unless(hand_in, {State.APPROVED})
    hand_in.state = State.LOCKED
    hand_in.save()
    _end_mails(hand_in, now)
    return hand_in


@verb
def withdraw_hand_in(hand_in: HandIn, *, by: Person, now: datetime) -> None:
    """Take back what was asked by mistake, while nothing is filled in."""
    hand_in = locked_hand_in(hand_in)
    filled = hand_in.figures.filter(Q(value__isnull=False) | ~Q(missing=""))
    if hand_in.state != State.DRAFT or filled.exists():
        text = _("%(name)s has begun already. Send it back with a comment instead.")
        raise Refused(text % {"name": hand_in.organization}, code="begun")
    _end_mails(hand_in, now)
    hand_in.delete()


def locked_hand_in(hand_in: HandIn) -> HandIn:
    """Again with its group and itself locked: what happens to one happens one at a time."""
    lock_open(hand_in.group)
    rows = HandIn.objects.select_for_update(no_key=True, of=("self",)).select_related("group", "organization")
    found = rows.filter(pk=hand_in.pk).first()
    if found is None:
        raise Refused(_("It has been taken back, and nothing is asked any more."), code="withdrawn")
    return found


def _refuse_unless(hand_in: HandIn, states: Iterable[str]) -> None:
    if hand_in.state not in states:
        text = _("It is “%(state)s”, so this can no longer be done. Load the page again.")
        raise Refused(text % {"state": hand_in.get_state_display()}, code="state")


def _fill_in(hand_in: HandIn, figures: Figures) -> bool:
    """Whether anything was changed. Figures of others are not listened to."""
    changed = False
    for figure in hand_in.figures.filter(pk__in=figures.keys()):
        value, missing = figures[figure.pk]
        if (figure.value, figure.missing) != (value, missing.strip()):
            figure.value, figure.missing, changed = value, missing.strip()[:200], True
            figure.save()
    return changed


def _end_mails(hand_in: HandIn, now: datetime) -> None:
    withdraw_links(HAND_IN_LINK, object_id=hand_in.pk, now=now)
    for kind in (ASKED_MAIL, REMINDER_MAIL, SENT_BACK_MAIL):
        withdraw_deliveries(kind, references__hand_in=hand_in.pk)
