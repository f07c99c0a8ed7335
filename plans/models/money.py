"""Local groups' requests for funding, and projects (S004-16 … S004-19, S004-28 … S004-31)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Organization, Person
from meetings.models import AgendaItem
from samverkan.lib.history import History

KRONOR = {"max_digits": 14, "decimal_places": 2}
POSTS = {"max_digits": 6, "decimal_places": 2}


class FundingRequest(models.Model):
    """What a local group asks another for, for a year. What it says in sum stands beside what its lines give
    (I-FUN2)."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("funding request", "Draft")
        SUBMITTED = "submitted", pgettext_lazy("funding request", "Handed in")
        UNDER_REVIEW = "under_review", pgettext_lazy("funding request", "Being reviewed")
        GRANTED = "granted", pgettext_lazy("funding request", "Granted")
        REJECTED = "rejected", pgettext_lazy("funding request", "Rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("funding request", "Withdrawn")
        FOLLOWED_UP = "followed_up", pgettext_lazy("funding request", "Followed up")

    applicant = models.ForeignKey(
        Group, models.PROTECT, related_name="funding_requests", verbose_name=_("applicant")
    )
    addressee = models.ForeignKey(
        Group, models.PROTECT, related_name="funding_asked", verbose_name=_("addressed to")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=200)
    stated_total = models.DecimalField(_("stated total, kronor"), null=True, blank=True, **KRONOR)
    stated_posts = models.DecimalField(_("stated number of posts"), null=True, blank=True, **POSTS)
    note = models.TextField(_("note on the difference"), blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    # What the local group itself has said of it (domain.md 6.5): at an item of its own, or on a day and how.
    approved_on = models.DateField(_("approved by the group on"), null=True, blank=True)
    approved_at = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved at")
    )
    approved_how = models.CharField(_("how it was approved"), max_length=300, blank=True, default="")
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_at = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided at")
    )
    reason = models.TextField(_("reason"), blank=True)
    report_by = models.DateField(pgettext_lazy("day", "reported by"), null=True, blank=True)
    report = models.TextField(_("what the money led to"), blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    history = History()

    class Meta:
        verbose_name = _("funding request")
        verbose_name_plural = _("funding requests")
        ordering = ["-year", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="funding_request_has_title"),
            models.CheckConstraint(
                condition=~Q(applicant=F("addressee")), name="funding_request_not_to_itself"
            ),
            models.CheckConstraint(
                condition=(Q(stated_total__isnull=True) | Q(stated_total__gte=0))
                & (Q(stated_posts__isnull=True) | Q(stated_posts__gte=0)),
                name="funding_request_not_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_on__isnull=False),
                name="funding_request_submitted_when",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=True)
                | Q(approved_on__isnull=False) & (Q(approved_at__isnull=False) | ~Q(approved_how="")),
                name="funding_request_approved_by_its_group",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "rejected", "followed_up"]) | Q(decided_on__isnull=False),
                name="funding_request_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["rejected", "withdrawn"]) | ~Q(reason=""),
                name="funding_request_rejected_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="followed_up") | Q(reported_on__isnull=False) & ~Q(report=""),
                name="funding_request_followed_up_says_what",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FundingLine(models.Model):
    """One thing asked for. Kronor or posts may be unknown; unknown is not zero, and counts in no sum."""

    request = models.ForeignKey(
        FundingRequest, models.CASCADE, related_name="lines", verbose_name=_("funding request")
    )
    category = models.CharField(_("category"), max_length=100)
    posts = models.DecimalField(_("posts"), null=True, blank=True, **POSTS)
    kronor = models.DecimalField(_("kronor"), null=True, blank=True, **KRONOR)
    purpose = models.TextField(_("purpose"), blank=True)
    expected = models.TextField(_("expected result"), blank=True)
    granted_posts = models.DecimalField(_("granted posts"), null=True, blank=True, **POSTS)
    granted_kronor = models.DecimalField(_("granted kronor"), null=True, blank=True, **KRONOR)
    position = models.PositiveSmallIntegerField(_("place"))
    history = History()

    class Meta:
        verbose_name = _("line of a funding request")
        verbose_name_plural = _("lines of funding requests")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(category=""), name="funding_line_has_category"),
            models.CheckConstraint(
                condition=Q(posts__isnull=False) | Q(kronor__isnull=False), name="funding_line_asks_something"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
                    name=f"funding_line_{name}_not_below_zero",
                )
                for name in ("posts", "kronor", "granted_posts", "granted_kronor")
            ),
        ]

    def __str__(self) -> str:
        return self.category


class Project(models.Model):
    """A project that the groups know of (S004-28, S004-29)."""

    class State(models.TextChoices):
        IDEA = "idea", pgettext_lazy("project", "Idea")
        EXPECTED = "expected", pgettext_lazy("project", "Expected")
        APPLIED = "applied", pgettext_lazy("project", "Applied for")
        APPROVED = "approved", pgettext_lazy("project", "Approved")
        RUNNING = "running", pgettext_lazy("project", "Under way")
        FINISHED = "finished", pgettext_lazy("project", "Finished")
        REJECTED = "rejected", pgettext_lazy("project", "Turned down")
        WITHDRAWN = "withdrawn", pgettext_lazy("project", "Withdrawn")

    group = models.ForeignKey(Group, models.PROTECT, related_name="projects", verbose_name=_("group"))
    title = models.CharField(_("title"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    text = models.TextField(_("what it is about"), blank=True)
    months = models.PositiveSmallIntegerField(_("duration in months"), null=True, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("up to and including"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.IDEA)
    # Why it is where it is: always where those who applied have withdrawn it.
    reason = models.CharField(_("reason"), max_length=300, blank=True, default="")
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="project_has_title"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""), name="project_withdrawn_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProjectPartner(models.Model):
    """Who takes part, as an organisation of the register or as it is called: “FK”, “AF”."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners", verbose_name=_("project"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    history = History()

    class Meta:
        verbose_name = _("partner of a project")
        verbose_name_plural = _("partners of projects")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False, name="") | Q(organization=None) & ~Q(name=""),
                name="project_partner_is_one",
            ),
            models.UniqueConstraint(
                fields=["project", "organization"],
                condition=Q(organization__isnull=False),
                name="project_partner_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.organization}"


class ReferenceGroup(models.Model):
    """A group is a project's reference group, as long as a condition holds (S004-30, S004-31)."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="reference_groups", verbose_name=_("project")
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="reference_for", verbose_name=_("group"))
    condition = models.TextField(_("condition"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_at = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided at")
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("reference group of a project")
        verbose_name_plural = _("reference groups of projects")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "group"], condition=Q(ended_on=None), name="reference_group_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}"
