"""Changing one's own log-in: a code to the new address before it counts, a mail to the former one after.

allauth's own verification by code needs every log-in to be verified and keeps addresses beside the person's;
here the person's one address is the log-in (ruling 6), so the code is ours and follows ruling 10: the row
holds no code, it is derived when the mail is written.
"""

import re
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.actions.people import person_email, save_person
from groups.models import Delivery, Person
from groups.post import post
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

NEW_ADDRESS = "groups.new_address"
VALID = timedelta(minutes=30)
CODES_AN_HOUR = 5
# No vowels, so no words; no letters that look like digits.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


@verb
def ask_for_own_email(person: Person, *, email: str, by: Person, now: datetime) -> Delivery:
    """Sends a code to the new address. Whether somebody else has it is not told before the code has come
    back."""
    email = person_email(email)
    if not email:
        raise Refused(_("The address is missing. Write for example anna.ek@example.se."), field="email")
    if email == person.email:
        raise Refused(_("You have that address already."), field="email", code="same")
    asked = Delivery.objects.filter(
        kind=NEW_ADDRESS, references__person=person.pk, queued_at__gt=now - timedelta(hours=1)
    )
    if asked.count() >= CODES_AN_HOUR:
        text = ngettext(
            "%(count)d code has been sent within the hour. Wait an hour and try again.",
            "%(count)d codes have been sent within the hour. Wait an hour and try again.",
            CODES_AN_HOUR,
        )
        raise Refused(text % {"count": CODES_AN_HOUR}, field="email", code="too_many")
    # Without `person`: a mail that is sent again would go to the address of today.
    return post(
        NEW_ADDRESS, person=None, name=person.name, address=email, references={"person": person.pk}, now=now
    )


@verb
def confirm_own_email(person: Person, *, delivery: Delivery, code: str, by: Person, now: datetime) -> Person:
    """The address becomes the person's log-in when the code from its mail is written."""
    if delivery.kind != NEW_ADDRESS or delivery.references != {"person": person.pk}:
        raise Refused(_("The code is for somebody else."), field="code", code="wrong")
    if now > delivery.queued_at + VALID:
        raise Refused(_("The code is too old. Ask for a new one."), field="code", code="expired")
    if not constant_time_compare(_letters(code), code_of(delivery)):
        text = _("“%(code)s” is not the code. It has eight letters and digits, for example BCDF-2345.")
        raise Refused(text % {"code": code[:20]}, field="code", code="wrong")
    return save_person(person, {"email": delivery.address, "contact_email": ""}, by=by, now=now)


def code_of(delivery: Delivery) -> str:
    """The same eight signs every time the mail is written; of no use for another row or address."""
    value = f"{delivery.message_id}|{delivery.address}"
    digest = salted_hmac("groups.own_email", value, algorithm="sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:8])


def shown_code(delivery: Delivery) -> str:
    code = code_of(delivery)
    return f"{code[:4]}-{code[4:]}"


def _letters(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper()
