"""Calendars of others: what may be asked of an address, and what stays when it fails."""

import socket
import threading
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from groups.actions import end_appointment
from meetings import busy_due, busy_fetching
from meetings.actions import add_calendar, change_calendar, remove_calendar
from meetings.busy_due import clear_calendars, read_due_calendars
from meetings.busy_fetching import checked, fetched, is_public
from meetings.busy_reading import Taken, read_calendar
from meetings.models import BusyTime, ImportedCalendar
from meetings.tests.calendar_files import ONE, ics
from samverkan.lib.refusal import Refused

# --- addresses ------------------------------------------------------------------------------------------


@pytest.mark.fact("N10")
@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:0a00:0001::1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_only_addresses_out_on_the_internet_are_asked(address, public):
    assert is_public(address) == public


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.se/a.ics",
        "https://",
        "http://a:b@example.se/",
        "//example.se",
        "x",
    ],
)
def test_only_web_addresses_without_a_password_are_taken(address):
    with pytest.raises(Refused):
        checked(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://[::1]:{port}/",
    ],
)
def test_our_own_machine_is_never_asked(address, server):
    with pytest.raises(Refused) as refusal:
        fetched(address.format(port=server.port))

    assert (refusal.value.code, server.asked) == ("not_public", [])


@pytest.fixture
def server():
    """A real web server on this machine. `answers[path]` is (status, headers, body) or a function of the
    request's handler."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            web.asked.append(self.path)
            answer = web.answers[self.path]
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Type": "text/calendar", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.answers, web.asked, web.port, web.daemon_threads = {}, [], web.server_address[1], True
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield web
    web.shutdown()
    web.server_close()


@pytest.fixture
def loopback(settings):
    settings.CALENDARS_FROM_LOOPBACK = True


@pytest.mark.parametrize("environment", ["demo", "production"])
def test_the_tests_own_door_is_shut_outside_the_tests(settings, loopback, server, environment):
    settings.ENVIRONMENT = environment

    with pytest.raises(Refused):
        fetched(f"http://127.0.0.1:{server.port}/")

    assert server.asked == []


def drip(handler):
    """A byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/calendar")
    handler.end_headers()
    for _n in range(100):
        try:
            handler.wfile.write(b"B")
            handler.wfile.flush()
        except OSError:
            return
        threading.Event().wait(0.1)


@pytest.mark.fact("N10")
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((404, {}, b""), "status"),
        ((200, {}, b"B" * 2_000_001), "too_large"),
        ((200, {"Content-Type": "image/png"}, b""), "no_text"),
        ((200, {"Content-Encoding": "gzip"}, b""), "no_text"),
        ((302, {"Location": "/"}, b""), "redirects"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "address"),
        ((302, {"Location": "http://10.0.0.1/"}, b""), "not_public"),
        ((302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""), "not_public"),
        (drip, "slow"),
        (lambda handler: handler.connection.close(), "silent"),
    ],
)
def test_what_an_address_may_not_do(loopback, server, monkeypatch, answer, code):
    monkeypatch.setattr(busy_fetching, "SECONDS", 1)
    server.answers["/"], begun = answer, monotonic()

    with pytest.raises(Refused) as refusal:
        fetched(f"http://127.0.0.1:{server.port}/")

    assert (refusal.value.code, monotonic() - begun < 4) == (code, True)


def test_a_redirect_is_followed_three_times(loopback, server):
    server.answers = {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(3)}
    server.answers["/3"] = (200, {}, ics(ONE))

    assert fetched(f"http://127.0.0.1:{server.port}/0") == ics(ONE)


@pytest.mark.fact("N10")
def test_a_name_is_resolved_once_and_the_address_is_asked_that_was_looked_at(loopback, server, monkeypatch):
    """A name that answers something else the second time is never asked a second time."""
    asked, really = [], socket.getaddrinfo

    def answers(name, port, *args, **kwargs):
        if name == "127.0.0.1":
            return really(name, port, *args, **kwargs)
        asked.append(name)
        return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr(busy_fetching.socket, "getaddrinfo", answers)
    server.answers["/a.ics"] = (200, {}, ics(ONE))

    assert fetched(f"http://kalender.example.se:{server.port}/a.ics") == ics(ONE)
    assert asked == ["kalender.example.se"]


@pytest.mark.parametrize("ips", [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"]])
def test_a_name_with_an_inner_address_is_not_asked(monkeypatch, ips):
    monkeypatch.setattr(
        busy_fetching.socket, "getaddrinfo", lambda *args, **more: [(2, 1, 6, "", (ip, 80)) for ip in ips]
    )

    with pytest.raises(Refused) as refusal:
        fetched("http://kalender.example.se/a.ics")

    assert refusal.value.code == "not_public"


# --- what is kept ---------------------------------------------------------------------------------------


def tomorrow(hour: int) -> datetime:
    return timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=1)


@pytest.fixture
def times():
    return [Taken(tomorrow(9), tomorrow(12), False)]


@pytest.fixture
def of_group(cast, sign):
    return add_calendar(cast.group, name="Beredningen", address="webcal://kalender.example.se/a.ics", **sign)


def hours_of(calendar) -> list[datetime]:
    return list(BusyTime.objects.filter(calendar=calendar).values_list("starts_at", flat=True))


@pytest.mark.fact("N10")
@pytest.mark.django_db
def test_what_was_last_known_stays_with_its_date_and_why(loopback, server, sign, of_group):
    change_calendar(of_group, name="Beredningen", address=f"http://127.0.0.1:{server.port}/a.ics", **sign)
    of_group.refresh_from_db()
    at = tomorrow(9).astimezone(UTC)
    secret = f"DTSTART:{at:%Y%m%dT%H%M%SZ}\nDURATION:PT2H\nSUMMARY:Hemligt ärende\nLOCATION:Hemlig sal"
    server.answers["/a.ics"] = (200, {}, ics(secret))
    first, second = timezone.now(), timezone.now() + timedelta(hours=6)
    was_read = read_calendar(of_group, now=first)
    for broken in (b"<html>", ics(ONE + "\nRRULE:FREQ=SECONDLY")):
        server.answers["/a.ics"] = (200, {}, broken)
        assert read_calendar(of_group, now=second) is False

    of_group.refresh_from_db()
    assert (was_read, hours_of(of_group)) == (True, [at])
    assert (of_group.read_at, of_group.tried_at, of_group.problem) == (
        first,
        second,
        "Något i kalendern återkommer varje timme eller oftare.",
    )
    assert "Hemlig" not in str(list(BusyTime.objects.values()) + list(ImportedCalendar.objects.values()))


@pytest.mark.django_db
def test_the_worker_reads_every_six_hours_and_only_once(of_group, monkeypatch):
    asked, now = [], timezone.now()
    monkeypatch.setattr(
        busy_due, "read_calendar_soon", type("Task", (), {"enqueue": staticmethod(asked.append)})
    )
    for hours in (0, 0, 5, 7):
        read_due_calendars(now + timedelta(hours=hours))

    assert asked == [of_group.pk, of_group.pk]


@pytest.mark.django_db
def test_a_calendar_is_a_file_or_an_address(cast, sign, times):
    assert add_calendar(cast.group, name="Nämnden", times=times, **sign) == add_calendar(
        cast.group, name=" Nämnden ", times=times, **sign
    )
    for given in ({}, {"address": "https://example.se/a.ics", "times": times}):
        with pytest.raises(Refused) as refusal:
            add_calendar(cast.group, name="Nämnden", **given, **sign)
        assert refusal.value.code == "file_or_address"
    assert BusyTime.objects.count() == 1


@pytest.mark.django_db
def test_what_is_taken_away_leaves_no_secret_address_behind(of_group, sign):
    remove_calendar(of_group, **sign)

    assert (ImportedCalendar.objects.count(), ImportedCalendar.history.count()) == (0, 0)


@pytest.mark.django_db
def test_calendars_end_a_month_after_the_last_appointment(cast, sign, times, at):
    old = {"by": cast.member, "now": at("2017-03-01 12:00")}
    kept = add_calendar(cast.member, name="Mitt", times=times, **old)
    gone = add_calendar(cast.substitute, name="Också mitt", times=times, **old)
    appointment = cast.substitute.appointments.get()
    end_appointment(appointment, ends_on=date(2017, 5, 31), reason="left", by=cast.secretary, now=old["now"])
    BusyTime.objects.create(calendar=kept, starts_at=at("2017-01-01 09:00"), ends_at=at("2017-01-01 10:00"))

    clear_calendars(at("2017-06-20 12:00"))
    before = ImportedCalendar.objects.count()
    clear_calendars(at("2017-07-10 12:00"))

    assert (before, list(ImportedCalendar.objects.all())) == (2, [kept])
    assert (ImportedCalendar.history.filter(id=gone.pk).count(), len(hours_of(kept))) == (0, 1)


# --- pages ----------------------------------------------------------------------------------------------


def post(client, person, page, /, *args, **fields):
    client.force_login(person)
    return client.post(reverse(f"times:{page}", args=args), fields)


@pytest.mark.fact("N10")
@pytest.mark.django_db
def test_a_file_is_put_in_and_a_broken_one_is_refused_in_words(cast, client):
    at = tomorrow(9).astimezone(UTC)
    good = ics(f"DTSTART:{at:%Y%m%dT%H%M%SZ}\nDURATION:PT2H\nSUMMARY:Hemligt")
    answers = [
        post(
            client,
            cast.secretary,
            "calendars",
            cast.group.slug,
            name="Nämnden",
            file=SimpleUploadedFile("a.ics", content, content_type="text/calendar"),
        )
        for content in (b"x" * 100, good)
    ]

    assert [answer.status_code for answer in answers] == [200, 302]
    assert "Det som ligger där är ingen kalender." in answers[0].text
    assert hours_of(ImportedCalendar.objects.get()) == [at]


@pytest.mark.django_db
def test_ones_own_calendar_is_nobody_elses(cast, client, times, sign):
    mine = add_calendar(cast.member, name="Mitt uppdrag", times=times, **sign)
    seen = {}
    for role in ("member", "secretary", "administrator", "stranger"):
        client.force_login(getattr(cast, role))
        page = client.get(reverse("times:mine")).text
        own = client.get(reverse("times:calendar", args=[mine.pk])).status_code
        seen[role] = ("Mitt uppdrag" in page, own)

    assert seen == {
        "member": (True, 200),
        "secretary": (False, 404),
        "administrator": (False, 404),
        "stranger": (False, 404),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 15])
def test_the_list_of_calendars_is_as_many_queries(
    cast, client, sign, times, django_assert_num_queries, count
):
    for n in range(count):
        add_calendar(cast.group, name=f"Nämnd {n}", times=times, **sign)
    client.force_login(cast.secretary)
    address = reverse("times:calendars", args=[cast.group.slug])
    client.get(address)

    with django_assert_num_queries(8):
        assert client.get(address).text.count("row-item") == count
