"""What is not a page: member files, papers, mails and calendars, done in this process and timed here."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from unittest.mock import patch

import weasyprint  # noqa: TID253 - no web process
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from bench import meeting_numbers, plans, search, surveys
from bench.installation import SIZES
from bench.packs import asked_pack
from groups.actions.members_file import import_members
from groups.member_file.outcome import Options
from groups.member_file.reading import read_members
from groups.member_file.register import plan_file
from groups.models import Delivery, Group, Organization, Person
from groups.post.sweep import sweep
from meetings.actions import approve_call
from meetings.documents import Letterhead
from meetings.feed_events import events_of
from meetings.feeds import meetings_of
from meetings.invitations import event_of
from meetings.keeping import kept_call_paper
from meetings.models import Meeting
from meetings.pack_making import make
from meetings.papers import pdf_of
from meetings.tests import examples
from samverkan.lib import pdf
from samverkan.lib.calendar import _in_feed, feed_file
from samverkan.lib.spreadsheets import xlsx_bytes

HEADER = "Grupp Kommun Uppdrag Namn E-post Telefon Parti Nämnd Beslutsdatum Dnr Från".split()


# Each gives {name: work}; what a room counts or looks up is timed without its page.
BY_ROOM = (meeting_numbers.jobs, plans.jobs, search.jobs, surveys.jobs)


@dataclass(frozen=True)
class Done:
    """Seconds of processor and of clock (medians), queries of one go, bytes of what came out."""

    cpu: float
    seconds: float
    queries: int
    bytes: int = 0


def timed(work: Callable[[], object], times: int) -> Done:
    cpu, seconds = [], []
    with CaptureQueriesContext(connection) as captured:
        made = work()
    for _ in range(times):
        began = time.perf_counter(), time.process_time()
        work()
        seconds.append(time.perf_counter() - began[0])
        cpu.append(time.process_time() - began[1])
    return Done(
        statistics.median(cpu or [0]), statistics.median(seconds or [0]), len(captured), _length(made)
    )


def once(work: Callable[[], bytes | None]) -> Done:
    """For what cannot be done twice; the queries are counted on the way, which costs it a little."""
    began = time.perf_counter(), time.process_time()
    with CaptureQueriesContext(connection) as captured:
        made = work()
    cpu = time.process_time() - began[1]
    return Done(cpu, time.perf_counter() - began[0], len(captured), _length(made))


def _length(made: object) -> int:
    """What is no file has none."""
    return len(made) if isinstance(made, bytes) else 0


def jobs(size: str, planned: list[tuple[int, str]], times: int) -> dict[str, Done]:
    with translation.override("sv"):
        found = {**papers(times), **packs(), **calendar(times), **by_room(times), **mails(planned)}
        return {**found, **member_files(SIZES[size].empty, times)}


def by_room(times: int) -> dict[str, Done]:
    return {name: timed(work, times) for jobs_of in BY_ROOM for name, work in jobs_of().items()}


# --- member files


def member_files(empty: int, times: int) -> dict[str, Done]:
    found = {}
    for people in (1_000, 10_000):
        if people <= empty * 28:
            found |= _member_file(people, times)
    return found


def _member_file(people: int, times: int) -> dict[str, Done]:
    rows = _rows(people)
    data = xlsx_bytes("Personer", HEADER, rows)
    options, groups = Options(timezone.localdate()), Group.objects.all()
    by = Person.objects.order_by("pk").first()

    def preview() -> bytes:
        plan = plan_file(read_members(data, "personer.xlsx"), options, among=groups)
        if not plan.is_right or len(plan.rows) != people:
            raise ValueError([row.text for row in plan.rows if row.faults][:3])
        return data

    def save() -> bytes:
        with transaction.atomic():
            members = read_members(data, "personer.xlsx")
            import_members(members, options=options, among=groups, by=by, now=timezone.now())
            transaction.set_rollback(True)
        return data

    return {
        f"preview_{people}_people": timed(preview, times),
        f"import_{people}_people": once(save),
    }


def _rows(people: int) -> list[list[str]]:
    """Member and substitute for each seat of the empty groups."""
    organizations = Organization.objects.filter(seats__group__slug="tom-000").order_by("seats__number")
    names = [row.name_on(date.max) for row in organizations]
    places = [
        (f"tom-{number:03}", place, role)
        for number in range(people // 28 + 1)
        for place in range(len(names))
        for role in ("ledamot", "ersättare")
    ]
    return [
        [
            slug, names[place], role, f"Åsa Ek {slug} {place}", f"{slug}-{place}-{role[0]}@example.se",
            f"070-{number:06}", "S", "Vård", "2016-11-14", f"2016/{number}", timezone.localdate().isoformat(),
        ]
        for number, (slug, place, role) in enumerate(places[:people])
    ]  # fmt: skip


# --- papers


def papers(times: int) -> dict[str, Done]:
    """The plain rendering is WeasyPrint's own time for the same html: no tags, no standard, no second
    look."""
    call = examples.call(letterhead=Letterhead())
    notes = examples.notes(letterhead=Letterhead())
    with patch.object(pdf, "_laid_out", wraps=pdf._laid_out) as laid_out:
        pdf_of(notes)
    html = laid_out.call_args.args[1]
    css, fonts = pdf._stylesheet(weasyprint)
    assets = pdf.Assets({}, weasyprint.urls.URLFetcherResponse)

    def plain() -> bytes:
        source = weasyprint.HTML(string=html, base_url="none:", url_fetcher=assets)
        return source.write_pdf(stylesheets=[css], font_config=fonts)

    return {
        "render_call": timed(lambda: pdf_of(call), times),
        "render_notes_six_pages": timed(lambda: pdf_of(notes), times),
        "render_notes_plain": timed(plain, times),
    }


# --- packs, mails and calendars


def packs() -> dict[str, Done]:
    """Once: the second would be the same pack."""
    with asked_pack() as pack:
        return {"pack_400_pages": once(lambda: make(pack.pk))}


def mails(planned: list[tuple[int, str]]) -> dict[str, Done]:
    """28 mails of one call, then those of as many calls as make 1,000, their papers made before."""
    Delivery.objects.filter(state=Delivery.State.QUEUED).update(state=Delivery.State.WITHDRAWN)
    found = {}
    with mail_server():
        for name, meetings in (("mail_28", planned[:1]), ("mail_1000", planned[1:37])):
            number = sum(_call(pk) for pk, _ in meetings)
            done = once(_carry)
            left = Delivery.objects.filter(state=Delivery.State.QUEUED).count()
            if left:
                raise ValueError(f"{left} of {number} mails were not taken")
            found[name] = done
    return found


def _carry() -> None:
    """Until the queue is empty: a sweep carries a thousand and then lets other tasks have their turn."""
    while sweep():
        pass


def _call(pk: int) -> int:
    """Calls the meeting and makes the paper; the number of mails in the queue."""
    meeting = Meeting.objects.get(pk=pk)
    chair = meeting.group.offices.filter(kind="chair", ends_on=None).get().person
    call = approve_call(meeting, by=chair, now=timezone.now(), late_reason="Lokalen blev klar sent.")
    kept_call_paper(call)
    return call.recipients.count()


@contextmanager
def mail_server():
    """In a process of its own, so that its time is not ours."""
    options = settings.MAILERS["default"]["OPTIONS"]
    words = ["-n", "-l", f"{options['host']}:{options['port']}", "-c", "aiosmtpd.handlers.Sink"]
    server = subprocess.Popen([sys.executable, "-m", "aiosmtpd", *words])  # noqa: S603 - our own words
    time.sleep(2)
    try:
        yield
    finally:
        server.terminate()
        server.wait(10)


def calendar(times: int) -> dict[str, Done]:
    """Twelve meetings as a feed: the first time, and when nothing has changed."""

    def feed() -> bytes:
        rows = Meeting.objects.filter(group__slug="grupp-000").select_related("group")
        rows = rows.prefetch_related("group__names", "group__settings").order_by("-date")[:12]
        events = [
            event_of(row, stamp=timezone.now().replace(second=0, microsecond=0), sequence=0) for row in rows
        ]
        return feed_file(events, name="Samverkan")

    def first() -> bytes:
        _in_feed.cache_clear()
        return feed()

    return {
        "ical_first": timed(first, times),
        "ical": timed(feed, times),
        "feed_500": timed(long_feed, times),
    }


def long_feed() -> bytes:
    """A subscribed calendar of 500 meetings, or of as many as there are, written anew."""
    _in_feed.cache_clear()
    groups, now = list(Group.objects.order_by("pk").values_list("pk", flat=True)[:60]), timezone.now()
    person = Person.objects.order_by("pk").first()
    rows = meetings_of(groups, person, now, with_guests=False)[:500]
    return feed_file(
        (event for row in rows for event in events_of(row, now, is_shared=False)), name="Samverkan"
    )
