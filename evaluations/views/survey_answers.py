"""Answering a survey by link: no log-in, no session, no script needed (ruling 10).

The pages are written without the request: who happens to be logged in is neither asked nor shown, and their
address stands in no log of ours (samverkan/lib/quiet_paths.py).
"""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.actions.answers import AnswersRefused, given_before, hand_in_answers, is_open_to
from evaluations.answer_links import PURPOSE, invitations_of
from evaluations.answer_page import (
    questions_of,
    said_above,
    sections_asked,
    shown_sections,
    told_faults,
)
from evaluations.answering import Posted, posted_of
from evaluations.models import Invitation, Survey
from groups.links import dead_link, for_link
from groups.models import Link
from samverkan.lib.refusal import Refused

DEAD = "evaluations/answer_dead.html"


@for_link(PURPOSE, dead=DEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    """GET shows the questions, in a confidential survey with what was answered; POST hands in.

    A wrong, used, expired or withdrawn link and one to a closed survey give the one dead page.
    """
    invitation = invitations_of(link.object_id).select_related("survey__evaluation__structure").first()
    if invitation is None or not is_open_to(invitation, timezone.now()):
        return dead_link(request, DEAD)
    if request.method != "POST":
        return _page(request, invitation)
    posted = dict(request.POST.lists())
    try:
        hand_in_answers(invitation, posted=posted, by=None, now=timezone.now())
    except AnswersRefused as refused:
        return _page(request, invitation, posted, refused.faults)
    except Refused:
        return dead_link(request, DEAD)
    except IntegrityError as error:
        # Closing came in between, of one who had just been asked.
        if "response_while_open" not in str(error):
            raise
        return dead_link(request, DEAD)
    is_confidential = invitation.survey.mode == Survey.Mode.CONFIDENTIAL
    return redirect("survey_answers:thanks_confidential" if is_confidential else "survey_answers:thanks")


@login_not_required
@require_safe
def thanks(request: HttpRequest, *, is_confidential: bool = False) -> HttpResponse:
    """The same for everybody, with no address of a link in it."""
    return _written(request, "evaluations/answer_thanks.html", {"is_confidential": is_confidential})


def _page(
    request: HttpRequest,
    invitation: Invitation,
    posted: Posted | None = None,
    faults: Mapping[str, str] | None = None,
) -> HttpResponse:
    survey = invitation.survey
    asked = sections_asked(survey)
    if posted is None and invitation.is_used:
        posted = posted_of(given_before(invitation), questions_of(asked))
    sections = shown_sections(asked, posted, faults)
    context = {
        "survey": survey,
        "sections": sections,
        **said_above(sections),
        "faults": told_faults(sections),
        "refusal": (faults or {}).get("", ""),
        "is_answered": invitation.is_used,
        "is_posted": posted is not None,
        "asker": survey.evaluation.structure.name,
    }
    return _written(request, "evaluations/answer.html", context, status=422 if faults else 200)


def _written(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    # Without the request no context processor asks for a session, or who is logged in.
    return HttpResponse(
        render_to_string(template, context | {"csrf_token": get_token(request)}), status=status
    )
