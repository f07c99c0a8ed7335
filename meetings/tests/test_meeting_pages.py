"""The list of meetings, and the meeting's page before and after."""

import re
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from meetings.actions import (
    add_action,
    add_item,
    add_outcome,
    add_reservation,
    answer,
    answer_substitute_request,
    approve,
    approve_call,
    attach_document,
    begin_notes,
    cancel_meeting,
    change_meeting,
    circulate,
    co_opt,
    create_meeting,
    record_attendance,
)
from meetings.models import Call, ItemAbsence, Meeting, SubstituteRequest
from meetings.tests.meeting_room import paper

pytestmark = pytest.mark.django_db
HELD = date(2017, 3, 14)


def text_of(response):
    """What stands on the page, without markup and with single spaces."""
    main = response.text[response.text.index("<main") : response.text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def held(cast, at, settings, tmp_path):
    """A meeting of 2017 with notes begun: one decision with a condition, one action."""
    settings.MEDIA_ROOT = tmp_path
    told = {"by": cast.secretary, "now": at()}
    held = create_meeting(cast.group, date=HELD, start=time(9), end=time(12), place="Sal B", **told)
    item = add_item(held, title="Trygg hemgång", **told)
    approve_call(held, by=cast.chair, now=at("2017-03-07 10:00"))
    minutes = begin_notes(held, by=cast.secretary, now=at("2017-03-14 09:00"))
    told = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    add_outcome(
        item,
        kind="decision",
        text="Gruppen ställer sig bakom förslaget.",
        condition="Pengarna finns.",
        **told,
    )
    add_action(item, text="Ta fram siffror", owners=[cast.member], due_on=date(2017, 4, 3), **told)
    minutes.refresh_from_db()
    return held


WHO = {"chair": 0, "member": 1, "substitute": 1, "stranger": 2, "secretary": 0, "official": 0}
PAGES = {
    "list": (200, 200, 200),
    "meeting": (200, 200, 404),
    "change": (200, 403, 404),
    "agenda": (200, 403, 404),
    "guests": (200, 403, 404),
    "item_change": (200, 403, 404),
    "item_remove": (200, 403, 404),
    "create": (200, 403, 404),
    "document": (200, 200, 404),
}


@pytest.mark.parametrize("who", WHO)
def test_each_of_the_cast_sees_what_is_theirs(cast, sign, show, called, day, who):
    secret = create_meeting(
        cast.other_group, date=day, start=time(9), title="Hemligt kulturmöte", place="Hemlig sal", **sign
    )
    add_item(secret, title="Hemlig punkt", **sign)
    item = called.items.get()
    version = item.item_documents.get().document.versions.get()
    args = {
        "list": [],
        "create": [cast.group.slug],
        "item_change": [item.pk],
        "item_remove": [item.pk],
        "document": [called.pk, version.pk],
    }

    answers = {name: show(getattr(cast, who), name, *args.get(name, [called.pk])) for name in PAGES}

    assert {name: answer.status_code for name, answer in answers.items()} == {
        name: statuses[WHO[who]] for name, statuses in PAGES.items()
    }
    own = ["Trygg hemgång", "Regionhuset", "Samverkansgrupp äldre", "Nuläge", "member@", cast.member.name]
    unseen = own if who == "stranger" else ["Hemlig", "kultur-idrott", "other_secretary@"]
    bodies = {name: b"".join(answer).decode() for name, answer in answers.items()}
    assert [(name, word) for name, body in bodies.items() for word in unseen if word in body] == []


@pytest.mark.fact("S001-44", "S000-21")
@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("member", "Du är kallad som ledamot för Sala kommun."),
        ("chair", "Du är kallad som ledamot för Region Västmanland 1. Du leder mötet."),
        ("substitute", "Du är personlig ersättare för Sala kommun. Du är välkommen, utan att tjänstgöra."),
        ("official", "Du är ansvarig tjänsteperson."),
    ],
)
def test_the_page_says_what_i_am_there(cast, show, called, who, sentence):
    body = text_of(show(getattr(cast, who), "meeting", called.pk))

    assert (sentence in body, "Jag kommer" in body) == (True, True)


def test_the_secretary_is_not_asked(cast, show, called):
    assert "Jag kommer" not in text_of(show(cast.secretary, "meeting", called.pk))


@pytest.mark.fact("S001-44")
def test_a_prevented_member_makes_the_substitute_asked_and_then_serving(cast, sign, show, called):
    answer(called, person=cast.member, answer="absent", channel="phone", **sign)
    asked = text_of(show(cast.substitute, "meeting", called.pk))

    answer_substitute_request(
        SubstituteRequest.objects.get(), accepts=True, by=cast.substitute, now=timezone.now()
    )

    serving = text_of(show(cast.substitute, "meeting", called.pk))
    assert ("Kan du tjänstgöra för Sala kommun?" in asked, "Ja, jag tjänstgör" in asked) == (True, True)
    assert "Du tjänstgör för Sala kommun. Åsa-Märta von Örn har förhinder." in serving


def test_who_comes_is_one_line(cast, sign, show, called):
    for person, word in [(cast.chair, "attending"), (cast.member, "remote"), (cast.vice_chair, "absent")]:
        answer(called, person=person, answer=word, channel="phone", **sign)

    assert "2 kommer · 1 förhinder – Köpings kommun orepresenterad" in text_of(
        show(cast.member, "meeting", called.pk)
    )


def test_my_answer_stands_where_the_question_stood(cast, send, show, called):
    response = send(cast.member, "answer", called.pk, answer="late", times="Jag kommer kl. 10.")

    body = text_of(show(cast.member, "meeting", called.pk))
    assert response.status_code == 302
    assert ("Du kommer senare Jag kommer kl. 10." in body, "Ändra svaret" in body) == (True, True)


def test_before_the_call_nothing_is_asked(cast, show, meeting):
    body = text_of(show(cast.member, "meeting", meeting.pk))

    assert ("Kallelsen är inte skickad än" in body, "Jag kommer" in body, "Har inte svarat" in body) == (
        True,
        False,
        False,
    )


def test_a_cancelled_meeting_says_so_and_asks_nothing(cast, sign, show, called):
    cancel_meeting(called, reason="Snöstorm i länet.", **sign)

    body = text_of(show(cast.member, "meeting", called.pk))

    assert ("Mötet ställdes in" in body, "Snöstorm i länet." in body, "Jag kommer" in body) == (
        True,
        True,
        False,
    )


@pytest.mark.fact("S004-12")
def test_new_and_late_papers_are_marked_until_they_are_opened(cast, sign, show, called):
    sign["now"] = timezone.now()
    late = attach_document(
        called.items.get(), file=paper("sent.pdf", b"%PDF-1.7 sent"), title="Sen bilaga", **sign
    )
    before = text_of(show(cast.member, "meeting", called.pk))

    show(cast.member, "document", called.pk, late.document.versions.get().pk)

    after = text_of(show(cast.member, "meeting", called.pk))
    assert ("Sen bilaga PDF · 13 byte ny kom efter kallelsen" in before, "2 handlingar, 2 nya" in before) == (
        True,
        True,
    )
    assert ("Sen bilaga PDF · 13 byte kom efter kallelsen" in after, "2 handlingar, 1 ny" in after) == (
        True,
        True,
    )


def test_the_clock_adds_up_under_level_one(cast, sign, show, called):
    first = called.items.get()
    add_item(called, title="Läget i kommunerna", parent=first, minutes=25, **sign)
    add_item(called, title="Nästa steg", parent=first, minutes=15, **sign)
    add_item(called, title="Övrigt", **sign)

    page = show(cast.member, "meeting", called.pk).text

    clocks = re.findall(r'agenda-clock">([^<]+)<.*?agenda-title">([^<]+)<', page, re.DOTALL)
    assert clocks == [
        ("9.00", "Trygg hemgång"),
        ("9.00", "Läget i kommunerna"),
        ("9.25", "Nästa steg"),
        ("9.40", "Övrigt"),
    ]


def test_an_item_added_after_the_call_says_so(cast, sign, show, called):
    add_item(called, title="En fråga till", **sign)

    assert "tillagd efter kallelsen" in text_of(show(cast.member, "meeting", called.pk))


@pytest.mark.fact("S004-33")
def test_a_draft_is_the_offices_own_and_a_circulated_one_everybodys(cast, at, show, held):
    draft = text_of(show(cast.member, "meeting", held.pk))
    circulate(held.minutes, by=cast.secretary, now=at("2017-03-15 09:00"))

    circulated = text_of(show(cast.member, "meeting", held.pk))

    assert ("Gruppen ställer sig bakom" in draft, "Ta fram siffror" in draft) == (False, False)
    assert (
        "Beslut Gruppen ställer sig bakom förslaget. Under förutsättning att: Pengarna finns." in circulated
    )
    assert "Ta fram siffror Åsa-Märta von Örn · senast 3 april 2017 Försenad" in circulated
    assert "Anteckningarna är ett utkast" in circulated


def test_approved_notes_stand_on_top_with_version_and_day(cast, at, show, held):
    circulate(held.minutes, by=cast.secretary, now=at("2017-03-15 09:00"))
    approve(held.minutes, by=cast.chair, now=at("2017-03-16 09:00"))

    response = show(cast.member, "meeting", held.pk)

    assert "Version 1, godkänd 16 mars 2017" in text_of(response)
    assert f"/moten/{held.pk}/anteckningar/v1.pdf" in response.text


def test_the_co_opted_see_the_meeting_and_nothing_else_of_the_group(cast, sign, show, called):
    co_opt(called, person=cast.stranger, **sign)

    page = show(cast.stranger, "meeting", called.pk)

    assert "Du är adjungerad till mötet." in text_of(page)
    assert [row["pk"] for row in listed(show(cast.stranger, "list"))] == [called.pk]
    assert show(cast.stranger, "agenda", called.pk).status_code == 404


def listed(response):
    return [vars(line) for line in response.context["page"].object_list]


def test_the_list_says_state_and_my_answer(cast, sign, show, called, held):
    answer(called, person=cast.member, answer="attending", channel="self", by=cast.member, now=timezone.now())

    coming, past = show(cast.member, "list"), show(cast.member, "list", when="past")

    assert [(row["state_word"], row["answer"]) for row in listed(coming)] == [("Kallat", "Du kommer")]
    assert [(row["pk"], row["state_word"]) for row in listed(past)] == [
        (held.pk, "Hållet, anteckningar skrivs")
    ]


@pytest.mark.fact("S003-30")
def test_a_meeting_over_several_days_is_ahead_until_its_last_day(cast, sign, show):
    today = timezone.localdate()
    kept = {}
    for name, first, last in (("ongoing", -1, 1), ("ends today", -2, 0), ("over", -3, -1)):
        meeting = create_meeting(cast.group, date=today + timedelta(days=first), start=time(9), **sign)
        Meeting.objects.filter(pk=meeting.pk).update(last_date=today + timedelta(days=last))
        kept[name] = meeting.pk

    coming, past = show(cast.member, "list"), show(cast.member, "list", when="past")

    assert [row["pk"] for row in listed(coming)] == [kept["ends today"], kept["ongoing"]]
    assert [row["pk"] for row in listed(past)] == [kept["over"]]


def test_an_empty_list_says_what_will_come(cast, show):
    assert "Inget möte är planerat." in text_of(show(cast.member, "list"))


def many(cast, sign, day, count):
    for number in range(count):
        create_meeting(cast.group, date=day + timedelta(days=number), start=time(9), **sign)


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_is_six_queries(cast, sign, show, day, django_assert_num_queries, count):
    many(cast, sign, day, count)
    show(cast.member, "list")

    with django_assert_num_queries(6):
        response = show_again(show, cast.member, "list")

    assert len(listed(response)) == count


def show_again(show, person, name, *args):
    """A request alone: the log-in of `show` is counted otherwise."""
    return show.__closure__[0].cell_contents.get(
        f"/moten/{'/'.join(str(arg) for arg in args)}{'/' if args else ''}"
    )


def test_more_than_a_page_is_paged(cast, sign, show, day):
    many(cast, sign, day, 51)

    pages = [show(cast.member, "list"), show(cast.member, "list", page=2)]

    assert [len(listed(page)) for page in pages] == [50, 1]


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_is_ten_queries_before_the_meeting(
    cast, sign, show, called, django_assert_num_queries, count
):
    for number in range(count - 1):
        item = add_item(called, title=f"Punkt {number}", presenters=[{"person": cast.member}], **sign)
        attach_document(item, file=paper(f"{number}.pdf", b"%PDF-" + bytes(number + 1)), title="", **sign)
    co_opt(called, person=cast.stranger, **sign)
    show(cast.member, "meeting", called.pk)

    with django_assert_num_queries(10):
        show_again(show, cast.member, "meeting", called.pk)


@pytest.mark.fact("S004-33", "S002-25")
def test_what_came_of_an_item_is_told_whole(cast, at, show, held):
    told = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    item = held.items.get(title="Trygg hemgång")
    add_outcome(item, kind="noted", text="Läget.", points=["att A", "att B"], **told)
    for fields in ({"person": cast.member, "text": "För dyrt."}, {"name": "Bo Ek"}):
        add_reservation(item, kind="dissent", **fields, **told)
    seat = cast.seats["Sala"]
    rows = [
        record_attendance(held.minutes, person=cast.member, seat_id=seat.pk, capacity="member", **told),
        record_attendance(held.minutes, name="Eva Lund", capacity="guest", **told),
    ]
    for row in reversed(rows):
        ItemAbsence.objects.create(item=item, attendance=row)
    before = show(cast.member, "meeting", held.pk)
    circulate(held.minutes, by=cast.secretary, now=at("2017-03-15 09:00"))
    approve(held.minutes, by=cast.chair, now=at("2017-03-16 09:00"))

    page = show(cast.member, "meeting", held.pk)

    (line,) = page.context["page"].items
    assert [(one.word, one.text, one.condition, one.points) for one in line.outcomes] == [
        ("Beslut", "Gruppen ställer sig bakom förslaget.", "Pengarna finns.", ()),
        ("Noterat", "Läget.", "", ("att A", "att B")),
        ("Reservation", f"{cast.member.name}: För dyrt.", "", ()),
        ("Reservation", "Bo Ek", "", ()),
    ]
    assert line.not_taking_part == [cast.member.name, "Eva Lund"]
    shown = text_of(page)
    assert [shown.count(words) for words in ("att A att B", "Bo Ek", f"{cast.member.name}, Eva Lund")] == [
        1,
        1,
        1,
    ]
    assert [text_of(before).count(words) for words in ("att A", "Bo Ek", "Eva Lund")] == [0, 0, 0]


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_is_ten_queries_after_the_meeting(cast, at, show, held, django_assert_num_queries, count):
    told = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    for number in range(count - 1):
        item = add_item(held, title=f"Punkt {number}", **told)
        add_outcome(item, kind="noted", text="", points=["att A", "att B"], **told)
        add_reservation(item, kind="dissent", name="Bo Ek", **told)
        add_action(item, text="Gör", owners=[cast.group], **told)
    circulate(held.minutes, by=cast.secretary, now=at("2017-03-15 09:00"))
    approve(held.minutes, by=cast.chair, now=at("2017-03-16 09:00"))
    show(cast.member, "meeting", held.pk)

    with django_assert_num_queries(10):
        show_again(show, cast.member, "meeting", held.pk)


def as_form(day, **fields):
    return {
        "date": day.isoformat(),
        "times": "9.00–12.00",
        "mode": "on_site",
        "kind": "ordinary",
        "place": "Sal B",
        **fields,
    }


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("date", "3/6", "saknar årtal"),
        ("date", "31/6/2026", "31"),
        ("date", "femtonde", "är inget datum"),
        ("times", "15:00–09:00", "slutar innan"),
        ("times", "25", "är inget klockslag"),
        ("link", "javascript:alert(1)", ""),
        ("purpose", "Åsa 19121212-1212 ska höras", "ser ut som ett personnummer"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field_and_kept(cast, send, day, field, written, said):
    response = send(cast.secretary, "create", cast.group.slug, **as_form(day, **{field: written}))

    form = response.context["form"]
    assert (Meeting.objects.count(), form[field].value(), list(form.errors)) == (0, written, [field])
    assert said in form.errors[field][0]


def test_times_in_one_field_are_start_and_end(cast, send, day):
    send(cast.secretary, "create", cast.group.slug, **as_form(day, times="13-16"))

    made = Meeting.objects.get()
    assert (made.start, made.end) == (time(13), time(16))


def test_the_same_form_twice_is_one_meeting(cast, show, send, day):
    uid = show(cast.secretary, "create", cast.group.slug).context["form"]["uid"].value()
    fields = as_form(day, uid=uid)

    first = send(cast.secretary, "create", cast.group.slug, **fields)
    second = send(cast.secretary, "create", cast.group.slug, **fields, seen=send_seen(send, cast, fields))

    assert (Meeting.objects.count(), first.url, second.url) == (1, first.url, first.url)


def send_seen(send, cast, fields):
    return send(cast.secretary, "create", cast.group.slug, **fields, look="1").context["weighing"].seen


@pytest.mark.fact("S001-48")
def test_the_day_is_weighed_at_once_and_nothing_is_saved(cast, send):
    epiphany = date(timezone.localdate().year + 1, 1, 6)

    part = send(
        cast.secretary,
        "create",
        cast.group.slug,
        **as_form(epiphany, look="1"),
        headers={"HX-Request": "true"},
    )

    assert ("trettondedag" in part.text.lower(), "Kallelsen går ut senast" in part.text) == (True, True)
    assert ("<html" in part.text, Meeting.objects.count()) == (False, 0)


def test_a_holiday_is_shown_once_and_then_saved(cast, send):
    epiphany = date(timezone.localdate().year + 1, 1, 6)
    fields = as_form(epiphany)

    first = send(cast.secretary, "create", cast.group.slug, **fields)
    seen = first.context["weighing"].seen
    second = send(cast.secretary, "create", cast.group.slug, **fields, seen=seen)

    assert ("Inget är sparat än" in text_of(first), second.status_code) == (True, 302)
    assert Meeting.objects.get().date == epiphany


def test_a_collision_names_only_who_may_be_named(cast, sign, send, day):
    create_meeting(cast.other_group, date=day, start=time(10), end=time(11), **sign)
    create_meeting(cast.group, date=day, start=time(11), end=time(13), **sign)

    response = send(cast.secretary, "create", cast.group.slug, **as_form(day))

    assert response.context["weighing"].warnings == ("Gruppen har ett annat möte kl. 11.00–13.00.",)


@pytest.mark.fact("S000-17")
def test_a_called_meeting_says_whom_a_change_is_sent_to_before_it_is_sent(cast, send, called):
    fields = as_form(called.date, place="Stadshuset")

    first = send(cast.secretary, "change", called.pk, **fields)
    called.refresh_from_db()
    unsent = (called.place, Call.objects.count())
    seen = first.context["weighing"].seen
    send(cast.secretary, "change", called.pk, **fields, seen=seen)

    called.refresh_from_db()
    assert "Tillägg till kallelsen går till 5 personer" in text_of(first)
    assert "Spara och skicka till 5 personer" in text_of(first)
    assert (unsent, called.place, Call.objects.count()) == (("Regionhuset, sal B", 1), "Stadshuset", 2)


def test_a_called_meeting_keeps_a_place_or_a_link(cast, send, called):
    fields = as_form(called.date, place="")
    seen = send(cast.secretary, "change", called.pk, **fields).context["weighing"].seen

    response = send(cast.secretary, "change", called.pk, **fields, seen=seen)

    called.refresh_from_db()
    assert (list(response.context["form"].errors), called.place) == (["place"], "Regionhuset, sal B")


@pytest.mark.fact("S003-12")
def test_a_change_that_nobody_is_told_of_is_saved_at_once(cast, send, called):
    response = send(
        cast.secretary,
        "change",
        called.pk,
        **as_form(called.date, place=called.place, purpose="Följa upp planen."),
    )

    called.refresh_from_db()
    assert (response.status_code, called.purpose, Call.objects.count()) == (302, "Följa upp planen.", 1)


def test_a_cancelled_meeting_is_not_changed(cast, sign, send, meeting):
    cancel_meeting(meeting, reason="Snö.", **sign)

    response = send(cast.secretary, "change", meeting.pk, **as_form(meeting.date, place="Stadshuset"))

    meeting.refresh_from_db()
    assert (response.status_code, meeting.place) == (200, "Regionhuset, sal B")


def test_a_call_less_meeting_is_changed_without_a_word(cast, send, meeting):
    change = change_meeting(meeting, place="Stadshuset", by=cast.chair, now=timezone.now())

    assert change is None
