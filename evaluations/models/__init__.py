"""Evaluations: surveys safe for few people, what was said at the table, and what was recommended."""

from evaluations.models.answers import (
    Answer,
    ConfidentialResponse,
    Invitation,
    Redaction,
    Response,
    SurveyText,
)
from evaluations.models.evaluations import (
    EvaluatedGroup,
    Evaluation,
    Report,
    ReportLeftOut,
    ReportPaper,
    ReportText,
)
from evaluations.models.oral import (
    Judgement,
    OralEvaluation,
    OralQuestion,
    SurveyAtItem,
    Viewpoint,
)
from evaluations.models.recommendations import (
    Addressee,
    Cluster,
    Marking,
    Recommendation,
    RecommendationSet,
)
from evaluations.models.recommendations_followed import RecommendationFollowUp, RecommendationTie
from evaluations.models.surveys import (
    Choice,
    Question,
    Section,
    Survey,
    SurveyRecipients,
)

__all__ = [
    "Addressee",
    "Answer",
    "Choice",
    "Cluster",
    "ConfidentialResponse",
    "EvaluatedGroup",
    "Evaluation",
    "Invitation",
    "Judgement",
    "Marking",
    "OralEvaluation",
    "OralQuestion",
    "Question",
    "Recommendation",
    "RecommendationFollowUp",
    "RecommendationSet",
    "RecommendationTie",
    "Redaction",
    "Report",
    "ReportLeftOut",
    "ReportPaper",
    "ReportText",
    "Response",
    "Section",
    "Survey",
    "SurveyAtItem",
    "SurveyRecipients",
    "SurveyText",
    "Viewpoint",
]
