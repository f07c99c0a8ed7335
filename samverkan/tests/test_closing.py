"""A group that is closed, or goes on; and that a closed one is read for ever and changed by nobody
(I-GRP4)."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from groups.actions import (
    add_seat_rule,
    appoint,
    change_settings,
    close_group,
    fill_up_seats,
    find_or_create_person,
    give_office,
    give_role,
    relate,
    rename_group,
    renew_group,
    set_mandate,
    start_closing,
)
from groups.actions.groups import change_group
from groups.end_reminders import remind_of_ends
from groups.ending import (
    LastDay,
    Remaining,
    last_days,
    months_before,
    overdue_words,
    remaining_words,
    reminder_due,
    reminder_words,
)
from groups.models import Delivery, Group, GroupRelation, NominationRequest, NominationSeat
from groups.post import MAILS
from issues.actions import cancel_action, open_action
from meetings.actions import cancel_meeting, create_meeting
from samverkan.lib.refusal import Refused
from samverkan.pages.closing import ends_with
from samverkan.pages.open_things import remaining_in

LAST = date(2018, 12, 31)


def nothing() -> Remaining:
    return Remaining()


@pytest.fixture
def sign(cast, at):
    return {"by": cast.administrator, "now": at("2018-12-03 10:00")}


@pytest.fixture
def closed(cast, sign):
    start_closing(cast.group, **sign)
    return close_group(
        cast.group, ends_on=LAST, reason="Frågorna går till forumet.", remaining=nothing, **sign
    )


# As plain values.


@pytest.mark.fact("S001-18", "S001-29")
@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2018, 6, 29), None),
        (date(2018, 6, 30), 6),
        (date(2018, 11, 29), 6),
        (date(2018, 11, 30), 1),
        (LAST, 1),
        (date(2019, 1, 1), None),
    ],
)
def test_half_a_year_and_a_month_before_the_end(today, months):
    assert reminder_due(LAST, today) == months


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2020, 8, 31), 6, date(2020, 2, 29)),
        (date(2019, 3, 31), 1, date(2019, 2, 28)),
        (date(2019, 1, 15), 1, date(2018, 12, 15)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, before):
    assert months_before(day, months) == before


def test_what_is_said_before_and_after_the_last_day():
    trial, end = LastDay(LAST, True), LastDay(date(2019, 6, 30), False)

    assert last_days(LAST, date(2019, 6, 30)) == [trial, end]
    assert last_days(LAST, LAST) == [trial]
    assert reminder_words(trial) == "Prövotiden går ut 31 december 2018. Utvärdera i god tid före."
    assert overdue_words(LAST, None, LAST) == []
    assert overdue_words(LAST, None, date(2019, 1, 1)) == [
        "Prövotiden gick ut 31 december 2018 och inget är beslutat. Förnya gruppen eller avsluta den."
    ]


def test_what_remains_is_named_with_its_number():
    assert bool(Remaining()) is False
    assert remaining_words(Remaining(future_meetings=2, unapproved_notes=1)) == {
        "future_meetings": "2 möten att hålla eller ställa in",
        "unapproved_notes": "ej godkända anteckningar från 1 möte",
    }


# Closing.


@pytest.mark.django_db
@pytest.mark.fact("S001-16", "S000-45")
def test_closing_ends_everything_on_the_day_and_keeps_it(cast, sign, closed):
    group = cast.group
    rows = [group.appointments, group.offices, group.roles, group.seats, group.seat_rules]

    ends = [set(found.values_list("ends_on", flat=True)) for found in rows]
    assert (closed.state, closed.ends_on, closed.closing_reason) == (
        "closed",
        LAST,
        "Frågorna går till forumet.",
    )
    assert ends == [{LAST}] * 5
    assert set(group.appointments.values_list("end_reason", flat=True)) == {"closed"}
    assert group.names.count() == 1


@pytest.mark.django_db
@pytest.mark.fact("S001-16")
def test_a_group_is_closed_only_when_nothing_remains(cast, sign):
    start_closing(cast.group, **sign)
    meeting = create_meeting(
        cast.group, date=date(2019, 2, 5), start=time(9), end=time(12), place="Sal B", **sign
    )
    action = open_action(cast.group, text="Ta fram ett underlag", **sign)
    create_meeting(cast.group, date=date(2018, 11, 6), start=time(9), end=time(12), **sign)

    def remaining() -> Remaining:
        return remaining_in(cast.group, date(2018, 12, 3))

    before = remaining()
    with pytest.raises(Refused) as refused:
        close_group(
            cast.group, ends_on=LAST, reason="Frågorna går till forumet.", remaining=remaining, **sign
        )
    cancel_meeting(meeting, reason="Gruppen avslutas.", **sign)
    cancel_action(action, reason="Tas inte vidare.", **sign)

    assert before == Remaining(future_meetings=1, open_actions=1, unapproved_notes=1)
    assert (refused.value.code, refused.value.message) == (
        "remaining",
        "Gruppen kan inte avslutas än: 1 möte att hålla eller ställa in, 1 öppen uppgift och ej godkända"
        " anteckningar från 1 möte. Gör klart det först.",
    )
    assert remaining() == Remaining(unapproved_notes=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"ends_on": date(2016, 12, 31)}, "ends_on"),
        ({"ends_on": date(2017, 12, 31)}, "ends_on"),
    ],
)
def test_a_group_is_not_closed_without_a_reason_or_before_its_people(cast, sign, fields, field):
    start_closing(cast.group, **sign)
    late = find_or_create_person(name="Rut Ek", **sign)
    appoint(cast.seats["Arboga"], person=late, starts_on=date(2018, 1, 1), **sign)
    given = {"ends_on": LAST, "reason": "Frågorna går till forumet.", **fields}

    with pytest.raises(Refused) as refused:
        close_group(cast.group, remaining=nothing, **given, **sign)

    assert (refused.value.field, Group.objects.get(pk=cast.group.pk).state) == (field, "closing")


@pytest.mark.django_db
def test_only_a_group_that_winds_up_is_closed(cast, sign):
    with pytest.raises(Refused) as refused:
        close_group(cast.group, ends_on=LAST, reason="För tidigt.", remaining=nothing, **sign)
    assert refused.value.code == "state"


@pytest.mark.django_db
@pytest.mark.fact("S001-16")
def test_another_group_may_succeed_it(cast, sign):
    relate(cast.group, kind="supports", other=cast.other_group, starts_on=date(2017, 1, 1), **sign)
    start_closing(cast.group, **sign)
    given = {"ends_on": LAST, "reason": "Slås ihop.", "succeeded_by": cast.other_group}
    close_group(cast.group, remaining=nothing, **given, **sign)

    rows = GroupRelation.objects.order_by("kind").values_list(
        "kind", "group", "other", "starts_on", "ends_on"
    )
    assert list(rows) == [
        ("succeeds", cast.other_group.pk, cast.group.pk, date(2019, 1, 1), None),
        ("supports", cast.group.pk, cast.other_group.pk, date(2017, 1, 1), LAST),
    ]


@pytest.mark.django_db
def test_a_closed_group_without_day_or_reason_is_refused_by_the_database(cast):
    for fields in ({}, {"ends_on": LAST}, {"closing_reason": "Frågorna går till forumet."}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Group.objects.filter(pk=cast.group.pk).update(state="closed", **fields)


@pytest.mark.django_db
def test_seats_asked_for_in_a_request_are_not_taken_away(cast, sign):
    """The new term's seats, whose organisations have answered already."""
    coming = add_seat_rule(cast.group, kind="collective", label="kyrkan", starts_on=date(2019, 1, 1), **sign)
    asked = {"title": "Ledamöter", "starts_on": LAST, "due_on": LAST, "created_at": sign["now"]}
    request = NominationRequest.objects.create(
        structure=cast.structure, sent_at=sign["now"], closed_at=sign["now"], **asked
    )
    NominationSeat.objects.create(recipient=request.recipients.create(name="Alla"), seat=coming.seats.get())
    start_closing(cast.group, **sign)

    with pytest.raises(Refused) as refused:
        close_group(cast.group, ends_on=LAST, reason="Avslutas.", remaining=nothing, **sign)

    assert (refused.value.code, refused.value.field) == ("later", "ends_on")


# A closed group is read and not changed.

BEGINNINGS = {
    "appoint": lambda group, cast, sign: appoint(
        cast.seats["Arboga"], person=cast.member, starts_on=date(2018, 1, 1), **sign
    ),
    "office": lambda group, cast, sign: give_office(
        group, person=cast.chair, kind="vice_chair", ordinal=2, starts_on=date(2018, 1, 1), **sign
    ),
    "role": lambda group, cast, sign: give_role(group, person=cast.member, kind="secretary", **sign),
    "rule": lambda group, cast, sign: add_seat_rule(group, kind="collective", label="oppositionen", **sign),
    "seats": lambda group, cast, sign: fill_up_seats(group.seat_rules.first(), starts_on=LAST, **sign),
    "settings": lambda group, cast, sign: change_settings(
        group, valid_from=date(2019, 1, 1), call_days=5, **sign
    ),
    "name": lambda group, cast, sign: rename_group(group, name="Nytt", valid_from=date(2019, 1, 1), **sign),
    "mandate": lambda group, cast, sign: set_mandate(
        group, text="Nytt.", valid_from=date(2019, 1, 1), **sign
    ),
    "group": lambda group, cast, sign: change_group(group, ends_on=None, **sign),
    "meeting": lambda group, cast, sign: create_meeting(
        group, date=LAST, start=time(9), end=time(12), **sign
    ),
    "action": lambda group, cast, sign: open_action(group, text="Nytt", **sign),
    "closing": lambda group, cast, sign: start_closing(group, **sign),
    "renewal": lambda group, cast, sign: renew_group(group, reason="Ångrat.", **sign),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", BEGINNINGS)
def test_nothing_begins_in_a_closed_group(cast, sign, closed, what):
    with pytest.raises(Refused) as refused:
        BEGINNINGS[what](closed, cast, sign)
    assert refused.value.code == "closed"


READ = ["groups:group", "groups:history", "groups:people", "groups:documents"]
WRITE = ["groups:change", "groups:settings", "groups:rules", "groups:roles", "meetings:create", "terms:close"]


@pytest.fixture
def log_in():
    def as_person(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return as_person


@pytest.mark.django_db
def test_a_closed_group_is_read_by_staff_of_the_structure_and_by_nobody_else(cast, closed, log_in):
    """The rights of its own people ended with it (ruling 7); those who staff another group read and change
    nothing."""
    people = [*cast.PAGES, "other_secretary", "administrator"]
    seen = {}
    for who in people:
        client = log_in(getattr(cast, who))
        pages = [client.get(reverse(name, args=["aldre"])).status_code for name in READ]
        tools = [client.get(reverse(name, args=["aldre"])).status_code for name in WRITE]
        seen[who] = (set(pages), set(tools))

    outside = ({404}, {404})
    assert seen == dict.fromkeys(cast.PAGES, outside) | {
        "other_secretary": ({200}, {403}),
        "administrator": ({200}, {200}),
    }


@pytest.mark.django_db
def test_the_meetings_of_a_closed_group_are_read_too(cast, sign, log_in):
    meeting = create_meeting(
        cast.group, date=date(2018, 2, 6), start=time(9), end=time(12), place="Sal B", **sign
    )
    start_closing(cast.group, **sign)
    close_group(cast.group, ends_on=LAST, reason="Avslutas.", remaining=nothing, **sign)

    seen = {
        who: [
            log_in(getattr(cast, who)).get(reverse(f"meetings:{name}", args=[meeting.pk])).status_code
            for name in ("meeting", "agenda", "notes_write")
        ]
        for who in ("member", "secretary", "stranger", "other_secretary")
    }
    outside = [404, 404, 404]
    assert seen == dict.fromkeys(("member", "secretary", "stranger"), outside) | {
        "other_secretary": [200, 403, 403]
    }


@pytest.mark.django_db
def test_the_page_of_a_closed_group_says_when_and_why_and_offers_no_meeting(cast, closed, log_in):
    page = log_in(cast.other_secretary).get(reverse("groups:group", args=["aldre"])).content.decode()

    assert "31 december 2018: Frågorna går till forumet." in page
    assert reverse("meetings:create", args=["aldre"]) not in page


@pytest.mark.django_db
def test_closed_groups_are_found_under_terms(cast, closed, log_in):
    address = reverse("groups:group", args=["aldre"])
    seen = {
        who: address in log_in(getattr(cast, who)).get(reverse("terms:list")).content.decode()
        for who in ("other_secretary", "administrator", "stranger", "member")
    }
    assert seen == {"other_secretary": True, "administrator": True, "stranger": False, "member": False}


@pytest.mark.django_db
@pytest.mark.fact("S000-45")
def test_staff_wind_a_group_up_and_the_administrator_closes_it(cast, log_in):
    address = reverse("terms:close", args=["aldre"])
    secretary, administrator = log_in(cast.secretary), log_in(cast.administrator)
    final = {"ends_on": "2026-01-31", "reason": "Utvärderingen: avsluta."}
    shown = ends_with(cast.group, date(2018, 12, 3))

    secretary.post(address, {"begin": "1"})
    forbidden = secretary.post(address, final).status_code
    administrator.post(address, final)

    group = Group.objects.get(pk=cast.group.pk)
    assert (shown.members, shown.substitutes, shown.offices, shown.roles, shown.seats) == (3, 1, 2, 2, 14)
    assert forbidden == 403
    assert (group.state, group.ends_on) == ("closed", date(2026, 1, 31))


# Going on.


@pytest.mark.django_db
@pytest.mark.fact("S000-45", "S001-18")
def test_a_group_on_trial_goes_on(cast, sign):
    change_group(cast.group, trial_until=LAST, ends_on=LAST, **sign)
    start_closing(cast.group, **sign)
    with pytest.raises(Refused) as refused:
        renew_group(cast.group, ends_on=date(2018, 6, 30), reason="Fel dag.", **sign)

    renewed = renew_group(
        cast.group, ends_on=date(2022, 12, 31), reason="Landstingsstyrelsen 2018-11-28.", **sign
    )

    assert refused.value.field == "ends_on"
    assert (renewed.state, renewed.ends_on, renewed.trial_until) == ("active", date(2022, 12, 31), None)
    assert renewed.history.first().history_change_reason == "Landstingsstyrelsen 2018-11-28."


# The reminder.


@pytest.fixture
def on_trial(cast, at):
    Group.objects.filter(pk=cast.group.pk).update(trial_until=LAST)
    return cast.group


def reminded() -> list[tuple[str, str]]:
    return sorted(Delivery.objects.filter(kind="groups.ends_soon").values_list("address", "references__day"))


@pytest.mark.django_db
@pytest.mark.fact("S001-18", "S001-29")
def test_staff_are_reminded_half_a_year_and_a_month_before_once_each(on_trial, at):
    staff = [("official@example.se", "2018-12-31"), ("secretary@example.se", "2018-12-31")]
    counts = []
    for day in ("2018-06-29", "2018-06-30", "2018-07-01", "2018-11-30", "2018-12-31", "2019-01-01"):
        remind_of_ends(at(f"{day} 04:00"))
        counts.append(len(reminded()))

    assert counts == [0, 2, 2, 4, 4, 4]
    assert reminded() == sorted(staff * 2)


@pytest.mark.django_db
def test_the_reminder_reads_the_group_when_it_leaves(on_trial, at):
    remind_of_ends(at("2018-11-30 04:00"))
    waiting = list(Delivery.objects.filter(kind="groups.ends_soon").order_by("address"))
    message = MAILS["groups.ends_soon"](waiting[0], {})
    Group.objects.filter(pk=on_trial.pk).update(trial_until=date(2022, 12, 31))

    assert message.subject == "Samverkansgrupp äldre: dags att utvärdera"
    assert "Prövotiden går ut 31 december 2018. Utvärdera i god tid före." in message.body
    assert MAILS["groups.ends_soon"](Delivery.objects.get(pk=waiting[1].pk), {}) is None


@pytest.mark.django_db
@pytest.mark.fact("S001-18")
def test_a_trial_nobody_decided_about_stands_on_the_groups_page(on_trial, cast, log_in):
    page = log_in(cast.secretary).get(reverse("groups:group", args=["aldre"])).content.decode()
    assert "Prövotiden gick ut 31 december 2018 och inget är beslutat." in page
    assert (
        "Prövotiden gick ut"
        not in log_in(cast.member).get(reverse("groups:group", args=["aldre"])).content.decode()
    )
