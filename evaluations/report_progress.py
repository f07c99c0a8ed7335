"""How far the paper of a report has come, in words. Pure but for the language."""

from datetime import datetime

from django.utils.translation import gettext as _

from evaluations.actions.report_papers import GIVEN_UP, UNDER_WAY
from evaluations.models import ReportPaper
from plans.follow_up_progress import PaperProgress


def report_progress(paper: ReportPaper | None, now: datetime) -> PaperProgress:
    if paper is None:
        return PaperProgress("none", _("Nobody has asked for it yet."))
    if paper.state in UNDER_WAY and paper.asked_at < now - GIVEN_UP:
        return PaperProgress("given_up", _("It was never finished. Ask for it again."))
    words = {
        "waiting": _("Waiting for its turn."),
        "running": _drawing(paper.done, paper.of),
        "done": _("Ready."),
        "failed": paper.problem,
    }[paper.state]
    return PaperProgress(paper.state, words, paper.done, paper.of, paper.state in UNDER_WAY)


def _drawing(done: int, of: int) -> str:
    if done < of:
        return _("%(done)d of %(of)d parts are set.") % {"done": done, "of": of}
    return _("Every part is set. The pages are being put together.")
