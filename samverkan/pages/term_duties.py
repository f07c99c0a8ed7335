"""What the turn of a term, its nominations and a group's end ask of those who staff it (S000-06, S001-12,
S001-18, S001-29)."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import OralEvaluation
from groups.ending import last_days, overdue_words, reminder_due, reminder_words
from groups.models import Group
from groups.nomination_list import Waiting, waiting_requests
from samverkan.lib.spoken import day_plain
from samverkan.pages.duties import Duty

# How long before the last meeting of a term the handover is called to mind.
HANDOVER_SOON = timedelta(days=60)


def term_duties(staffed: Sequence[Group], today: date) -> list[Duty]:
    """Of `staffed_groups`; no query."""
    groups = [group for group in staffed if group.state != Group.State.CLOSED]
    asked = waiting_requests((place for group in staffed for place in group.asked_places), today)
    return [*_begun(groups), *_named(asked), *_to_begin(groups, today), *_ending(groups, today)]


def _begun(groups: list[Group]) -> list[Duty]:
    """A change of term that has begun and is not finished: once, however many groups one staffs."""
    begun = {group.change: group for group in groups if group.change}
    return [
        Duty(
            what=_("Change of term from %(old)s to %(new)s") % {"old": group.old_term, "new": group.new_term},
            note=_("Begun, not finished"),
            url=reverse("terms:guide", args=[change]),
            label=_("Go on"),
        )
        for change, group in begun.items()
    ]


def _named(asked: list[Waiting]) -> list[Duty]:
    """A request that waits for answers, or whose answers wait to be confirmed."""
    return [
        Duty(
            what=request.title,
            note=_answers_words(request),
            url=reverse("nominations:request", args=[request.request_id]),
            label=_("Confirm the answers") if request.to_confirm else _("See who has answered"),
            is_late=request.is_late,
        )
        for request in asked
    ]


def _answers_words(request: Waiting) -> str:
    left = _("%(waiting)d of %(all)d have not answered, no later than %(day)s")
    ready = ngettext("%(count)d place to confirm", "%(count)d places to confirm", request.to_confirm)
    values = {"waiting": request.waiting, "all": request.recipients, "day": day_plain(request.due_on)}
    words = [left % values] if request.waiting else []
    return " · ".join([*words, ready % {"count": request.to_confirm}] if request.to_confirm else words)


def _to_begin(groups: list[Group], today: date) -> list[Duty]:
    """The last meeting of the term is near: what is left of beginning the change, looking back and handing
    over (S000-06)."""
    found = []
    for group in groups:
        last = group.last_meeting
        if last and today <= last <= today + HANDOVER_SOON and (left := _left_to_do(group)):
            (place, label), *more = left
            found.append(
                Duty(
                    what=_("The last meeting of %(group)s in the present constellation")
                    % {"group": group.shown_name},
                    note=_("%(day)s – evaluate and hand over") % {"day": day_plain(last)},
                    url=place,
                    label=label,
                    more=tuple(more),
                )
            )
    return found


def _left_to_do(group: Group) -> list[tuple[str, str]]:
    """(address, label) of each."""
    left = []
    if not group.has_change:
        left.append((reverse("terms:start", args=[group.structure_slug]), _("Begin the change of term")))
    if group.talk_state in (None, OralEvaluation.State.PLANNED):
        left.append(_to_look_back(group))
    if not group.has_notes:
        left.append((reverse("handover:group", args=[group.slug]), _("Write handover notes")))
    return left


def _to_look_back(group: Group) -> tuple[str, str]:
    """On with what is laid out, or to laying it out."""
    if group.talk:
        return reverse("oral:write", args=[group.talk]), _("Write down what is said")
    if group.evaluation:
        return reverse("oral:new", args=[group.evaluation, group.slug]), _("Begin the oral evaluation")
    return reverse("evaluations:new"), _("Begin an evaluation")


def _ending(groups: list[Group], today: date) -> list[Duty]:
    found = []
    for group in groups:
        if group.state != Group.State.ACTIVE:
            continue
        late = overdue_words(group.trial_until, group.ends_on, today)
        soon = [
            reminder_words(last)
            for last in last_days(group.trial_until, group.ends_on)
            if reminder_due(last.day, today)
        ]
        found += [
            Duty(
                what=group.shown_name,
                note=words,
                url=reverse("terms:close", args=[group.slug]),
                label=_("Renew or close"),
                is_late=words in late,
            )
            for words in (*late, *soon)
        ]
    return found
