from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Person, Seat
from meetings.models.meetings import Meeting
from samverkan.lib.history import History


class Response(models.Model):
    """A person's latest answer to a call. No row: not answered. Nobody is asked for a reason of health
    (domain.md 3.4)."""

    class Answer(models.TextChoices):
        ATTENDING = "attending", _("Attends")
        REMOTE = "remote", _("Attends remotely")
        LATE = "late", _("Comes later")
        EARLY = "early", _("Leaves early")
        ABSENT = "absent", _("Prevented")

    class Reason(models.TextChoices):
        OTHER_ASSIGNMENT = "other_assignment", _("Other political assignment")
        WORK = "work", _("Work")
        PRIVATE = "private", _("Private")

    class Channel(models.TextChoices):
        SELF = "self", _("Own answer, logged in")
        LINK = "link", _("Own answer, by the link in the mail")
        PHONE = "phone", _("By telephone")
        MAIL = "mail", _("By mail to the office")
        CALENDAR = "calendar", _("Own answer, from the calendar")
        IN_PERSON = "in_person", _("In person")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="responses", verbose_name=_("meeting"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="responses", verbose_name=_("person"))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    times = models.CharField(_("when, in part"), max_length=100, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    channel = models.CharField(_("how it came"), max_length=10, choices=Channel)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    given_at = models.DateTimeField(_("answered"))
    history = History()

    class Meta:
        verbose_name = _("answer to a call")
        verbose_name_plural = _("answers to calls")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="response_once"),
            models.CheckConstraint(
                condition=Q(reason="") | Q(answer="absent"), name="response_reason_only_when_absent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"


class SubstituteRequest(models.Model):
    """A personal substitute asked to serve because the member is prevented (S001-44)."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="substitute_requests", verbose_name=_("meeting")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("seat"))
    member = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("member"))
    substitute = models.ForeignKey(
        Person, models.PROTECT, related_name="substitute_requests", verbose_name=_("substitute")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("request to a substitute")
        verbose_name_plural = _("requests to substitutes")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat", "substitute"], name="substitute_asked_once"),
            models.UniqueConstraint(
                fields=["meeting", "substitute"],
                condition=Q(state="accepted"),
                name="substitute_serves_on_one_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} ({self.get_state_display()})"
