"""A question to a group: which of these times suit?"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Person
from meetings.models.meetings import Meeting
from samverkan.lib.history import History


class DatePoll(models.Model):
    """A question to the group's members: which of these times suit? Answered by link (P41)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="date_polls", verbose_name=_("group"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("message"), blank=True)
    answer_by = models.DateField(_("answer by"))
    asks_substitutes = models.BooleanField(_("substitutes are asked too"), default=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # What it was about: the meeting that got its day, or was made.
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="date_polls", verbose_name=_("meeting")
    )
    once_key = models.UUIDField(unique=True, editable=False)
    history = History()

    class Meta:
        verbose_name = _("date poll")
        verbose_name_plural = _("date polls")
        ordering = ["-asked_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="date_poll_has_title")]

    def __str__(self) -> str:
        return self.title


class DatePollTime(models.Model):
    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="times", verbose_name=_("date poll"))
    date = models.DateField(_("day"))
    start = models.TimeField(_("starts"))
    end = models.TimeField(_("ends"))

    class Meta:
        verbose_name = _("time in a date poll")
        verbose_name_plural = _("times in date polls")
        ordering = ["date", "start"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "date", "start"], name="date_poll_time_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="date_poll_time_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.start}"


class DatePollAnswer(models.Model):
    class Answer(models.TextChoices):
        YES = "yes", _("Suits me")
        IF_NEEDED = "if_needed", _("If it must be")
        NO = "no", _("Does not suit me")

    time = models.ForeignKey(DatePollTime, models.CASCADE, related_name="answers", verbose_name=_("time"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="date_poll_answers", verbose_name=_("person")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    at = models.DateTimeField(_("answered"))

    class Meta:
        verbose_name = _("answer to a date poll")
        verbose_name_plural = _("answers to date polls")
        constraints = [models.UniqueConstraint(fields=["time", "person"], name="date_poll_answer_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"
