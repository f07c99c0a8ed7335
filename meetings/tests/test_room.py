"""In the room: points, dissents, time used, phrases, who else writes, and the screen on the wall."""

from dataclasses import fields
from datetime import time, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from meetings.actions import (
    add_outcome,
    add_phrase,
    add_reservation,
    begin_item,
    change_outcome,
    correct_item_time,
    end_item,
    move_phrase,
    remove_reservation,
    save_text,
)
from meetings.documents import NotesDocument, NotesItem, OutcomeLine
from meetings.minutes_report import notes_document
from meetings.models import AgendaItem, ItemNote, OutcomePoint, Phrase, Reservation
from meetings.notes_screen import item_time
from meetings.once import happened_at
from meetings.presence import GONE_AFTER, beat, writers_of
from meetings.presentation import current_place, presentation_of
from meetings.tests import examples
from samverkan.lib.facts import canonical_json
from samverkan.lib.points import points_of
from samverkan.lib.refusal import Refused


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("", []),
        ("att anta planen", ["att anta planen"]),
        ("1. att anta planen\n2) att sända den vidare;\n\n", ["att anta planen", "att sända den vidare"]),
        ("• Anta planen\n– återkomma i höst", ["Anta planen", "återkomma i höst"]),
        ("att anta A, B och C; samt att sända den", ["att anta A, B och C", "att sända den"]),
        ("2017 års plan antas", ["2017 års plan antas"]),
    ],
)
def test_a_pasted_list_becomes_points(text, points):
    assert points_of(text) == points


def test_facts_frozen_before_points_and_dissents_read_and_hash_the_same():
    old = canonical_json(examples.notes())
    assert [word for word in ('"points"', '"reservations"', '"not_taking_part"') if word in old] == []
    new = {
        each.name
        for shape in (NotesDocument, NotesItem, OutcomeLine)
        for each in fields(shape)
        if each.name in {"points", "reservations", "not_taking_part"}
    }
    assert new == {"points", "reservations", "not_taking_part"}


@pytest.mark.django_db
@pytest.mark.fact("S004-33")
def test_an_outcome_has_its_points_in_order_and_prints_them(cast, at, items, minutes):
    sign = {"by": cast.secretary, "now": at()}
    outcome = add_outcome(items[0], kind="decision", points=["att anta", "att sända"], **sign)
    change_outcome(
        outcome,
        kind="decision",
        text="Vi beslutar",
        points=["att sända", "att anta", "att följa upp"],
        **sign,
    )
    change_outcome(outcome, kind="decision", text="Vi beslutar", **sign)

    line = notes_document(minutes, state="draft", version=1).items[0].outcomes[0]

    assert (line.text, line.points) == ("Vi beslutar", ("att sända", "att anta", "att följa upp"))
    change_outcome(outcome, kind="noted", points=[], **sign)
    assert OutcomePoint.objects.count() == 0


@pytest.mark.django_db
def test_a_decision_of_points_alone_begins_as_decisions_do(cast, at, items, minutes):
    made = [
        add_outcome(items[0], kind=kind, points=["att anta"], by=cast.secretary, now=at()).text
        for kind in ("decision", "consensus")
    ]
    assert made == ["Gruppen beslutar", ""]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields_", "code"),
    [
        ({"kind": "dissent"}, "no_name"),
        ({"kind": "note_for_record", "name": "Bo Ek"}, "no_text"),
        ({"kind": "dissent", "name": "Bo Ek"}, ""),
        ({"kind": "note_for_record", "name": "Bo Ek", "text": "Priset saknas."}, ""),
    ],
)
def test_a_dissent_is_somebodys_and_a_note_says_something(cast, at, items, minutes, fields_, code):
    sign = {"by": cast.secretary, "now": at()}
    try:
        made, told = add_reservation(items[0], **fields_, **sign), ""
    except Refused as refusal:
        told = refusal.code
    else:
        printed = notes_document(minutes, state="draft", version=1).items[0].reservations
        assert [(row.name, row.text) for row in printed] == [("Bo Ek", fields_.get("text", ""))]
        remove_reservation(made, **sign)
    assert (told, Reservation.objects.count()) == (code, 0)


@pytest.mark.django_db
@pytest.mark.fact("S000-29", "S002-20")
def test_one_item_is_up_at_a_time_and_what_it_took_is_counted(cast, at, items, minutes):
    def sign(clock):
        return {"by": cast.secretary, "now": at(f"2017-03-14 {clock}")}

    begin_item(items[0], **sign("09:02"))
    begin_item(items[1], **sign("09:10"))
    end_item(items[1], **sign("09:35"))
    begin_item(items[2], **sign("09:35"))

    shown = [item_time(item) for item in AgendaItem.objects.order_by("position")]
    assert [(row.words, row.used, row.is_running) for row in shown] == [
        ("9.02–9.10", 8, False), ("9.10–9.35", 25, False), ("9.35", None, True),
    ]  # fmt: skip
    correct_item_time(items[2], begun=time(9, 40), ended=time(9, 55), **sign("12:00"))
    assert item_time(items[2]).used == 15


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda item, sign: begin_item(item, **sign), "not_today"),
        (lambda item, sign: correct_item_time(item, begun=None, ended=time(9), **sign), "no_begun"),
        (lambda item, sign: correct_item_time(item, begun=time(10), ended=time(9), **sign), "ends_before"),
    ],
)
def test_times_that_cannot_be_are_refused(cast, at, items, minutes, act, code):
    with pytest.raises(Refused) as refusal:
        act(items[0], {"by": cast.secretary, "now": at("2017-03-16 09:00")})
    assert refusal.value.code == code


@pytest.mark.django_db
def test_a_phrase_is_put_in_without_a_script_and_the_groups_own_come_first(cast, at, writer, items, minutes):
    sign = {"by": cast.secretary, "now": at()}
    save_text(items[0], text="<p>Ett.</p>", base_version=0, **sign)
    last = [add_phrase(cast.group, text=text, **sign) for text in ("Första", "Andra", "Första")]
    move_phrase(Phrase.objects.get(text="Andra"), **sign)

    page = writer.get(reverse("meetings:notes_write", args=[minutes.meeting_id]))
    writer.post(reverse("meetings:notes_phrase", args=[items[0].pk]), {"phrase": "Dagordningen fastställs."})

    assert (last[0], page.context["phrases"][:3]) == (
        last[2], ["Andra", "Första", "Ordföranden hälsar välkomna och öppnar mötet."],
    )  # fmt: skip
    assert ItemNote.objects.get().text == "<p>Ett.</p><p>Dagordningen fastställs.</p>"


@pytest.mark.django_db
def test_who_writes_is_seen_for_half_a_minute(cast, at):
    cache.clear()
    beat(1, cast.secretary, 7, at("2017-03-14 09:00:00"))
    beat(1, cast.official, 8, at("2017-03-14 09:00:05"))
    names = [
        [(writer.name, writer.item_id) for writer in writers_of(1, at(f"2017-03-14 09:00:{second:02}"))]
        for second in (GONE_AFTER, GONE_AFTER + 1)
    ]
    assert names == [[(cast.secretary.name, 7), (cast.official.name, 8)], [(cast.official.name, 8)]]


@pytest.mark.django_db
@pytest.mark.fact("P30")
def test_asking_what_has_happened_takes_three_queries(
    cast, at, writer, items, minutes, django_assert_num_queries
):
    save_text(items[1], text="<p>Ett.</p>", base_version=0, by=cast.secretary, now=at())
    # Two more are the log-in's: session and person.
    with django_assert_num_queries(5):
        told = writer.get(reverse("meetings:notes_writers", args=[minutes.meeting_id])).json()
    assert (told["versions"], told["writers"]) == ({str(items[1].pk): 1}, [])


@pytest.mark.django_db
def test_a_post_sent_again_is_done_once_and_a_refused_one_may_be_tried_again(cast, writer, items, minutes):
    cache.clear()
    address = reverse("meetings:notes_outcome_add", args=[minutes.meeting_id])
    good = {"item": items[0].pk, "outcome-kind": "noted", "outcome-text": "Så.", "once": "a"}
    bad = {"item": items[0].pk, "outcome-kind": "decision", "outcome-text": "", "once": "b"}
    statuses = [writer.post(address, fields).status_code for fields in (good, good, bad, bad)]
    assert (statuses, items[0].outcomes.count()) == ([302, 204, 422, 422], 1)


@pytest.mark.parametrize(
    ("waited", "seconds"),
    [("", 0), ("600", 600), ("604800", 604_800), ("604801", 0), ("-5", 0), ("nyss", 0), ("9" * 30, 0)],
)
@pytest.mark.fact("P69")
def test_what_waited_for_contact_happened_when_it_was_pressed(rf, waited, seconds):
    told = timezone.now() - happened_at(rf.post("/", {"waited": waited}))
    assert abs(told - timedelta(seconds=seconds)) < timedelta(seconds=5)


@pytest.mark.django_db
@pytest.mark.fact("S000-29", "P69")
def test_a_clock_handed_over_late_is_that_of_the_press(cast, at, items, minutes):
    late = {"by": cast.secretary, "now": at("2017-03-17 08:00")}
    begin_item(items[0], at=at("2017-03-14 09:02"), **late)
    begin_item(items[1], at=at("2017-03-14 09:10"), **late)
    end_item(items[1], at=at("2017-03-14 09:35"), **late)
    assert [item_time(item).words for item in minutes.meeting.items.order_by("position")[:2]] == [
        "9.02–9.10", "9.10–9.35",
    ]  # fmt: skip
    with pytest.raises(Refused) as refusal:
        end_item(items[1], at=at("2017-03-16 09:35"), **late)
    assert refusal.value.code == "not_today"


@pytest.mark.django_db
@pytest.mark.fact("P69")
def test_an_outcome_and_a_time_are_changed_on_the_screen_itself(cast, at, client, writer, items, minutes):
    cache.clear()
    outcome = add_outcome(items[0], kind="noted", text="Läget.", by=cast.secretary, now=at())
    change = reverse("meetings:notes_outcome", args=[outcome.pk])
    times = reverse("meetings:notes_item_time", args=[items[0].pk])
    new = {"outcome-kind": "noted", "outcome-text": "Nya läget.", "once": "c"}
    htmx = {"HX-Request": "true"}

    done, again = [writer.post(change, new, headers=htmx) for _time in range(2)]
    timed = writer.post(times, {"begun": "9.00", "ended": "9.20"}, headers=htmx)
    wrong = [
        writer.post(change, {"outcome-kind": "decision", "outcome-condition": "Om."}, headers=htmx),
        writer.post(times, {"begun": "9.00", "ended": "8.00"}, headers=htmx),
    ]
    client.logout()
    out = [client.post(page, new, headers=htmx).status_code for page in (change, times)]

    assert (done.status_code, done.text.count("Nya läget."), again.status_code) == (200, 2, 204)
    assert (timed.status_code, timed.text.count("9.00–9.20")) == (200, 1)
    assert [(page.status_code, page["HX-Reswap"], page.text.count("<form")) for page in wrong] == [
        (422, "outerHTML", 1)
    ] * 2
    # Not the page to log in on, which a browser would take for done.
    assert (out, client.get(times).url) == ([401, 401], f"/konto/login/?next={times}")


@pytest.mark.parametrize(
    ("times", "place"),
    [
        ([], None),
        ([(None, None)], None),
        ([(1, 2), (2, None), (None, None)], 1),
        ([(1, None), (3, None), (2, None)], 1),
        ([(1, 2), (2, 3)], None),
    ],
)
def test_what_is_up_is_what_was_begun_last(times, place):
    assert current_place(times) == place


@pytest.mark.django_db
def test_the_screen_shows_of_a_closed_item_only_its_title(cast, at, show, items, minutes):
    now = at("2017-03-14 09:05")
    sign = {"by": cast.secretary, "now": now}
    AgendaItem.objects.filter(pk=items[1].pk).update(
        circle="presidency", closed_reason="Anbud", description="Hemligt pris", wanted_outcome="Hemligt mål"
    )
    begin_item(AgendaItem.objects.get(pk=items[1].pk), **sign)

    for person in (cast.member, cast.secretary):
        page = show(person, "presentation", minutes.meeting_id)
        assert ("Trygg hemgång" in page.text, "Hemligt" in page.text, "Stängd punkt" in page.text) == (
            True,
            False,
            True,
        )
    now_page = show(cast.member, "presentation_now", minutes.meeting_id)
    mark = presentation_of(minutes.meeting).mark
    assert show(cast.member, "presentation_now", minutes.meeting_id, sett=mark).status_code == 204
    assert (now_page.status_code, presentation_of(minutes.meeting).following.title) == (200, "Övrigt")
