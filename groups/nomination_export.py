"""The answers to a request for nominations as rows for Excel."""

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import NominationReply
from groups.nomination_facts import STATE_WORDS, Status


def export_rows(status: Status) -> list[list[object]]:
    """One row a place, for Excel; the headings are `EXPORT_HEADINGS`."""
    return [
        [
            row.name,
            place.group,
            place.represents,
            place.capacity_word,
            *_answer(place.reply),
            row.email,
            str(STATE_WORDS[row.state]),
        ]
        for row in status.recipients
        for place in row.places
    ]


def export_headings() -> list[str]:
    return [
        _("Recipient"),
        _("Group"),
        _("Represents"),
        _("Capacity"),
        _("Name"),
        _("E-mail"),
        _("Phone"),
        _("Party"),
        _("Board"),
        _("Date of decision"),
        _("Registry number"),
        _("Answered"),
        _("Confirmed"),
        _("The letter's address"),
        _("State"),
    ]


def _answer(reply: NominationReply | None) -> list[object]:
    if reply is None:
        return [""] * 9
    return [
        _("appoints nobody") if reply.is_vacant else reply.name,
        reply.email,
        reply.phone,
        reply.party,
        reply.board.name if reply.board else reply.board_name,
        reply.decision_date or "",
        reply.decision_reference,
        timezone.localdate(reply.answered_at),
        timezone.localdate(reply.confirmed_at) if reply.confirmed_at else "",
    ]
