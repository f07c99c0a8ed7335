"""Indicators: made, changed and ended. Their readings outlive every plan, so what they mean stands
(I-IND1)."""

from datetime import date, datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from plans.actions.readings import locked_indicator
from plans.models import ComparedValue, HandIn, HandInFigure, Indicator
from plans.periods import last_day, name_of, period_of
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

FIELDS = (
    "name",
    "description",
    "unit",
    "unit_name",
    "decimals",
    "direction",
    "source",
    "kolada_id",
    "frequency",
    "lag_days",
    "by_organization",
    "by_gender",
    "warn_factor",
    "responsible",
    "starts_on",
    "is_key_figure",
    "slug",
)
# What a reading that is there already means; changed, it would mean something else.
STANDS = ("unit", "frequency", "by_organization", "by_gender", "direction")
# What the figures that organisations are filling in were asked for by; changed, they could not be approved.
ASKED_BY = ("unit", "frequency", "by_organization", "by_gender")


@verb
def create_indicator(group: Group, *, by: Person, now: datetime, **fields) -> Indicator:
    """`fields` are those of `FIELDS`; the address of a key figure is made from its name if not given."""
    group = lock_open(group)
    indicator = Indicator(group=group)
    _give(indicator, fields)
    indicator.save()
    return indicator


@verb
def change_indicator(indicator: Indicator, *, by: Person, now: datetime, **fields) -> Indicator:
    """Unit, frequency, breakdown and direction stand once there are readings, and so does the key figure in
    Kolada that they come from: end it and make another instead. While figures are handed in for it, they
    stand until those are approved or taken back."""
    lock_open(indicator.group)
    indicator = locked_indicator(indicator)
    before = {name: getattr(indicator, name) for name in FIELDS}
    _give(indicator, fields)
    changed = {name for name, value in before.items() if getattr(indicator, name) != value}
    # Own figures may be followed by Kolada's; then the key figure stands, for another is another series.
    stands = [*STANDS, "kolada_id"] if before["kolada_id"] else STANDS
    field = next((name for name in stands if name in changed), None)
    if field and indicator.readings.exists():
        text = _("There are readings already, and they would come to mean something else. Make a new one.")
        raise Refused(text, field=field, code="has_readings")
    if field := next((name for name in ASKED_BY if name in changed), None):
        _refuse_while_asked(indicator, before["frequency"], field)
    if "starts_on" in changed:
        _refuse_while_asked(indicator, before["frequency"], "starts_on", before=indicator.starts_on)
    if indicator.readings.filter(period__lt=period_of(indicator.frequency, indicator.starts_on)).exists():
        text = _("There are readings from before %(day)s. Write an earlier day.")
        words = {"day": day_plain(indicator.starts_on)}
        raise Refused(text % words, field="starts_on", code="readings_before")
    if "kolada_id" in changed:
        # What was fetched of another key figure is not this one's.
        ComparedValue.objects.filter(place__indicator=indicator).delete()
    if changed:
        indicator.save()
    return indicator


@verb
def end_indicator(indicator: Indicator, *, ends_on: date, by: Person, now: datetime) -> Indicator:
    """Measured up to and including that day; what has been read is kept and shown."""
    lock_open(indicator.group)
    indicator = locked_indicator(indicator)
    if ends_on < indicator.starts_on:
        text = _("It is measured from %(day)s. Write a later day.") % {"day": day_plain(indicator.starts_on)}
        raise Refused(text, field="ends_on", code="before_start")
    late = indicator.readings.filter(period__gt=ends_on).order_by("period").last()
    if late:
        text = _("There is a reading from %(day)s. Write a later day.") % {"day": day_plain(late.period)}
        raise Refused(text, field="ends_on", code="readings_after")
    _refuse_while_asked(indicator, indicator.frequency, "ends_on", after=ends_on)
    if indicator.ends_on != ends_on:
        indicator.ends_on = ends_on
        indicator.save()
    return indicator


def _refuse_while_asked(
    indicator: Indicator, frequency: str, field: str, *, before: date | None = None, after: date | None = None
) -> None:
    """While organisations are asked for it, and their figures are not approved; of periods that end before or
    begin after a day, where one is given. `frequency` is the one they were asked by."""
    figures = HandInFigure.objects.filter(indicator=indicator)
    figures = figures.exclude(hand_in__state__in=(HandIn.State.APPROVED, HandIn.State.LOCKED))
    periods = set(figures.values_list("hand_in__period", flat=True))
    asked = sorted(
        period
        for period in periods
        if (before is None or last_day(frequency, period) < before) and (after is None or period > after)
    )
    if asked:
        text = _(
            "Figures for %(periods)s are being handed in, and could not be approved. Approve them first, or "
            "take back what was asked."
        )
        words = {"periods": listed(name_of(frequency, period) for period in asked)}
        raise Refused(text % words, field=field, code="being_handed_in")


def _give(indicator: Indicator, fields: dict) -> None:
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(indicator, name, value.strip() if isinstance(value, str) else value)
    _refuse_shape(indicator)
    if indicator.source != Indicator.Source.KOLADA:
        indicator.kolada_id = ""
    if indicator.unit != Indicator.Unit.OTHER:
        indicator.unit_name = ""
    if indicator.is_key_figure or indicator.slug:
        indicator.slug = _free_slug(indicator)


def _refuse_shape(indicator: Indicator) -> None:
    if not indicator.name:
        raise Refused(_("Write what is measured."), field="name", code="empty")
    if indicator.unit == Indicator.Unit.OTHER and not indicator.unit_name:
        text = _("Write the unit, for example posts or days.")
        raise Refused(text, field="unit_name", code="no_unit")
    if indicator.source == Indicator.Source.KOLADA and not indicator.kolada_id:
        text = _("Write the key figure in Kolada, for example N01951.")
        raise Refused(text, field="kolada_id", code="no_kolada")


def _free_slug(indicator: Indicator) -> str:
    """Its own as it is; a new one beside others of the group that are taken."""
    wanted = indicator.slug or slugify(indicator.name)[:50] or "nyckeltal"
    others = Indicator.objects.filter(group=indicator.group).exclude(pk=indicator.pk)
    taken = set(others.values_list("slug", flat=True))
    if indicator.slug in taken and indicator.slug:
        text = _("Another key figure of the group has the address “%(slug)s”. Choose another.")
        raise Refused(text % {"slug": indicator.slug}, field="slug", code="taken")
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)
