"""What issues ask of an organisation: to decide, to take the question up at home, and what it thinks
(S002-18, S001-34, S001-24)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.links import token_of
from groups.models import Link, ReadingCircle
from issues.actions.decision_asking import waited_for
from issues.actions.decisions import issue_of
from issues.actions.viewpoint_asking import waited_for as viewpoints_waited_for
from issues.anchoring_reached import ANCHORING_LINK
from issues.anchoring_waiting import not_taken_up
from issues.decision_links import DECISION_LINK
from issues.decision_states import waited_until
from issues.models import Anchoring, OrganizationDecision, ViewpointRequest
from issues.viewpoint_reached import VIEWPOINT_LINK
from samverkan.lib import spoken
from samverkan.pages.organization_reader import Reader
from samverkan.pages.organization_waiting import Waiting


@dataclass(frozen=True)
class Asked:
    decisions: list[OrganizationDecision]
    tasks: list[Anchoring]
    viewpoints: list[ViewpointRequest]

    @property
    def doors(self) -> list[tuple]:
        """(purpose of its link, page behind the log-in, page behind the link, what is asked)"""
        kinds = (
            (DECISION_LINK, "home_decisions:decision", "home_decisions:by_link", self.decisions),
            (ANCHORING_LINK, "anchoring:task", "anchoring:by_link", self.tasks),
            (VIEWPOINT_LINK, "viewpoints:answer", "viewpoints:by_link", self.viewpoints),
        )
        return [(purpose, page, by_link, row) for purpose, page, by_link, rows in kinds for row in rows]


def issues_waiting(reader: Reader, today: date) -> list[Waiting]:
    """Decisions, tasks and viewpoints, by their days; those of closed issues are answered where they were
    asked. Three queries, and one for a reader by link of whom something is asked."""
    decisions = waited_for().filter(
        organization=reader.organization, path__version__material__issue__circle=ReadingCircle.GROUP
    )
    tasks = not_taken_up().filter(organization=reader.organization).select_related("issue")
    views = viewpoints_waited_for().filter(organization=reader.organization)
    found = Asked(list(decisions), list(tasks), list(views))
    urls = _by_link(reader, found) if reader.token else _behind_log_in(found)
    rows = [(_until(row), _decision(row, urls, today)) for row in found.decisions]
    rows += [(row.due_on, _task(row, urls, today)) for row in found.tasks]
    rows += [(row.due_on, _viewpoint(row, urls, today)) for row in found.viewpoints]
    return [waiting for _day, waiting in sorted(rows, key=lambda row: row[0])]


def _until(row: OrganizationDecision) -> date:
    return waited_until(row.due_on, row.scheduled_on)


def _decision(row: OrganizationDecision, urls: dict, today: date) -> Waiting:
    what = _("Decide on “%(title)s”") % {"title": issue_of(row).title}
    board = f"{row.board.name}. " if row.board else ""
    return _waiting(what, board, _until(row), urls.get(row, ""), today)


def _task(row: Anchoring, urls: dict, today: date) -> Waiting:
    what = _("Take up “%(title)s” at home") % {"title": row.issue.title}
    return _waiting(what, "", row.due_on, urls.get(row, ""), today)


def _viewpoint(row: ViewpointRequest, urls: dict, today: date) -> Waiting:
    what = _("Say what you think of “%(title)s”") % {"title": row.version.material.title}
    board = f"{row.board.name}. " if row.board else ""
    return _waiting(what, board, row.due_on, urls.get(row, ""), today)


def _waiting(what: str, who: str, day: date, url: str, today: date) -> Waiting:
    note = who + _("Answer by %(day)s") % {"day": spoken.day(day)}
    return Waiting(what, note, url, _("Answer") if url else "", is_late=day < today)


def _behind_log_in(found: Asked) -> dict:
    return {row: reverse(view, args=[row.pk]) for _purpose, view, _by_link, row in found.doors}


def _by_link(reader: Reader, found: Asked) -> dict:
    """The address of each living link that was sent to the organisation, or to this contact of it."""
    if not found.doors:
        return {}
    links = Link.objects.filter(expires_at__gt=timezone.now(), withdrawn_at=None)
    sent = Q(purpose=DECISION_LINK, object_id__in=[row.pk for row in found.decisions], person=None)
    sent |= Q(purpose=ANCHORING_LINK, object_id__in=[row.pk for row in found.tasks], person=reader.person)
    sent |= Q(purpose=VIEWPOINT_LINK, object_id__in=[row.pk for row in found.viewpoints], person=None)
    tokens = {(link.purpose, link.object_id): token_of(link) for link in links.filter(sent)}
    return {
        row: reverse(view, args=[tokens[purpose, row.pk]])
        for purpose, _view, view, row in found.doors
        if (purpose, row.pk) in tokens
    }
