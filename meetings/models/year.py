"""The year: what has to come round, when meetings usually are, and the times that are taken."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Organization, Person, Structure
from meetings.models.agenda import AgendaItem
from meetings.models.meetings import Meeting
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History
from samverkan.lib.ordering import rising


class Obligation(models.Model):
    """Something that has to be done a number of times each year, by one group or by every one of a structure
    (S002-01, S002-24, I-WHEEL1).

    Upper rooms tick what they know of through the verb `fulfil_obligation`, by `key` (ruling 1).
    """

    class Key(models.TextChoices):
        OWN = "own", _("Something of our own")
        DIALOGUE = "dialogue", _("Dialogue on the structure")
        WEBSITE = "website", _("The website")
        ORAL_EVALUATION = "oral_evaluation", _("Oral evaluation at the last ordinary meeting")
        PLAN_FOLLOW_UP = "plan_follow_up", _("Follow-up of the activity plan")
        YEARLY_REPORT = "yearly_report", _("Yearly report")

    structure = models.ForeignKey(
        Structure,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="obligations",
        verbose_name=_("every group of the structure"),
    )
    group = models.ForeignKey(
        Group,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="obligations",
        verbose_name=_("one group"),
    )
    key = models.CharField(_("what it is about"), max_length=20, choices=Key, default=Key.OWN)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    times = models.PositiveSmallIntegerField(_("times a year"), default=1)
    # By the end of this month; empty is by the end of the year.
    month = models.PositiveSmallIntegerField(_("by the end of month"), null=True, blank=True)
    at_last_meeting = models.BooleanField(_("at the last ordinary meeting"), default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("yearly obligation")
        verbose_name_plural = _("yearly obligations")
        ordering = [*rising("month"), "title"]
        constraints = [
            ends_after_start("obligation_ends_after_start"),
            models.CheckConstraint(
                condition=Q(structure__isnull=False, group__isnull=True)
                | Q(structure__isnull=True, group__isnull=False),
                name="obligation_of_structure_or_group",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="obligation_has_title"),
            models.CheckConstraint(condition=Q(times__gte=1, times__lte=12), name="obligation_times_a_year"),
            models.CheckConstraint(
                condition=Q(month__isnull=True) | Q(month__gte=1, month__lte=12), name="obligation_month"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Fulfilment(models.Model):
    """That a group did what it has to, on a day: at a meeting, at an item of it, or otherwise."""

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, related_name="fulfilments", verbose_name=_("obligation")
    )
    group = models.ForeignKey(Group, models.CASCADE, related_name="fulfilments", verbose_name=_("group"))
    on = models.DateField(_("day"))
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="fulfilments", verbose_name=_("meeting")
    )
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="fulfilments",
        verbose_name=_("agenda item"),
    )
    text = models.CharField(_("how"), max_length=300, blank=True)
    ticked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ticked by")
    )
    ticked_at = models.DateTimeField(_("ticked"))
    history = History()

    class Meta:
        verbose_name = _("fulfilled obligation")
        verbose_name_plural = _("fulfilled obligations")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "group", "on"], name="fulfilment_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.on}"


class ObligationItem(models.Model):
    """That an item is on the agenda to fulfil an obligation: it is ticked when the notes are approved."""

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, related_name="items", verbose_name=_("obligation")
    )
    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="obligations", verbose_name=_("agenda item")
    )
    history = History()

    class Meta:
        verbose_name = _("obligation on an agenda")
        verbose_name_plural = _("obligations on agendas")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["obligation", "item"], name="obligation_item_once")]

    def __str__(self) -> str:
        return f"{self.obligation} {self.item}"


class MeetingPattern(models.Model):
    """When a group usually meets in a year: "the second Thursday of March, 9–12". The wheel makes next year
    of it (S000-32)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="patterns", verbose_name=_("group"))
    month = models.PositiveSmallIntegerField(_("month"))
    # 1-4 the first to the fourth, 5 the last.
    week = models.PositiveSmallIntegerField(_("which in the month"))
    weekday = models.PositiveSmallIntegerField(_("weekday"))
    start = models.TimeField(_("starts"))
    end = models.TimeField(_("ends"))
    kind = models.CharField(_("kind"), max_length=20, choices=Meeting.Kind, default=Meeting.Kind.ORDINARY)
    place = models.CharField(_("place"), max_length=300, blank=True)
    history = History()

    class Meta:
        verbose_name = _("usual meeting")
        verbose_name_plural = _("usual meetings")
        ordering = ["month", "week", "weekday", "start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12)
                & Q(week__gte=1, week__lte=5)
                & Q(weekday__gte=0, weekday__lte=6),
                name="meeting_pattern_is_a_day",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="meeting_pattern_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.week} {self.weekday}"


class SchoolHoliday(models.Model):
    """A school holiday, as somebody has entered it: for the whole structure, or one municipality's own."""

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="school_holidays", verbose_name=_("structure")
    )
    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="school_holidays",
        verbose_name=_("only in"),
    )
    name = models.CharField(_("name"), max_length=100)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    history = History()

    class Meta:
        verbose_name = _("school holiday")
        verbose_name_plural = _("school holidays")
        ordering = ["starts_on", "name"]
        constraints = [
            ends_after_start("school_holiday_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="school_holiday_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ImportedCalendar(models.Model):
    """Another body's calendar, from a file or an address the worker reads (N10, ruling 14).

    It says when that body, or one person, is busy; what is last known stays when the address cannot be read.
    """

    group = models.ForeignKey(
        Group,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="imported_calendars",
        verbose_name=_("to be minded by"),
    )
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="imported_calendars",
        verbose_name=_("somebody's own"),
    )
    name = models.CharField(_("name"), max_length=200)
    address = models.URLField(_("address"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"))
    read_at = models.DateTimeField(_("last read"), null=True, blank=True)
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    problem = models.CharField(_("why it could not be read"), max_length=300, blank=True)
    history = History(excluded_fields=["read_at", "tried_at", "problem"])

    class Meta:
        verbose_name = _("imported calendar")
        verbose_name_plural = _("imported calendars")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=False, person__isnull=True)
                | Q(group__isnull=True, person__isnull=False),
                name="imported_calendar_of_group_or_person",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="imported_calendar_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class BusyTime(models.Model):
    """A time that is taken in an imported calendar. What it is about is not kept."""

    calendar = models.ForeignKey(
        ImportedCalendar, models.CASCADE, related_name="busy_times", verbose_name=_("calendar")
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    is_all_day = models.BooleanField(_("all day"), default=False)

    class Meta:
        verbose_name = _("busy time")
        verbose_name_plural = _("busy times")
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["starts_at", "ends_at"], name="busy_time_when")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="busy_time_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at}–{self.ends_at}"
