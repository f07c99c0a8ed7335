"""What the turn of a term, its nominations and a group's end ask of those who staff it (S000-06, S001-12,
S001-18, S001-29)."""

from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import Evaluation, OralEvaluation
from groups.access import STAFF, Standing
from groups.ending import last_days, overdue_words, reminder_due, reminder_words
from groups.models import Group, GroupName, NominationSeat, Term, TermChange
from groups.nomination_list import Waiting, waiting_requests
from meetings.last_day import is_ahead
from meetings.models import Meeting
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared
from samverkan.lib.spoken import day_plain
from samverkan.pages.duties import Duty

# How long before the last meeting of a term the handover is called to mind.
HANDOVER_SOON = timedelta(days=60)


def term_duties(standing: Standing, today: date) -> list[Duty]:
    """One query for staff, none for others, and three more while a nomination is under way; an administrator
    sees the groups they staff."""
    staffed = standing.group_ids(STAFF)
    if not staffed:
        return []
    groups = _staffed(staffed, today)
    asked = waiting_requests(standing, today) if any(group.is_asked_for for group in groups) else []
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


@prepared
def _staffed(groups: list[int], today: date) -> QuerySet[Group]:
    """The groups with an unfinished change of term, the running term's last meeting, and their ends."""
    structure = OuterRef("structure")
    unfinished = TermChange.objects.filter(structure=structure, finished_at__isnull=True).order_by("pk")
    running = Term.objects.in_force(today).filter(structure=OuterRef("group__structure")).order_by("ends_on")
    within = Meeting.objects.filter(is_ahead(today), group=OuterRef("pk"), cancelled_at__isnull=True)
    within = within.annotate(term_ends=Subquery(running.values("ends_on")[:1])).filter(
        date__lte=F("term_ends")
    )
    terms = Term.objects.in_force(today).filter(changes_from__structure=structure)
    term = Term.objects.in_force(today).filter(structure=structure).order_by("ends_on")
    asked = NominationSeat.objects.filter(
        seat__group=OuterRef("pk"),
        recipient__request__sent_at__isnull=False,
        recipient__request__closed_at__isnull=True,
    )
    rows = Group.objects.filter(pk__in=groups).filter(~Q(state=Group.State.CLOSED))
    rows = rows.order_by("pk").annotate(
        shown_name=value_that_day(GroupName, "name", today, group=OuterRef("pk")),
        structure_slug=F("structure__slug"),
        change=Subquery(unfinished.values("pk")[:1]),
        old_term=Subquery(unfinished.values("from_term__name")[:1]),
        new_term=Subquery(unfinished.values("to_term__name")[:1]),
        has_change=Exists(terms),
        is_asked_for=Exists(asked),
        last_meeting=Subquery(
            within.order_by().values("group").annotate(latest=Max("date")).values("latest")[:1]
        ),
        term_starts=Subquery(term.values("starts_on")[:1]),
    )
    return _with_looking_back(rows)


def _with_looking_back(rows: QuerySet[Group]) -> QuerySet[Group]:
    """With what the group has of looking back at its last meeting, and of handing over (S000-06)."""
    last = OuterRef("last_meeting")
    covers = Evaluation.objects.filter(groups__group=OuterRef("pk"), starts_on__lte=last, ends_on__gte=last)
    talks = OralEvaluation.objects.filter(
        Q(meeting__date=last) | Q(evaluation__starts_on__lte=last, evaluation__ends_on__gte=last),
        group=OuterRef("pk"),
    ).order_by("-pk")
    notes = HandoverNote.objects.filter(
        from_group=OuterRef("pk"), written_at__date__gte=OuterRef("term_starts")
    )
    return rows.annotate(
        talk=Subquery(talks.values("pk")[:1]),
        talk_state=Subquery(talks.values("state")[:1]),
        evaluation=Subquery(covers.order_by("-ends_on", "-pk").values("pk")[:1]),
        has_notes=Exists(notes),
    )
