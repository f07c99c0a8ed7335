"""What the stages are called, and what is said when something is missing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from issues.course import Lack
from issues.models import Stage, StageName


def stage_names(given: Iterable[StageName]) -> dict[str, str]:
    """{stage: what the structure calls it}, the language's own word where it has said nothing."""
    return {stage.value: str(stage.label) for stage in Stage} | {row.stage: row.name for row in given}


def lack_words(lack: Lack) -> str:
    return {
        Lack.NOT_SCREENED: _("The question has not been screened. Screen it first."),
        Lack.NO_HOME: _("The question has no home group. Choose one first."),
        Lack.NO_POSITIONS: _(
            "The group that has the issue does not take positions. Send it to one that may, or write it down "
            "as a dialogue."
        ),
        Lack.NO_MATERIAL: _("There is no issued decision material. Issue it, or write why it is not needed."),
        Lack.NOT_ANCHORED: _(
            "The question is not anchored in every organisation. Wait, or write why you go on all the same."
        ),
        Lack.NO_POSITION: _("No position has been taken. Write it down first."),
        Lack.NO_DECISIONS: _("No organisation has been asked to decide. Ask them, or write why not."),
        Lack.DECISIONS_MISSING: _(
            "Some organisations have not answered. Wait, or write why you go on all the same."
        ),
    }[lack]
