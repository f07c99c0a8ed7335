"""Indicators and their readings, which outlive the plans that measure themselves by them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Organization, Person
from plans.models.plans import Goal
from samverkan.lib.history import History

FIGURE = {"max_digits": 18, "decimal_places": 4}


class Gender(models.TextChoices):
    """As Kolada gives it: T, K, M."""

    TOTAL = "T", _("Both")
    WOMEN = "K", _("Women")
    MEN = "M", _("Men")


class Indicator(models.Model):
    """A figure that can be followed over periods (S001-28, S004-22; domain.md 6.2).

    It belongs to a group and not to a goal: plans and versions change, its readings go on. A key figure has
    no goal at all.
    """

    class Unit(models.TextChoices):
        NUMBER = "number", pgettext_lazy("unit", "Number")
        PERCENT = "percent", pgettext_lazy("unit", "Percent, 0 to 100")
        INDEX = "index", pgettext_lazy("unit", "Index, percent that may pass 100")
        KRONOR = "kronor", pgettext_lazy("unit", "Kronor")
        OTHER = "other", pgettext_lazy("unit", "Other unit")

    class Direction(models.TextChoices):
        HIGHER = "higher", _("Higher is better")
        LOWER = "lower", _("Lower is better")
        WITHIN = "within", _("Within two limits is best")

    class Source(models.TextChoices):
        OWN = "own", pgettext_lazy("source of readings", "Own figures")
        KOLADA = "kolada", "Kolada"
        SURVEY = "survey", pgettext_lazy("source of readings", "Survey")

    class Frequency(models.TextChoices):
        MONTH = "month", _("Every month")
        QUARTER = "quarter", _("Every quarter")
        YEAR = "year", _("Every year")

    group = models.ForeignKey(Group, models.PROTECT, related_name="indicators", verbose_name=_("group"))
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("how it is measured"), blank=True)
    unit = models.CharField(_("unit"), max_length=8, choices=Unit, default=Unit.NUMBER)
    unit_name = models.CharField(_("name of the unit"), max_length=40, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    direction = models.CharField(_("direction"), max_length=6, choices=Direction, default=Direction.HIGHER)
    source = models.CharField(_("source"), max_length=6, choices=Source, default=Source.OWN)
    kolada_id = models.CharField(_("key figure in Kolada"), max_length=10, blank=True)
    frequency = models.CharField(_("how often"), max_length=7, choices=Frequency, default=Frequency.YEAR)
    # Days from the period's end: August's is there at the end of September (S004-22).
    lag_days = models.PositiveSmallIntegerField(_("days until it is there"), default=30)
    by_organization = models.BooleanField(_("one reading for each organisation"), default=False)
    by_gender = models.BooleanField(_("women and men apart"), default=False)
    # I-READ4: a reading that has become so many times larger or smaller is asked about.
    warn_factor = models.PositiveSmallIntegerField(
        _("ask when it changes more than so many times"), default=3
    )
    responsible = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible")
    )
    starts_on = models.DateField(_("measured from"))
    ends_on = models.DateField(_("measured up to and including"), null=True, blank=True)
    is_key_figure = models.BooleanField(_("key figure on the public pages"), default=False)
    slug = models.SlugField(_("address"), max_length=60, blank=True)
    history = History()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="indicator_has_name"),
            models.CheckConstraint(condition=Q(decimals__lte=4), name="indicator_at_most_four_decimals"),
            models.CheckConstraint(condition=Q(warn_factor__gte=2), name="indicator_warns_from_two"),
            models.CheckConstraint(
                condition=~Q(source="kolada") | ~Q(kolada_id=""), name="indicator_kolada_has_id"
            ),
            models.CheckConstraint(
                condition=~Q(unit="other") | ~Q(unit_name=""), name="indicator_other_unit_has_name"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="indicator_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(is_key_figure=False) | ~Q(slug=""), name="indicator_key_figure_has_address"
            ),
            models.UniqueConstraint(
                fields=["group", "slug"], condition=~Q(slug=""), name="indicator_address_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GoalIndicator(models.Model):
    """How a goal is measured: from where, to what, by when (I-IND1). Of a plan's version, so frozen with it.

    `target` for higher and lower; `target` to `target_high` for within.
    """

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="indicators", verbose_name=_("goal"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="goals", verbose_name=_("indicator")
    )
    baseline = models.DecimalField(_("where it began"), null=True, blank=True, **FIGURE)
    baseline_period = models.DateField(_("the period it began in"), null=True, blank=True)
    target = models.DecimalField(_("target"), **FIGURE)
    target_high = models.DecimalField(_("target, at most"), null=True, blank=True, **FIGURE)
    due_on = models.DateField(_("reached by"))
    position = models.PositiveSmallIntegerField(_("place"))
    history = History()

    class Meta:
        verbose_name = _("indicator of a goal")
        verbose_name_plural = _("indicators of goals")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "indicator"], name="goal_indicator_once"),
            models.CheckConstraint(
                condition=Q(target_high__isnull=True) | Q(target_high__gt=F("target")),
                name="goal_indicator_limits_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}"


class Reading(models.Model):
    """One value, or why it is missing: append-only (I-READ1, I-READ2, I-READ3).

    What holds for an indicator, period, organisation and gender is the row of the highest `revision`; the
    others are how it came there. Without an organisation it is for the whole of the group. `period` is the
    period's first day.
    """

    class Status(models.TextChoices):
        PRELIMINARY = "preliminary", pgettext_lazy("reading", "Preliminary")
        FINAL = "final", pgettext_lazy("reading", "Final")

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="readings", verbose_name=_("indicator")
    )
    period = models.DateField(_("period"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, default=Gender.TOTAL)
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    value = models.DecimalField(_("value"), null=True, blank=True, **FIGURE)
    missing = models.CharField(_("why it is missing"), max_length=200, blank=True)
    status = models.CharField(_("state"), max_length=11, choices=Status, default=Status.FINAL)
    # “Källa: Kolada, N01951, fetched 2018-02-01”.
    source = models.CharField(_("source"), max_length=200, blank=True)
    why_changed = models.CharField(_("why it is changed"), max_length=300, blank=True)
    at = models.DateTimeField(_("entered"))
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["period", "revision", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "organization", "gender", "revision"],
                condition=Q(organization__isnull=False),
                name="reading_revision_once",
            ),
            models.UniqueConstraint(
                fields=["indicator", "period", "gender", "revision"],
                condition=Q(organization__isnull=True),
                name="reading_of_all_revision_once",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, missing="") | Q(value__isnull=True) & ~Q(missing=""),
                name="reading_value_or_why_missing",
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="reading_revision_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}"


class HandIn(models.Model):
    """The readings one organisation owes a group for a period, handed in by link and reviewed.

    Its figures become readings when they are approved, and none before.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("hand-in", "Not handed in")
        HANDED_IN = "handed_in", pgettext_lazy("hand-in", "Handed in")
        SENT_BACK = "sent_back", pgettext_lazy("hand-in", "Sent back")
        APPROVED = "approved", pgettext_lazy("hand-in", "Approved")
        LOCKED = "locked", pgettext_lazy("hand-in", "Locked")

    group = models.ForeignKey(Group, models.PROTECT, related_name="hand_ins", verbose_name=_("group"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="hand_ins", verbose_name=_("organisation")
    )
    frequency = models.CharField(_("how often"), max_length=7, choices=Indicator.Frequency)
    period = models.DateField(_("period"))
    due_on = models.DateField(pgettext_lazy("day", "by"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    comment = models.TextField(_("comment"), blank=True)
    asked_at = models.DateTimeField(_("asked"))
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handed in by")
    )
    by_name = models.CharField(_("name of who handed in"), max_length=200, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reviewed by")
    )
    history = History()

    class Meta:
        verbose_name = _("hand-in of readings")
        verbose_name_plural = _("hand-ins of readings")
        ordering = ["-period", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "organization", "frequency", "period"], name="hand_in_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(comment=""), name="hand_in_sent_back_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(handed_in_at__isnull=False), name="hand_in_handed_in_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.period}"


class HandInFigure(models.Model):
    """A figure on its way: value, missing with a reason, or not filled in yet (both empty)."""

    hand_in = models.ForeignKey(
        HandIn, models.CASCADE, related_name="figures", verbose_name=_("hand-in of readings")
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=_("indicator"))
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, default=Gender.TOTAL)
    value = models.DecimalField(_("value"), null=True, blank=True, **FIGURE)
    missing = models.CharField(_("why it is missing"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("figure handed in")
        verbose_name_plural = _("figures handed in")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hand_in", "indicator", "gender"], name="hand_in_figure_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(missing=""), name="hand_in_figure_value_or_missing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}"


class KoladaFetch(models.Model):
    """A fetching of values from Kolada, done by the worker or read from a saved file."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("fetching", "Waiting")
        RUNNING = "running", pgettext_lazy("fetching", "Under way")
        DONE = "done", pgettext_lazy("fetching", "Done")
        FAILED = "failed", pgettext_lazy("fetching", "Failed")

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="fetches", verbose_name=_("indicator")
    )
    from_year = models.PositiveSmallIntegerField(_("from the year"))
    to_year = models.PositiveSmallIntegerField(_("to the year"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("values read"), default=0)
    new = models.PositiveIntegerField(_("new readings"), default=0)
    changed = models.PositiveIntegerField(_("changed readings"), default=0)
    missing = models.PositiveIntegerField(_("values missing"), default=0)
    problem = models.CharField(_("what went wrong"), max_length=300, blank=True)
    filename = models.CharField(_("saved file"), max_length=200, blank=True)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("fetching from Kolada")
        verbose_name_plural = _("fetchings from Kolada")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__gte=F("from_year")), name="kolada_fetch_years_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(problem=""), name="kolada_fetch_failed_says_why"
            ),
            models.UniqueConstraint(
                fields=["indicator"],
                condition=Q(state__in=["waiting", "running"]),
                name="kolada_fetch_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}"


class ComparedPlace(models.Model):
    """A municipality, region or the nation that an indicator is set beside, by its id in Kolada (domain.md
    3.8).

    Never an organisation of the group: what is read of it is no reading, counts in no mean and is handed in
    by nobody.
    """

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="compared", verbose_name=_("indicator")
    )
    area = models.CharField(_("id in Kolada"), max_length=4)
    name = models.CharField(_("name"), max_length=200)
    history = History()

    class Meta:
        verbose_name = _("place to compare with")
        verbose_name_plural = _("places to compare with")
        ordering = ["area"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "area"], name="compared_place_once"),
            models.CheckConstraint(condition=~Q(area="") & ~Q(name=""), name="compared_place_is_named"),
        ]

    def __str__(self) -> str:
        return self.name


class ComparedValue(models.Model):
    """What Kolada last said of such a place a year; null is missing, never zero."""

    place = models.ForeignKey(
        ComparedPlace, models.CASCADE, related_name="values", verbose_name=_("place to compare with")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, default=Gender.TOTAL)
    value = models.DecimalField(_("value"), null=True, **FIGURE)
    fetched_on = models.DateField(_("fetched"))

    class Meta:
        verbose_name = _("value to compare with")
        verbose_name_plural = _("values to compare with")
        ordering = ["-year", "gender"]
        constraints = [
            models.UniqueConstraint(fields=["place", "year", "gender"], name="compared_value_once")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.year}"
