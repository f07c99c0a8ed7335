"""Where the issues of the room below meet the meetings: rows here point down (ruling 1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from issues.models import (
    Assignment,
    Issue,
    IssueEvent,
    PartialReport,
    PathPoint,
    Position,
    Ranking,
    StageEntry,
)
from meetings.models.agenda import AgendaItem
from meetings.models.meetings import Meeting
from meetings.models.outcomes import Outcome
from samverkan.lib.history import History


class ItemIssue(models.Model):
    """An issue is up on an item. What stage it was in on the day is read from its stages."""

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="item_issues", verbose_name=_("agenda item")
    )
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="on_items", verbose_name=_("issue"))
    history = History()

    class Meta:
        verbose_name = _("issue on an item")
        verbose_name_plural = _("issues on items")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "issue"], name="item_issue_once")]

    def __str__(self) -> str:
        return str(self.issue)


class StageMoveAt(models.Model):
    """The meeting where an issue was moved to a stage."""

    entry = models.OneToOneField(
        StageEntry, models.CASCADE, related_name="at_meeting", verbose_name=_("stage")
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="stage_moves", verbose_name=_("meeting")
    )
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stage_moves",
        verbose_name=_("agenda item"),
    )

    class Meta:
        verbose_name = _("move at a meeting")
        verbose_name_plural = _("moves at meetings")

    def __str__(self) -> str:
        return f"{self.meeting}"


class EventAt(models.Model):
    """The meeting, and the item of it, that a line of an issue's time line is about."""

    event = models.OneToOneField(
        IssueEvent, models.CASCADE, related_name="at_meeting", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="issue_events", verbose_name=_("meeting")
    )
    item = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="issue_events",
        verbose_name=_("agenda item"),
    )

    class Meta:
        verbose_name = _("event at a meeting")
        verbose_name_plural = _("events at meetings")

    def __str__(self) -> str:
        return f"{self.meeting}"


class RankingAt(models.Model):
    """The meeting that ordered a ranked list (S001-24)."""

    ranking = models.OneToOneField(
        Ranking, models.CASCADE, related_name="at_meeting", verbose_name=_("ranked list")
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="rankings", verbose_name=_("meeting"))

    class Meta:
        verbose_name = _("ranked list of a meeting")
        verbose_name_plural = _("ranked lists of meetings")

    def __str__(self) -> str:
        return f"{self.meeting}"


class PositionAt(models.Model):
    """The outcome that a position was written down as."""

    position = models.OneToOneField(
        Position, models.CASCADE, related_name="at_meeting", verbose_name=_("position")
    )
    outcome = models.OneToOneField(
        Outcome, models.PROTECT, related_name="position_in_issue", verbose_name=_("outcome")
    )

    class Meta:
        verbose_name = _("position at a meeting")
        verbose_name_plural = _("positions at meetings")

    def __str__(self) -> str:
        return f"{self.outcome}"


class DecisionMeeting(models.Model):
    """The meeting, often a joint one, that is to decide on a point of the material (S003-26, S003-30)."""

    point = models.OneToOneField(
        PathPoint, models.CASCADE, related_name="decision_meeting", verbose_name=_("point")
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="points_to_decide", verbose_name=_("meeting")
    )
    history = History()

    class Meta:
        verbose_name = _("meeting that decides on a point")
        verbose_name_plural = _("meetings that decide on points")

    def __str__(self) -> str:
        return f"{self.meeting}"


class AssignmentMeeting(models.Model):
    """The meeting where an assignment is decided on, or a report on it is heard."""

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="meetings", verbose_name=_("assignment")
    )
    report = models.OneToOneField(
        PartialReport,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="at_meeting",
        verbose_name=_("report"),
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="assignments", verbose_name=_("meeting")
    )
    history = History()

    class Meta:
        verbose_name = _("meeting for an assignment")
        verbose_name_plural = _("meetings for assignments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=models.Q(report__isnull=True),
                name="assignment_one_decision_meeting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting}"
