"""Notes as verbs: what is filled in, what is refused, and that no writer's text is lost."""

from datetime import time
from functools import partial

import pytest

from groups.tests.test_race import at_once
from meetings.actions import (
    add_action,
    add_outcome,
    answer,
    answer_substitute_request,
    approve_call,
    begin_notes,
    circulate,
    co_opt,
    record_attendance,
    record_people,
    save_text,
)
from meetings.actions.notes import TwoWriters
from meetings.minutes_report import notes_document
from meetings.models import ActionDue, AgendaItem, ItemNote, Minutes, SubstituteRequest
from meetings.pasted import Pasted, pasted_people
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.fact("S004-03", "S001-44", "S002-23")
def test_attendance_is_filled_in_from_the_answers(cast, at, held):
    approve_call(held, by=cast.chair, now=at("2017-03-07 09:00"))
    co_opt(held, person=cast.stranger, by=cast.secretary, now=at("2017-03-07 09:30"))
    sign = {"channel": "self", "now": at("2017-03-08 09:00")}
    answer(held, person=cast.member, answer="absent", by=cast.member, **sign)
    answer(held, person=cast.chair, answer="absent", by=cast.chair, **sign)
    answer(held, person=cast.vice_chair, answer="remote", by=cast.vice_chair, **sign)
    request = SubstituteRequest.objects.get()
    answer_substitute_request(request, accepts=True, by=cast.substitute, now=at("2017-03-08 10:00"))

    minutes = begin_notes(
        held, note_taker_name="Majken Utanför", by=cast.secretary, now=at("2017-03-14 09:00")
    )

    rows = {row.person: (row.capacity, row.is_present, row.is_remote) for row in minutes.attendance.all()}
    assert rows == {
        cast.chair: ("member", False, False),
        cast.vice_chair: ("member", True, True),
        cast.member: ("member", False, False),
        cast.substitute: ("serving_substitute", True, False),
        cast.stranger: ("co_opted", True, False),
        cast.official: ("official", True, False),
    }
    assert (minutes.note_taker, minutes.note_taker_name, minutes.led_by) == (
        None,
        "Majken Utanför",
        cast.vice_chair,
    )


def test_notes_are_begun_once(cast, at, held, minutes):
    assert begin_notes(held, by=cast.official, now=at("2017-03-14 10:00")) == minutes


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"capacity": "guest", "name": " "}, "no_name"),
        ({"capacity": "guest", "name": "Ronja", "arrived": time(10), "left": time(9)}, "left_before_came"),
        ({"capacity": "serving_substitute", "person": "stranger", "seat": "Sala"}, "strange_substitute"),
    ],
)
def test_attendance_that_cannot_be_is_refused(cast, at, minutes, fields, code):
    if "person" in fields:
        fields = fields | {"person": getattr(cast, fields["person"]), "seat": cast.seats[fields["seat"]]}
    before = minutes.attendance.count()

    with pytest.raises(Refused) as refusal:
        record_attendance(minutes, by=cast.secretary, now=at(), **fields)

    assert (refusal.value.code, minutes.attendance.count()) == (code, before)


def test_somebody_else_serves_when_the_notes_say_why(cast, at, minutes):
    row = record_attendance(
        minutes, person=cast.stranger, seat=cast.seats["Sala"], capacity="serving_substitute",
        exception="Båda ordinarie sjuka, gruppen godtog", by=cast.secretary, now=at(),
    )  # fmt: skip

    assert minutes.attendance.get(pk=row.pk).exception == "Båda ordinarie sjuka, gruppen godtog"


@pytest.mark.fact("S004-04", "S004-05")
@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Åsa-Märta von Örn – Sala kommun, Bo Alm - Köping",
            [("Åsa-Märta von Örn", "Sala kommun"), ("Bo Alm", "Köping")],
        ),
        ("Närvarande:\nÅsa Lind, Geta Lo\n\n", [("Åsa Lind", ""), ("Geta Lo", "")]),
        ("• Ebbe Ek—Region\n• ebbe ek – Annat", [("Ebbe Ek", "Region")]),
        ("Frånvarande: Ada Mo – Enköping", [("Ada Mo", "Enköping")]),
        (" ,\n; ", []),
    ],
)
def test_a_pasted_list_is_read_with_either_dash(text, people):
    assert pasted_people(text) == [Pasted(*person) for person in people]


def test_a_list_pasted_twice_changes_nothing(cast, at, minutes):
    people = [Pasted("Ronja Alkvist", "Pensionärsrådet"), Pasted(cast.member.name.upper())]
    for _time in range(2):
        record_people(minutes, people=people, by=cast.secretary, now=at())

    shown = {str(row): row.is_present for row in minutes.attendance.all() if row.is_present}
    assert shown == {cast.official.name: True, "Ronja Alkvist": True, cast.member.name: True}


@pytest.mark.parametrize(
    ("kind", "text", "code"), [("decision", " ", "no_text"), ("position", "", "no_text")]
)
def test_a_decision_says_what_was_decided(cast, at, items, minutes, kind, text, code):
    with pytest.raises(Refused) as refusal:
        add_outcome(items[0], kind=kind, text=text, by=cast.secretary, now=at())

    assert (refusal.value.code, items[0].outcomes.count()) == (code, 0)


@pytest.mark.fact("S000-31", "S003-14", "S004-31", "S004-33")
def test_each_kind_of_outcome_is_printed_by_its_word(cast, at, items, minutes):
    sign = {"text": "Så.", "by": cast.secretary, "now": at()}
    for kind in ("noted", "reflection", "consensus"):
        add_outcome(items[0], kind=kind, **sign)
    add_outcome(items[0], kind="decision", condition="Om båda vill.", **sign)

    document = notes_document(minutes, state="draft", version=1)

    assert [(row.kind, row.text, row.condition) for row in document.items[0].outcomes] == [
        ("Noterat", "Så.", ""),
        ("Reflektion", "Så.", ""),
        ("Samsyn", "Så.", ""),
        ("Beslut", "Så.", "Om båda vill."),
    ]


def test_a_group_without_the_right_takes_no_position(cast, at, items, minutes):
    cast.group.settings.update(may_take_positions=False)

    with pytest.raises(Refused) as refusal:
        add_outcome(items[0], kind="position", text="Vi anser", by=cast.secretary, now=at())

    assert refusal.value.code == "no_positions"


@pytest.mark.fact("S004-27")
def test_an_agreement_makes_one_action_for_each_group_due_at_its_own_next_meeting(cast, at, items, minutes):
    owners = [cast.group, cast.other_group]
    add_action(
        items[0],
        text="Presentera kartläggningen",
        owners=owners,
        due_at_next_meeting=True,
        by=cast.secretary,
        now=at(),
    )

    dues = ActionDue.objects.order_by("pk").values_list("action__owner_group", "group", "after")
    assert list(dues) == [(group.pk, group.pk, minutes.meeting.date) for group in owners]


@pytest.mark.fact("S004-06")
def test_an_organisation_nobody_was_there_for_is_named(cast, at, minutes):
    record_attendance(
        minutes, row=minutes.attendance.get(person=cast.chair), is_present=True, by=cast.secretary, now=at()
    )

    document = notes_document(Minutes.objects.get(), state="draft", version=1)

    assert document.unrepresented == ("Köpings kommun", "Sala kommun")


def test_a_text_written_over_by_another_stays_in_history(cast, at, items, minutes):
    save_text(items[0], text="<p>Signe</p>", base_version=0, by=cast.secretary, now=at("2017-03-14 09:10"))
    item = type(items[0]).objects.get(pk=items[0].pk)
    save_text(item, text="<p>Ture</p>", base_version=1, by=cast.official, now=at("2017-03-14 09:11"))

    rows = ItemNote.history.values_list("text", "history_user__name")
    assert (list(rows), ItemNote.objects.get().text) == (
        [("<p>Signe</p>", cast.secretary.name)],
        "<p>Ture</p>",
    )


def test_a_refused_text_comes_back_whole(cast, at, items, minutes):
    save_text(items[0], text="<p>Signe</p>", base_version=0, by=cast.secretary, now=at())

    with pytest.raises(TwoWriters) as both:
        save_text(items[0], text="<p>Ture</p>", base_version=0, by=cast.official, now=at())

    assert (both.value.note.text, both.value.refused_text) == ("<p>Signe</p>", "<p>Ture</p>")


def test_circulated_notes_take_no_text(cast, at, items, minutes):
    circulate(minutes, by=cast.secretary, now=at("2017-03-15 09:00"))

    with pytest.raises(Refused) as refusal:
        save_text(items[0], text="<p>Sent</p>", base_version=0, by=cast.secretary, now=at("2017-03-15 10:00"))

    assert (refusal.value.code, ItemNote.objects.count()) == ("not_draft", 0)


@pytest.mark.fact("P30")
@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_lose_no_accepted_text(cast, at, items, minutes, shared):
    """Each saves ten times as fast as it can and puts together what it is shown."""
    writers = (cast.secretary, cast.official)

    ended = at_once(*[partial(write_ten_times, items[0].pk, person, at()) for person in writers])

    texts = []
    at_once(lambda: texts.append(ItemNote.objects.get(item=items[0]).text))
    rows = [f"<p>{person.pk} {number}</p>" for person in writers for number in range(10)]
    assert (ended, [row for row in rows if texts[0].count(row) != 1]) == (["done", "done"], [])


def write_ten_times(item_pk, person, now):
    base, mine = 0, ""
    for number in range(10):
        mine += f"<p>{person.pk} {number}</p>"
        while True:
            item = AgendaItem.objects.get(pk=item_pk)
            try:
                base = save_text(item, text=mine, base_version=base, by=person, now=now).version
                break
            except TwoWriters as both:
                rows = [f"{row}</p>" for row in both.refused_text.split("</p>") if row]
                mine = both.note.text + "".join(row for row in rows if row not in both.note.text)
                base = both.note.version
