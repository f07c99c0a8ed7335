"""What the groups work with: actions, issues and all that hangs on them."""

from issues.models.actions import Action, ActionReport
from issues.models.assignments import Assignment, AssignmentPerformer, PartialReport, YearlyAssignment
from issues.models.decisions import Anchoring, AnchoringReport, HomeBrief, OrganizationDecision, Position
from issues.models.following import Digest, Follow, IssueEvent
from issues.models.issues import (
    Issue,
    IssueGroup,
    IssueParty,
    IssueSource,
    OpenPoint,
    Perspective,
    StageEntry,
    Topic,
)
from issues.models.material import (
    DecisionMaterial,
    DecisionPath,
    MaterialVersion,
    PathAddressee,
    PathPoint,
    Viewpoint,
    ViewpointRequest,
)
from issues.models.priorities import RankedIssue, Ranking, RankingArgument, Screening
from issues.models.stages import Level, Nature, Stage, StageForum, StageName

__all__ = [
    "Action",
    "ActionReport",
    "Anchoring",
    "AnchoringReport",
    "Assignment",
    "AssignmentPerformer",
    "DecisionMaterial",
    "DecisionPath",
    "Digest",
    "Follow",
    "HomeBrief",
    "Issue",
    "IssueEvent",
    "IssueGroup",
    "IssueParty",
    "IssueSource",
    "Level",
    "MaterialVersion",
    "Nature",
    "OpenPoint",
    "OrganizationDecision",
    "PartialReport",
    "PathAddressee",
    "PathPoint",
    "Perspective",
    "Position",
    "RankedIssue",
    "Ranking",
    "RankingArgument",
    "Screening",
    "Stage",
    "StageEntry",
    "StageForum",
    "StageName",
    "Topic",
    "Viewpoint",
    "ViewpointRequest",
    "YearlyAssignment",
]
