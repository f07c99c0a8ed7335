"""The recommendations of a report as parts: each with what is to be done with it, what became of it and what
it is tied to (S002-C, S002-D). Pure but for the language."""

from django.utils.translation import gettext as _

from evaluations.models import Recommendation
from evaluations.report_document import RecommendationPart, SetPart, TiePart, ToldPart
from evaluations.report_shape import Block, Line, Part
from samverkan.lib.spoken import day_plain

# States that say more than what was decided about it.
CAME_ON = ("ongoing", "done", "verified")


def recommended(found: SetPart, written: dict[str, str]) -> Part:
    """`written` is the place and the text of what was written by hand before it."""
    return Part(
        anchor=f"rekommendationer-{found.key}",
        heading=found.title,
        blocks=(Block(note=_marking(found), lines=tuple(map(_recommendation, found.recommendations))),),
        **written,
    )


def _marking(found: SetPart) -> str:
    if not found.marking_means or not any(one.marked for one in found.recommendations):
        return ""
    return _("Text in bold is marked and means: %(meaning)s") % {"meaning": found.marking_means}


def _recommendation(one: RecommendationPart) -> Line:
    """With what is to be done with it, what became of it where something has, and what it is tied to."""
    sorted_as = ""
    if one.disposition != Recommendation.Disposition.UNDECIDED:
        sorted_as = str(Recommendation.Disposition(one.disposition).label)
    groups = (group.name for group in one.to_groups)
    became = str(Recommendation.State(one.state).label) if one.state in CAME_ON else ""
    words = ", ".join(filter(None, [one.cluster, *groups, *one.to, sorted_as, became]))
    return Line(
        text=one.text,
        lead=f"{one.number}.",
        note=words,
        pieces=one.pieces if one.marked else (),
        under=(*map(_told, one.told), *map(_tie, one.ties)),
    )


def _told(one: ToldPart) -> Line:
    state = str(Recommendation.State(one.state).label)
    return Line(text=one.text, lead=f"{day_plain(one.on)}:", note=state)


def _tie(one: TiePart) -> Line:
    kinds = {
        "issue": _("Issue"),
        "assignment": _("Assignment"),
        "decision": _("Decision of an organisation"),
    }
    return Line(text=one.text, lead=f"{kinds[one.kind]}:")
