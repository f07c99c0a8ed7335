"""Who was there, when, and as what."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import Organization, Person, Seat
from meetings.models.agenda import AgendaItem
from meetings.models.minutes import Minutes
from samverkan.lib.history import History


class Attendance(models.Model):
    """That somebody was there, or was not. People outside the register and without organisation count too
    (S004-05, I-ATT4).

    One row is one unbroken time: who goes and comes back has two ("09.00–09.45; 10.30–12.00", I-ATT1).
    """

    class Capacity(models.TextChoices):
        MEMBER = "member", _("Member")
        SERVING_SUBSTITUTE = "serving_substitute", _("Serving substitute")
        ATTENDING_SUBSTITUTE = "attending_substitute", _("Substitute, not serving")
        CO_OPTED = "co_opted", _("Co-opted")
        PRESENTER = "presenter", _("Presenter")
        OFFICIAL = "official", _("Official")
        SECRETARY = "secretary", _("Secretary")
        OBSERVER = "observer", _("Observer")
        GUEST = "guest", _("Guest")

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="attendance", verbose_name=_("notes"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="attendance", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="attendance", verbose_name=_("seat")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    organization_text = models.CharField(_("organisation in words"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=25, choices=Capacity)
    is_present = models.BooleanField(_("present"), default=True)
    # Empty means the whole meeting.
    arrived = models.TimeField(_("came"), null=True, blank=True)
    left = models.TimeField(_("left"), null=True, blank=True)
    # Came or left with an item where nobody looked at the clock: from its beginning, until its beginning.
    from_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("came at item")
    )
    until_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("left at item")
    )
    # For the basis of fees, where somebody states it.
    kilometres = models.PositiveSmallIntegerField(_("kilometres"), null=True, blank=True)
    is_remote = models.BooleanField(_("remote"), default=False)
    exception = models.CharField(_("exception"), max_length=300, blank=True)
    history = History()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        # Those without a seat last: SQLite would print them first, PostgreSQL last (S004-05).
        ordering = [F("seat__number").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="attendance_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(arrived__isnull=True) | Q(left__isnull=True) | Q(left__gt=F("arrived")),
                name="attendance_leaves_after_coming",
            ),
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.name


class ItemAbsence(models.Model):
    """Somebody who was at the meeting but took no part in one item (I-ATT3)."""

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="absences", verbose_name=_("agenda item")
    )
    attendance = models.ForeignKey(
        Attendance, models.CASCADE, related_name="item_absences", verbose_name=_("attendance")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("absence from an item")
        verbose_name_plural = _("absences from items")
        constraints = [models.UniqueConstraint(fields=["item", "attendance"], name="item_absence_once")]

    def __str__(self) -> str:
        return f"{self.attendance} – {self.item}"
