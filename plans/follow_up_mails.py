"""The mails that a year is to be followed up, and that one's words are waited for."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.mails import letter
from groups.models import Delivery
from groups.post import mail
from plans.actions.follow_up_reminders import FOLLOW_UP_MAIL, STANDS
from plans.actions.follow_up_words import WORDS_MAIL
from plans.follow_up_asked import asked_of
from plans.follow_up_days import first_end
from plans.models import ActivityPlan, FollowUp


@mail(FOLLOW_UP_MAIL, gettext_lazy("Time for the yearly follow-up"))
def follow_up_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it has been adopted meanwhile, or the plan is gone."""
    plan = ActivityPlan.objects.select_related("group").filter(pk=delivery.references["plan"]).first()
    on = date.fromisoformat(delivery.references["on"])
    if plan is None:
        return None
    if FollowUp.objects.filter(group=plan.group_id, year=on.year, state__in=STANDS).exists():
        return None
    name = plan.group.name_on(timezone.localdate())
    context = {
        "plan": plan,
        "on": on,
        "in_good_time": delivery.references["kind"] == "good_time",
        "decided_on": first_end(plan.starts_on, plan.ends_on, plan.group.trial_until, plan.group.ends_on),
        "link": settings.BASE_URL + reverse("follow_up:group", args=[plan.group.slug]),
    }
    subject = _("Time to follow up %(plan)s, %(group)s") % {"plan": plan.title, "group": name}
    return letter(delivery, subject=subject, template="plans/follow_up_due", context=context)


@mail(WORDS_MAIL, gettext_lazy("Words asked for in the yearly follow-up"))
def words_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when the words are written meanwhile, or the draft is reviewed or thrown away."""
    rows = FollowUp.objects.select_related("group", "plan")
    found = rows.filter(pk=delivery.references["follow_up"], state=FollowUp.State.DRAFT).first()
    today = timezone.localdate()
    asked = asked_of(found, today) if found else []
    mine = next((one for one in asked if one.person.pk == delivery.person_id), None)
    if mine is None:
        return None
    words = {"year": found.year, "group": found.group.name_on(today)}
    context = {
        "follow_up": found,
        "goals": [(goal, _link("follow_up:comment", found.pk, goal.pk)) for goal in mine.goals],
        "summary_link": _link("follow_up:summary", found.pk) if mine.has_summary else "",
        "link": _link("follow_up:one", found.pk),
        "group_name": words["group"],
    }
    subject = _("Your words for the follow-up of %(year)d, %(group)s")
    if delivery.references["when"] != "asked":
        subject = _("Reminder: your words for the follow-up of %(year)d, %(group)s")
    return letter(delivery, subject=subject % words, template="plans/follow_up_words", context=context)


def _link(name: str, *args: int) -> str:
    return settings.BASE_URL + reverse(name, args=args)
