"""Plans, what they measure, what is done, how a year went, and the money asked for."""

from plans.models.activities import (
    Activity,
    ActivityProgress,
    ActivityTie,
    DoneEntry,
    GoalTie,
    OrganizationSpecification,
)
from plans.models.follow_ups import FollowUp, FollowUpPaper, GoalComment
from plans.models.handover import HandoverNote
from plans.models.indicators import (
    ComparedPlace,
    ComparedValue,
    Gender,
    GoalIndicator,
    HandIn,
    HandInFigure,
    Indicator,
    KoladaFetch,
    Reading,
)
from plans.models.money import FundingLine, FundingRequest, Project, ProjectPartner, ReferenceGroup
from plans.models.plans import (
    ActivityPlan,
    Goal,
    GoalSuperior,
    HandedInPlan,
    PlanPrint,
    PlanRequest,
    PlanSource,
    SuperiorGoal,
)

__all__ = [
    "Activity",
    "ActivityPlan",
    "ActivityProgress",
    "ActivityTie",
    "ComparedPlace",
    "ComparedValue",
    "DoneEntry",
    "FollowUp",
    "FollowUpPaper",
    "FundingLine",
    "FundingRequest",
    "Gender",
    "Goal",
    "GoalComment",
    "GoalIndicator",
    "GoalSuperior",
    "GoalTie",
    "HandIn",
    "HandInFigure",
    "HandedInPlan",
    "HandoverNote",
    "Indicator",
    "KoladaFetch",
    "OrganizationSpecification",
    "PlanPrint",
    "PlanRequest",
    "PlanSource",
    "Project",
    "ProjectPartner",
    "Reading",
    "ReferenceGroup",
    "SuperiorGoal",
]
