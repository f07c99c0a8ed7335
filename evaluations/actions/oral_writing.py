"""What is asked and said at the table, written while it is said (S000-12, S000-23, S000-31, S000-39)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from evaluations.actions.oral import locked_oral
from evaluations.models import OralEvaluation, OralQuestion, Viewpoint
from groups.models import Person
from issues.ranking import put
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

Way = Literal["up", "down", "in", "out"]
LONGEST = 5000
# What whoever changes a question began from.
ASKED = ("number", "text", "is_for_later")


class TwoTexts(Refused):
    """Somebody saved the viewpoint after it was read. Nobody's text disappears: both are here."""

    def __init__(self, viewpoint: Viewpoint, refused_text: str):
        text = _("Somebody has written here since you began. Theirs stands below; save again to put yours.")
        super().__init__(text, field="text", code="two_texts")
        self.viewpoint, self.refused_text = viewpoint, refused_text


@verb
def add_oral_question(
    oral: OralEvaluation, *, by: Person, now: datetime, number: str = "", text: str = "", is_for_later=False
) -> OralQuestion:
    """Last. Its text may be missing, or its number, not both (S000-39)."""
    oral = locked_oral(oral, "write")
    last = oral.questions.aggregate(last=Max("position"))["last"] or 0
    question = OralQuestion(oral=oral, position=last + 1)
    return _ask(question, number, text, is_for_later)


@verb
def change_oral_question(
    question: OralQuestion,
    *,
    by: Person,
    now: datetime,
    number: str,
    text: str,
    is_for_later: bool,
    seen: str = "",
) -> OralQuestion:
    """`seen` is the mark of what the writer began from (`edition_of` over ASKED)."""
    question = _locked_question(question)
    refuse_changed(question, ASKED, seen)
    return _ask(question, number, text, is_for_later)


def _ask(question: OralQuestion, number: str, text: str, is_for_later: bool) -> OralQuestion:
    question.number, question.text = number.strip(), text.strip()
    question.is_for_later = is_for_later
    if not (question.number or question.text):
        words = _("Write a number or a question, e.g. “4” or “What has worked less well?”.")
        raise Refused(words, field="text", code="nothing_asked")
    question.save()
    return question


@verb
def move_oral_question(question: OralQuestion, *, to: str, by: Person, now: datetime) -> None:
    """`to` is "up" or "down"."""
    question = _locked_question(question)
    rows = list(OralQuestion.objects.filter(oral=question.oral_id).order_by("position", "pk"))
    _place(rows, put([row.pk for row in rows], question.pk, to))


@verb
def remove_oral_question(question: OralQuestion, *, by: Person, now: datetime) -> None:
    """One that nobody has answered; taken away twice it is taken away once."""
    locked_oral(question.oral, "write")
    if Viewpoint.objects.filter(question=question.pk).exists():
        text = _("Viewpoints stand under the question. Take them away first.")
        raise Refused(text, code="answered")
    OralQuestion.objects.filter(pk=question.pk).delete()


@verb
def add_viewpoint(
    question: OralQuestion,
    *,
    text: str,
    by: Person,
    now: datetime,
    agreement: str = "",
    under: Viewpoint | None = None,
) -> Viewpoint:
    """Last under the question, or under another viewpoint that itself stands under none."""
    question = _locked_question(question)
    if under is not None:
        under = _locked_viewpoint(under)
        _refuse_parent(question, under)
    rows = _beside(question.pk, under.pk if under else None)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    viewpoint = Viewpoint(question=question, parent=under, position=last + 1)
    viewpoint.text, viewpoint.agreement = _said(text), agreement
    viewpoint.save()
    return viewpoint


@verb
def save_viewpoint(
    viewpoint: Viewpoint, *, text: str, agreement: str, base_version: int, by: Person, now: datetime
) -> Viewpoint:
    """If nobody has saved since `base_version`; otherwise `TwoTexts`. The same again is nothing."""
    locked_oral(viewpoint.question.oral, "write")
    viewpoint, text = _locked_viewpoint(viewpoint), _said(text)
    if (viewpoint.text, viewpoint.agreement) == (text, agreement):
        return viewpoint
    if viewpoint.version != base_version:
        raise TwoTexts(viewpoint, text)
    viewpoint.text, viewpoint.agreement, viewpoint.version = text, agreement, base_version + 1
    viewpoint.save(update_fields=["text", "agreement", "version"])
    return viewpoint


@verb
def move_viewpoint(viewpoint: Viewpoint, *, to: Way, by: Person, now: datetime) -> None:
    """Up or down among those beside it; "in" under the one before it, "out" after the one it stands under.
    What cannot move stays."""
    locked_oral(viewpoint.question.oral, "write")
    viewpoint = _locked_viewpoint(viewpoint)
    if to == "in":
        _move_in(viewpoint)
    elif to == "out":
        _move_out(viewpoint)
    else:
        rows = list(_beside(viewpoint.question_id, viewpoint.parent_id))
        _place(rows, put([row.pk for row in rows], viewpoint.pk, to))


def _move_in(viewpoint: Viewpoint) -> None:
    rows = list(_beside(viewpoint.question_id, viewpoint.parent_id))
    place = [row.pk for row in rows].index(viewpoint.pk)
    if viewpoint.parent_id or place == 0 or viewpoint.children.exists():
        return
    parent = rows[place - 1]
    last = parent.children.aggregate(last=Max("position"))["last"] or 0
    viewpoint.parent, viewpoint.position = parent, last + 1
    viewpoint.save(update_fields=["parent", "position"])


def _move_out(viewpoint: Viewpoint) -> None:
    if viewpoint.parent_id is None:
        return
    parent, viewpoint.parent = viewpoint.parent_id, None
    viewpoint.save(update_fields=["parent"])
    rows = list(_beside(viewpoint.question_id, None))
    order = [row.pk for row in rows if row.pk != viewpoint.pk]
    order.insert(order.index(parent) + 1, viewpoint.pk)
    _place(rows, order)


@verb
def remove_viewpoint(viewpoint: Viewpoint, *, by: Person, now: datetime) -> None:
    """With what stands under it, unless a handover note or an issue has come of some of it. Taken away twice
    it is taken away once."""
    locked_oral(viewpoint.question.oral, "write")
    rows = Viewpoint.objects.filter(pk=viewpoint.pk) | Viewpoint.objects.filter(parent=viewpoint.pk)
    if any(row.note_id or row.issue_id for row in rows):
        text = _("A handover note or an issue has come of it, so it stands. Change its words if it is wrong.")
        raise Refused(text, code="led_on")
    rows.delete()


def _beside(question: int, parent: int | None) -> QuerySet[Viewpoint]:
    return Viewpoint.objects.filter(question=question, parent=parent).order_by("position", "pk")


def _place(rows: Iterable[OralQuestion | Viewpoint], order: list[int]) -> None:
    places = {pk: place for place, pk in enumerate(order, 1)}
    for row in rows:
        if row.position != places[row.pk]:
            row.position = places[row.pk]
            row.save(update_fields=["position"])


def _refuse_parent(question: OralQuestion, parent: Viewpoint) -> None:
    if parent.parent_id or parent.question_id != question.pk:
        text = _("A viewpoint stands under one of the same question that itself stands under none.")
        raise Refused(text, field="under", code="too_deep")


def _said(text: str) -> str:
    text = text.strip()
    if not text:
        words = _("Write what was said, e.g. “The climate of the talks has been good”.")
        raise Refused(words, field="text", code="nothing_said")
    if len(text) > LONGEST:
        words = _("A viewpoint is at most %(most)d characters. Divide it into several.") % {"most": LONGEST}
        raise Refused(words, field="text", code="too_long")
    return text


def _locked_question(question: OralQuestion) -> OralQuestion:
    locked_oral(question.oral, "write")
    if (found := OralQuestion.objects.filter(pk=question.pk).first()) is None:
        raise Refused(_("The question has been taken away."), code="gone")
    return found


def _locked_viewpoint(viewpoint: Viewpoint) -> Viewpoint:
    # The evaluation's row is locked: nobody else writes in it meanwhile.
    if (found := Viewpoint.objects.filter(pk=viewpoint.pk).first()) is None:
        raise Refused(_("The viewpoint has been taken away."), code="gone")
    return found
