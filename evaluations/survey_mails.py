"""The mail that somebody is asked in a survey, with the link that is theirs (S000-07)."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.survey_opening import SURVEY_MAIL
from evaluations.answer_links import link_to
from evaluations.models import Invitation, Survey
from groups.links import url
from groups.mails import letter
from groups.models import Delivery
from groups.post import mail


@mail(SURVEY_MAIL, gettext_lazy("Survey to answer"))
def survey_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when the survey is closed meanwhile. Nothing in it, nor in its row, tells whether it is
    answered."""
    invitation = asked_invitation(delivery)
    if invitation is None:
        return None
    survey = invitation.survey
    context = {
        "survey": survey,
        "is_again": "is_again" in delivery.references,
        "is_anonymous": survey.mode == Survey.Mode.ANONYMOUS,
        "link": url(link_to(invitation.pk), "survey_answers:answer"),
    }
    subject = _("Survey: %(title)s") % {"title": survey.title}
    return survey_letter(delivery, subject, "evaluations/survey", context)


def survey_letter(delivery: Delivery, subject: str, template: str, context: dict) -> EmailMessage:
    """Answered by a machine, or with “I shall, sorry”, it would tell an official who has not answered: whom
    to ask stands in the text alone."""
    return letter(delivery, subject=subject, template=template, context=context, answers_to_group=False)


def asked_invitation(delivery: Delivery) -> Invitation | None:
    """The open invitation of the one that the mail goes to: the mail itself names the survey alone."""
    rows = Invitation.objects.select_related("survey").filter(survey__state=Survey.State.OPEN)
    return rows.filter(survey=delivery.references["survey"], person=delivery.person_id).first()
