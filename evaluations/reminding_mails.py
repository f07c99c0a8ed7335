"""The one reminder of a survey, with the link once more (ruling 24)."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.reminding import REMINDER_MAIL
from evaluations.answer_links import link_to
from evaluations.models import Invitation, Survey
from evaluations.survey_mails import survey_letter
from groups.links import url
from groups.models import Delivery
from groups.post import mail


@mail(REMINDER_MAIL, gettext_lazy("Reminder of a survey"), is_told=False)
def reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it has been answered or closed meanwhile."""
    rows = Invitation.objects.select_related("survey").filter(survey__state=Survey.State.OPEN, is_used=False)
    invitation = rows.filter(survey=delivery.references["survey"], person=delivery.person_id).first()
    link = invitation and link_to(invitation.pk)
    if link is None:
        return None
    survey = invitation.survey
    subject = _("Reminder: the survey %(title)s") % {"title": survey.title}
    context = {
        "survey": survey,
        "is_anonymous": survey.mode == Survey.Mode.ANONYMOUS,
        "link": url(link, "survey_answers:answer"),
    }
    return survey_letter(delivery, subject, "evaluations/survey_reminder", context)
