"""The surveys that a survey repeats, so that years compare (I-SUR7)."""

from evaluations.access import surveys_for
from evaluations.kept_tallies import SurveyTallies, kept_tallies
from evaluations.models import Survey
from evaluations.packing import CLOSED
from groups.models import Person

# A table of more columns is read by nobody; the newest are kept.
MOST = 5


def earlier_results(survey: Survey, reader: Person | None) -> list[SurveyTallies]:
    """Those before it, oldest first, that the reader may read (None: whatever is reported). No query without
    any, two otherwise."""
    if not survey.repeats_id:
        return []
    before = dict(Survey.objects.exclude(repeats=None).values_list("pk", "repeats"))
    chain, at = [], survey.repeats_id
    while at is not None and at not in chain and len(chain) < MOST - 1:
        chain.append(at)
        at = before.get(at)
    seen = surveys_for(reader) if reader else Survey.objects.filter(state=Survey.State.REPORTED)
    rows = seen.filter(pk__in=chain, state__in=CLOSED).only("pk", "tallies")
    found = {row.pk: kept_tallies(row) for row in rows}
    return [found[pk] for pk in reversed(chain) if pk in found]
