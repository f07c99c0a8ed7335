"""Asking the organisations whom they appoint, and what they answered (S001-12, I-NOM1 to -3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models.documents import StoredFile
from groups.models.organizations import Board, Organization, Structure, Term
from groups.models.people import Person
from groups.models.seats import Appointment, Seat
from samverkan.lib.dated import ends_after_start
from samverkan.lib.history import History


class NominationRequest(models.Model):
    """One letter to many: which seats, for which time, by when. Who has answered is read from the replies."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="nomination_requests", verbose_name=_("structure")
    )
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nomination_requests",
        verbose_name=_("term"),
    )
    title = models.CharField(_("title"), max_length=200)
    letter = models.TextField(_("letter"), blank=True)
    starts_on = models.DateField(_("the appointments apply from"))
    ends_on = models.DateField(_("the appointments apply to"), null=True, blank=True)
    due_on = models.DateField(_("answer by"))
    reference = models.CharField(_("registry number"), max_length=100, blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)
    # S001-51: "Enligt uppdrag", chair of the steering group.
    signed_capacity = models.CharField(_("signs as"), max_length=200, blank=True)
    # S001-10: the party that sees to it that the parties agree on the opposition's seat.
    responsible_party = models.CharField(
        _("party responsible for the negotiation"), max_length=200, blank=True
    )
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("created"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("nomination request")
        verbose_name_plural = _("nomination requests")
        ordering = ["-created_at"]
        constraints = [
            ends_after_start("nomination_request_ends_after_start"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(sent_at__isnull=False),
                name="nomination_request_closed_after_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NominationAttachment(StoredFile):
    """A file that goes with the letter (S001-04)."""

    request = models.ForeignKey(
        NominationRequest, models.CASCADE, related_name="attachments", verbose_name=_("nomination request")
    )

    class Meta:
        verbose_name = _("attachment to a nomination request")
        verbose_name_plural = _("attachments to nomination requests")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.filename


class NominationRecipient(models.Model):
    """Who is asked for which seats: an organisation's registrar, or for a joint seat whoever answers for all
    of them.

    A recipient without organisation answers for joint seats (“oppositionen”); `name` says for whom.
    """

    request = models.ForeignKey(
        NominationRequest, models.CASCADE, related_name="recipients", verbose_name=_("nomination request")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nomination_recipients",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)
    # For a joint seat, who gives the answer; told to all who appoint it (S001-10).
    answered_by = models.CharField(_("who answers"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    # The organisation's own word that it has nothing more to add, until it opens the form again.
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    handed_in_by = models.CharField(_("handed in by"), max_length=200, blank=True)
    receipt_to = models.EmailField(_("receipt to"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("recipient of a nomination request")
        verbose_name_plural = _("recipients of nomination requests")
        ordering = ["request", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "organization"],
                condition=Q(organization__isnull=False),
                name="nomination_recipient_once",
            ),
            models.UniqueConstraint(
                fields=["request", "name"],
                condition=Q(organization__isnull=True),
                name="nomination_joint_recipient_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NominationSeat(models.Model):
    """A seat that a recipient is asked to fill."""

    recipient = models.ForeignKey(
        NominationRecipient, models.CASCADE, related_name="seats", verbose_name=_("recipient")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="asked_for", verbose_name=_("seat"))

    class Meta:
        verbose_name = _("seat asked for")
        verbose_name_plural = _("seats asked for")
        ordering = ["seat__group", "seat__number"]
        constraints = [models.UniqueConstraint(fields=["recipient", "seat"], name="nomination_seat_once")]

    def __str__(self) -> str:
        return f"{self.seat_id}"


class NominationLetter(StoredFile):
    """The letter as it was sent, frozen with its hash.

    The facts are frozen by the sending itself; the worker makes the file from them, and its hash.
    """

    recipient = models.OneToOneField(
        NominationRecipient, models.CASCADE, related_name="letter", verbose_name=_("recipient")
    )
    facts = models.JSONField(_("what was sent"), default=dict)

    class Meta:
        verbose_name = _("nomination letter")
        verbose_name_plural = _("nomination letters")

    def __str__(self) -> str:
        return self.filename


class NominationReply(models.Model):
    """Whom the recipient names for one place on a seat; answering again changes the row (I-NOM1).

    Nominated until the secretary confirms, which makes the appointment; then the row is closed (domain 6.5).
    """

    recipient = models.ForeignKey(
        NominationRecipient, models.CASCADE, related_name="replies", verbose_name=_("recipient")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="nominations", verbose_name=_("seat"))
    capacity = models.CharField(_("capacity"), max_length=10, choices=Appointment.Capacity)
    # 0 is the member's place, 1..n the substitutes'.
    place = models.PositiveSmallIntegerField(_("place"), default=0)
    is_vacant = models.BooleanField(_("we appoint nobody"), default=False)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    party = models.CharField(_("party"), max_length=50, blank=True)
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("board")
    )
    board_name = models.CharField(_("board outside the list"), max_length=200, blank=True)
    decision_date = models.DateField(_("date of decision"), null=True, blank=True)
    decision_reference = models.CharField(_("reference of decision"), max_length=100, blank=True)
    # I-NOM3: said by whoever answers where somebody else sits on the place.
    replaces = models.BooleanField(_("replaces the one who sits there"), default=False)
    # The form's own row of today's holder, when the answer is that the holder stays.
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("person")
    )
    answered_at = models.DateTimeField(_("answered"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )
    appointment = models.OneToOneField(
        Appointment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nomination",
        verbose_name=_("appointment"),
    )
    history = History()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["recipient", "seat__group", "seat__number", "place"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "seat", "place"], name="nomination_once_a_place"),
            models.CheckConstraint(
                condition=Q(capacity="member", place=0) | Q(capacity="substitute", place__gte=1),
                name="nomination_place_fits_capacity",
            ),
            models.CheckConstraint(
                condition=Q(is_vacant=True, name="") | Q(is_vacant=False) & ~Q(name=""),
                name="nomination_names_somebody_or_nobody",
            ),
            # I-NOM2.
            models.CheckConstraint(
                condition=Q(is_vacant=True) | ~Q(email="") | ~Q(phone=""), name="nomination_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(appointment__isnull=True) | Q(confirmed_at__isnull=False),
                name="nomination_appointed_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "–"


class NominationMinutes(StoredFile):
    """The board's minutes, as the organisation handed them in."""

    recipient = models.ForeignKey(
        NominationRecipient, models.CASCADE, related_name="minutes", verbose_name=_("recipient")
    )

    class Meta:
        verbose_name = _("minutes handed in")
        verbose_name_plural = _("minutes handed in")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.filename
