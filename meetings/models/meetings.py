import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import DocumentVersion, Group, Person
from samverkan.lib.history import History
from samverkan.lib.ordering import falling


class Meeting(models.Model):
    """A meeting of a group.

    Day and times are the wall clock of `zone`; UTC is for what has happened (ruling 17). Called, held and
    noted are read
    from calls, clock and minutes (ruling 4); only a cancellation is stored.
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary meeting")
        EXTRA = "extra", _("Extra meeting")
        JOINT = "joint", _("Joint meeting")
        WORKSHOP = "workshop", _("Workshop")
        CONFERENCE = "conference", _("Conference")
        RETREAT = "retreat", _("Retreat")
        STUDY_VISIT = "study_visit", _("Study visit")
        HANDOVER = "handover", _("Handover meeting")
        CHECK_IN = "check_in", _("Short check-in")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("On site")
        REMOTE = "remote", _("Remote")
        HYBRID = "hybrid", _("On site and remote")

    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings", verbose_name=_("group"))
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ORDINARY)
    title = models.CharField(_("title"), max_length=200, blank=True)
    date = models.DateField(_("day"), null=True, blank=True)
    start = models.TimeField(_("starts"), null=True, blank=True)
    end = models.TimeField(_("ends"), null=True, blank=True)
    # The last day of a meeting over several; empty for one day. The days' own hours are its parts.
    last_date = models.DateField(_("last day"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=50, default="Europe/Stockholm")
    place = models.CharField(_("place"), max_length=300, blank=True)
    link = models.URLField(_("link for remote participation"), blank=True, max_length=500)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.ON_SITE)
    purpose = models.TextField(_("purpose"), blank=True)
    registry_number = models.CharField(_("registry number"), max_length=100, blank=True)
    is_preliminary = models.BooleanField(_("preliminary time"), default=False)
    responsible = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible for the meeting"),
    )
    # A retreat is followed up, a workshop goes on from an earlier one (S004-10).
    earlier = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name=_("goes on from the meeting"),
    )
    # The last time it was moved: from which day, and why. Earlier moves are in the history.
    postponed_from = models.DateField(_("postponed from"), null=True, blank=True)
    postpone_reason = models.TextField(_("why it was postponed"), blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancel_reason = models.TextField(_("why it was cancelled"), blank=True)
    # Counts every change of what the meeting's page shows; the page's body is cached and compared by it.
    revision = models.PositiveIntegerField(default=1, editable=False)
    history = History(excluded_fields=["revision"])

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = [*falling("date", "start"), "-pk"]
        indexes = [
            models.Index(fields=["group", "date"], name="meeting_group_date"),
            models.Index(fields=["date"], name="meeting_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True)
                | Q(end__isnull=True)
                | Q(end__gt=F("start"))
                | Q(last_date__isnull=False),
                name="meeting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancel_reason=""),
                name="meeting_cancelled_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(last_date__isnull=True) | Q(date__isnull=False, last_date__gt=F("date")),
                name="meeting_last_day_after_first",
            ),
            models.CheckConstraint(
                condition=Q(postponed_from__isnull=True) | ~Q(postpone_reason=""),
                name="meeting_postponed_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(earlier__isnull=True) | ~Q(earlier=F("pk")), name="meeting_not_after_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.get_kind_display()} {self.date or ''}".strip()

    @property
    def told_date(self):
        """Its day, or the one it was put off from while it has none."""
        return self.date or self.postponed_from


class MeetingPart(models.Model):
    """One day, or half of one, of a meeting over several days."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="parts", verbose_name=_("meeting"))
    date = models.DateField(_("day"))
    start = models.TimeField(_("starts"))
    end = models.TimeField(_("ends"))
    title = models.CharField(_("title"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    history = History()

    class Meta:
        verbose_name = _("part of a meeting")
        verbose_name_plural = _("parts of meetings")
        ordering = ["date", "start", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="meeting_part_ends_after_start"),
            models.UniqueConstraint(fields=["meeting", "date", "start"], name="meeting_part_once"),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.date} {self.start}"


class JointGroup(models.Model):
    """Another group that meets with the one that leads (S003-30). `order` from 2: the first is the meeting's
    own."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="joint_groups", verbose_name=_("meeting")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="joint_meetings", verbose_name=_("group that takes part")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=2)
    history = History()

    class Meta:
        verbose_name = _("group of a joint meeting")
        verbose_name_plural = _("groups of joint meetings")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "group"], name="joint_group_once"),
            models.CheckConstraint(condition=Q(order__gte=2), name="joint_group_after_the_first"),
        ]

    def __str__(self) -> str:
        return f"{self.group}"


class Opened(models.Model):
    """That a logged-in reader opened a call's paper or a document for the first time: the one row a GET may
    write (ruling 9)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="opened", verbose_name=_("person"))
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="opened", verbose_name=_("meeting"))
    # Empty: the call itself.
    document = models.ForeignKey(
        DocumentVersion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="opened",
        verbose_name=_("document"),
    )
    at = models.DateTimeField(_("opened"))

    class Meta:
        verbose_name = _("first reading")
        verbose_name_plural = _("first readings")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "meeting"],
                condition=Q(document__isnull=True),
                name="opened_call_first_time_only",
            ),
            models.UniqueConstraint(
                fields=["person", "meeting", "document"],
                condition=Q(document__isnull=False),
                name="opened_first_time_only",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.at}"
