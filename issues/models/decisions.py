"""Anchoring at home, positions taken, and what each organisation and board decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Board, Document, Group, Organization, Person
from issues.models.issues import Issue
from issues.models.material import DecisionPath, MaterialVersion
from samverkan.lib.history import History


class HomeBrief(models.Model):
    """The half page for the home board's standing item (S002-07, S002-13)."""

    issue = models.OneToOneField(Issue, models.CASCADE, related_name="home_brief", verbose_name=_("issue"))
    what = models.TextField(_("what it is about"))
    why = models.TextField(_("why"), blank=True)
    proposal = models.TextField(_("what is proposed"), blank=True)
    asked = models.TextField(_("what is asked of us"))
    history = History()

    class Meta:
        verbose_name = _("half page for the home board")
        verbose_name_plural = _("half pages for the home boards")
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(asked=""), name="home_brief_says_what")
        ]

    def __str__(self) -> str:
        return f"{self.issue}"


class Anchoring(models.Model):
    """One organisation's task: prepare, discuss and inform at home before a position (S001-34, S003-29).

    How far it has come is read from its reports; any of the steps may be missing (domain.md 6.5).
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="anchorings", verbose_name=_("issue"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="anchorings", verbose_name=_("organisation")
    )
    due_on = models.DateField(_("by"))
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    # Not needed in this organisation, and why.
    waived_reason = models.TextField(_("why it is not needed"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("anchoring")
        verbose_name_plural = _("anchoring")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "organization"], name="anchoring_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}"


class AnchoringReport(models.Model):
    """What was done at home: when, before whom, and what they said (S001-34, S001-35)."""

    class Kind(models.TextChoices):
        PREPARED = "prepared", _("Prepared")
        DISCUSSED = "discussed", _("Discussed")
        INFORMED = "informed", _("Informed")
        REPORTED_BACK = "reported_back", _("Reported back")

    class Audience(models.TextChoices):
        OTHER_PARTIES = "other_parties", _("Other parties")
        POLITICAL_BODIES = "political_bodies", _("Other political bodies")
        EXECUTIVE = "executive", _("Municipal or regional executive")
        OFFICIALS = "officials", _("Officials")

    anchoring = models.ForeignKey(
        Anchoring, models.CASCADE, related_name="reports", verbose_name=_("anchoring")
    )
    kind = models.CharField(_("what was done"), max_length=15, choices=Kind)
    audience = models.CharField(_("before whom"), max_length=20, choices=Audience, blank=True)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    body = models.CharField(_("body in words"), max_length=200, blank=True)
    on = models.DateField(_("day"))
    text = models.TextField(_("what they said"), blank=True)
    # Empty where it came by an organisation's link.
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reported by")
    )
    by_name = models.CharField(_("name and role"), max_length=200, blank=True)
    at = models.DateTimeField(_("reported"))
    history = History()

    class Meta:
        verbose_name = _("report on anchoring")
        verbose_name_plural = _("reports on anchoring")
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Position(models.Model):
    """A group has taken a position in an issue (S002-12). Never deleted: annulled with a reason (I-DEC5)."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="positions", verbose_name=_("issue"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="positions", verbose_name=_("group"))
    # Empty where there was no material, which `exception_reason` then explains (I-ISS2).
    version = models.ForeignKey(
        MaterialVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("decision material"),
    )
    taken_on = models.DateField(_("taken on"))
    text = models.TextField(_("position"))
    condition = models.TextField(_("condition"), blank=True)
    valid_to = models.DateField(_("holds until"), null=True, blank=True)
    exception_reason = models.TextField(_("why without material or anchoring"), blank=True)
    made_at = models.DateTimeField(_("written down"))
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("written down by"))
    annulled_on = models.DateField(_("annulled on"), null=True, blank=True)
    annulled_reason = models.TextField(_("why it was annulled"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["taken_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="position_has_text"),
            models.CheckConstraint(
                condition=Q(version__isnull=False) | ~Q(exception_reason=""),
                name="position_without_material_says_why",
            ),
            models.CheckConstraint(
                condition=Q(annulled_on__isnull=True, annulled_reason="")
                | Q(annulled_on__isnull=False) & ~Q(annulled_reason=""),
                name="position_annulled_says_why",
            ),
            models.UniqueConstraint(
                fields=["issue", "group", "taken_on"],
                condition=Q(annulled_on__isnull=True),
                name="position_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class OrganizationDecision(models.Model):
    """What one organisation, or one board of it, decides along one path (I-DEC2, I-DEC3, I-DEC4).

    No answer in time is read from `due_on`, never stored.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waited for")
        SCHEDULED = "scheduled", _("Has a day")
        APPROVED = "approved", pgettext_lazy("decision", "Approved")
        APPROVED_WITH_CHANGE = "approved_with_change", pgettext_lazy("decision", "Approved with a change")
        REJECTED = "rejected", pgettext_lazy("decision", "Rejected")
        NOT_APPLICABLE = "not_applicable", pgettext_lazy("decision", "Does not concern us")

    path = models.ForeignKey(DecisionPath, models.PROTECT, related_name="decisions", verbose_name=_("path"))
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("after the position"),
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="decisions", verbose_name=_("organisation")
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("board")
    )
    due_on = models.DateField(_("by"))
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PENDING)
    scheduled_on = models.DateField(_("will be decided on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    text = models.TextField(_("change, or reason"), blank=True)
    reference = models.CharField(_("registry number and paragraph"), max_length=100, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    implemented_on = models.DateField(_("carried out on"), null=True, blank=True)
    implemented_text = models.TextField(_("how it was carried out"), blank=True)
    # Empty where it came by the organisation's link.
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_name = models.CharField(_("name and role"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("decision of an organisation")
        verbose_name_plural = _("decisions of organisations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["path", "organization"],
                condition=Q(board__isnull=True),
                name="organization_decision_once",
            ),
            models.UniqueConstraint(fields=["path", "board"], name="organization_decision_board_once"),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(scheduled_on__isnull=False),
                name="organization_decision_scheduled_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "approved_with_change", "rejected"])
                | Q(decided_on__isnull=False),
                name="organization_decision_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved_with_change") | ~Q(text=""),
                name="organization_decision_change_is_said",
            ),
            models.CheckConstraint(
                condition=Q(implemented_on__isnull=True)
                | Q(
                    state__in=["approved", "approved_with_change"],
                    implemented_on__gte=models.F("decided_on"),
                ),
                name="organization_decision_carried_out_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board or self.organization}"
