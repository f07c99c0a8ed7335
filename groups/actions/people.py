"""People: one person is one row, and an address is one person's (I-PER2, ruling 6)."""

import re
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from groups.access import STAFF, standing_of
from groups.models import Person
from groups.post import post
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

# Log-in goes by code to the address: who changes it may log in as the person.
LOGS_IN = {"email", "is_active"}
ADDRESS_CHANGED = "groups.address_changed"


@verb
def find_or_create_person(
    *,
    name: str,
    by: Person | None,
    now: datetime,
    email: str = "",
    same_person: bool | None = None,
    among: QuerySet[Person] | None = None,
    **fields,
) -> Person:
    """The person behind a name and an address; a new one where nobody has the address.

    Somebody of another name on the same address raises `Refused` with code "same_email" until `same_person`
    answers it:
    True gives the person that is there, False a second person who shares the address and has no log-in
    (ruling 6).
    """
    name, email = person_name(name), person_email(email)
    there = Person.objects.filter(email=email).first() if email else None
    if not email and among is not None and (twin := _named(name, among)):
        return twin
    if there is None:
        person = Person(name=name, email=email or None, **fields)
    elif same_person is False:
        if twin := next(
            (p for p in Person.objects.filter(contact_email=email) if _alike(p.name, name)), None
        ):
            return twin
        person = Person(name=name, contact_email=email, **fields)
    elif same_person or _alike(there.name, name):
        return there
    else:
        raise Refused(_same_email(email, there, name, by), field="email", code="same_email")
    person.set_unusable_password()
    person.save()
    return person


@verb
def change_person(person: Person, *, by: Person | None, now: datetime, **fields) -> Person:
    """Changes what is known of a person. A mail tells the former address when mail goes elsewhere from now.

    One's own address is changed by `confirm_own_email` alone; here it raises `Refused` with code "confirm".
    """
    if "name" in fields:
        fields["name"] = person_name(fields["name"])
    if "email" in fields:
        fields["email"] = person_email(fields["email"] or "") or None
        if by == person and fields["email"] != person.email:
            raise Refused(
                _("You change your own address on your own page, where the new one is confirmed by a code."),
                field="email",
                code="confirm",
            )
    if any(name in LOGS_IN and getattr(person, name) != value for name, value in fields.items()):
        _refuse_beyond(person, by)
    return save_person(person, fields, by=by, now=now)


def save_person(person: Person, fields: dict, *, by: Person | None, now: datetime) -> Person:
    """For verbs that have said who may: keeps an address one person's and tells the former one."""
    former = person.address
    if fields.get("email", person.email) != person.email:
        _refuse_taken(person, fields["email"], by)
        # allauth keeps an address a password was once reset by, and would let it log in for ever.
        EmailAddress.objects.filter(user=person).delete()
    for name, value in fields.items():
        setattr(person, name, value)
    person.save()
    if former and former != person.address:
        # Without `person`: a mail that is sent again would go to the new address.
        about = {"person": person.pk, "by": by.pk if by else None}
        post(ADDRESS_CHANGED, person=None, name=person.name, address=former, references=about, now=now)
    return person


def person_name(text: str) -> str:
    """One letter or two hundred, with apostrophes and dashes as they are (domain 6.6)."""
    name = collapsed(text)
    if not name:
        raise Refused(_("The name is missing. Write for example Åsa-Märta von Örn."), field="name")
    if len(name) > 200:
        raise Refused(
            _("The name has %(count)d characters; at most 200 can be kept.") % {"count": len(name)},
            field="name",
        )
    return name


def person_email(text: str) -> str:
    """The address in small letters; one that was pasted as "Anna Ek <anna.ek@example.se>" is taken out."""
    email = collapsed(text).lower().removeprefix("mailto:")
    if found := re.fullmatch(r"[^<>]*<\s*([^<>]+?)\s*>", email):
        email = found[1]
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        text = _("“%(text)s” is no e-mail address: %(why)s Write for example anna.ek@example.se.")
        raise Refused(text % {"text": email, "why": _what_is_wrong(email)}, field="email") from None
    return email


def _what_is_wrong(email: str) -> str:
    before, _at, after = email.partition("@")
    if "@" not in email:
        return _("there is no @ in it.")
    if "@" in after or set(email) & set(",;"):
        return _("there is more than one in it. Write one.")
    if " " in email:
        return _("there is a space in it.")
    if not before.isascii():
        return _("there is å, ä, ö or another letter before the @ that mail servers do not take.")
    if "." not in after:
        return _("something is missing after the @.")
    return _("a sign is wrong or too many.")


def _alike(one: str, other: str) -> bool:
    return collapsed(one).casefold() == collapsed(other).casefold()


def _named(name: str, among: QuerySet[Person]) -> Person | None:
    return next((person for person in among if _alike(person.name, name)), None)


def _refuse_beyond(person: Person, by: Person | None) -> None:
    """Nobody gets another's rights outside the groups they staff themselves by changing where codes go."""
    if by is None or by.is_superuser or by == person:
        return
    mine, theirs = standing_of(by), standing_of(person)
    beyond = set(theirs.group_ids()) - set(mine.group_ids(STAFF)) or theirs.organizations - mine.organizations
    if person.is_superuser or beyond:
        raise Refused(
            _(
                "%(name)s logs in to more than your groups. Ask the system administrator to change the "
                "address."
            )
            % {"name": person.name},
            field="email",
            code="beyond",
        )


def _refuse_taken(person: Person, email: str | None, by: Person | None) -> None:
    other = Person.objects.exclude(pk=person.pk).filter(email=email).first() if email else None
    if other:
        raise Refused(_same_email(email, other, person.name, by), field="email", code="same_email")


def _same_email(email: str, there: Person, name: str, by: Person | None) -> str:
    """The owner of an address is named only to somebody who shares a group with them."""
    text = _("%(email)s belongs to %(there)s. Say whether %(name)s is the same person or shares the address.")
    shown = there.name if _knows(by, there) else _("somebody else")
    return text % {"email": email, "there": shown, "name": name}


def _knows(by: Person | None, there: Person) -> bool:
    if by is None or by.is_superuser:
        return True
    return bool(set(standing_of(by).roles) & set(there.appointments.values_list("group", flat=True)))
