"""Mails about a person's own address."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.own_email import NEW_ADDRESS, VALID, shown_code
from groups.actions.people import ADDRESS_CHANGED
from groups.mails import letter
from groups.models import Delivery, Person
from groups.post import mail


@mail(NEW_ADDRESS, gettext_lazy("Code for a new address"))
def new_address_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    person = _person(delivery)
    if person is None:
        return None
    context = {"code": shown_code(delivery), "minutes": int(VALID.total_seconds() // 60)}
    with translation.override(person.language):
        subject = _("Code for your new address: %(code)s") % {"code": context["code"]}
        return letter(delivery, subject=subject, template="groups/new_address", context=context)


@mail(ADDRESS_CHANGED, gettext_lazy("Changed address"))
def address_changed_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """To the former address; the new one is not told there."""
    person = _person(delivery)
    if person is None:
        return None
    by = Person.objects.filter(pk=delivery.references.get("by")).first()
    with translation.override(person.language):
        context = {"by": "" if by in (None, person) else by.name, "is_own": by == person}
        context["contact"] = settings.CONTACT_EMAIL
        subject = _("Your address in Samverkan has been changed")
        return letter(delivery, subject=subject, template="groups/address_changed", context=context)


def _person(delivery: Delivery) -> Person | None:
    rows = Person.objects.filter(pk=delivery.references.get("person"), pseudonymised_at__isnull=True)
    return rows.first()
