"""Who was asked, and what was answered: two tables that nothing joins (domain.md 3.5; ruling 23).

The adversary holds one copy of the database from after closing. So single answers live only while the survey
is open: closing counts them, keeps what may be shown, and removes answers, invitations and links. What is
left are tallies (`Survey.tallies`) and texts without a question's company, in an order drawn by lot.

While it is open: no column here refers from an answer to a person or to a moment, nothing has a history,
nobody sees whether a link was opened. `Response.role` and `group` are empty unless the survey declared that
it shows them apart.

Trap: what an answer points to has no constraint in the database (`db_constraint=False`). PostgreSQL would
lock the row pointed to, and so write the answer's transaction into it (`xmax`): choices with the same number
were ticked by the same person. Nor are these columns' values gathered for its planner (migration 0007).
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models.surveys import Choice, Question, Survey, SurveyRecipients
from groups.models import Group, Person


class Invitation(models.Model):
    """Somebody is asked, by a link that is dead after use. Taken at opening (I-SUR6); gone at closing.

    No time, no history: only whether it is used, which is shown to nobody and asked by the reminder alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="invitations", verbose_name=_("survey"))
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("person"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("group"))
    role = models.CharField(_("role"), max_length=10, choices=SurveyRecipients.Role)
    is_used = models.BooleanField(_("used"), default=False)

    class Meta:
        verbose_name = _("invitation to a survey")
        verbose_name_plural = _("invitations to surveys")
        constraints = [models.UniqueConstraint(fields=["survey", "person"], name="invitation_once_a_person")]

    def __str__(self) -> str:
        return f"{self.survey}"


class Response(models.Model):
    """One person's answers, while the survey is open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="responses", verbose_name=_("survey"))
    role = models.CharField(_("role"), max_length=10, choices=SurveyRecipients.Role, blank=True)
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="+",
        verbose_name=_("group"),
    )

    class Meta:
        verbose_name = _("response to a survey")
        verbose_name_plural = _("responses to surveys")

    def __str__(self) -> str:
        return f"{self.survey}"


class ConfidentialResponse(models.Model):
    """Whose a response is, in a confidential survey alone, so that it can be changed until closing (3.5.7).
    A trigger refuses it in an anonymous one."""

    response = models.OneToOneField(
        Response, models.CASCADE, primary_key=True, related_name="confidential", verbose_name=_("response")
    )
    invitation = models.OneToOneField(
        Invitation, models.CASCADE, related_name="response", verbose_name=_("invitation")
    )

    class Meta:
        verbose_name = _("owner of a confidential response")
        verbose_name_plural = _("owners of confidential responses")

    def __str__(self) -> str:
        return f"{self.response}"


class Answer(models.Model):
    """The answer to one question, one row for each choice that is ticked and each row of a matrix."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers", verbose_name=_("response"))
    question = models.ForeignKey(
        Question, models.CASCADE, db_constraint=False, related_name="+", verbose_name=_("question")
    )
    choice = models.ForeignKey(
        Choice,
        models.CASCADE,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="+",
        verbose_name=_("choice"),
    )
    number = models.IntegerField(_("number"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    has_no_opinion = models.BooleanField(_("don't know / not applicable"), default=False)

    class Meta:
        verbose_name = _("answer to a question")
        verbose_name_plural = _("answers to questions")
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"], condition=Q(choice__isnull=True), name="answer_once"
            ),
            models.UniqueConstraint(
                fields=["response", "question", "choice"],
                condition=Q(choice__isnull=False),
                name="answer_once_a_choice",
            ),
            models.CheckConstraint(
                condition=Q(has_no_opinion=False) | Q(number__isnull=True, text=""),
                name="answer_no_opinion_is_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}"


class SurveyText(models.Model):
    """A free text after closing: without its question's other answers, group or role, in an order drawn by
    lot. Shown when a second person has read and, where needed, redacted it (domain.md 3.5.5)."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("free text", "To be read")
        SHOWN = "shown", pgettext_lazy("free text", "Shown")
        WITHHELD = "withheld", pgettext_lazy("free text", "Withheld")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="texts", verbose_name=_("survey"))
    question = models.ForeignKey(Question, models.PROTECT, related_name="texts", verbose_name=_("question"))
    place = models.PositiveIntegerField(_("place"))
    # What was written is gone as soon as it has been redacted: only the redacted words are kept.
    text = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)

    class Meta:
        verbose_name = _("free text of a survey")
        verbose_name_plural = _("free texts of surveys")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["question", "place"], name="survey_text_one_a_place"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Redaction(models.Model):
    """The log of what was done with a free text: who, when, why, and never the words that were taken away."""

    text = models.ForeignKey(
        SurveyText, models.CASCADE, related_name="redactions", verbose_name=_("free text")
    )
    state = models.CharField(_("state"), max_length=8, choices=SurveyText.State)
    taken_away = models.PositiveIntegerField(_("characters taken away"), default=0)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    at = models.DateTimeField(_("written down"))
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("redaction of a free text")
        verbose_name_plural = _("redactions of free texts")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_away=0) & ~Q(state="withheld") | ~Q(reason=""), name="redaction_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.get_state_display()
