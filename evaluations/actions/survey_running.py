"""What may be done while a survey is open: its last day is moved on, and somebody gets their mail again."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.survey_opening import SURVEY_MAIL, survey_letter
from evaluations.actions.surveys import locked_survey
from evaluations.answer_links import make_answer_links
from evaluations.models import Invitation, Survey
from evaluations.survey_problems import LONGEST
from groups.models import Delivery, Person
from groups.post import post_all
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

# With the first one. More would be a reminder to one person (ruling 24).
MOST_MAILS = 3


@verb
def move_last_day(survey: Survey, *, closes_on: date, by: Person, now: datetime) -> Survey:
    """To a later day, for everybody: the links, the reminder and the page follow, and the history says who
    did it. Earlier is closing early, which has a reason of its own."""
    survey, today = locked_survey(survey, by), timezone.localdate(now)
    _refuse_not_open(survey, today)
    if closes_on <= survey.closes_on:
        words = {"read": day_plain(closes_on), "now": day_plain(survey.closes_on)}
        text = _("%(read)s is not later than %(now)s, which people have been told. To end sooner, close it.")
        raise Refused(text % words, field="closes_on", code="not_later")
    if closes_on > today + LONGEST:
        words = {"read": day_plain(closes_on), "last": day_plain(today + LONGEST)}
        text = _("%(read)s is more than a year away. Write a day no later than %(last)s.") % words
        raise Refused(text, field="closes_on", code="too_late")
    survey.closes_on = closes_on
    survey.save(update_fields=["closes_on"])
    make_answer_links(survey, list(survey.invitations.order_by("pk")))
    return survey


@verb
def send_survey_again(survey: Survey, *, person: Person, by: Person, now: datetime) -> None:
    """The same mail with the same link to one who was asked, whether they have answered or not: a new link,
    or none, would tell who has (ruling 24). Its row, too, is like the first one's."""
    survey, today = locked_survey(survey, by), timezone.localdate(now)
    _refuse_not_open(survey, today)
    rows = Invitation.objects.filter(survey=survey, person=person).select_related("person", "group")
    invitation = rows.first()
    if invitation is None or not invitation.person.address:
        text = _("%(name)s has not been asked, or has no e-mail address any more.")
        raise Refused(text % {"name": person.name}, field="person", code="not_asked")
    _refuse_elsewhere(survey, invitation.person)
    mails = Delivery.objects.filter(kind=SURVEY_MAIL, references__survey=survey.pk, person=person)
    if mails.filter(state=Delivery.State.QUEUED).exists():
        text = _("A mail to %(name)s is on its way. Wait until it has left.") % {"name": person.name}
        raise Refused(text, field="person", code="on_its_way")
    if mails.count() >= MOST_MAILS:
        words = {"name": person.name, "count": MOST_MAILS}
        text = _("%(name)s has been sent the survey %(count)d times. More would press somebody to answer.")
        raise Refused(text % words, field="person", code="too_many")
    post_all([survey_letter(survey, invitation, is_again=True)], now=now)


def _refuse_elsewhere(survey: Survey, person: Person) -> None:
    known = arrived_at(survey) if survey.mode == Survey.Mode.CONFIDENTIAL else {}
    if known.get(person.pk, person.address) != person.address:
        text = _(
            "The mail to %(name)s has gone to another address. In a confidential survey its link opens the "
            "answers, so it is sent nowhere else."
        )
        raise Refused(text % {"name": person.name}, field="person", code="elsewhere")


def arrived_at(survey: Survey) -> dict[int, str]:
    """The address to which each person (by id) was first sent the mail, of those that did not come back; one
    query. The office may change a person's address, so where the link opens answers it goes nowhere else."""
    there = Delivery.objects.filter(kind=SURVEY_MAIL, references__survey=survey.pk)
    there = there.filter(state=Delivery.State.SENT, bounced_at=None).order_by("-pk")
    return dict(there.values_list("person", "address"))


def _refuse_not_open(survey: Survey, today: date) -> None:
    if survey.state != Survey.State.OPEN or survey.closes_on < today:
        raise Refused(_("The survey is not open, so nothing of it is changed."), code="not_open")
