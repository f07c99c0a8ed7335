"""What is wanted on an agenda, and whose word makes it stand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Person
from meetings.models.agenda import AgendaItem
from meetings.models.meetings import Meeting
from meetings.models.standing import ItemKind
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History


class AgendaApprover(models.Model):
    """Somebody who fixes the group's agendas in a named role: "regiondirektör" (S002-19)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="agenda_approvers", verbose_name=_("group"))
    role = models.CharField(_("role"), max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("who fixes the agenda")
        verbose_name_plural = _("who fix the agenda")
        constraints = [
            ends_after_start("agenda_approver_ends_after_start"),
            models.CheckConstraint(condition=~Q(role=""), name="agenda_approver_has_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.person}"


class AgendaApproval(models.Model):
    """One role's word that the agenda stands. It is of what was seen: another agenda needs another word."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="agenda_approvals", verbose_name=_("meeting")
    )
    role = models.CharField(_("as"), max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    at = models.DateTimeField(_("fixed"))
    history = History()

    class Meta:
        verbose_name = _("fixing of an agenda")
        verbose_name_plural = _("fixings of agendas")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "role", "sha256"], name="agenda_approval_once")
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.person}"


class ItemProposal(models.Model):
    """An item somebody in the group wants on a coming meeting, or notice of other business (S000-37)."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    group = models.ForeignKey(Group, models.CASCADE, related_name="item_proposals", verbose_name=_("group"))
    # Where it is to be taken up; moving it to a later meeting changes this. Empty: the next one there is.
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="proposals", verbose_name=_("meeting")
    )
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("what it is about"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind, default=ItemKind.DIALOGUE)
    wanted_outcome = models.CharField(_("wanted outcome"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, related_name="item_proposals", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"))
    is_late = models.BooleanField(_("after the last day"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    reason = models.TextField(_("why"), blank=True)
    handled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    item = models.OneToOneField(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
        verbose_name=_("agenda item"),
    )
    # One submitted form is one proposal.
    once_key = models.UUIDField(unique=True, editable=False)
    history = History()

    class Meta:
        verbose_name = _("proposed item")
        verbose_name_plural = _("proposed items")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="item_proposal_has_title"),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="item_proposal_declined_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "withdrawn"]) | Q(handled_at__isnull=False),
                name="item_proposal_handled_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title
