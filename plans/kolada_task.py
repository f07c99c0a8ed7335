"""What the worker does when values are asked for from Kolada."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.tasks import task
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from plans.actions.kolada import begin_fetch, count_fetched, fail_fetch, places_of, take_in_values
from plans.kolada import Kolada, Value
from plans.models import KoladaFetch
from samverkan.lib.refusal import Refused


@task()
def fetch_from_kolada(fetch: int, organizations: list[int]) -> None:
    row = KoladaFetch.objects.select_related("indicator").filter(pk=fetch).first()
    if row:
        # What went wrong is written once, in the installation's own language.
        with translation.override(settings.LANGUAGE_CODE):
            carry_out(row, organizations, now=timezone.now())


def carry_out(
    fetch: KoladaFetch, organizations: Collection[int], *, now: datetime, kolada: Kolada | None = None
) -> None:
    """Page by page with a count that is seen, then all at once into the readings. What goes wrong is told on
    the fetch; a fault of our own too, so that it does not stand as under way for ever."""
    sign = {"by": None, "now": now}
    if not begin_fetch(fetch, **sign):
        return
    try:
        values = _fetched(fetch, organizations, kolada or Kolada(), sign)
        take_in_values(fetch, values=values, organizations=organizations, **sign)
    except Refused as refusal:
        fail_fetch(fetch, problem=str(refusal), **sign)
    except Exception:
        fail_fetch(fetch, problem=_("Something went wrong here. It is in the log."), **sign)
        raise


def _fetched(fetch: KoladaFetch, organizations: Collection[int], kolada: Kolada, sign: dict) -> list[Value]:
    indicator, values = fetch.indicator, []
    compared = indicator.compared.values_list("area", flat=True)
    areas = sorted({*places_of(indicator, organizations), *compared})
    years = range(fetch.from_year, fetch.to_year + 1)
    for page in kolada.values(indicator.kolada_id, areas, years):
        values += page
        count_fetched(fetch, done=len(values), **sign)
    return values
