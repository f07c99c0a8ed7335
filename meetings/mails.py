"""The mails of meetings: each builder turns a delivery's references into one letter (ruling 16).

What all recipients of a call share – the call, its paper, its invitation's facts – is loaded once a batch
into `kept`.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import attached, letter
from groups.models import Delivery, Link, Person
from groups.post import mail
from meetings.actions.answers import SUBSTITUTE_LINK
from meetings.actions.calls import ANSWER_LINK
from meetings.documents import CallDocument
from meetings.invitations import invitation, page_of, takes_answers
from meetings.keeping import kept_call_paper
from meetings.models import (
    Call,
    CallRecipient,
    GroupMessage,
    Meeting,
    Minutes,
    SubstituteRequest,
)
from meetings.papers import file_name_of
from samverkan.lib import spoken


@mail("meetings.call", gettext_lazy("Call, supplement or cancellation"))
def call_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    call = _call(delivery, kept)
    if call.state == Call.State.WITHDRAWN:
        return None
    recipient = _recipient(delivery, call, kept)
    document, paper = kept.setdefault(("paper", call.pk), None) or _paper(call, kept)
    links = [] if call.kind == Call.Kind.CANCELLATION else _answer_links(call, recipient.person, kept)
    return letter(
        delivery,
        subject=call_subject(call),
        template="meetings/call",
        context=call_context(call, document, recipient, links),
        attachments=[paper],
        calendar=invitation(call, links, recipient),
    )


def call_context(
    call: Call, document: CallDocument, recipient: CallRecipient, links: list[tuple[str, str]]
) -> dict:
    """What the templates of the call's mail say; also for a call that is not sent yet."""
    return {
        "call": call,
        "meeting": call.meeting,
        "document": document,
        "recipient": recipient,
        "is_called": recipient.mode == CallRecipient.Mode.CALLED,
        "answers_by_calendar": takes_answers(recipient),
        "links": links,
        "page": page_of(call.meeting),
    }


@mail("meetings.call_withdrawn", gettext_lazy("Withdrawn call"))
def call_withdrawn_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    call = _call(delivery, kept)
    recipient = CallRecipient.objects.filter(pk=delivery.references["recipient"]).first()
    subject = _("Withdrawn: call to %(when)s") % {"when": when_of(call.meeting)}
    context = {"call": call, "meeting": call.meeting}
    return letter(
        delivery,
        subject=subject,
        template="meetings/call_withdrawn",
        context=context,
        calendar=invitation(call, [], recipient),
    )


@mail("meetings.call_not_sent", gettext_lazy("Call that was not sent"))
def call_not_sent_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    call = _call(delivery, kept)
    subject = _("The call to %(when)s was not sent") % {"when": when_of(call.meeting)}
    context = {"call": call, "meeting": call.meeting, "page": _address("meetings:call", call.meeting.pk)}
    return letter(delivery, subject=subject, template="meetings/call_not_sent", context=context)


@mail("meetings.message", gettext_lazy("Message to the group"))
def message_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    key = ("message", delivery.references["message"])
    message = kept.get(key) or kept.setdefault(
        key, GroupMessage.objects.select_related("sent_by").get(pk=key[1])
    )
    return letter(
        delivery, subject=message.subject, template="meetings/message", context={"message": message}
    )


@mail("meetings.absence", gettext_lazy("Absence"))
def absence_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    return _about_absence(delivery, _("%(name)s is prevented %(when)s"), "meetings/absence")


@mail("meetings.absence_taken_back", gettext_lazy("Absence taken back"))
def absence_taken_back_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    return _about_absence(delivery, _("%(name)s comes after all %(when)s"), "meetings/absence_taken_back")


@mail("meetings.chair_absent", gettext_lazy("Chair prevented"))
def chair_absent_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    meeting = _meeting(delivery.references["meeting"])
    subject = _("You lead the meeting %(when)s") % {"when": when_of(meeting)}
    context = {"meeting": meeting, "page": page_of(meeting)}
    return letter(delivery, subject=subject, template="meetings/chair_absent", context=context)


@mail("meetings.substitute_asked", gettext_lazy("Question to a substitute"))
def substitute_asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _to_substitute(delivery, _("Can you serve %(when)s?"), "meetings/substitute_asked")


@mail("meetings.substitute_reminder", gettext_lazy("Reminder to a substitute"))
def substitute_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _to_substitute(delivery, _("Reminder: can you serve %(when)s?"), "meetings/substitute_asked")


@mail("meetings.substitute_not_needed", gettext_lazy("Substitute not needed"))
def substitute_not_needed_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    request = _request(delivery)
    subject = _("You need not serve %(when)s") % {"when": when_of(request.meeting)}
    context = {"meeting": request.meeting, "member": request.member.name}
    return letter(delivery, subject=subject, template="meetings/substitute_not_needed", context=context)


@mail("meetings.substitute_answered", gettext_lazy("Substitute's answer"))
def substitute_answered_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    request = _request(delivery)
    accepts = request.state == SubstituteRequest.State.ACCEPTED
    words = _("%(name)s serves %(when)s") if accepts else _("%(name)s does not serve %(when)s")
    subject = words % {"name": request.substitute.name, "when": when_of(request.meeting)}
    context = {
        "request": request,
        "meeting": request.meeting,
        "accepts": accepts,
        "page": _address("meetings:answers", request.meeting_id),
    }
    return letter(delivery, subject=subject, template="meetings/substitute_answered", context=context)


@mail("meetings.notes_circulated", gettext_lazy("Notes to read"))
def notes_circulated_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    minutes = Minutes.objects.select_related("meeting__group").get(pk=delivery.references["minutes"])
    if minutes.state == Minutes.State.DRAFT:
        return None
    subject = _("Notes to read: %(when)s") % {"when": when_of(minutes.meeting)}
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "page": _address("meetings:notes", minutes.meeting_id),
    }
    return letter(delivery, subject=subject, template="meetings/notes_circulated", context=context)


def _call(delivery: Delivery, kept: dict) -> Call:
    key = ("call", delivery.references["call"])
    if key not in kept:
        calls = Call.objects.select_related("meeting__group__structure")
        kept[key] = calls.prefetch_related("meeting__group__names", "meeting__group__settings").get(pk=key[1])
    return kept[key]


def _paper(call: Call, kept: dict) -> tuple[CallDocument, object]:
    document, content = kept_call_paper(call)
    kept["paper", call.pk] = document, attached(file_name_of(document), content)
    return kept["paper", call.pk]


def _recipient(delivery: Delivery, call: Call, kept: dict) -> CallRecipient:
    key = ("recipients", call.pk)
    if key not in kept:
        kept[key] = {row.pk: row for row in call.recipients.select_related("person")}
    return kept[key][delivery.references["recipient"]]


def _answer_links(call: Call, person: Person, kept: dict) -> list[tuple[str, str]]:
    key = ("links", call.pk)
    if key not in kept:
        links = Link.objects.filter(purpose=ANSWER_LINK, object_id=call.meeting_id)
        kept[key] = {link.person_id: link for link in links}
    return answer_buttons(kept[key][person.pk])


def answer_buttons(link: Link) -> list[tuple[str, str]]:
    """The two buttons of the mail; a person's link is the same at every attempt."""
    return [
        (_("I am coming"), url(link, "meetings:answer_link", answer="kommer")),
        (_("I am prevented"), url(link, "meetings:answer_link", answer="forhinder")),
    ]


def _to_substitute(delivery: Delivery, subject: str, template: str) -> EmailMessage | None:
    request = _request(delivery)
    if request.state != SubstituteRequest.State.ASKED:
        return None
    link = Link.objects.get(purpose=SUBSTITUTE_LINK, object_id=request.pk, person=request.substitute)
    context = {
        "request": request,
        "meeting": request.meeting,
        "accept": url(link, "meetings:substitute_link", answer="ja"),
        "decline": url(link, "meetings:substitute_link", answer="nej"),
        "page": page_of(request.meeting),
    }
    return letter(
        delivery, subject=subject % {"when": when_of(request.meeting)}, template=template, context=context
    )


def _about_absence(delivery: Delivery, subject: str, template: str) -> EmailMessage:
    meeting = _meeting(delivery.references["meeting"])
    person = Person.objects.get(pk=delivery.references["absent"])
    subject = subject % {"name": person.name, "when": when_of(meeting)}
    context = {"meeting": meeting, "person": person, "page": _address("meetings:answers", meeting.pk)}
    return letter(delivery, subject=subject, template=template, context=context)


def _request(delivery: Delivery) -> SubstituteRequest:
    rows = SubstituteRequest.objects.select_related(
        "meeting__group", "member", "substitute", "seat__organization"
    )
    return rows.get(pk=delivery.references["request"])


def _meeting(pk: int) -> Meeting:
    return Meeting.objects.select_related("group").get(pk=pk)


def call_subject(call: Call) -> str:
    values = {"when": when_of(call.meeting), "group": call.meeting.group.name_on(call.meeting.told_date)}
    if call.kind == Call.Kind.CANCELLATION:
        return _("Cancelled: %(group)s %(when)s") % values
    if call.kind == Call.Kind.POSTPONEMENT:
        return _("Postponed: %(group)s %(when)s") % values
    if call.kind == Call.Kind.SUPPLEMENT and call.approved_as != Call.ApprovedAs.CONSEQUENCE:
        return _("Supplement to the call: %(group)s %(when)s") % values
    if call.kind == Call.Kind.SUPPLEMENT:
        return _("Changed: %(group)s %(when)s") % values
    return _("Call: %(group)s %(when)s") % values


def when_of(meeting: Meeting) -> str:
    return spoken.when(meeting.told_date, meeting.start, meeting.end, meeting.last_date)


def _address(name: str, pk: int) -> str:
    return settings.BASE_URL + reverse(name, args=[pk])
