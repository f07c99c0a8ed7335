"""A follow-up is commented on, summed up, reviewed, sent back, adopted and published."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from groups.views.signature import signature
from plans.access import PLANNERS
from plans.actions import (
    adopt_follow_up,
    ask_for_words,
    comment_on_goal,
    publish_follow_up,
    review_follow_up,
    send_back_follow_up,
    write_summary,
)
from plans.actions.follow_ups import COMMENT, SUMMARY
from plans.deciding_items import offered_items, structure_items
from plans.edition import edition_of
from plans.follow_up_access import follow_up_for, goal_to_comment
from plans.follow_up_asked import Asked, asked_of, chairs_of
from plans.follow_up_states import Move, may_be
from plans.forms.follow_ups import (
    AdoptFollowUpForm,
    AskForWordsForm,
    CommentForm,
    SendBackForm,
    SummaryForm,
)
from plans.gathered_plans import goals_not_said, words_of_goal
from plans.goal_results import suggestion
from plans.models import FollowUp, Goal, GoalComment
from plans.views.plan_writing import see_what_stands
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed

TIME_TO_WRITE = timedelta(days=14)


def comment(request: HttpRequest, pk: int, goal: int) -> HttpResponse:
    """How the goal went and what the year came to, with what the readings point to."""
    found, row = goal_to_comment(request.user, pk, goal)
    there = GoalComment.objects.filter(follow_up=found, goal=row).first() or GoalComment()
    initial = {"text": there.text, "result": there.result, "seen": edition_of(there, COMMENT)}
    form = CommentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: comment_on_goal(found, goal=row, **given, **signature(request))
    ):
        messages.success(request, _("The comment is saved."))
        return redirect(f"{reverse('follow_up:one', args=[pk])}#mal-{goal}")
    _see_anew(form, found, row)
    words = {
        "heading": _("Goal %(number)d: %(title)s") % {"number": row.number, "title": row.title},
        "button": _("Save the comment"),
        "notes": [_comment_is_for(request, row), suggestion(words_of_goal(found, row, timezone.localdate()))],
    }
    return _form(request, found, form, words)


def _see_anew(form: CommentForm, follow_up: FollowUp, goal: Goal) -> None:
    """Whoever has been told that somebody else has written may save over it."""
    there = GoalComment.objects.filter(follow_up=follow_up, goal=goal).first()
    if there:
        see_what_stands(form, there, COMMENT)


def _comment_is_for(request: HttpRequest, goal: Goal) -> str:
    if goal.responsible is None:
        return _("Nobody is responsible for the goal, so the follow-up says only when it was written.")
    if goal.responsible_id == request.user.pk:
        return _("You are responsible for the goal. The follow-up says that the words are yours.")
    words = {"name": goal.responsible.name}
    return _("You write for %(name)s, who is responsible for the goal. The follow-up says so.") % words


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Those whose words are lacking, and by when they are wanted."""
    found, today = _for(request, pk, "write"), timezone.localdate()
    asked = asked_of(found, today)
    form = AskForWordsForm(request.POST or None, initial={"due_on": today + TIME_TO_WRITE})
    if request.method == "POST" and form.carried_out(
        lambda given: ask_for_words(found, **given, **signature(request))
    ):
        messages.success(request, _("They are asked by mail, and have it among what they are to do."))
        return redirect("follow_up:one", pk)
    text = ngettext("Ask %(count)d person", "Ask %(count)d people", len(asked))
    words = {
        "heading": _("Ask for comments and summary"),
        "button": text % {"count": len(asked)},
        "notes": [_asked_words(one) for one in asked]
        or [_("There is nobody to ask: no goal that lacks words has somebody responsible in the group.")],
    }
    return _form(request, found, form if asked else None, words)


def _asked_words(asked: Asked) -> str:
    """ "Anna Ek: mål 1 och mål 3, sammanfattningen"."""
    parts = [_("goal %(number)d") % {"number": goal.number} for goal in asked.goals]
    if asked.has_summary:
        parts.append(_("the year's summary"))
    return f"{asked.person.name}: {listed(parts)}"


def summary(request: HttpRequest, pk: int) -> HttpResponse:
    found = _for(request, pk, "write")
    form = SummaryForm(
        request.POST or None,
        initial={"summary": found.summary, "seen": edition_of(found, SUMMARY)},
    )
    if request.method == "POST" and form.carried_out(
        lambda given: write_summary(found, **given, **signature(request))
    ):
        messages.success(request, _("The summary is saved."))
        return redirect("follow_up:one", pk)
    see_what_stands(form, found, SUMMARY)
    return _form(
        request,
        found,
        form,
        {
            "heading": _("Write the year's summary"),
            "button": _("Save the year's summary"),
            "notes": [_summary_is_for(request, found)],
        },
    )


def _summary_is_for(request: HttpRequest, follow_up: FollowUp) -> str:
    if follow_up.group is None:
        return ""
    chairs = chairs_of(follow_up.group, timezone.localdate())
    if request.user in chairs:
        return _("You write as chair. The follow-up says so.")
    return _("The chair is to sum the year up. You write for the chair, and the follow-up says so.")


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what follows."""
    found = _for(request, pk, "review")
    words = {
        "heading": _("Mark as reviewed"),
        "button": _("Freeze the year as it stands"),
        "happens": [
            _("The figures, comments and summary stand as they are now, with a fingerprint."),
            _("It can be sent back with a reason until it is adopted."),
        ],
        "notes": [_not_said(found)],
        "said": _("The follow-up is reviewed. Take it to a meeting."),
    }
    return _confirmed(request, found, review_follow_up, words)


def _not_said(follow_up: FollowUp) -> str:
    numbers = [str(number) for number in goals_not_said(follow_up)]
    if not numbers:
        return ""
    text = ngettext(
        "How goal %(numbers)s went is not said yet. It can be said before the year is frozen.",
        "How goals %(numbers)s went is not said yet. It can be said before the year is frozen.",
        len(numbers),
    )
    return text % {"numbers": listed(numbers)}


def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = _for(request, pk, "send_back")
    form = SendBackForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: send_back_follow_up(found, **given, **signature(request))
    ):
        messages.success(request, _("It is a draft again and is gathered anew."))
        return redirect("follow_up:one", pk)
    return _form(request, found, form, {"heading": _("Send back"), "button": _("Make it a draft again")})


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = _for(request, pk, "adopt"), timezone.localdate()
    if found.group:
        items = offered_items(found.group, request.user, today)
    else:
        items = structure_items(found.structure, request.user, today)
    form = AdoptFollowUpForm(request.POST or None, items=items, initial={"on": today})
    if request.method == "POST" and form.carried_out(
        lambda given: adopt_follow_up(found, **given, **signature(request))
    ):
        messages.success(request, _("The follow-up is adopted."))
        return redirect("follow_up:one", pk)
    words = {
        "heading": _("Adopt the follow-up"),
        "button": _("Adopt the follow-up"),
        "notes": [_("It ticks the follow-up of the plan in the group's year, and is made as a PDF.")],
    }
    return _form(request, found, form, words)


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = _for(request, pk, "publish")
    words = {
        "heading": pgettext("follow-up", "Publish"),
        "button": _("Publish to everybody"),
        "happens": [
            _("Everybody reads it on the internet, with the summary and the comments as they stand."),
            _("Issues that are not public are left out, and why a figure is missing."),
            _("It is made as a PDF. It cannot be taken back."),
        ],
        "said": _("The follow-up is published."),
    }
    return _confirmed(request, found, publish_follow_up, words)


def _for(request: HttpRequest, pk: int, move: Move) -> FollowUp:
    """404 where the move cannot be made: there is nothing to do on that page."""
    found = follow_up_for(request.user, pk, PLANNERS)
    if not may_be(found.state, move):
        raise Http404
    return found


def _confirmed(request: HttpRequest, follow_up: FollowUp, verb, words: dict) -> HttpResponse:
    """A page that says what happens, and a button that does it."""
    if request.method == "POST":
        try:
            verb(follow_up, **signature(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, words["said"])
        return redirect("follow_up:one", follow_up.pk)
    return _form(request, follow_up, None, words)


def _form(request: HttpRequest, follow_up: FollowUp, form: PlainForm | None, words: dict) -> HttpResponse:
    context = {"follow_up": follow_up, "form": form, **words}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "plans/follow_up_form.html", context, status=status)
