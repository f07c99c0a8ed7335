"""The parts of an issue's page that other concepts deliver: facts and a template each.

A part is only read where the issue has something of it, so that a page costs what is on it. A new part is a
row in SECTIONS; its facts come into the page under its name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evaluations.models import RecommendationTie
from evaluations.recommendations_of_issue import recommendations_of_issue
from groups.models import Person
from issues.anchoring_facts import anchoring_facts
from issues.assignment_facts import assignment_facts
from issues.decision_facts import decision_facts
from issues.material_facts import material_facts
from issues.models import (
    Anchoring,
    Assignment,
    DecisionMaterial,
    Issue,
    Position,
    RankedIssue,
    ViewpointRequest,
)
from issues.ranking_facts import ranking_facts
from issues.viewpoint_facts import viewpoint_facts
from meetings.issue_facts import meetings_facts
from meetings.models import ItemIssue


@dataclass(frozen=True)
class Section:
    """`path` leads from one of the `rows` that make the part worth reading to the issue. `title`: empty where
    the template has a heading and an `id` of its own."""

    name: str
    id: str
    title: Promise | str
    template: str
    rows: tuple[tuple[QuerySet, str], ...]
    facts: Callable[[Issue, Person, date], object]

    @property
    def flags(self) -> dict[str, Exists]:
        return {
            f"has_{self.name}_{number}": Exists(rows.filter(**{path: OuterRef("pk")}))
            for number, (rows, path) in enumerate(self.rows)
        }

    def is_in(self, issue: Issue) -> bool:
        return any(getattr(issue, flag) for flag in self.flags)


SECTIONS = (
    Section(
        name="ranking",
        id="prioritering",
        title="",
        template="issues/ranking_part.html",
        rows=((RankedIssue.objects.order_by().filter(ranking__decided_on__isnull=False), "issue"),),
        facts=ranking_facts,
    ),
    Section(
        name="material",
        id="underlag",
        title=_("Decision material"),
        template="issues/material_part.html",
        rows=((DecisionMaterial.objects.order_by(), "issue"),),
        facts=material_facts,
    ),
    Section(
        name="viewpoints",
        id="synpunkter",
        title=_("Viewpoints"),
        template="issues/viewpoints_part.html",
        rows=((ViewpointRequest.objects.order_by(), "version__material__issue"),),
        facts=viewpoint_facts,
    ),
    Section(
        name="anchoring",
        id="forankring",
        title="",
        template="issues/anchoring_part.html",
        rows=((Anchoring.objects.order_by(), "issue"),),
        facts=anchoring_facts,
    ),
    # Its template has two headings: #stallningstagande and #beslut.
    Section(
        name="decisions",
        id="beslut",
        title="",
        template="issues/decision_part.html",
        rows=((Position.objects.order_by(), "issue"), (DecisionMaterial.objects.order_by(), "issue")),
        facts=decision_facts,
    ),
    Section(
        name="assignments",
        id="uppdrag",
        title="",
        template="issues/assignment_part.html",
        rows=((Assignment.objects.order_by(), "issue"),),
        facts=assignment_facts,
    ),
    Section(
        name="meetings",
        id="moten",
        title=_("Meetings"),
        template="meetings/issue_part.html",
        rows=((ItemIssue.objects.order_by(), "issue"),),
        facts=meetings_facts,
    ),
    Section(
        name="recommendations",
        id="rekommendationer",
        title="",
        template="evaluations/recommendations_part.html",
        rows=((RecommendationTie.objects.order_by(), "issue"),),
        facts=recommendations_of_issue,
    ),
)


def with_sections(rows: QuerySet[Issue]) -> QuerySet[Issue]:
    """With what `sections_of` asks first, in the same query."""
    return rows.annotate(**{name: flag for section in SECTIONS for name, flag in section.flags.items()})


def sections_of(issue: Issue, reader: Person, today: date) -> dict[str, object]:
    """For the page's context: `sections`, and the facts of each under its name."""
    found = [section for section in SECTIONS if section.is_in(issue)]
    return {"sections": found} | {section.name: section.facts(issue, reader, today) for section in found}
