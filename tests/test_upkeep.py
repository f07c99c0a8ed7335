"""What `manage.py daily` takes away by samverkan/retention.toml: on each side of each limit there is
something."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session

from groups.links import make_links
from groups.models import (
    Delivery,
    Link,
    NominationRecipient,
    NominationReply,
    NominationRequest,
    Person,
)
from groups.post import post
from groups.upkeep import (
    RULES,
    clear_accounts,
    clear_links,
    clear_mails,
    clear_nominations,
    clear_sessions,
    clear_trace,
    kept_for,
)
from meetings.actions import create_meeting
from meetings.models import (
    AgendaItem,
    Attendance,
    Call,
    CallRecipient,
    Meeting,
    Minutes,
    MinutesVersion,
    Opened,
    Presenter,
    Remark,
    Reservation,
    Response,
    SubstituteRequest,
)
from meetings.privacy import clear_answers, clear_readings, clear_remarks, wipe_guests

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P72")]


@pytest.fixture
def meetings(cast, at):
    """`meetings(rule)`: one held on the last day that is kept, one the day before, and the moment of the
    daily run."""

    def made(rule: str) -> SimpleNamespace:
        now = at("2022-05-10 03:00")
        limit = (now - kept_for(rule)).date()
        days = (limit, limit - timedelta(days=1))
        held = [
            create_meeting(cast.group, date=day, start=time(9), end=time(12), by=cast.secretary, now=at())
            for day in days
        ]
        return SimpleNamespace(kept=held[0], gone=held[1], both=held, now=now)

    return made


def left(model, *path) -> list:
    """What the rows, and every row of their history, say."""
    rows = list(model.objects.order_by("pk").values_list(*path, flat=True))
    history = model.history.values_list(*path, flat=True) if hasattr(model, "history") else []
    return [rows, sorted(set(history))]


def test_answers_requests_and_lists_of_recipients(cast, at, meetings):
    held = meetings("answer")
    for meeting in held.both:
        Response.objects.create(
            meeting=meeting,
            person=cast.member,
            answer="absent",
            channel="self",
            given_by=cast.member,
            given_at=at(),
        )
        SubstituteRequest.objects.create(
            meeting=meeting,
            seat=cast.seats["Sala"],
            member=cast.member,
            substitute=cast.substitute,
            asked_at=at(),
        )
        call = Call.objects.create(
            meeting=meeting,
            number=1,
            state="sent",
            approved_as="chair",
            approved_at=at(),
            sent_at=at(),
            sha256="x",
        )
        CallRecipient.objects.create(
            call=call,
            person=cast.member,
            capacity="member",
            mode="called",
            name="Åsa",
            address="a@example.se",
        )

    # Put off and never held: the day it was put off from is what counts.
    Meeting.objects.filter(pk=held.gone.pk).update(
        date=None, postponed_from=held.gone.date, postpone_reason="Snö"
    )
    clear_answers(held.now)
    clear_answers(held.now)

    kept = held.kept.pk
    assert (left(Response, "meeting"), left(SubstituteRequest, "meeting")) == (
        [[kept], [kept]],
        [[kept], [kept]],
    )
    assert left(CallRecipient, "call__meeting") == [[kept], []]
    assert Call.objects.count() == 2


def test_readings(cast, at, meetings):
    held = meetings("reading")
    for meeting in held.both:
        Opened.objects.create(person=cast.member, meeting=meeting, at=at())

    clear_readings(held.now)

    assert left(Opened, "meeting") == [[held.kept.pk], []]


def test_remarks_on_notes_that_are_approved(cast, at, meetings):
    held = meetings("answer")
    limit = held.now - kept_for("remark")
    made = {}
    for state, approved_at in [
        ("published", limit - timedelta(seconds=1)),
        ("approved", limit + timedelta(seconds=1)),
        ("circulated", limit - timedelta(seconds=1)),
    ]:
        meeting = create_meeting(cast.group, date=date(2020, 1, 1), by=cast.secretary, now=at())
        minutes = Minutes.objects.create(
            meeting=meeting, state=state, started_at=at(), circulated_at=at(), published_at=at()
        )
        MinutesVersion.objects.create(
            minutes=minutes, number=1, approved_at=approved_at, facts={}, sha256="x"
        )
        made[state] = Remark.objects.create(minutes=minutes, person=cast.member, text=state, made_at=at())

    clear_remarks(held.now)

    assert left(Remark, "text") == [["approved", "circulated"], ["approved", "circulated"]]


def test_the_names_of_guests(cast, at, meetings):
    held = meetings("guest")
    for meeting in held.both:
        minutes = Minutes.objects.create(meeting=meeting, started_at=at(), note_taker_name="Gun Gäst")
        item = AgendaItem.objects.create(
            meeting=meeting, position=1, title="Läget", facilitator_name="Lea Ledare"
        )
        Presenter.objects.create(item=item, name="Per Presentatör", organization="Arboga")
        Reservation.objects.create(item=item, kind="dissent", name="Rut Reserv", text="Nej.")
        for person, name in ((None, "Gun Gäst"), (cast.member, "")):
            Attendance.objects.create(
                minutes=minutes, person=person, name=name, organization_text="Gästbolaget", capacity="guest"
            )

    wipe_guests(held.now)
    wipe_guests(held.now)

    gone = Attendance.objects.filter(minutes__meeting=held.gone).order_by("pk")
    kept = Attendance.objects.filter(minutes__meeting=held.kept).order_by("pk")
    assert [(row.name, row.organization_text, row.person) for row in gone] == [
        ("Avidentifierad", "", None),
        ("", "", cast.member),
    ]
    assert [(row.name, row.organization_text) for row in kept] == [
        ("Gun Gäst", "Gästbolaget"),
        ("", "Gästbolaget"),
    ]
    assert [row.note_taker_name for row in (held.gone.minutes, held.kept.minutes)] == ["Gun Gäst"] * 2
    assert left(Presenter, "name") == [
        ["Per Presentatör", "Avidentifierad"],
        ["Avidentifierad", "Per Presentatör"],
    ]
    assert left(Reservation, "name") == [["Rut Reserv", "Avidentifierad"], ["Avidentifierad", "Rut Reserv"]]
    assert left(AgendaItem, "facilitator_name")[0] == ["Lea Ledare", "Avidentifierad"]
    assert left(Minutes, "note_taker_name")[0] == ["Gun Gäst", "Avidentifierad"]
    assert {row.name for row in Attendance.history.filter(id__in=gone.values("pk"))} == {"Avidentifierad", ""}


def test_a_guests_name_that_stands_nowhere_any_more_leaves_the_history_too(cast, at, meetings):
    """Presenters are made anew when an item is changed, and an item may be taken away whole."""
    held = meetings("guest")
    for meeting in held.both:
        item, away = (
            AgendaItem.objects.create(
                meeting=meeting, position=n, title="Läget", facilitator_name="Lea Ledare"
            )
            for n in (1, 2)
        )
        for one in (item, away):
            Presenter.objects.create(item=one, name="Per Presentatör")
        item.presenters.all().delete()
        item.facilitator_name = ""
        item.save()
        away.delete()

    wipe_guests(held.now)

    kept = {held.kept.pk}
    items = AgendaItem.history.exclude(facilitator_name__in=["", "Avidentifierad"])
    assert set(items.values_list("meeting", flat=True)) == kept
    named = Presenter.history.exclude(name="Avidentifierad").values_list("item_id", flat=True)
    assert set(AgendaItem.history.filter(id__in=set(named)).values_list("meeting", flat=True)) == kept


def test_mails(cast, at):
    now = at("2022-05-10 03:00")
    limit = now - kept_for("mail")
    for name, state, moment in [
        ("sent", "sent", limit - timedelta(seconds=1)),
        ("sent later", "sent", limit + timedelta(seconds=1)),
        ("failed", "failed", limit - timedelta(seconds=1)),
        ("failed later", "failed", limit + timedelta(seconds=1)),
        ("waits", "queued", limit - timedelta(days=9)),
    ]:
        row = post("groups.test", person=cast.member, name=name, address="a@example.se", now=moment)
        Delivery.objects.filter(pk=row.pk).update(state=state, sent_at=moment if state == "sent" else None)

    clear_mails(now)

    assert left(Delivery, "name")[0] == ["sent later", "failed later", "waits"]


def test_links(cast, at):
    now = at("2022-05-10 03:00")
    limit = now - kept_for("link")
    for number, moment in enumerate((limit - timedelta(seconds=1), limit + timedelta(seconds=1))):
        make_links("meetings.answer", [(number, cast.member)], expires_at=moment)

    clear_links(now)

    assert left(Link, "object_id") == [[1], []]


def test_what_organisations_wrote_in_the_form(cast, at):
    now = at("2022-05-10 03:00")
    limit = now - kept_for("nomination")
    for name, closed in [
        ("gone", limit - timedelta(seconds=1)),
        ("kept", limit + timedelta(seconds=1)),
        ("open", None),
    ]:
        request = NominationRequest.objects.create(
            structure=cast.structure,
            title=name,
            starts_on=date(2017, 1, 1),
            due_on=date(2017, 1, 1),
            created_at=at(),
            sent_at=at(),
            closed_at=closed,
        )
        recipient = NominationRecipient.objects.create(
            request=request,
            name="Sala kommun",
            email=f"{name}@example.se",
            handed_in_by=name,
            receipt_to=f"{name}@example.se",
        )
        NominationReply.objects.create(
            recipient=recipient,
            seat=cast.seats["Sala"],
            capacity="member",
            name=name,
            email=f"{name}@example.se",
            answered_at=at(),
        )

    clear_nominations(now)

    assert left(NominationReply, "name") == [["kept", "open"], ["kept", "open"]]
    assert left(NominationRecipient, "handed_in_by") == [["", "kept", "open"], ["", "kept", "open"]]
    assert left(NominationRecipient, "email")[1] == ["", "kept@example.se", "open@example.se"]
    assert NominationRequest.objects.count() == 3


def test_the_administrations_own_log(cast, at):
    now = at("2022-05-10 03:00")
    for text, before in (("gone", timedelta(seconds=1)), ("kept", -timedelta(seconds=1))):
        row = LogEntry.objects.create(
            user=cast.administrator,
            content_type=ContentType.objects.get_for_model(Person),
            object_repr=text,
            action_flag=CHANGE,
        )
        LogEntry.objects.filter(pk=row.pk).update(action_time=now - kept_for("trace") - before)

    clear_trace(now)

    assert left(LogEntry, "object_repr")[0] == ["kept"]


def test_accounts_of_who_may_no_longer_log_in(cast, at):
    for person in (cast.member, cast.chair):
        EmailAddress.objects.create(user=person, email=person.email)
        person.set_password("en riktigt lång mening")
        person.save()
    Person.objects.filter(pk=cast.member.pk).update(is_active=False)

    clear_accounts(at())

    kept = {
        row.pk: row.has_usable_password()
        for row in Person.objects.filter(pk__in=[cast.member.pk, cast.chair.pk])
    }
    assert kept == {cast.member.pk: False, cast.chair.pk: True}
    assert list(EmailAddress.objects.values_list("user", flat=True)) == [cast.chair.pk]


def test_sessions_that_have_run_out(cast, at):
    now = datetime.now(at().tzinfo)
    for key, moment in (("gone", now - timedelta(minutes=1)), ("kept", now + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=moment)

    clear_sessions(now)

    assert left(Session, "session_key")[0] == ["kept"]


def test_every_rule_that_ends_by_itself_is_carried_out_here():
    """A rule added to the table fails here until a job and a test carry it."""
    carried = {
        "answer",
        "reading",
        "remark",
        "guest",
        "mail",
        "link",
        "nomination",
        "trace",
        "account",
        "session",
        "person",
        # In the tests of their own rooms, beside what they clear.
        "annotation",
        "calendar",
        "follow",
        "survey",
    }

    # `reference` and `text` follow `person`; `document` is kept.
    assert {name for name, rule in RULES.items() if rule.then != "keep"} - carried == {"reference", "text"}
