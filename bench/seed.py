"""`seed SIZE FILE`: fills the database unless it is filled, and writes to FILE what the bench visits
there."""

import json
import sys
import time
from pathlib import Path

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

from bench import surveys
from bench.installation import SIZES, build
from bench.meetings import Bench, moment
from bench.rows import is_seeded, refresh_statistics
from bench.search import fill
from groups.links import make_links, token_of
from groups.models import GroupRole, Person
from meetings.actions.calls import ANSWER_LINK
from meetings.models import AgendaItem, Meeting
from plans.models import FollowUp

# Planned meetings to call, and called ones whose links are answered; the first group is left as it is.
CALLS, LINKS = 60, 200
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def main(arguments: list[str]) -> None:
    size, target = arguments
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if is_seeded():
        return
    began = time.perf_counter()
    groups = build(SIZES[size], timezone.localdate())
    surveys.add_surveys(groups[0], SIZES[size].surveyed, timezone.localdate())
    fill()
    visits = visits_of(groups)
    refresh_statistics()
    Path(target).write_text(json.dumps(visits), encoding="utf8")
    sys.stdout.write(f"  {size}: {Meeting.objects.count()} möten på {time.perf_counter() - began:.0f} s\n")


def visits_of(groups: list[Bench]) -> dict:
    """Keys: session of `member` and `secretary`; `group` (slug), `called`, `planned`, `held`, `draft`
    (meetings of the first group; the notes of the last are being written), `item` (whose note is written),
    what surveys are visited (`bench.surveys.visits_of`),
    `plan` and `follow_up` (of the first group), `combined` ([follow-up of a structure, session of a
    secretary]), `links` (tokens), `calls` ([meeting, session of its chair], …)."""
    first, today = groups[0], timezone.localdate()
    own, combined = FollowUp.objects.get(group=first.id), FollowUp.objects.get(group=None)
    gathers = GroupRole.objects.filter(group__slug="plan-00", kind="secretary").values_list(
        "person", flat=True
    )
    mine = Meeting.objects.filter(group=first.id)
    latest = mine.filter(date__lt=today).order_by("-date").values_list("pk", flat=True)
    return {
        "member": session_of(first.terms[-1][1][5]),
        "secretary": session_of(first.secretary),
        "group": "grupp-000",
        "called": mine.get(calls__state="sent", date__gt=today).pk,
        "planned": mine.get(calls__isnull=True, date__gt=today).pk,
        "held": latest[1],
        "draft": latest[0],
        "item": AgendaItem.objects.get(meeting=latest[0], position=2).pk,
        "plan": own.plan_id,
        "follow_up": own.pk,
        "combined": [combined.pk, session_of(gathers[0])],
        "links": links_to(groups[1:]),
        "calls": planned(groups[1:]),
        **surveys.visits_of(),
    }


def links_to(groups: list[Bench]) -> list[str]:
    called = Meeting.objects.filter(
        group__in=[group.id for group in groups], date__gt=timezone.localdate(), calls__state="sent"
    )
    tokens = []
    for meeting in called.order_by("group", "pk")[: LINKS // 28 + 1]:
        people = Person.objects.filter(received_calls__call__meeting=meeting).order_by("pk")
        links = make_links(
            ANSWER_LINK, [(meeting.pk, who) for who in people], expires_at=moment(meeting.date)
        )
        tokens += [token_of(link) for link in links]
    return tokens


def planned(groups: list[Bench]) -> list[tuple[int, str]]:
    found = []
    for group in groups[:CALLS]:
        meeting = Meeting.objects.get(group=group.id, date__gt=timezone.localdate(), calls__isnull=True)
        found.append((meeting.pk, session_of(group.terms[-1][1][-1])))
    return found


def session_of(person_id: int) -> str:
    person, store = Person.objects.get(pk=person_id), SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(person.pk), BACKEND
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return store.session_key
