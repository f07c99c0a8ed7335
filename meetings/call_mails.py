"""The mails around a call that are not the call itself."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from meetings.actions.calls import ANSWER_LINK
from meetings.invitations import page_of
from meetings.mails import answer_buttons, when_of
from meetings.models import Meeting, Response, SupplementDraft
from meetings.supplements import page_of_draft
from meetings.unanswered import REMINDER


@mail(REMINDER, gettext_lazy("Reminder to answer"))
def answer_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when the answer came before the reminder left, or the meeting is off."""
    meeting = Meeting.objects.select_related("group").get(pk=delivery.references["meeting"])
    answered = Response.objects.filter(meeting=meeting, person=delivery.person).exists()
    link = Link.objects.filter(purpose=ANSWER_LINK, object_id=meeting.pk, person=delivery.person).first()
    if answered or meeting.cancelled_at or meeting.date is None or link is None or link.withdrawn_at:
        return None
    return letter(
        delivery,
        subject=reminder_subject(meeting),
        template="meetings/answer_reminder",
        context=reminder_context(meeting, answer_buttons(link)),
    )


def reminder_subject(meeting: Meeting) -> str:
    return _("Are you coming %(when)s?") % {"when": when_of(meeting)}


def reminder_context(meeting: Meeting, links: list[tuple[str, str]]) -> dict:
    return {"meeting": meeting, "links": links, "page": page_of(meeting)}


@mail("meetings.supplement_waits", gettext_lazy("Supplement to approve"))
def supplement_waits_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it has been sent or thrown away before the mail left."""
    drafts = SupplementDraft.objects.select_related("meeting__group", "written_by")
    draft = drafts.filter(meeting=delivery.references["meeting"]).first()
    if draft is None:
        return None
    subject = _("Supplement to approve: %(when)s") % {"when": when_of(draft.meeting)}
    context = {"draft": draft, "meeting": draft.meeting, "page": page_of_draft(draft.meeting)}
    return letter(delivery, subject=subject, template="meetings/supplement_waits", context=context)
