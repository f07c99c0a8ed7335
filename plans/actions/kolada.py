"""Getting an indicator's readings from Kolada: asked for, carried out by the worker, or read from a file
(domain.md 3.8)."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.models import Organization, Person
from plans.actions.indicators import change_indicator
from plans.actions.kolada_compared import keep_compared
from plans.actions.readings import enter_readings, locked_indicator, organizations_ever
from plans.kolada import KPI_ID, Value, saved_values
from plans.kolada_entries import ALL_GENDERS, ONLY_TOTAL, area_id, entries_of, source_line
from plans.models import Indicator, KoladaFetch
from plans.periods import name_of
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

State = KoladaFetch.State
# A worker that died leaves a fetch behind; after so long another may be asked for.
GIVEN_UP = timedelta(hours=1)
MOST_BYTES = 10_000_000


@verb
def choose_kpi(indicator: Indicator, *, kpi: str, by: Person, now: datetime) -> Indicator:
    """From now on the indicator's readings come from this key figure."""
    kpi = kpi.strip().upper()
    if not KPI_ID.fullmatch(kpi):
        text = _("“%(text)s” is not a key figure in Kolada. Write for example N01951.")
        raise Refused(text % {"text": kpi}, field="kpi", code="no_kpi")
    _refuse_frequency(indicator)
    return change_indicator(indicator, source=Indicator.Source.KOLADA, kolada_id=kpi, by=by, now=now)


@verb
def ask_for_kolada(
    indicator: Indicator,
    *,
    organizations: Collection[int],
    from_year: int,
    to_year: int,
    by: Person,
    now: datetime,
) -> KoladaFetch:
    """A fetch for the worker to carry out. One at a time for each indicator."""
    indicator = locked_indicator(indicator)
    today = timezone.localdate(now)
    _refuse_source(indicator)
    places_of(indicator, organizations)
    _refuse_years(indicator, from_year, to_year, today)
    under_way = indicator.fetches.filter(state__in=[State.WAITING, State.RUNNING])
    under_way.filter(asked_at__lt=now - GIVEN_UP).update(
        state=State.FAILED, problem=_("It was cut off."), ended_at=now
    )
    if under_way.exists():
        raise Refused(_("Values are being fetched already. Wait until it is done."), code="under_way")
    return KoladaFetch.objects.create(
        indicator=indicator, from_year=from_year, to_year=to_year, asked_at=now, asked_by=by
    )


@verb
def begin_fetch(fetch: KoladaFetch, *, by: None, now: datetime) -> bool:
    """Whether it is this worker's to carry out."""
    return bool(KoladaFetch.objects.filter(pk=fetch.pk, state=State.WAITING).update(state=State.RUNNING))


@verb
def count_fetched(fetch: KoladaFetch, *, done: int, by: None, now: datetime) -> None:
    KoladaFetch.objects.filter(pk=fetch.pk, state=State.RUNNING).update(done=done)


@verb
def take_in_values(
    fetch: KoladaFetch, *, values: Iterable[Value], organizations: Collection[int], by: None, now: datetime
) -> KoladaFetch:
    """All that was fetched as readings, and the fetch is done; or `Refused`, and none."""
    indicator = locked_indicator(fetch.indicator)
    fetch = KoladaFetch.objects.select_for_update().get(pk=fetch.pk)
    if fetch.state != State.RUNNING:
        raise Refused(_("It was cut off."), code="cut_off")
    places = places_of(indicator, organizations)
    fetch.indicator = indicator
    return _entered(fetch, list(values), places, by=fetch.asked_by, now=now)


@verb
def fail_fetch(fetch: KoladaFetch, *, problem: str, by: None, now: datetime) -> None:
    open_ = KoladaFetch.objects.filter(pk=fetch.pk, state__in=[State.WAITING, State.RUNNING])
    open_.update(state=State.FAILED, problem=problem[:300], ended_at=now)


@verb
def read_kolada_file(
    indicator: Indicator,
    *,
    content: bytes,
    filename: str,
    organizations: Collection[int],
    by: Person,
    now: datetime,
) -> KoladaFetch:
    """An answer of Kolada's that somebody has saved: no network is needed. The file is not kept, only its
    name and checksum."""
    indicator = locked_indicator(indicator)
    _refuse_source(indicator)
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB."), field="file", code="too_large")
    places = places_of(indicator, organizations)
    values = saved_values(content)
    years = _years_in(indicator, values, timezone.localdate(now))
    fetch = KoladaFetch(
        indicator=indicator,
        from_year=min(years),
        to_year=max(years),
        filename=filename[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        asked_at=now,
        asked_by=by,
    )
    return _entered(fetch, values, places, by=by, now=now)


def places_of(indicator: Indicator, organizations: Collection[int]) -> dict[str, int | None]:
    """The area in Kolada of each chosen organisation of the group's, and whose reading it becomes: its own,
    or the group's where the indicator has one for all."""
    rows = Organization.objects.filter(pk__in=organizations_ever(indicator.group_id) & set(organizations))
    found = {area: row.pk for row in rows if (area := area_id(row.kind, row.code))}
    if not found:
        text = _("Choose at least one municipality or region that has its code in the register.")
        raise Refused(text, field="organizations", code="nobody")
    if indicator.by_organization:
        return found
    if len(found) > 1:
        text = _("The indicator has one reading for all. Choose one municipality or the region.")
        raise Refused(text, field="organizations", code="one_only")
    return dict.fromkeys(found)


def years_of(indicator: Indicator, today: date) -> tuple[int, int]:
    """The first and last year that a reading may be of."""
    last = min(today.year, indicator.ends_on.year) if indicator.ends_on else today.year
    return indicator.starts_on.year, last


def _entered(
    fetch: KoladaFetch, values: list[Value], places: Mapping[str, int | None], *, by: Person, now: datetime
) -> KoladaFetch:
    indicator, today = fetch.indicator, timezone.localdate(now)
    first, last = years_of(indicator, today)
    # What is compared too: a file may name any year, and the database keeps no year 99999.
    within = [value for value in values if first <= value.year <= last]
    # Kept words are the installation's own, whoever reads the page: another language is no new reading.
    with translation.override(settings.LANGUAGE_CODE):
        source = source_line(indicator.kolada_id, today)
        entries = entries_of(
            within,
            kpi=indicator.kolada_id,
            places=places,
            genders=ALL_GENDERS if indicator.by_gender else ONLY_TOTAL,
            today=today,
        )
    rows = _enter(indicator, entries, by=by, now=now, source=source)
    keep_compared(indicator, within, today)
    fetch.done = len(values)
    fetch.new = sum(row.revision == 1 and row.value is not None for row in rows)
    fetch.changed = sum(row.revision > 1 for row in rows)
    fetch.missing = sum(entry.value is None for entry in entries)
    fetch.state, fetch.ended_at = State.DONE, now
    fetch.save()
    return fetch


def _enter(indicator: Indicator, entries: list, *, by: Person, now: datetime, source: str) -> list:
    """Large changes are not asked about: they are Kolada's. A refusal says of which year."""
    try:
        return enter_readings(indicator, entries=entries, source=source, confirmed=True, by=by, now=now)
    except Refused as refusal:
        faults = [fault for fault in getattr(refusal, "faults", []) if not fault.is_question]
        if not faults:
            raise
        year = name_of(indicator.frequency, faults[0].place[0])
        raise Refused(f"{year}: {faults[0].message}", code=faults[0].code) from None


def _years_in(indicator: Indicator, values: list[Value], today: date) -> set[int]:
    """The years of the indicator's own values, among those that a reading may be of."""
    first, last = years_of(indicator, today)
    if found := {value.year for value in values if value.kpi == indicator.kolada_id}:
        if within := {year for year in found if first <= year <= last}:
            return within
        text = _("The file has no values from %(first)d to %(last)d, the years the indicator is measured.")
        raise Refused(text % {"first": first, "last": last}, field="file", code="years")
    there = ", ".join(sorted({value.kpi for value in values})[:3]) or "–"
    text = _("The file has values of %(there)s, and the indicator reads %(wanted)s.")
    words = {"there": there, "wanted": indicator.kolada_id}
    raise Refused(text % words, field="file", code="other_kpi")


def _refuse_source(indicator: Indicator) -> None:
    if indicator.source != Indicator.Source.KOLADA or not indicator.kolada_id:
        raise Refused(_("Choose a key figure in Kolada first."), code="no_kpi")
    _refuse_frequency(indicator)


def _refuse_frequency(indicator: Indicator) -> None:
    if indicator.frequency != Indicator.Frequency.YEAR:
        text = _("Kolada has a value a year, and the indicator is read more often. Make one that is yearly.")
        raise Refused(text, code="not_yearly")


def _refuse_years(indicator: Indicator, from_year: int, to_year: int, today: date) -> None:
    first, last = years_of(indicator, today)
    if first <= from_year <= to_year <= last:
        return
    text = _("Write years from %(first)d to %(last)d, the earliest first.") % {"first": first, "last": last}
    raise Refused(text, field="from_year", code="years")
