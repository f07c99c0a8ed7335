"""Seats exist whether somebody sits on them or not; appointments say who sat there when (domain.md 0, point
2)."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models.groups import Group
from groups.models.organizations import Board, Organization, Term
from groups.models.people import Person
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History


class SeatRule(models.Model):
    """What makes seats: one per municipality, three for the region, one chosen by the municipalities jointly
    (S001-06 to -09)."""

    class Kind(models.TextChoices):
        EACH_OF_KIND = "each_of_kind", _("Each organisation of a kind")
        ORGANIZATION = "organization", _("One organisation")
        COLLECTIVE = "collective", _("Several organisations jointly")

    group = models.ForeignKey(Group, models.CASCADE, related_name="seat_rules", verbose_name=_("group"))
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    kind = models.CharField(_("who appoints"), max_length=20, choices=Kind)
    organization_kind = models.CharField(
        _("kind of organisation"), max_length=30, choices=Organization.Kind, blank=True
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seat_rules",
        verbose_name=_("organisation"),
    )
    label = models.CharField(
        _("represents"), max_length=100, blank=True, help_text=_("For a joint seat, e.g. “oppositionen”.")
    )
    appointed_by = models.CharField(_("appointed by"), max_length=200, blank=True)
    # S001-10: the party that sees to it that the parties agree on a joint seat.
    responsible_party = models.CharField(
        _("party responsible for the negotiation"), max_length=200, blank=True
    )
    # S003-19: a seat for the school and one for the social services of each municipality.
    sector = models.CharField(_("sector"), max_length=20, choices=Board.Sector, blank=True)
    # S002-14: whoever holds this office outside the group has the seat, "ordföranden i nämnden".
    ex_officio = models.CharField(_("goes with the office"), max_length=200, blank=True)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="seat_rules", verbose_name=_("board")
    )
    # A right to attend, not to take part in positions; it does not count (domain 2.1, insynsplats).
    is_observer = models.BooleanField(_("observer seats"), default=False)
    count = models.PositiveSmallIntegerField(_("seats"), default=1)
    substitutes = models.PositiveSmallIntegerField(_("personal substitutes a seat"), default=1)
    is_optional = models.BooleanField(_("may be left vacant"), default=False)
    basis = models.TextField(_("basis"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat rule")
        verbose_name_plural = _("seat rules")
        ordering = ["group", "order"]
        constraints = [
            ends_after_start("seat_rule_ends_after_start"),
            models.CheckConstraint(condition=Q(count__gte=1), name="seat_rule_makes_a_seat"),
            models.CheckConstraint(
                name="seat_rule_says_who",
                condition=Q(kind="each_of_kind", organization__isnull=True) & ~Q(organization_kind="")
                | Q(kind="organization", organization__isnull=False)
                | Q(kind="collective", organization__isnull=True) & ~Q(label=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} × {self.count}"


class SeatQuerySet(DatedQuerySet):
    def numbered(self, number: int, on: date) -> "Seat | None":
        """The seat of that number that day; before the first the first, in a gap and after the last the one
        before."""
        rows = sorted(self.filter(number=number), key=lambda seat: seat.starts_on)
        return next((seat for seat in reversed(rows) if seat.starts_on <= on), rows[0] if rows else None)


class Seat(models.Model):
    """What a seat is does not change: where a rule changes it, it ends and another begins on the same number
    the day after.

    Migration 0004 keeps a number to one seat a day.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats", verbose_name=_("group"))
    rule = models.ForeignKey(SeatRule, models.PROTECT, related_name="seats", verbose_name=_("seat rule"))
    number = models.PositiveSmallIntegerField(_("number"))
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("organisation"),
    )
    # What the seat is called within its organisation: "2" of the region's three, or “oppositionen”.
    label = models.CharField(_("label"), max_length=100, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Board.Sector, blank=True)
    ex_officio = models.CharField(_("goes with the office"), max_length=200, blank=True)
    is_observer = models.BooleanField(_("observer seat"), default=False)
    substitutes = models.PositiveSmallIntegerField(_("personal substitutes"), default=1)
    is_optional = models.BooleanField(_("may be left vacant"), default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["group", "number"]
        constraints = [
            ends_after_start("seat_ends_after_start"),
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | ~Q(label=""), name="seat_represents_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Appointment(models.Model):
    """A person on a seat, as its member or as the member's personal substitute.

    Never deleted: it ends. Exclusions in 0002 hold, per day: one person a place, nobody both member and
    substitute on a seat (I-SEAT1, -2), one full seat a person and group (I-SEAT3); `group` repeats the seat's
    group for that last one. Guards in 0007 keep it within the seat: its days, places, group and organisation.
    """

    class Capacity(models.TextChoices):
        MEMBER = "member", _("Member")
        SUBSTITUTE = "substitute", _("Personal substitute")

    class EndReason(models.TextChoices):
        TERM_END = "term_end", _("End of term")
        RESIGNED = "resigned", _("Resigned")
        RECALLED = "recalled", _("Recalled")
        REPLACED = "replaced", _("Replaced")
        DIED = "died", _("Died")
        MOVED = "moved", _("Moved")
        SEAT_ENDED = "seat_ended", _("The seat ended")
        CLOSED = "closed", _("The group was closed")

    group = models.ForeignKey(Group, models.CASCADE, related_name="appointments", verbose_name=_("group"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="appointments", verbose_name=_("seat"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name=_("person"))
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity)
    # 0 is the member's place, 1..n the substitutes' places on the seat.
    place = models.PositiveSmallIntegerField(_("place"), default=0)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name=_("term")
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name=_("board")
    )
    party = models.CharField(_("party"), max_length=50, blank=True)
    mandate_text = models.TextField(_("mandate to represent"), blank=True)
    decision_date = models.DateField(_("date of decision"), null=True, blank=True)
    decision_reference = models.CharField(_("reference of decision"), max_length=100, blank=True)
    end_reason = models.CharField(_("reason for the end"), max_length=10, choices=EndReason, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["seat__number", "place", "starts_on"]
        indexes = [models.Index(fields=["person", "group"], name="appointment_person_group")]
        constraints = [
            ends_after_start("appointment_ends_after_start"),
            models.CheckConstraint(
                condition=Q(capacity="member", place=0) | Q(capacity="substitute", place__gte=1),
                name="appointment_place_fits_capacity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_capacity_display()}"


class Office(models.Model):
    """Chair or vice chair. Who appoints whom is the group's rule (S001-46); breaking it takes a reason
    (I-SEAT5, I-OFF)."""

    class Kind(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice chair")

    group = models.ForeignKey(Group, models.CASCADE, related_name="offices", verbose_name=_("group"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="offices", verbose_name=_("person"))
    kind = models.CharField(_("office"), max_length=20, choices=Kind)
    ordinal = models.PositiveSmallIntegerField(_("ordinal"), default=1)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    appointed_by = models.CharField(_("appointed by"), max_length=200, blank=True)
    override_reason = models.TextField(_("why the rule was not followed"), blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["group", "kind", "ordinal"]
        constraints = [
            ends_after_start("office_ends_after_start"),
            models.CheckConstraint(condition=Q(kind="vice_chair") | Q(ordinal=1), name="office_one_chair"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_kind_display()}"
