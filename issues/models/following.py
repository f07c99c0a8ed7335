"""What happened to an issue, in order, and who wants to be told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Organization, Person, ReadingCircle
from issues.models.issues import Issue


class IssueEvent(models.Model):
    """One line of an issue's time line. Written by the verbs of this room and of those above; never changed.

    `text` is what is told after the kind's own words; `circle` is who may read it.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", _("Raised")
        SCREENED = "screened", _("Screened")
        MOVED = "moved", pgettext_lazy("event of an issue", "Moved")
        RANKED = "ranked", _("Prioritised")
        MERGED = "merged", _("Merged")
        CHANGED = "changed", _("Changed")
        OPEN_POINT = "open_point", _("Open point")
        PARTY = "party", pgettext_lazy("event of an issue", "Party")
        ON_AGENDA = "on_agenda", _("On an agenda")
        NOTES = "notes", _("Treated at a meeting")
        MATERIAL = "material", _("Decision material")
        VIEWPOINT = "viewpoint", _("Viewpoint")
        ANCHORING = "anchoring", _("Anchoring")
        POSITION = "position", _("Position")
        DECISION = "decision", _("Decision of an organisation")
        CARRIED_OUT = "carried_out", _("Carried out")
        ASSIGNMENT = "assignment", _("Assignment")
        ACTION = "action", _("Action")

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="events", verbose_name=_("issue"))
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("written down"))
    text = models.TextField(_("text"), blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    is_public = models.BooleanField(_("shown to the public"), default=False)

    class Meta:
        verbose_name = _("event of an issue")
        verbose_name_plural = _("events of issues")
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["issue", "at"], name="issue_event_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(circle="group") | Q(is_public=False), name="issue_event_closed_is_not_public"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Follow(models.Model):
    """Somebody follows an issue, and how they want to be told. `seen_at`: up to when they have read."""

    class How(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")
        NOT_BY_MAIL = "not_by_mail", _("Only here, not by mail")

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="follows", verbose_name=_("issue"))
    person = models.ForeignKey(Person, models.CASCADE, related_name="follows", verbose_name=_("person"))
    how = models.CharField(_("how"), max_length=12, choices=How, default=How.WEEKLY)
    since = models.DateTimeField(_("since"))
    seen_at = models.DateTimeField(_("read up to"))
    # Up to where the mails have told.
    told_at = models.DateTimeField(_("told up to"))

    class Meta:
        verbose_name = _("follower of an issue")
        verbose_name_plural = _("followers of issues")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "person"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.person}"


class Digest(models.Model):
    """A digest mail has gone to somebody that day: never more than one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="digests", verbose_name=_("person"))
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "on"], name="digest_one_a_day")]

    def __str__(self) -> str:
        return f"{self.on}"
