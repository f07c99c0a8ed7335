"""How far the paper of a follow-up has come, in words. Pure but for the language."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from plans.actions.follow_up_papers import GIVEN_UP, UNDER_WAY
from plans.models import FollowUpPaper


@dataclass(frozen=True)
class PaperProgress:
    """`step` changes each time something is to be read aloud: `said`. `state` is "none" where nobody has
    asked, "given_up" where it was never finished."""

    state: str
    words: str
    done: int = 0
    of: int = 0
    is_under_way: bool = False

    @property
    def step(self) -> str:
        return f"{self.state}-{4 * self.done // self.of if self.of else 0}"

    @property
    def said(self) -> str:
        return self.words


def progress_of(paper: FollowUpPaper | None, now: datetime) -> PaperProgress:
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
        return _("%(done)d of %(of)d goals are drawn.") % {"done": done, "of": of}
    return _("Every goal is drawn. The pages are being put together.")
