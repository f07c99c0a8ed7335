"""Following an issue: who is told what and when, in mails read from a real server."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from groups.links import make_links, token_of
from groups.models import Appointment, Delivery, Link
from groups.post.sweep import sweep
from groups.reading import NARROWING
from issues import following_post
from issues.actions import (
    choose_for_all,
    follow_issue,
    mark_read,
    merge_issues,
    move_issue,
    raise_issue,
    screen_issue,
    stop_following,
    tell,
)
from issues.actions.issues import Step
from issues.event_access import events_for
from issues.following import told_until
from issues.following_due import tell_digests
from issues.issue_access import circles_of, issues_for
from issues.models import Digest, Follow, Issue, IssueEvent
from samverkan.lib.refusal import Refused
from tests.smtp import mail_server

__all__ = ["mail_server"]
FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
SUMMER = datetime(2017, 3, 26, 1, tzinfo=UTC)


@pytest.fixture
def issue(cast, at):
    """Raised a Wednesday morning by the member, whom nobody else follows."""
    made = raise_issue(
        cast.structure,
        title="Trygg hemgång",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-03-01 09:00"),
    )
    Follow.objects.all().delete()
    return made


def queued():
    return [
        (mail.kind.removeprefix("issues."), mail.person.email.partition("@")[0])
        for mail in Delivery.objects.order_by("pk").select_related("person")
    ]


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("how", "now", "until"),
    [
        ("daily", "2017-03-24 05:59:59", None),
        ("daily", "2017-03-24 06:00", "2017-03-24 05:55"),
        ("daily", "2017-03-24 22:59", "2017-03-24 05:55"),
        ("daily", "2017-03-24 23:00", None),
        # Summer time begins in the night to the 26th and ends in the night to the 29th of October.
        ("daily", "2017-03-26 04:59:59", None),
        ("daily", "2017-03-26 05:00", "2017-03-26 04:55"),
        ("daily", "2017-10-29 05:59:59", None),
        ("daily", "2017-10-29 06:00", "2017-10-29 05:55"),
        ("weekly", "2017-03-26 20:00", "2017-03-20 05:55"),
        ("weekly", "2017-03-27 04:59", None),
        ("weekly", "2017-03-27 05:00", "2017-03-27 04:55"),
        # A worker that was away on Monday.
        ("weekly", "2017-03-28 09:00", "2017-03-27 04:55"),
        ("weekly", "2017-11-01 09:00", "2017-10-30 05:55"),
        ("at_once", "2017-03-24 09:00", None),
        ("not_by_mail", "2017-03-24 09:00", None),
    ],
)
def test_when_a_digest_tells_of_what(how, now, until):
    assert told_until(how, utc(now)) == (until and utc(until))


def test_the_raiser_follows_and_nobody_else(cast, at):
    made = raise_issue(cast.structure, title="Ny fråga", home_group=cast.group, by=cast.member, now=at())
    raise_issue(cast.structure, title="Ny", raised_by_name="Nämnden", by=None, now=at())

    rows = list(Follow.objects.values_list("issue", "person", "how"))

    assert rows == [(made.pk, cast.member.pk, "weekly")]


def test_one_follows_changes_and_stops(cast, at, issue):
    sign = {"by": cast.chair}
    follow_issue(issue, how="weekly", now=at("2017-03-02 09:00"), **sign)
    told = []
    for how in ("daily", "at_once", "weekly"):
        follow = follow_issue(issue, how=how, now=at("2017-03-03 09:00"), **sign)
        told.append((follow.how, follow.told_at))
    with pytest.raises(Refused) as refused:
        follow_issue(issue, how="yearly", now=at(), **sign)
    count = choose_for_all(cast.chair, how="not_by_mail", now=at(), **sign)
    ways = list(Follow.objects.values_list("how", flat=True))
    for _ in range(2):
        stop_following(issue, now=at(), **sign)

    begun, changed = at("2017-03-02 09:00"), at("2017-03-03 09:00")
    assert told == [("daily", begun), ("at_once", changed), ("weekly", changed)]
    assert (refused.value.code, count, ways) == ("unknown_how", 1, ["not_by_mail"])
    assert not Follow.objects.exists()


def test_what_came_while_somebody_read_stays_new(cast, at, issue):
    follow = follow_issue(issue, by=cast.chair, now=at("2017-03-02 09:00"))
    tell(issue, "changed", by=cast.member, now=at("2017-03-03 09:00"))
    tell(issue, "changed", by=cast.member, now=at("2017-03-03 09:01"))
    tell(issue, "changed", by=cast.chair, now=at("2017-03-03 09:02"))
    counts = [following_post.new_events(cast.chair).count()]
    for until in ("2017-03-03 09:00", "2017-03-02 12:00", "2099-01-01 00:00"):
        mark_read(cast.chair, until=at(until), by=cast.chair, now=at("2017-03-03 09:02"))
        counts.append(following_post.new_events(cast.chair).count())

    follow.refresh_from_db()
    assert (counts, follow.seen_at) == ([2, 1, 1, 0], at("2017-03-03 09:02"))


def test_lines_are_read_as_the_rule_of_one_issue_says(cast, at, issue):
    """Every circle, of an issue with a home, one without, one of the other group, and one shared with it."""
    shared = raise_issue(cast.structure, title="Delad", home_group=cast.group, by=None,
                         raised_by_name="N", now=at())  # fmt: skip
    shared.groups.create(group=cast.other_group, since=at().date())
    raise_issue(cast.structure, title="Utan hem", by=cast.stranger, now=at())
    raise_issue(cast.structure, title="Deras", home_group=cast.other_group, by=cast.stranger, now=at())
    closed = raise_issue(cast.structure, title="Sluten", home_group=cast.group, circle="presidency",
                         closed_reason="Upphandling", by=cast.chair, now=at())  # fmt: skip
    for each in (*issues_for(cast.administrator),):
        for circle in NARROWING:
            tell(each, "changed", circle=circle, by=None, now=at())
    people = [getattr(cast, role) for role in (*cast.PAGES, "administrator", "vice_chair", "other_secretary")]

    found = {person.pk: set(events_for(person).values_list("pk", flat=True)) for person in people}

    expected = {
        person.pk: {
            event.pk
            for each in issues_for(person)
            for event in each.events.filter(circle__in=circles_of(person, each))
        }
        for person in people
    }
    assert found == expected
    assert not events_for(cast.member).filter(issue=closed).exists()
    assert len(found[cast.member.pk]) < len(found[cast.chair.pk]) < len(found[cast.secretary.pk])


@pytest.fixture
def at_once(cast, at, issue):
    """The chair, the member and the official want to know at once; the secretary once a day."""
    for person in (cast.chair, cast.member, cast.official):
        follow_issue(issue, how="at_once", by=person, now=at("2017-03-02 09:00"))
    follow_issue(issue, how="daily", by=cast.secretary, now=at("2017-03-02 09:00"))


def test_whoever_wants_it_at_once_gets_one_mail_a_verb(cast, at, issue, at_once):
    """Two lines in one verb; the official did it."""
    other = raise_issue(cast.structure, title="Samma sak", home_group=cast.group, by=cast.chair,
                        now=at("2017-03-02 10:00"))  # fmt: skip
    choose_for_all(cast.chair, how="at_once", by=cast.chair, now=at("2017-03-02 11:00"))
    for each in (issue, other):
        screen_issue(each, group=cast.group, by=cast.official, now=at("2017-03-03 09:00"), **FITS)
    Delivery.objects.all().delete()

    merge_issues(issue, issues=[other], text="Samma behov", by=cast.official, now=at("2017-03-03 10:00"))

    assert IssueEvent.objects.filter(at=at("2017-03-03 10:00")).count() == 2
    assert queued() == [("followed", "chair"), ("followed", "member")]


def test_a_line_for_the_presidency_leaves_to_nobody_else(cast, at, issue, at_once):
    tell(issue, "changed", text="Hemligt", circle="presidency", by=cast.secretary, now=at("2017-03-03 09:00"))

    assert queued() == [("followed", "chair"), ("followed", "official")]


def received(mail_server):
    """Who got which subject and plain text."""
    found = []
    for one in mail_server.received:
        body = one.message.get_body(("plain",)).get_content()
        found.append((one.recipient.partition("@")[0], str(one.message["Subject"]), body))
    return sorted(found)


@pytest.fixture
def lately(issue):
    """The day before yesterday at noon: links live, and a digest is due since."""
    return timezone.now().replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=2)


def test_the_mail_at_once_says_what_has_happened(cast, issue, lately, mail_server):
    """Read from a real mail server: one line each, and what is closed only that it is there."""
    follow_issue(issue, how="at_once", by=cast.chair, now=lately)
    follow_issue(issue, how="at_once", by=cast.member, now=lately)
    sign = {"by": cast.secretary, "now": lately + timedelta(hours=1)}
    tell(issue, "open_point", text="Hur gör vi på helgen?", **sign)
    tell(issue, "changed", text="Hemligt anbud", circle="presidency", **sign)

    sweep()

    texts = {who: (subject, text) for who, subject, text in received(mail_server)}
    assert {who: subject for who, (subject, _) in texts.items()} == {
        "chair": "Nytt i Trygg hemgång",
        "member": "Trygg hemgång: Öppen fråga",
    }
    words = ("Hur gör vi på helgen?", "Hemligt anbud", "Slutet: läs det i Samverkan.", f"/fragor/{issue.pk}/")
    assert {who: [word in text for word in words] for who, (_, text) in texts.items()} == {
        "chair": [True, False, True, True],
        "member": [True, False, False, True],
    }


def test_the_mail_about_a_closed_issue_tells_no_word_of_it(cast, issue, lately, mail_server):
    """It was closed after the line was written: who still reads it is told that there is something."""
    follow_issue(issue, how="at_once", by=cast.chair, now=lately)
    follow_issue(issue, how="at_once", by=cast.substitute, now=lately)
    tell(issue, "open_point", text="Hemligt anbud", by=cast.secretary, now=lately)
    Issue.objects.update(circle="presidency", closed_reason="Upphandling")

    sweep()

    ((who, subject, text),) = received(mail_server)
    words = ("Trygg hemgång", "Hemligt anbud", "Slutet: läs det i Samverkan.")
    assert (who, subject) == ("chair", "Sluten fråga 2017:1: Öppen fråga")
    assert [word in text for word in words] == [False, False, True]


@pytest.mark.fact("P40")
def test_a_mail_can_be_stopped_by_the_mail_program(cast, issue, lately, mail_server, client):
    """RFC 8058: the address of the header, a POST with nothing else, and no redirect. A GET changes
    nothing."""
    follow_issue(issue, how="at_once", by=cast.chair, now=lately)
    tell(issue, "changed", by=cast.secretary, now=lately)
    sweep()
    (mail,) = mail_server.received
    address = mail.message["List-Unsubscribe"].strip("<>")
    path = "/" + address.split("/", 3)[3]
    strict = type(client)(enforce_csrf_checks=True)
    client.get(path), client.head(path)
    before = Follow.objects.get().how

    answer = strict.post(path, {"List-Unsubscribe": "One-Click"})

    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (before, answer.status_code, Follow.objects.get().how) == ("at_once", 200, "not_by_mail")


def test_the_link_of_a_mail_changes_the_rhythm_and_dies_with_withdrawal(cast, at, issue, lately, client):
    follow_issue(issue, how="at_once", by=cast.chair, now=lately)
    (link,) = make_links(
        "issues.follow", [(cast.chair.pk, cast.chair)], expires_at=timezone.now() + timedelta(1)
    )
    path = f"/folj/l/{token_of(link)}/"

    statuses = [client.post(path, {"how": how}).status_code for how in ("weekly", "yearly")]
    Link.objects.update(withdrawn_at=timezone.now())
    statuses.append(client.post(path, {"how": "daily"}).status_code)

    assert (statuses, Follow.objects.get().how) == ([200, 422, 404], "weekly")


@pytest.fixture
def digested(cast, at, issue):
    """The secretary, chair and member want a digest a day, the substitute one a week; on Thursday something
    happens, one line of it for the presidency."""
    began = at("2017-03-01 10:00")
    for person in (cast.secretary, cast.chair, cast.member):
        follow_issue(issue, how="daily", by=person, now=began)
    follow_issue(issue, how="weekly", by=cast.substitute, now=began)
    tell(issue, "open_point", text="Helgen?", by=cast.secretary, now=at("2017-03-02 09:00"))
    tell(issue, "changed", text="Hemligt", circle="presidency", by=cast.secretary, now=at("2017-03-02 09:30"))


def events_told():
    return [
        (mail.person.email.partition("@")[0], len(mail.references["events"]))
        for mail in Delivery.objects.filter(kind="issues.digest").order_by("pk").select_related("person")
    ]


@pytest.mark.fact("P40")
def test_one_digest_a_day_at_seven_and_nothing_when_nothing_is_new(cast, at, digested):
    """Not to who did it, not what one may not read; by two workers, and again all day, no second."""
    told = []
    for moment in ("2017-03-02 23:00", "2017-03-03 06:59", "2017-03-03 07:00", "2017-03-03 07:00:15"):
        tell_digests(at(moment))
        told.append(events_told())

    tell_digests(at("2017-03-04 07:00"))

    daily = [("chair", 2), ("member", 1)]
    assert told == [[], [], daily, daily]
    assert events_told() == daily
    assert list(Digest.objects.values_list("on", flat=True)) == [at("2017-03-03 07:00").date()] * 2


@pytest.mark.fact("S000-17", "P40")
def test_the_week_is_told_on_monday(cast, at, issue, digested):
    for day in (4, 5, 6, 7):
        tell_digests(at(f"2017-03-0{day} 07:00"))

    weekly = list(Digest.objects.filter(person=cast.substitute).values_list("on", flat=True))
    assert weekly == [at("2017-03-06 07:00").date()]


def test_what_happens_after_seven_is_told_the_next_morning(cast, at, issue, digested):
    tell_digests(at("2017-03-03 07:00"))
    tell(issue, "changed", by=cast.secretary, now=at("2017-03-03 06:58"))
    tell(issue, "changed", by=cast.secretary, now=at("2017-03-03 07:30"))
    tell_digests(at("2017-03-03 08:00"))
    same_day = events_told()

    tell_digests(at("2017-03-04 07:00"))

    assert (same_day, events_told()[2:]) == ([("chair", 2), ("member", 1)], [("chair", 2), ("member", 2)])


@pytest.mark.fact("P40")
def test_the_night_of_summer_time_tells_each_line_once(cast, at, issue):
    follow_issue(issue, how="daily", by=cast.chair, now=SUMMER - timedelta(days=2))
    lines = [SUMMER + timedelta(minutes=30 * step) for step in range(-40, 41)]
    for moment in lines:
        tell(issue, "changed", by=cast.secretary, now=moment)
    for minutes in range(-48 * 60, 60 * 60, 15):
        tell_digests(SUMMER + timedelta(minutes=minutes))

    told = [pk for mail in Delivery.objects.order_by("pk") for pk in mail.references["events"]]
    assert told == list(IssueEvent.objects.filter(at__in=lines).order_by("at").values_list("pk", flat=True))
    assert [day.isoformat() for day in Digest.objects.values_list("on", flat=True)] == [
        "2017-03-25",
        "2017-03-26",
        "2017-03-27",
    ]


def test_who_has_left_is_told_nothing_also_when_they_raised_it(cast, at, issue, digested):
    """And what was closed to them is not told when they come back."""
    gone = Appointment.objects.filter(person=cast.member)
    gone.update(ends_on=at("2017-03-02 09:00").date())
    tell_digests(at("2017-03-03 07:00"))
    tell(issue, "changed", by=cast.secretary, now=at("2017-03-03 09:00"))
    gone.update(ends_on=None)
    tell_digests(at("2017-03-04 07:00"))

    assert events_told() == [("chair", 2), ("chair", 1), ("member", 1)]


def test_a_digest_that_fails_is_whole_the_next_time_and_holds_nobody(cast, at, digested, monkeypatch):
    working = following_post.make_shared_links

    def fails_for_the_chair(purpose, pairs, **more):
        if pairs[0][1] == cast.chair:
            raise OSError("the disk is full")
        return working(purpose, pairs, **more)

    monkeypatch.setattr(following_post, "make_shared_links", fails_for_the_chair)
    with pytest.raises(ExceptionGroup):
        tell_digests(at("2017-03-03 07:00"))
    first = events_told()
    monkeypatch.undo()

    for _ in range(2):
        tell_digests(at("2017-03-03 07:00:15"))

    assert (first, events_told()) == ([("member", 1)], [("member", 1), ("chair", 2)])


def test_a_digest_is_read_from_the_mail_server(cast, issue, lately, mail_server):
    """Rights are asked once more when it leaves: the substitute has left since."""
    second = raise_issue(
        cast.structure, title="Skolnärvaro", home_group=cast.group, by=cast.official, now=lately
    )
    for person in (cast.chair, cast.substitute):
        for each in (issue, second):
            follow_issue(each, how="daily", by=person, now=lately)
    sign = {"by": cast.secretary, "now": lately + timedelta(minutes=1)}
    screen_issue(issue, group=cast.group, **sign, **FITS)
    move_issue(issue, step=Step(to="prioritized"), **sign)
    tell(second, "open_point", text="Vem mäter?", **sign)
    tell_digests(lately + timedelta(days=1))
    Appointment.objects.filter(person=cast.substitute).update(ends_on=lately.date() - timedelta(days=1))

    sweep()

    ((who, subject, text),) = received(mail_server)
    titles = [line for line in text.splitlines() if line.endswith(")")]
    assert (who, subject) == ("chair", "Nytt i 2 frågor du följer")
    assert titles == [
        f"Skolnärvaro ({second.year}:{second.number})",
        f"Trygg hemgång ({issue.year}:{issue.number})",
    ]
    assert "Vem mäter?" in text
