"""What is done with one recommendation: sorted, marked, addressed, followed up, tied (S002-C, S002-D)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.recommendations import locked_set
from evaluations.models import (
    Addressee,
    Marking,
    Recommendation,
    RecommendationFollowUp,
    RecommendationTie,
)
from evaluations.recommendation_marking import Span, are_within, joined_spans, moved_spans
from evaluations.recommendation_states import (
    EARLIER,
    next_states,
    state_when_sorted,
    why_not_followed_up,
)
from groups.models import Group, Organization, Person
from issues.models import Action, Assignment, Issue, OrganizationDecision
from meetings.models import Meeting
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

Disposition = Recommendation.Disposition
SORTING = ("disposition", "reason", "state", "responsible", "responsible_group", "due_on", "responsible_name")
# What whoever sorts it, and whoever mends or marks its text, began from.
SORTED = ("disposition", "reason", "responsible_id", "responsible_group_id", "due_on", "responsible_name")
TEXT = ("text",)
ADDRESSED = ("addressed",)
TIED = {
    Issue: "issue",
    Meeting: "meeting",
    Assignment: "assignment",
    OrganizationDecision: "decision",
    Action: "action",
}


@verb
def sort_recommendation(
    one: Recommendation,
    *,
    disposition: str,
    by: Person,
    now: datetime,
    reason: str = "",
    responsible: Person | None = None,
    responsible_group: Group | None = None,
    due_on: date | None = None,
    responsible_name: str = "",
    seen: str = "",
) -> Recommendation:
    """What is to be done with it, by whom and by when; anew as often as it has to be. `responsible_name`: a
    role outside the register. `seen` is the mark of what the writer began from (`edition_of` over SORTED)."""
    found = locked(one)
    refuse_changed(found, SORTED, seen)
    if disposition not in Disposition.values:
        raise Refused(_("Choose what is to be done with it."), field="disposition", code="unknown")
    if disposition == Disposition.UNDECIDED and found.follow_ups.exists():
        text = _("What has been followed up is sorted. Choose what is to be done with it.")
        raise Refused(text, field="disposition", code="followed_up")
    if disposition == Disposition.DECLINED and not reason.strip():
        text = _("Write why it is declined, e.g. “The region decides this by itself”.")
        raise Refused(text, field="reason", code="no_reason")
    if responsible_group and responsible_group.structure_id != found.set.structure_id:
        text = _("The group is in another county. Choose one of your own.")
        raise Refused(text, field="responsible_group", code="elsewhere")
    state = state_when_sorted(found.state, disposition)
    words = " ".join(responsible_name.split())[:200]
    values = (disposition, reason.strip(), state, responsible, responsible_group, due_on, words)
    for name, value in zip(SORTING, values, strict=True):
        setattr(found, name, value)
    found.save(update_fields=SORTING)
    return found


@verb
def mark_recommendation(
    one: Recommendation, *, spans: Iterable[Span], by: Person, now: datetime, seen: str = ""
) -> list[Marking]:
    """Just these parts of its text are marked, and no more than these (I-REC2). `seen` is the mark of the
    text that they were chosen in (`edition_of` over TEXT)."""
    found, spans = locked(one), list(spans)
    refuse_changed(found, TEXT, seen)
    if not are_within(found.text, spans):
        raise Refused(_("The marked part is outside the text. Choose it again."), code="outside")
    found.markings.all().delete()
    wanted = joined_spans(found.text, spans)
    return [Marking.objects.create(recommendation=found, start=start, end=end) for start, end in wanted]


@verb
def mend_recommendation(
    one: Recommendation, *, text: str, reason: str, by: Person, now: datetime, seen: str = ""
) -> Recommendation:
    """A slip in the text as it was read in, with the reason; what stood there stays in its history, and what
    is marked stays marked. `seen` as when it is marked."""
    found, text = locked(one), " ".join(text.split())
    refuse_changed(found, TEXT, seen)
    if not text:
        message = _("Write the recommendation, e.g. “Digital meetings are used as a complement”.")
        raise Refused(message, field="text", code="no_text")
    if text == found.text:
        return found
    if not reason.strip():
        message = _("Write why it is mended, e.g. “A letter was lost when the file was read”.")
        raise Refused(message, field="reason", code="no_reason")
    spans = moved_spans(found.text, text, [(row.start, row.end) for row in found.markings.all()])
    found.text, found._change_reason = text, reason.strip()[:100]
    found.save(update_fields=["text"])
    mark_recommendation(found, spans=spans, by=by, now=now)
    return found


@verb
def address_recommendation(
    one: Recommendation,
    *,
    by: Person,
    now: datetime,
    groups: Iterable[Group] = (),
    organizations: Iterable[Organization] = (),
    names: Iterable[str] = (),
    seen: str = "",
) -> list[Addressee]:
    """Whom it is for, instead of those it had. `seen` is the mark of those that the writer began from
    (`edition_of` over ADDRESSED of `with_addressed`)."""
    found = with_addressed(locked(one))
    refuse_changed(found, ADDRESSED, seen)
    found.addressees.all().delete()
    made = [Addressee(recommendation=found, group=group) for group in groups]
    made += [Addressee(recommendation=found, organization=one) for one in organizations]
    shown = dict.fromkeys(" ".join(name.split())[:200] for name in names)
    made += [Addressee(recommendation=found, name=name) for name in shown if name]
    for row in made:
        row.save()
    return made


def with_addressed(one: Recommendation) -> Recommendation:
    """With `addressed`: the keys of those it is for, who are others each time they are written."""
    one.addressed = sorted(one.addressees.values_list("pk", flat=True))
    return one


@verb
def follow_up_recommendation(
    one: Recommendation, *, state: str, on: date, text: str, by: Person, now: datetime
) -> RecommendationFollowUp:
    """What became of it by a day; never changed. The last day's state is the recommendation's."""
    found = locked(one)
    if on > timezone.localdate(now):
        raise Refused(_("The day has not come yet. Write what is so today."), field="on", code="future")
    if not text.strip():
        message = _("Write what became of it, e.g. “The chairs meet since March”.")
        raise Refused(message, field="text", code="no_text")
    last = found.follow_ups.order_by("on", "pk").last()
    is_latest = last is None or on >= last.on
    if is_latest and state not in next_states(found.state, found.disposition):
        text = why_not_followed_up(found.state, found.disposition)
        raise Refused(text, field="state", code="wrong_state")
    if not is_latest and state not in EARLIER:
        raise Refused(
            _("It was followed up later than that day. Choose a state it may have had before."),
            field="state",
            code="earlier",
        )
    made = RecommendationFollowUp.objects.create(
        recommendation=found, on=on, state=state, text=text.strip(), at=now, by=by
    )
    if is_latest and state != found.state:
        found.state = state
        found.save(update_fields=["state"])
    return made


@verb
def tie_recommendation(
    one: Recommendation,
    *,
    to: Issue | Meeting | Assignment | OrganizationDecision | Action,
    by: Person,
    now: datetime,
) -> RecommendationTie:
    """What it has led to, or is dealt with at; once."""
    found = locked(one, is_open=False)
    return RecommendationTie.objects.get_or_create(recommendation=found, **{TIED[type(to)]: to})[0]


@verb
def untie_recommendation(tie: RecommendationTie, *, by: Person, now: datetime) -> None:
    """Undone twice it is undone once."""
    RecommendationTie.objects.filter(pk=tie.pk).delete()


def locked(one: Recommendation, *, is_open: bool = True) -> Recommendation:
    """The set first, then its row; refused where the set is followed up to the end. For verbs."""
    keeper = locked_set(one.set, is_open=is_open)
    rows = Recommendation.objects.select_for_update(no_key=True, of=("self",))
    if (found := rows.filter(pk=one.pk).first()) is None:
        raise Refused(_("The recommendations have been taken away."), code="gone")
    found.set = keeper
    return found
