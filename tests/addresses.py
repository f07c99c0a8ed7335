"""Every address of ours in one table; the tests of pages, of writing and of accessibility run over it."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import URLPattern, URLResolver, get_resolver

from tests import house
from tests.house import Builder, House
from tests.rows import (
    activities,
    after,
    agenda,
    anchoring,
    archive,
    assignments,
    calls,
    days,
    evaluations,
    follow_up,
    following,
    funding,
    governing,
    handover,
    home_decisions,
    indicators,
    issue_pages,
    issues_at_meetings,
    kolada,
    local_plans,
    log_in,
    logs,
    main_job,
    material,
    nomination_answers,
    nominations,
    numbers,
    oral,
    organizations,
    papers,
    people,
    plan,
    projects,
    ranking,
    recommendations,
    registers,
    reports,
    room,
    search,
    seats,
    stages,
    structure,
    survey_answers,
    survey_results,
    surveys,
    terms,
    times,
    viewpoints,
    year,
)
from tests.rows.base import BUSY, MOVED, NO_GET, NOT_THERE, NOT_YOURS, OK, WRONG, Row

__all__ = ["BUSY", "MOVED", "NOT_THERE", "NOT_YOURS", "NO_GET", "OK", "ROWS", "WRONG", "build", "our_names"]

# In this order: what a later part furnishes may build on an earlier one.
PARTS = [
    structure,
    governing,
    seats,
    people,
    nominations,
    nomination_answers,
    terms,
    organizations,
    registers,
    agenda,
    papers,
    calls,
    days,
    room,
    after,
    year,
    times,
    logs,
    search,
    numbers,
    archive,
    stages,
    ranking,
    material,
    viewpoints,
    anchoring,
    home_decisions,
    assignments,
    following,
    issue_pages,
    issues_at_meetings,
    plan,
    indicators,
    kolada,
    activities,
    handover,
    follow_up,
    funding,
    projects,
    local_plans,
    evaluations,
    surveys,
    survey_answers,
    survey_results,
    reports,
    oral,
    recommendations,
]
PARTS.append(log_in)
ROWS: dict[str, Row] = main_job.ROWS | {name: row for part in PARTS for name, row in part.ROWS.items()}
# allauth's and Django's own pages: who comes to them is tested in tests/browser/test_log_in.py.
THE_DOOR = "konto/"
ADMIN = "admin/"


def our_names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """The names of every address but those of the door and the admin (tests/test_admin_pages.py)."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield prefix + (found.name or f"?{found.pattern}")
        elif str(found.pattern) not in {THE_DOOR, ADMIN}:
            yield from our_names(found, prefix + (f"{found.namespace}:" if found.namespace else ""))


def build(now: datetime) -> House:
    """The house with what every part's addresses need."""
    made = house.build(now)
    for part in PARTS:
        part.furnish(Builder(made.cast, now), made)
    return made
