"""What each organisation does of an activity, said by itself: asked for, said, reminded of (S001-33)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Delivery, Organization, Person
from groups.post import post_all
from plans.actions.activities import locked_for_work
from plans.actions.plans import locked
from plans.held_readings import named_organizations
from plans.models import Activity, ActivityPlan, OrganizationSpecification
from plans.plan_activities import activity_lines, first_of
from plans.specification_reached import ASKED_MAIL, REMINDER_MAIL, Asked, asked_in, letters_about
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

State = OrganizationSpecification.State
SAYS_WHAT = frozenset({State.PLANNED, State.ONGOING, State.DONE})


@verb
def specify(
    activity: Activity,
    *,
    organization: Organization,
    state: str,
    by: Person | None,
    now: datetime,
    text: str = "",
    link: str = "",
    by_name: str = "",
) -> OrganizationSpecification:
    """What the organisation does, and where its own plan says so. `by` is None and `by_name` says who, where
    it comes by the link of a mailbox. The same twice is once."""
    plan = locked_for_work(activity)
    _refuse_saying(activity, organization, plan, now, state, text, link)
    if by is None and not by_name.strip():
        words = _("Write your name and role, for example “Anna Ek, registrar”.")
        raise Refused(words, field="by_name", code="nobody")
    key = {"activity": first_of(activity), "organization": organization}
    row = OrganizationSpecification.objects.filter(**key).first() or OrganizationSpecification(**key)
    said = {"state": state, "text": text.strip(), "link": link.strip()}
    if row.at and all(getattr(row, name) == value for name, value in said.items()):
        return row
    row.state, row.text, row.link = said.values()
    row.at, row.by, row.by_name = now, by, by_name.strip()
    row.save()
    return row


def _refuse_saying(activity, organization, plan, now: datetime, state: str, text: str, link: str) -> None:
    if not activity.by_organization:
        words = _("Nobody is asked what each organisation does of this activity.")
        raise Refused(words, code="not_asked")
    if organization.pk not in named_organizations(plan.group_id, timezone.localdate(now)):
        words = _("The organisation has no seat in the group.")
        raise Refused(words, field="organization", code="not_seated")
    if state in SAYS_WHAT and not (text.strip() or link.strip()):
        words = _("Write what you do, e.g. “Two evenings with relatives in May”, or where your plan is.")
        raise Refused(words, field="text", code="no_text")
    if link.strip():
        try:
            URLValidator(schemes=["https", "http"])(link.strip())
        except ValidationError as error:
            words = _("“%(link)s” is not an address. Write e.g. https://www.example.se/plan.")
            raise Refused(words % {"link": link.strip()}, field="link", code="no_address") from error


@verb
def ask_for_specifications(plan: ActivityPlan, *, by: Person, now: datetime) -> list[Asked]:
    """A row for each organisation with a seat and each activity that they say something of, and one link to
    each that has not answered all. Asked again, only what is new goes out."""
    plan = locked(plan, "revise")
    lines = [line for found in activity_lines(plan).values() for line in found if line.row.by_organization]
    if not lines:
        words = _("No activity is one that each organisation says something of. Revise the plan first.")
        raise Refused(words, code="no_activities")
    names = named_organizations(plan.group_id, timezone.localdate(now))
    there = set(
        OrganizationSpecification.objects.filter(activity__in=[line.first for line in lines]).values_list(
            "activity", "organization"
        )
    )
    new = [
        OrganizationSpecification.objects.create(activity_id=line.first, organization_id=pk)
        for line in lines
        for pk in names
        if (line.first, pk) not in there
    ]
    if not new:
        raise Refused(_("All are asked already. You can remind them."), code="asked")
    changed = {row.organization_id for row in new}
    asked = [one for one in asked_in(plan) if one.organization in changed]
    post_all(letters_about(ASKED_MAIL, plan, asked, now=now, key=f"asked-{max(r.pk for r in new)}"), now=now)
    return asked


@verb
def remind_of_specifications(plan: ActivityPlan, *, by: Person, now: datetime) -> list[Delivery]:
    """Those who have not said all of theirs, at most once a day each."""
    plan = locked(plan, "revise")
    sent = _remind(plan, now, f"reminder-{timezone.localdate(now)}")
    if not sent:
        words = _("Nobody is left to remind today: they have answered, were reminded or have no address.")
        raise Refused(words, code="nobody")
    return sent


@verb
def remind_of_specifications_once(plan: ActivityPlan, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: once for each version, when three weeks have gone."""
    return _remind(locked(plan, "revise"), now, f"weeks-{plan.pk}")


def _remind(plan: ActivityPlan, now: datetime, key: str) -> list[Delivery]:
    owing = [one for one in asked_in(plan) if one.owing]
    letters = letters_about(REMINDER_MAIL, plan, owing, now=now, key=key)
    keys = [letter.once_key for letter in letters]
    there = set(Delivery.objects.filter(once_key__in=keys).values_list("once_key", flat=True))
    return [mail for mail in post_all([one for one in letters if one.once_key not in there], now=now) if mail]
