"""The words of a year's follow-up: a goal is commented on, and those whose words are lacking are asked."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.views.signature import signature
from plans.actions import ask_for_words, comment_on_goal
from plans.actions.follow_ups import COMMENT
from plans.edition import edition_of
from plans.follow_up_access import goal_to_comment
from plans.follow_up_asked import Asked, asked_of
from plans.forms.follow_ups import AskForWordsForm, CommentForm
from plans.gathered_plans import words_of_goal
from plans.goal_results import suggestion
from plans.models import FollowUp, Goal, GoalComment
from plans.views.follow_up_writing import follow_up_to, form_page
from plans.views.plan_writing import see_what_stands
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
    return form_page(request, found, form, words)


def _see_anew(form: CommentForm, follow_up: FollowUp, goal: Goal) -> None:
    """Whoever has been told that somebody else has written, or taken it away, may save over it."""
    there = GoalComment.objects.filter(follow_up=follow_up, goal=goal).first()
    see_what_stands(form, there or GoalComment(), COMMENT)


def _comment_is_for(request: HttpRequest, goal: Goal) -> str:
    if goal.responsible is None:
        return _("Nobody is responsible for the goal, so the follow-up says only when it was written.")
    if goal.responsible_id == request.user.pk:
        return _("You are responsible for the goal. The follow-up says that the words are yours.")
    words = {"name": goal.responsible.name}
    return _("You write for %(name)s, who is responsible for the goal. The follow-up says so.") % words


def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Those whose words are lacking, and by when they are wanted."""
    found, today = follow_up_to(request, pk, "write"), timezone.localdate()
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
    return form_page(request, found, form if asked else None, words)


def _asked_words(asked: Asked) -> str:
    """ "Anna Ek: mål 1 och mål 3, sammanfattningen"."""
    parts = [_("goal %(number)d") % {"number": goal.number} for goal in asked.goals]
    if asked.has_summary:
        parts.append(_("the year's summary"))
    return f"{asked.person.name}: {listed(parts)}"
