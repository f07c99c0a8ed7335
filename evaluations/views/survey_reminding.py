"""The one reminder to those who have not answered, asked for by those who see to the survey (ruling 24)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.actions.reminding import remind_survey
from evaluations.survey_access import survey_to_write
from groups.views.signature import signature
from samverkan.lib.refusal import Refused


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """To how many it goes is not told: answers are counted once a day."""
    found = survey_to_write(request.user, pk)
    try:
        remind_survey(found, **signature(request))
        text = _("Those who have not answered get a mail with their link again, if they are at least five.")
        messages.success(request, text)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("surveys:survey", pk)
