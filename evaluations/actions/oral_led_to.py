"""What comes of a viewpoint: a note to those who take over, or an issue (S000-11, S000-23, S000-24)."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.actions.oral_writing import LONGEST
from evaluations.models import OralEvaluation, Viewpoint
from evaluations.oral_circle import GROUP, circle_of
from evaluations.viewpoint_words import issue_title, whole_words
from groups.models import Person
from issues.actions import raise_issue
from issues.models import Issue
from plans.actions import write_handover_note
from plans.models import HandoverNote
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def send_on_viewpoint(
    viewpoint: Viewpoint, *, by: Person, now: datetime, words: str | None = None
) -> HandoverNote:
    """A proposal with the words filled in, for the group itself in its next shape; what it is about and to
    whom is changed on the note. Twice is once. Also from a final one: it is its words that stand.

    The whole group reads a note: of what was said at a closed item go only `words`, which the writer has let
    go.
    """
    viewpoint = _locked(viewpoint)
    if viewpoint.note:
        return viewpoint.note
    if words is None and goes_beyond(viewpoint):
        text = _(
            "It was said at a closed item, and the whole group reads a note. Look through the words first."
        )
        raise Refused(text, field="text", code="wider")
    group = viewpoint.question.oral.group
    viewpoint.note = write_handover_note(
        from_group=group,
        to_group=group if group.state != group.State.CLOSED else None,
        about=HandoverNote.About.WAY_OF_WORKING,
        direction=HandoverNote.Direction.NEW,
        text=words_of(viewpoint) if words is None else words,
        by=by,
        now=now,
    )
    viewpoint.save(update_fields=["note"])
    return viewpoint.note


@verb
def raise_viewpoint(viewpoint: Viewpoint, *, by: Person, now: datetime) -> Issue:
    """An issue of the group's with the words filled in and where they come from, read by those who read the
    item it was said at. Twice is once."""
    viewpoint = _locked(viewpoint)
    if viewpoint.issue:
        return viewpoint.issue
    oral, words = viewpoint.question.oral, words_of(viewpoint)
    circle, closed_reason = circle_of(oral.item)
    viewpoint.issue = raise_issue(
        oral.group.structure,
        title=issue_title(viewpoint.text),
        description=f"{words}\n\n{_source(oral)}",
        home_group=oral.group,
        circle=circle,
        closed_reason=closed_reason,
        by=by,
        now=now,
    )
    viewpoint.save(update_fields=["issue"])
    return viewpoint.issue


def goes_beyond(viewpoint: Viewpoint) -> bool:
    """Whether the whole group is more than those who may read what was said."""
    return circle_of(viewpoint.question.oral.item)[0] != GROUP


def words_of(viewpoint: Viewpoint) -> str:
    """With those that stand under it."""
    under = viewpoint.children.order_by("position", "pk").values_list("text", flat=True)
    return whole_words(viewpoint.text, under)[:LONGEST]


def _source(oral: OralEvaluation) -> str:
    # Kept with the issue: in the installation's language, whoever raises it.
    with translation.override(settings.LANGUAGE_CODE):
        if oral.meeting and oral.meeting.date:
            return _("From the oral evaluation %(day)s.") % {"day": day_plain(oral.meeting.date)}
        return _("From the oral evaluation in %(title)s.") % {"title": oral.evaluation.title}


def _locked(viewpoint: Viewpoint) -> Viewpoint:
    """With what came of it, its row locked: two presses make one note."""
    rows = Viewpoint.objects.select_for_update(no_key=True, of=("self",))
    related = (
        "question__oral__group__structure",
        "question__oral__evaluation",
        "question__oral__meeting",
        "question__oral__item__parent",
    )
    found = rows.select_related(*related, "note", "issue").filter(pk=viewpoint.pk).first()
    if found is None:
        raise Refused(_("The viewpoint has been taken away."), code="gone")
    return found
