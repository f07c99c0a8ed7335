"""A group as the letter of 2016 wanted it, with nobody in it yet, and a request that asks for all its
seats."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from conftest import Cast, collaboration_group
from groups.actions import create_request, give_role, send_request, set_recipients
from groups.actions.nomination_answers import save_answers
from groups.models import Group, NominationRecipient, NominationRequest
from groups.nomination_values import Answer


def empty_group(cast: Cast, now: datetime) -> Group:
    """Fourteen vacant seats; the cast's secretary staffs it."""
    sign = {"by": cast.administrator, "now": now}
    group = collaboration_group(
        cast.structure, "Samverkansgrupp folkhälsa", "folkhalsa", now=now, by=sign["by"]
    )
    joint = group.seat_rules.get(kind="collective")
    joint.basis = "Efter förhandlingar mellan partierna utifrån valresultatet i regionen."
    joint.save()
    give_role(group, person=cast.secretary, kind="secretary", starts_on=group.starts_on, **sign)
    return group


def drafted(cast: Cast, group: Group, now: datetime, **fields) -> NominationRequest:
    """Everybody has an address: the municipality's own, or the one who answers for the opposition."""
    given = {
        "title": "Samverkansgrupp folkhälsa",
        "starts_on": now.date() + timedelta(days=60),
        "due_on": now.date() + timedelta(days=30),
        "signed_by": "Signe Barkman",
        "signed_capacity": "Enligt uppdrag, ordförande i styrgruppen",
        "responsible_party": "Centerpartiet",
    } | fields
    sign = {"by": cast.secretary, "now": now}
    request = create_request(cast.structure, groups=[group], **given, **sign)
    emails = {
        row.pk: {"email": f"registrator{place}@example.se"}
        for place, row in enumerate(recipients(request), 1)
    }
    joint = request.recipients.get(organization=None)
    emails[joint.pk] = {"email": "runa@example.se", "answered_by": "Runa Lindmo"}
    return set_recipients(request, recipients=emails, **sign)


def sent(cast: Cast, group: Group, now: datetime, **fields) -> NominationRequest:
    return send_request(drafted(cast, group, now, **fields), by=cast.secretary, now=now)


def recipients(request: NominationRequest) -> list[NominationRecipient]:
    return list(request.recipients.order_by("pk"))


def recipient_of(request: NominationRequest, name: str) -> NominationRecipient:
    return request.recipients.get(name__startswith=name)


def answered(
    recipient: NominationRecipient, now: datetime, places: Iterable[int] = (0, 1), **fields
) -> NominationRecipient:
    """Somebody is named for these places of each of the recipient's seats."""
    answers = [
        Answer(
            seat_id=asked.seat_id,
            place=place,
            choice="other",
            name=f"Ledamot {asked.seat_id}-{place}",
            email=f"p{asked.seat_id}-{place}@example.se",
            **fields,
        )
        for asked in recipient.seats.all()
        for place in places
    ]
    save_answers(recipient, answers=answers, by=None, now=now)
    return recipient
