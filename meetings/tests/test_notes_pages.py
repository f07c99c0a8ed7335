"""The notes screen as pages and posts: without JavaScript, with htmx, with autosave, and after the log-in ran
out."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from meetings.actions import add_action, add_outcome, circulate, record_attendance, save_text
from meetings.models import AgendaItem, Attendance, DecisionNumber, ItemNote, Outcome

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
HTMX = {"HX-Request": "true"}


def page(name, pk):
    return reverse(f"meetings:{name}", args=[pk])


def save(client, item, text, base=0, **extra):
    data = {"text": text, "base_version": base, "format": "html", **extra}
    return client.post(page("notes_text", item.pk), data, headers=JSON)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("secretary", 200),
        ("official", 200),
        ("chair", 403),
        ("member", 403),
        ("substitute", 403),
        ("stranger", 404),
    ],
)
def test_only_staff_write(cast, client, minutes, who, status):
    client.force_login(getattr(cast, who))

    assert client.get(page("notes_write", minutes.meeting_id)).status_code == status


@pytest.mark.parametrize("who", ["member", "stranger"])
def test_no_post_of_the_screen_is_taken_from_others(cast, at, client, items, minutes, who):
    sign = {"by": cast.secretary, "now": at()}
    outcome = add_outcome(items[0], kind="noted", text="Hemligt utfall", **sign)
    add_action(items[0], text="Hemlig uppgift", **sign)
    row, pk = minutes.attendance.first(), minutes.meeting_id
    client.force_login(getattr(cast, who))
    posts = [
        ("notes_begin", pk), ("notes_text", items[0].pk), ("notes_outcome_add", pk), ("notes_outcome", outcome.pk),  # noqa: E501
        ("notes_outcome_remove", outcome.pk), ("notes_action_add", pk),
        ("notes_action_remove", items[0].item_actions.get().pk), ("notes_presence", pk),
        ("notes_attendance", row.pk), ("notes_attendance_remove", row.pk), ("notes_person", pk), ("notes_paste", pk),  # noqa: E501
        ("notes_head", pk), ("notes_circulate", pk), ("notes_take_back", pk), ("notes_approve_at_meeting", pk),  # noqa: E501
        ("notes_publish", pk), ("notes_correct", pk),
    ]  # fmt: skip

    answers = {name: client.post(page(name, key), {"item": items[0].pk}) for name, key in posts}

    wanted = 403 if who == "member" else 404
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, wanted)
    assert [name for name, answer in answers.items() if "emlig" in answer.text] == []


def test_the_notes_are_begun_by_a_button_and_not_by_looking(writer, held):
    seen = writer.get(page("notes_write", held.pk))
    before = Attendance.objects.count()

    begun = writer.post(page("notes_begin", held.pk))

    assert ("Börja" in seen.text or "Begin" in seen.text, before) == (True, 0)
    assert (begun.status_code, Attendance.objects.count()) == (302, 4)


def test_without_javascript_a_text_is_written_as_plain_text_and_comes_back(writer, items, minutes):
    text = "Vi gick igenom läget.\r\n\r\n- Sala först\r\n- Köping sedan"

    answer = writer.post(
        page("notes_text", items[1].pk), {"text": text, "base_version": 0, "then": items[2].pk}
    )
    shown = writer.get(page("notes_write", minutes.meeting_id), {"punkt": items[1].pk}).text

    assert answer.url == f"{page('notes_write', minutes.meeting_id)}?punkt={items[2].pk}#text"
    assert ItemNote.objects.get().text == (
        "<p>Vi gick igenom läget.</p><ul><li>Sala först</li><li>Köping sedan</li></ul>"
    )
    assert re.search(r"<textarea[^>]*>([^<]*- Köping[^<]*)</textarea>", shown)[1] == text.replace(
        "\r\n", "\n"
    )


def test_two_writers_without_javascript_see_both_texts(cast, at, writer, items, minutes):
    save_text(
        items[0], text="<p>Tures text</p>", base_version=0, by=cast.official, now=at("2017-03-14 09:10")
    )

    answer = writer.post(page("notes_text", items[0].pk), {"text": "Signes text", "base_version": 0})
    merged = re.search(r'name="text"[^>]*>([^<]*)</textarea>', answer.text)[1]
    version = re.search(r'name="base_version" value="(\d+)"', answer.text)[1]
    writer.post(page("notes_text", items[0].pk), {"text": merged, "base_version": version})

    assert (answer.status_code, merged) == (409, "Tures text\n\nSignes text")
    assert ItemNote.objects.get().text == "<p>Tures text</p><p>Signes text</p>"


def test_autosave_answers_with_version_and_clock(writer, items, minutes):
    first = save(writer, items[0], "<p>Ett</p>")
    second = save(writer, items[0], "<p>Ett två</p>", base=1)

    assert (first.json()["version"], second.json()["version"]) == (1, 2)
    assert (ItemNote.objects.get().text, ItemNote.history.count()) == ("<p>Ett två</p>", 0)


def test_a_save_takes_six_queries(writer, items, minutes, django_assert_num_queries):
    save(writer, items[0], "<p>Ett</p>")

    # Two of the eight open and close the transaction.
    with django_assert_num_queries(8):
        save(writer, items[0], "<p>Ett två</p>", base=1)


@pytest.mark.fact("P30")
def test_the_second_writer_gets_both_texts(cast, writer, items, minutes):
    other = Client()
    other.force_login(cast.official)
    save(writer, items[0], "<p>Signe</p>")

    told = save(other, items[0], "<p>Ture</p>")

    assert (told.status_code, told.json()["html"], told.json()["mine"], told.json()["by"]) == (
        409, "<p>Signe</p>", "<p>Ture</p>", cast.secretary.name,
    )  # fmt: skip
    assert ItemNote.objects.get().text == "<p>Signe</p>"


def test_what_looks_like_a_personal_number_is_warned_of_while_writing(writer, items, minutes):
    told = save(writer, items[0], "<p>Kontakt 19121212-1212 i dag</p>").json()

    assert "1212" in told["warning"]


def test_a_save_after_log_out_is_told_apart_and_writes_nothing(client, items, minutes):
    told = save(client, items[0], "<p>Text</p>")

    assert (told.status_code, told.json(), ItemNote.objects.count()) == (401, {"log_in": "/konto/login/"}, 0)


def test_without_javascript_what_was_written_comes_back_after_log_in(cast, items, minutes):
    client = Client(enforce_csrf_checks=True)
    written = {
        "text": "Lång text som <b>inte</b> får försvinna",
        "base_version": "0",
        "then": str(items[2].pk),
    }

    lost = client.post(page("notes_text", items[0].pk), written)
    client.force_login(cast.secretary)
    too_old = client.post(
        page("notes_text", items[0].pk), {**hidden_fields(lost), "csrfmiddlewaretoken": "x"}
    )
    saved = client.post(page("notes_text", items[0].pk), hidden_fields(too_old))

    assert (lost.status_code, too_old.status_code, saved.status_code) == (401, 403, 302)
    assert ItemNote.objects.get().text == "<p>Lång text som &lt;b&gt;inte&lt;/b&gt; får försvinna</p>"


def hidden_fields(answer):
    main = answer.text[answer.text.index("<main") : answer.text.index("</main")]
    return {
        name: unescape(value)
        for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', main)
    }


@pytest.mark.fact("S004-24", "S004-35")
def test_an_outcome_and_an_action_are_added_and_removed(cast, writer, items, minutes):
    pk = minutes.meeting_id
    writer.post(
        page("notes_outcome_add", pk),
        {
            "item": items[1].pk,
            "outcome-kind": "decision",
            "outcome-text": "Gruppen är referensgrupp.",
            "outcome-condition": "så länge besöken sker på ordinarie möten",
        },
    )
    writer.post(
        page("notes_action_add", pk),
        {
            "item": items[1].pk,
            "action-text": "Skicka underlaget",
            "action-owners": f"{cast.member.name}, Förbundschefen, Sala kommun",
            "action-due": "nästa möte",
        },
    )

    shown = writer.get(page("notes_write", pk), {"punkt": items[1].pk}).text
    actions = [row.action for row in items[1].item_actions.all()]
    outcome = items[1].outcomes.get()
    assert (outcome.kind, outcome.condition) == ("decision", "så länge besöken sker på ordinarie möten")
    assert [(row.owner_person, row.owner_text, row.owner_organization_id) for row in actions] == [
        (cast.member, "", None),
        (None, "Förbundschefen", None),
        (None, "", cast.seats["Sala"].organization_id),
    ]
    # In the words of the outcome, and for the form that changes it without leaving the screen.
    assert (shown.count("Skicka underlaget"), shown.count("Gruppen är referensgrupp.")) == (6, 2)

    writer.post(page("notes_outcome_remove", outcome.pk))
    writer.post(page("notes_action_remove", items[1].item_actions.first().pk))
    assert (Outcome.objects.count(), items[1].item_actions.count()) == (0, 2)


def test_a_refused_outcome_comes_back_with_what_was_typed(writer, items, minutes):
    data = {"item": items[1].pk, "outcome-kind": "decision", "outcome-condition": "om nämnden säger ja"}

    plain = writer.post(page("notes_outcome_add", minutes.meeting_id), data)
    swapped = writer.post(page("notes_outcome_add", minutes.meeting_id), data, headers=HTMX)

    assert (plain.status_code, swapped.status_code, Outcome.objects.count()) == (422, 422, 0)
    assert (plain.text.count("om nämnden säger ja"), swapped.text.count("om nämnden säger ja")) == (1, 1)


def test_an_outcome_added_by_htmx_is_what_a_fresh_page_shows(writer, items, minutes):
    data = {"item": items[1].pk, "outcome-kind": "consensus", "outcome-text": "Vi är överens."}

    swapped = writer.post(page("notes_outcome_add", minutes.meeting_id), data, headers=HTMX).text
    fresh = writer.get(page("notes_write", minutes.meeting_id), {"punkt": items[1].pk}).text

    assert results(swapped, items[1]) == results(fresh, items[1])


def results(html, item):
    part = re.search(rf'<section class="results" id="results-{item.pk}".*?</section>', html, re.DOTALL)[0]
    return re.sub(r' hx-swap-oob="true"|value="[^"]{60,}"', "", part)


@pytest.mark.fact("S004-04", "S004-05", "S004-06")
def test_attendance_is_pressed_typed_and_pasted(cast, writer, items, minutes):
    pk, seat = minutes.meeting_id, cast.seats["Sala"]
    press = {"press": f"s{seat.pk}p{cast.substitute.pk} present"}
    writer.post(page("notes_presence", pk), press)
    writer.post(page("notes_presence", pk), {"press": f"s{seat.pk}p{cast.member.pk} present"})
    writer.post(
        page("notes_person", pk),
        {"person-name": "Ronja Alkvist", "person-organization": "", "person-capacity": "guest"},
    )
    pasted = "Ylva Tornbo – Samordningsförbundet, Sixten Rönnlund - Sala kommun\nEbbe Lind"
    writer.post(page("notes_paste", pk), {"paste-people": pasted, "paste-capacity": "observer"})

    rows = {
        str(row): (row.capacity, row.is_present, row.organization_text) for row in minutes.attendance.all()
    }
    assert rows == {
        cast.chair.name: ("member", False, ""),
        cast.vice_chair.name: ("member", False, ""),
        cast.member.name: ("member", False, ""),
        cast.substitute.name: ("serving_substitute", True, ""),
        cast.official.name: ("official", True, ""),
        "Ronja Alkvist": ("guest", True, ""),
        "Ylva Tornbo": ("observer", True, "Samordningsförbundet"),
        "Sixten Rönnlund": ("observer", True, "Sala kommun"),
        "Ebbe Lind": ("observer", True, ""),
    }


def test_two_on_a_seat_are_refused_until_their_hours_are_split(cast, writer, items, minutes):
    pk, seat = minutes.meeting_id, cast.seats["Sala"]
    writer.post(page("notes_presence", pk), {"press": f"s{seat.pk}p{cast.substitute.pk} present"})
    substitute = minutes.attendance.get(person=cast.substitute)
    member = minutes.attendance.get(person=cast.member)

    refused = writer.post(
        page("notes_presence", pk), {"press": f"s{seat.pk}p{cast.member.pk} present"}, headers=HTMX
    )
    change = {"capacity": "serving_substitute", "is_present": "on", "arrived": "9", "left": "10.30"}
    writer.post(page("notes_attendance", substitute.pk), change)
    change = {"capacity": "member", "is_present": "on", "arrived": "10.30"}
    done = writer.post(page("notes_attendance", member.pk), change)

    assert (refused.status_code, done.status_code) == (422, 302)
    assert sorted(
        minutes.attendance.filter(seat=seat, is_present=True).values_list("person__name", flat=True)
    ) == sorted([cast.substitute.name, cast.member.name])


def test_the_head_says_who_wrote_led_and_approves(cast, writer, items, minutes):
    answer = writer.post(
        page("notes_head", minutes.meeting_id),
        {
            "head-note_taker_name": "Majken Utanför",
            "head-led_by": cast.vice_chair.pk,
            "head-approver": cast.member.pk,
            "head-next_meeting_text": "prel. vecka 43",
        },
    )

    minutes.refresh_from_db()
    assert answer.status_code == 302
    assert (minutes.note_taker, minutes.note_taker_name, minutes.led_by, minutes.approver, minutes.next_meeting_text) == (  # noqa: E501
        None, "Majken Utanför", cast.vice_chair, cast.member, "prel. vecka 43",
    )  # fmt: skip


def test_notes_sent_round_are_closed_for_writing_by_address_too(cast, at, writer, items, minutes):
    circulate(minutes, by=cast.secretary, now=at("2017-03-15 09:00"))

    seen = writer.get(page("notes_write", minutes.meeting_id))
    saved = save(writer, items[0], "<p>För sent</p>")
    plain = writer.post(page("notes_text", items[0].pk), {"text": "För sent", "base_version": 0})

    assert (seen.status_code, saved.status_code, plain.status_code) == (409, 409, 409)
    assert (page("notes_approve", minutes.meeting_id) in seen.text, "För sent" in plain.text) == (True, True)
    assert ItemNote.objects.count() == 0


def test_the_screen_takes_as_many_queries_for_thirty_items_as_for_one(
    cast, at, writer, minutes, django_assert_num_queries
):
    fill(cast, at, minutes, 1)
    with django_assert_num_queries(28):
        writer.get(page("notes_write", minutes.meeting_id))
    fill(cast, at, minutes, 30)

    with django_assert_num_queries(28):
        writer.get(page("notes_write", minutes.meeting_id))


def fill(cast, at, minutes, number):
    sign = {"by": cast.secretary, "now": at()}
    sala = cast.seats["Sala"].organization
    for place in range(number):
        item = add_item_to(minutes, f"Punkt {place}")
        save_text(item, text="<p>Text</p>", base_version=0, **sign)
        add_outcome(item, kind="noted", **sign)
        add_action(
            item, text="Att göra", owners=[cast.member, sala, cast.group], due_at_next_meeting=True, **sign
        )
        record_attendance(minutes, name=f"Gäst {place}", organization=sala, capacity="guest", **sign)


def add_item_to(minutes, title):
    return AgendaItem.objects.create(
        meeting_id=minutes.meeting_id, title=title, position=minutes.meeting.items.count() + 1
    )


@pytest.mark.fact("P35")
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_decision_with_a_number_is_not_taken_away(cast, at, writer, items, minutes, headers):
    outcome = add_outcome(items[0], kind="decision", text="Bifall", by=cast.secretary, now=at())
    DecisionNumber.objects.create(group=cast.group, year=2017, number=7, outcome=outcome)

    response = writer.post(page("notes_outcome_remove", outcome.pk), headers=headers)

    assert (response.status_code, "7/2017" in response.text, Outcome.objects.count()) == (422, True, 1)


def test_the_screen_leads_to_the_approval_of_one_item(writer, items, minutes):
    text = writer.get(page("notes_write", minutes.meeting_id)).text

    assert [text.count(page("item_approval", item.pk)) for item in items] == [1] * len(items)


HUGE = "9" * 5000


@pytest.mark.parametrize("number", [HUGE, "9" * 30, "-1", "x", ""])
def test_what_is_no_number_breaks_no_page_that_reads_one(writer, items, minutes, number):
    pk = minutes.meeting_id
    answers = [
        writer.post(page("notes_outcome_add", pk), {"item": number}),
        writer.post(page("notes_head", pk), {"punkt": number}),
        writer.post(page("notes_text", items[0].pk), {"text": "x", "base_version": number}),
        writer.get(page("notes_write", pk), {"punkt": number}),
        writer.post(page("roll_call_mark", pk), {"act": f"s{number}p{number} present"}),
        writer.post(page("roll_call_mark", pk), {"act": f"r{number} arrive", "waited": number}),
        writer.get(reverse("decisions:list"), {"ar": number, "page": number}),
        writer.post(reverse("numbers:confirmation", args=[pk]), {f"km-{number}": number}),
        writer.get(reverse("meetings:list"), {"page": number}),
    ]

    assert {answer.status_code for answer in answers} <= {200, 302, 400, 404, 409, 422}
