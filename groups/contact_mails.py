"""The mails to an organisation's contacts, and to staff about what a contact has reported."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.organizations import REGISTRAR_CHANGED
from groups.circle import represents
from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link, Organization, Person, ReportedChange
from groups.post.registry import mail


@mail("groups.organization_link", gettext_lazy("Link to an organisation's page"))
def organization_link_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when the link has been withdrawn meanwhile, or has run out."""
    now = timezone.now()
    link = Link.objects.filter(pk=delivery.references["link"], withdrawn_at=None, expires_at__gt=now).first()
    if link is None:
        return None
    organization = Organization.objects.prefetch_related("names").get(pk=link.object_id)
    name = organization.name_on(timezone.localdate(now))
    context = {
        "organization": name,
        "page": url(link, "organizations:by_link"),
        "until": timezone.localdate(link.expires_at),
        "has_account": link.person is not None and bool(link.person.email),
    }
    subject = _("The seats of %(organization)s in the county's collaboration") % {"organization": name}
    return letter(delivery, subject=subject, template="groups/organization_link", context=context)


@mail(REGISTRAR_CHANGED, gettext_lazy("Changed address of a registry"))
def registrar_changed_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    """To the former address; the new one is not told there."""
    organization = Organization.objects.prefetch_related("names").get(pk=delivery.references["organization"])
    by = Person.objects.filter(pk=delivery.references["by"]).first()
    context = {
        "organization": organization.name_on(timezone.localdate(delivery.queued_at)),
        "by": by.name if by else "",
        "contact": settings.CONTACT_EMAIL,
    }
    subject = _("The address of %(organization)s in Samverkan has been changed") % context
    return letter(delivery, subject=subject, template="groups/registrar_changed", context=context)


@mail("groups.reported_change", gettext_lazy("Change reported by an organisation"))
def reported_change_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    report = _report(delivery)
    subject = _("%(seat)s reports a change") % {"seat": _seat(report)}
    page = settings.BASE_URL + reverse("organizations:organization", args=[report.organization_id])
    return letter(
        delivery, subject=subject, template="groups/reported_change", context=_about(report) | {"page": page}
    )


@mail("groups.reported_change_receipt", gettext_lazy("Receipt for a reported change"))
def reported_change_receipt_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    report = _report(delivery)
    subject = _("We have got your change: %(seat)s") % {"seat": _seat(report)}
    return letter(
        delivery, subject=subject, template="groups/reported_change_receipt", context=_about(report)
    )


def _report(delivery: Delivery) -> ReportedChange:
    rows = ReportedChange.objects.select_related("seat__organization", "seat__group", "reported_by")
    rows = rows.prefetch_related("seat__organization__names", "seat__group__names")
    return rows.get(pk=delivery.references["report"])


def _seat(report: ReportedChange) -> str:
    return represents(report.seat, timezone.localdate(report.reported_at))


def _about(report: ReportedChange) -> dict:
    """`rows` as (what, value), only what was said."""
    day = timezone.localdate(report.reported_at)
    rows = [
        (_("Group"), report.seat.group.name_on(day)),
        (_("Seat"), _seat(report)),
        (_("As"), str(report.get_capacity_display())),
        (_("Leaves"), report.leaves),
        (_("Comes"), report.name),
        (_("E-mail"), report.email),
        (_("Phone"), report.phone),
        (_("Party"), report.party),
        (_("Board"), report.board_name),
        (_("From"), report.starts_on.isoformat() if report.starts_on else ""),
        (
            _("Decision"),
            " ".join(
                filter(
                    None,
                    [report.decision_date and report.decision_date.isoformat(), report.decision_reference],
                )
            ),
        ),
        (_("Message"), report.message),
        (_("Reported by"), report.reported_by.name if report.reported_by else _("the organisation's link")),
    ]
    return {"rows": [(what, value) for what, value in rows if value]}
