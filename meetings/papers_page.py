"""The papers of a meeting as the page shows them, and how far a pack has come."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.material import Lacking, lacking, material_due
from meetings.models import Meeting, Pack
from meetings.pack_facts import PackItem, PackPaper
from meetings.packs import Wanted, is_ready, is_under_way
from meetings.page_agenda import file_word
from samverkan.lib import spoken

QUARTERS = 4


@dataclass(frozen=True)
class PaperLine:
    """A document under its item; `meta` is “PDF · 240 kB”."""

    paper: PackPaper
    meta: str


@dataclass(frozen=True)
class ItemPapers:
    item: PackItem
    papers: list[PaperLine]


@dataclass(frozen=True)
class PapersPage:
    """`due` is the last day for papers; `lacking` are items that still want one, for those who plan."""

    group_name: str
    items: list[ItemPapers]
    count: str
    due: date
    is_past_due: bool
    lacking: list[Lacking]
    may_plan: bool


@dataclass(frozen=True)
class Progress:
    """How far a pack has come, in words. `state`: none, queued, making, ready, failed, given_up.

    `step` names the quarter it is in, `said` is what is read aloud when it comes there. `problems` as the
    pack keeps them.
    """

    kind: str
    state: str
    done: int = 0
    total: int = 0
    words: str = ""
    step: str = ""
    said: str = ""
    size: str = ""
    problems: tuple[dict, ...] = ()

    @property
    def is_under_way(self) -> bool:
        return self.state in {"queued", "making"}

    @property
    def may_ask(self) -> bool:
        return self.state in {"none", "failed", "given_up"}


def papers_page(meeting: Meeting, found: Wanted, *, may_plan: bool, now: datetime) -> PapersPage:
    """No query: everything stands in what is wanted."""
    items = found.document.items
    due = material_due(meeting.date, meeting.group.settings_on(meeting.date).material_days)
    today = timezone.localdate(now)
    kinds = dict(meeting.items.values_list("pk", "kind")) if may_plan and today <= meeting.date else {}
    asked = ((item.id, item.title, kinds.get(item.id, ""), bool(item.papers)) for item in items)
    count = sum(len(item.papers) for item in items)
    return PapersPage(
        group_name=found.document.meeting.group,
        items=[ItemPapers(item, [_line(paper) for paper in item.papers]) for item in items if item.papers],
        count=ngettext("%(count)s document", "%(count)s documents", count) % {"count": count},
        due=due,
        is_past_due=today > due,
        lacking=lacking(asked, due, today),
        may_plan=may_plan,
    )


def pack_lines(wanted: list[Wanted], now: datetime) -> list[Progress]:
    return [progress_of(found, now) for found in wanted]


def progress_of(found: Wanted, now: datetime) -> Progress:
    pack, kind = found.pack, found.facts.kind
    if is_ready(pack):
        words = _counted(kind, pack.pages_total)
        size = spoken.size(default_storage.size(pack.file))
        problems = tuple(pack.problems)
        return Progress(
            kind, "ready", pack.pages_done, pack.pages_total, words, "5", _said(5), size, problems
        )
    if pack is None or pack.made_at:
        return Progress(kind, "none")
    if pack.failed_at:
        return Progress(kind, "failed")
    if not is_under_way(pack, now):
        return Progress(kind, "given_up", pack.pages_done, pack.pages_total)
    if not pack.pages_total:
        return Progress(kind, "queued", words=_("Waits for its turn."), step="0", said=_said(0))
    words = _done_of(kind, pack.pages_done, pack.pages_total)
    step = 1 + pack.pages_done * QUARTERS // pack.pages_total
    step = min(step, QUARTERS)
    return Progress(kind, "making", pack.pages_done, pack.pages_total, words, str(step), _said(step))


def _line(paper: PackPaper) -> PaperLine:
    if not paper.version:
        return PaperLine(paper, "")
    return PaperLine(paper, f"{file_word(paper.filename)} · {spoken.size(paper.size)}")


def _done_of(kind: str, done: int, total: int) -> str:
    """ "214 av 400 sidor" """
    if kind == Pack.Kind.PDF:
        text = ngettext("%(done)s of %(total)s page", "%(done)s of %(total)s pages", total)
    else:
        text = ngettext("%(done)s of %(total)s file", "%(done)s of %(total)s files", total)
    return text % {"done": done, "total": total}


def _counted(kind: str, total: int) -> str:
    if kind == Pack.Kind.PDF:
        return ngettext("%(total)s page", "%(total)s pages", total) % {"total": total}
    return ngettext("%(total)s file", "%(total)s files", total) % {"total": total}


def _said(step: int) -> str:
    return {
        0: _("It waits for its turn."),
        1: _("It is being made."),
        2: _("A quarter is done."),
        3: _("Half is done."),
        4: _("Three quarters are done."),
        5: _("It is ready."),
    }[step]
