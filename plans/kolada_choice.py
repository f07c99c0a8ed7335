"""Which organisations an indicator's values can be fetched for, and a fetch as its page tells it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Organization, Person
from plans.access import PLANNERS, indicator_for
from plans.actions.readings import organizations_ever
from plans.kolada_entries import area_id
from plans.models import Indicator, KoladaFetch
from samverkan.lib.spoken import moment

SHAPES = {"waiting": "empty", "running": "partly", "done": "ok", "failed": "stop"}


@dataclass(frozen=True)
class Choice:
    """`names` by key; `ticked` are the keys to begin with; `without` the names of those that have no code."""

    rows: list[Organization]
    names: dict[int, str]
    ticked: list[int]
    without: list[str]


def choice_of(indicator: Indicator, today: date) -> Choice:
    """All of the group's; where there is one reading for all, the region. Three queries."""
    rows = Organization.objects.filter(pk__in=organizations_ever(indicator.group_id))
    found = list(rows.prefetch_related("names"))
    can = [row for row in found if area_id(row.kind, row.code)]
    names = {row.pk: row.name_on(today) for row in found}
    ticked = [row.pk for row in can]
    if not indicator.by_organization:
        ticked = [row.pk for row in can if row.kind == Organization.Kind.REGION][:1]
    without = [
        names[row.pk]
        for row in found
        if row not in can and row.kind in (Organization.Kind.MUNICIPALITY, Organization.Kind.REGION)
    ]
    return Choice(can, names, ticked, without)


@dataclass(frozen=True)
class FetchShown:
    """A fetch in words; `lines` are what came of it."""

    pk: int
    shape: str
    word: str
    is_under_way: bool
    said: str
    lines: tuple[str, ...]
    asked: str


def fetch_shown(fetch: KoladaFetch) -> FetchShown:
    is_waiting = fetch.state == KoladaFetch.State.WAITING
    is_under_way = is_waiting or fetch.state == KoladaFetch.State.RUNNING
    read = ngettext("%(count)d value read", "%(count)d values read", fetch.done) % {"count": fetch.done}
    lines = () if is_under_way or fetch.state == KoladaFetch.State.FAILED else _came_of_it(fetch)
    years = str(fetch.from_year)
    if fetch.to_year != fetch.from_year:
        years = f"{fetch.from_year}–{fetch.to_year}"
    return FetchShown(
        pk=fetch.pk,
        shape=SHAPES[fetch.state],
        word=fetch.get_state_display(),
        is_under_way=is_under_way,
        said=fetch.problem or (_("It waits for its turn.") if is_waiting else f"{read}."),
        lines=lines,
        asked=" · ".join(filter(None, [years, fetch.filename, moment(fetch.asked_at)])),
    )


def fetch_for(person: Person, pk: int) -> KoladaFetch:
    """Whoever may plan for the indicator's group."""
    fetch = KoladaFetch.objects.filter(pk=pk).first()
    if fetch is None:
        raise Http404
    fetch.indicator = indicator_for(person, fetch.indicator_id, PLANNERS)
    return fetch


def _came_of_it(fetch: KoladaFetch) -> tuple[str, ...]:
    if not fetch.done:
        return (_("Kolada has no values of it for those organisations and years."),)
    new = ngettext("%(count)d new reading.", "%(count)d new readings.", fetch.new)
    changed = ngettext("%(count)d changed reading.", "%(count)d changed readings.", fetch.changed)
    missing = ngettext(
        "%(count)d value is missing in Kolada.", "%(count)d values are missing in Kolada.", fetch.missing
    )
    told = [
        text % {"count": count}
        for text, count in ((new, fetch.new), (changed, fetch.changed), (missing, fetch.missing))
    ]
    if not fetch.new and not fetch.changed:
        told.insert(0, _("Nothing new since the last time."))
    return tuple(told)
