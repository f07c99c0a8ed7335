"""A survey's result is gone through at an agenda item (S000-44)."""

from datetime import datetime

from django.utils.translation import gettext as _

from evaluations.access import refuse_others
from evaluations.models import Survey, SurveyAtItem
from evaluations.survey_at_items import is_theirs
from groups.models import Person
from meetings.actions.guards import lock
from meetings.models import AgendaItem
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def put_survey_at_item(survey: Survey, *, item: AgendaItem, by: Person, now: datetime) -> SurveyAtItem:
    """It stands there already: that one is given."""
    survey = Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
    refuse_others(survey.evaluation_id, by)
    if survey.state not in (Survey.State.CLOSED, Survey.State.REPORTED):
        raise Refused(_("The survey has no result yet. Close it first."), code="no_result")
    item.meeting = lock(item.meeting)
    if not is_theirs(item, survey):
        text = _("That item is on the agenda of a group that is not evaluated here.")
        raise Refused(text, field="item", code="not_theirs")
    return SurveyAtItem.objects.get_or_create(survey=survey, item=item)[0]


@verb
def take_survey_from_item(there: SurveyAtItem, *, by: Person, now: datetime) -> None:
    there.delete()
