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
from meetings.invitations import invitation, page_of
from meetings.keeping import kept_call_paper, kept_minutes_paper
from meetings.models import (
    Call,
    CallRecipient,
    GroupMessage,
    Meeting,
    Minutes,
    MinutesVersion,
    Remark,
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
        subject=_subject(call),
        template="meetings/call",
        context={
            "call": call,
            "meeting": call.meeting,
            "document": document,
            "recipient": recipient,
            "is_called": recipient.mode == CallRecipient.Mode.CALLED,
            "links": links,
            "page": page_of(call.meeting),
        },
        attachments=[paper],
        calendar=invitation(call, links),
    )


@mail("meetings.call_withdrawn", gettext_lazy("Withdrawn call"))
def call_withdrawn_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    call = _call(delivery, kept)
    subject = _("Withdrawn: call to %(when)s") % {"when": _when(call.meeting)}
    context = {"call": call, "meeting": call.meeting}
    return letter(
        delivery,
        subject=subject,
        template="meetings/call_withdrawn",
        context=context,
        calendar=invitation(call, []),
    )


@mail("meetings.call_not_sent", gettext_lazy("Call that was not sent"))
def call_not_sent_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    call = _call(delivery, kept)
    subject = _("The call to %(when)s was not sent") % {"when": _when(call.meeting)}
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
    subject = _("You lead the meeting %(when)s") % {"when": _when(meeting)}
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
    subject = _("You need not serve %(when)s") % {"when": _when(request.meeting)}
    context = {"meeting": request.meeting, "member": request.member.name}
    return letter(delivery, subject=subject, template="meetings/substitute_not_needed", context=context)


@mail("meetings.substitute_answered", gettext_lazy("Substitute's answer"))
def substitute_answered_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    request = _request(delivery)
    accepts = request.state == SubstituteRequest.State.ACCEPTED
    words = _("%(name)s serves %(when)s") if accepts else _("%(name)s does not serve %(when)s")
    subject = words % {"name": request.substitute.name, "when": _when(request.meeting)}
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
    subject = _("Notes to read: %(when)s") % {"when": _when(minutes.meeting)}
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "page": _address("meetings:notes", minutes.meeting_id),
    }
    return letter(delivery, subject=subject, template="meetings/notes_circulated", context=context)


@mail("meetings.notes_approved", gettext_lazy("Approved notes"))
def notes_approved_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    key = ("version", delivery.references["version"])
    if key not in kept:
        version = MinutesVersion.objects.select_related("minutes__meeting__group__structure").get(pk=key[1])
        document, content = kept_minutes_paper(version)
        kept[key] = version, attached(file_name_of(document), content)
    version, paper = kept[key]
    meeting = version.minutes.meeting
    subject = _("Notes of %(when)s") % {"when": _when(meeting)}
    if version.number > 1:
        subject = _("Corrected notes of %(when)s") % {"when": _when(meeting)}
    context = {"version": version, "meeting": meeting, "page": _address("meetings:notes", meeting.pk)}
    return letter(
        delivery, subject=subject, template="meetings/notes_approved", context=context, attachments=[paper]
    )


@mail("meetings.remark", gettext_lazy("Remark on notes"))
def remark_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    row = Remark.objects.select_related("person", "minutes__meeting__group").get(
        pk=delivery.references["remark"]
    )
    meeting = row.minutes.meeting
    subject = _("%(name)s on the notes of %(when)s") % {"name": row.person.name, "when": _when(meeting)}
    context = {"remark": row, "meeting": meeting, "page": _address("meetings:notes", meeting.pk)}
    return letter(delivery, subject=subject, template="meetings/remark", context=context)


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
    """The two buttons of the mail; a person's link is the same at every attempt."""
    key = ("links", call.pk)
    if key not in kept:
        links = Link.objects.filter(purpose=ANSWER_LINK, object_id=call.meeting_id)
        kept[key] = {link.person_id: link for link in links}
    link = kept[key][person.pk]
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
        delivery, subject=subject % {"when": _when(request.meeting)}, template=template, context=context
    )


def _about_absence(delivery: Delivery, subject: str, template: str) -> EmailMessage:
    meeting = _meeting(delivery.references["meeting"])
    person = Person.objects.get(pk=delivery.references["absent"])
    subject = subject % {"name": person.name, "when": _when(meeting)}
    context = {"meeting": meeting, "person": person, "page": _address("meetings:answers", meeting.pk)}
    return letter(delivery, subject=subject, template=template, context=context)


def _request(delivery: Delivery) -> SubstituteRequest:
    rows = SubstituteRequest.objects.select_related(
        "meeting__group", "member", "substitute", "seat__organization"
    )
    return rows.get(pk=delivery.references["request"])


def _meeting(pk: int) -> Meeting:
    return Meeting.objects.select_related("group").get(pk=pk)


def _subject(call: Call) -> str:
    values = {"when": _when(call.meeting), "group": call.meeting.group.name_on(call.meeting.told_date)}
    if call.kind == Call.Kind.CANCELLATION:
        return _("Cancelled: %(group)s %(when)s") % values
    if call.kind == Call.Kind.POSTPONEMENT:
        return _("Postponed: %(group)s %(when)s") % values
    if call.kind == Call.Kind.SUPPLEMENT:
        return _("Changed: %(group)s %(when)s") % values
    return _("Call: %(group)s %(when)s") % values


def _when(meeting: Meeting) -> str:
    return spoken.when(meeting.told_date, meeting.start, meeting.end, meeting.last_date)


def _address(name: str, pk: int) -> str:
    return settings.BASE_URL + reverse(name, args=[pk])
