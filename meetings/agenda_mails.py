"""The mails about agendas: an item proposed, its answer, and the word that fixes an agenda."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.mails import letter
from groups.models import Delivery
from groups.post import mail
from meetings.actions.proposal_moves import MOVED
from meetings.models import ItemProposal, Meeting
from meetings.page import day_text

State = ItemProposal.State


@mail("meetings.item_proposed", gettext_lazy("Proposed item"))
def item_proposed_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    proposal = _proposal(delivery)
    if proposal.state == State.WITHDRAWN:
        return None
    subject = _("Proposed item: %(title)s") % {"title": proposal.title}
    if proposal.is_late:
        subject = _("Proposed late: %(title)s") % {"title": proposal.title}
    page = _address("meetings:proposal", proposal.group.slug, proposal.pk)
    context = {"proposal": proposal, "day": _day(proposal), "page": page}
    return letter(delivery, subject=subject, template="meetings/item_proposed", context=context)


@mail("meetings.proposal_answered", gettext_lazy("Answer to a proposed item"))
def proposal_answered_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    """`state` is that of the answer the mail is about: proposed when it was left for another meeting, `MOVED`
    when it was on the agenda of one and the item was moved."""
    proposal, state = _proposal(delivery), delivery.references["state"]
    subject = {
        State.ACCEPTED: _("On the agenda: %(title)s"),
        State.DECLINED: _("Not on the agenda: %(title)s"),
        MOVED: _("Moved to another meeting: %(title)s"),
    }.get(state, _("Left for another meeting: %(title)s")) % {"title": proposal.title}
    page = _address("meetings:proposals", proposal.group.slug)
    if state in {State.ACCEPTED, MOVED} and proposal.meeting_id:
        page = _address("meetings:meeting", proposal.meeting_id)
    context = {"proposal": proposal, "state": state, "day": _day(proposal), "page": page}
    return letter(delivery, subject=subject, template="meetings/proposal_answered", context=context)


@mail("meetings.agenda_to_fix", gettext_lazy("Agenda to fix"))
def agenda_to_fix_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    meeting = Meeting.objects.select_related("group").get(pk=delivery.references["meeting"])
    if meeting.cancelled_at:
        return None
    subject = _("Does the agenda for %(day)s stand?") % {"day": day_text(meeting.date)}
    context = {
        "meeting": meeting,
        "day": day_text(meeting.date),
        "page": _address("meetings:fix", meeting.pk),
    }
    return letter(delivery, subject=subject, template="meetings/agenda_to_fix", context=context)


def _proposal(delivery: Delivery) -> ItemProposal:
    rows = ItemProposal.objects.select_related("group", "meeting", "proposed_by", "handled_by")
    return rows.get(pk=delivery.references["proposal"])


def _day(proposal: ItemProposal) -> str:
    return day_text(proposal.meeting.date) if proposal.meeting else _("the next one that is planned")


def _address(name: str, *args) -> str:
    return settings.BASE_URL + reverse(name, args=args)
