"""How far the paper of a report has come, in words. Pure but for the language."""

from datetime import datetime

from django.utils.translation import gettext as _

from evaluations.actions.report_papers import FAULT, GIVEN_UP, UNDER_WAY
from evaluations.models import ReportPaper
from plans.follow_up_progress import PaperProgress


def report_progress(paper: ReportPaper | None, now: datetime) -> PaperProgress:
    if paper is None:
        return PaperProgress("none", _("Nobody has asked for it yet."))
    if paper.state in UNDER_WAY and paper.asked_at < now - GIVEN_UP:
        return PaperProgress("given_up", _("It was never finished. Ask for it again."))
    state, done, of = paper.state, paper.done, paper.of
    if state == ReportPaper.State.RUNNING and of and done >= of:
        # Nobody can tell how far the pages have come: a full bar would say that it is over.
        state, done, of = "putting", 0, 0
    words = {
        "waiting": _("Waiting for its turn."),
        "running": _("%(done)d of %(of)d parts are set.") % {"done": done, "of": of},
        "putting": _("Every part is set. The pages are being put together."),
        "done": _("Ready."),
        "failed": fault_words(paper.problem),
    }[state]
    return PaperProgress(state, words, done, of, paper.state in UNDER_WAY)


def fault_words(problem: str) -> str:
    """In the reader's language; a paper from before has its words kept."""
    return _("Something went wrong here. It is in the log.") if problem == FAULT else problem
