"""What issues ask of an organisation: to decide, and to take the question up at home (S002-18, S001-34)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.links import token_of
from groups.models import Link, ReadingCircle
from issues.actions.decision_asking import waited_for
from issues.actions.decisions import issue_of
from issues.anchoring_reached import ANCHORING_LINK
from issues.anchoring_waiting import not_taken_up
from issues.decision_links import DECISION_LINK
from issues.decision_states import waited_until
from issues.models import Anchoring, OrganizationDecision
from samverkan.lib import spoken
from samverkan.pages.organization_reader import Reader
from samverkan.pages.organization_waiting import Waiting


def issues_waiting(reader: Reader, today: date) -> list[Waiting]:
    """Decisions and tasks, by their days; those of closed issues are answered where they were asked. Two
    queries, and one for a reader by link of whom something is asked."""
    decisions = waited_for().filter(
        organization=reader.organization, path__version__material__issue__circle=ReadingCircle.GROUP
    )
    tasks = not_taken_up().filter(organization=reader.organization).select_related("issue")
    decisions, tasks = list(decisions), list(tasks)
    urls = _by_link(reader, decisions, tasks) if reader.token else _behind_log_in(decisions, tasks)
    rows = [(_until(row), _decision(row, urls, today)) for row in decisions]
    rows += [(row.due_on, _task(row, urls, today)) for row in tasks]
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


def _waiting(what: str, who: str, day: date, url: str, today: date) -> Waiting:
    note = who + _("Answer by %(day)s") % {"day": spoken.day(day)}
    return Waiting(what, note, url, _("Answer") if url else "", is_late=day < today)


def _behind_log_in(decisions: Iterable[OrganizationDecision], tasks: Iterable[Anchoring]) -> dict:
    answers = {row: reverse("home_decisions:decision", args=[row.pk]) for row in decisions}
    return answers | {row: reverse("anchoring:task", args=[row.pk]) for row in tasks}


def _by_link(reader: Reader, decisions: list[OrganizationDecision], tasks: list[Anchoring]) -> dict:
    """The address of each living link that was sent to the organisation, or to this contact of it."""
    if not decisions and not tasks:
        return {}
    links = Link.objects.filter(expires_at__gt=timezone.now(), withdrawn_at=None)
    links = links.filter(purpose=DECISION_LINK, object_id__in=[row.pk for row in decisions], person=None) | (
        links.filter(purpose=ANCHORING_LINK, object_id__in=[row.pk for row in tasks], person=reader.person)
    )
    views = {DECISION_LINK: "home_decisions:by_link", ANCHORING_LINK: "anchoring:by_link"}
    known = {(row.purpose, row.object_id): reverse(views[row.purpose], args=[token_of(row)]) for row in links}
    rows = [(DECISION_LINK, row) for row in decisions] + [(ANCHORING_LINK, row) for row in tasks]
    return {row: known[purpose, row.pk] for purpose, row in rows if (purpose, row.pk) in known}
