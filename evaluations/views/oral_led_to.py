"""What comes of an oral evaluation: handover notes and issues out of viewpoints, and the judgement on the
group (S000-11, S000-23, S000-24, S000-45)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluations.access import RECORDERS, evaluation_for
from evaluations.actions.judgements import LED_TO, SAID, judge_group, say_what_it_led_to
from evaluations.actions.oral_led_to import goes_beyond, raise_viewpoint, send_on_viewpoint, words_of
from evaluations.forms.oral import JudgementForm, LedToForm, WordsForm
from evaluations.judgement_ties import TIES, offered_ties
from evaluations.models import Evaluation, Judgement, OralEvaluation
from evaluations.oral_access import (
    group_of,
    items_of_talk,
    judgement_to_change,
    judgement_to_write,
    viewpoint_to_write,
)
from groups.models import Group
from groups.views.signature import named_group, signature
from plans.edition import edition_of
from plans.models import HandoverNote
from plans.views.plan_writing import see_what_stands
from samverkan.lib.refusal import Refused


@require_POST
def send_on(request: HttpRequest, pk: int) -> HttpResponse:
    """The note opens to be changed: what it is about, and to whom it goes. Words that would go to more than
    those who may read them are looked through first."""
    viewpoint = viewpoint_to_write(request.user, pk)
    if viewpoint.note_id is None and goes_beyond(viewpoint):
        return redirect("oral:send_words", pk)
    try:
        note = send_on_viewpoint(viewpoint, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("oral:one", viewpoint.question.oral_id)
    return _to_note(request, note)


def send_words(request: HttpRequest, pk: int) -> HttpResponse:
    """The words as the whole group will read them."""
    viewpoint = viewpoint_to_write(request.user, pk)
    oral, notes = viewpoint.question.oral, []
    form = WordsForm(request.POST or None, initial={"text": words_of(viewpoint)})

    def act(given: dict) -> None:
        notes.append(send_on_viewpoint(viewpoint, words=given["text"], **signature(request)))

    if request.method == "POST" and form.carried_out(act):
        return _to_note(request, notes[0])
    words = {"heading": _("Make it a handover note"), "button": _("Write the note for the whole group")}
    return _page(request, oral.evaluation, oral.group, form, words, oral)


def _to_note(request: HttpRequest, note: HandoverNote) -> HttpResponse:
    messages.success(request, _("The note is written. Say what it is about and to whom it goes."))
    return redirect("handover:change" if note.state == note.State.PROPOSED else "handover:one", note.pk)


@require_POST
def raise_it(request: HttpRequest, pk: int) -> HttpResponse:
    viewpoint = viewpoint_to_write(request.user, pk)
    try:
        issue = raise_viewpoint(viewpoint, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("oral:one", viewpoint.question.oral_id)
    messages.success(request, _("The issue is raised."))
    return redirect("issue:page", issue.pk)


def judge(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Continue, change or close; said before it is changed."""
    evaluation = evaluation_for(request.user, pk)
    group = group_of(request.user, evaluation, slug)
    items = items_of_talk(request.user, evaluation, group)
    said = judgement_to_change(request.user, evaluation, group)
    if said and said.item and said.item_id not in {item.pk for item in items}:
        # The period has moved since, or the meeting is cancelled: it was said there all the same.
        items.append(said.item)
    form = JudgementForm(request.POST or None, items=items, initial=_initial(said))
    if request.method == "POST" and form.carried_out(
        lambda given: judge_group(evaluation, group=group, **given, **signature(request))
    ):
        messages.success(request, _("The judgement is saved."))
        return redirect("oral:of", pk)
    if form.is_bound:
        # Somebody may have judged first meanwhile.
        there = judgement_to_change(request.user, evaluation, group)
        see_what_stands(form, there or Judgement(), SAID)
    if getattr(form, "refusal", None) and form.refusal.code == "wider":
        form.ask_to_more()
    words = {"heading": _("What is to become of the group?"), "button": _("Save the judgement")}
    return _page(request, evaluation, group, form, words)


def _initial(said: Judgement | None) -> dict:
    seen = edition_of(said or Judgement(), SAID)
    if said is None:
        return {"on": timezone.localdate(), "seen": seen}
    return {"word": said.word, "text": said.text, "on": said.on, "item": said.item_id, "seen": seen}


def led_to(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands there and the writer does not read stays as it is."""
    judgement = judgement_to_write(request.user, pk)
    offered = offered_ties(judgement, request.user, timezone.localdate())
    initial = {name: getattr(judgement, f"{name}_id") for name in TIES}
    initial |= {"text": judgement.led_to, "on": judgement.led_on, "seen": edition_of(judgement, LED_TO)}
    form = LedToForm(request.POST or None, initial=initial, offered=offered)
    kept = {name: getattr(judgement, name) for name in TIES if name not in offered}
    if request.method == "POST" and form.carried_out(
        lambda given: say_what_it_led_to(judgement, **kept, **given, **signature(request))
    ):
        messages.success(request, _("It is saved what the judgement led to."))
        return redirect("oral:of", judgement.evaluation_id)
    see_what_stands(form, judgement, LED_TO)
    words = {"heading": _("What did the judgement lead to?"), "button": _("Save what it led to")}
    return _page(request, judgement.evaluation, judgement.group, form, words)


def _page(
    request: HttpRequest,
    evaluation: Evaluation,
    group: Group,
    form,
    words: dict,
    oral: OralEvaluation | None = None,
) -> HttpResponse:
    shown = named_group(request, group.slug, RECORDERS)
    context = {"evaluation": evaluation, "group": shown, "form": form, "oral": oral, **words}
    return render(request, "evaluations/oral_form.html", context, status=422 if form.is_bound else 200)
