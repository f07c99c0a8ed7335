"""Building the agenda: order, items, presenters and people without a seat."""

import re

import pytest

from groups.models import GroupSettings, Person
from meetings.actions import add_item, attach_document, cancel_meeting, change_item, move_item
from meetings.models import AgendaItem, CoOption
from meetings.tests.meeting_room import paper
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def order(meeting):
    """`["A", "> B"]`: the items as they are printed."""
    top = meeting.items.filter(parent=None).order_by("position")
    return [
        text
        for item in top
        for text in [item.title, *(f"> {child.title}" for child in item.children.order_by("position"))]
    ]


@pytest.fixture
def items(sign, meeting):
    """Trygg hemgång, B, C."""
    made = [meeting.items.get()]
    made += [add_item(meeting, title=title, minutes=10, **sign) for title in ("B", "C")]
    return made


@pytest.mark.fact("S004-09")
@pytest.mark.parametrize(
    ("which", "direction", "wanted"),
    [
        (1, "up", ["B", "Trygg hemgång", "C"]),
        (1, "down", ["Trygg hemgång", "C", "B"]),
        (1, "in", ["Trygg hemgång", "> B", "C"]),
        (0, "up", ["Trygg hemgång", "B", "C"]),
        (2, "down", ["Trygg hemgång", "B", "C"]),
        (0, "in", ["Trygg hemgång", "B", "C"]),
        (1, "out", ["Trygg hemgång", "B", "C"]),
        (1, "sideways", ["Trygg hemgång", "B", "C"]),
    ],
)
def test_a_button_moves_an_item_one_step_or_not_at_all(cast, send, meeting, items, which, direction, wanted):
    response = send(cast.chair, "item_move", items[which].pk, direction=direction)

    assert (response.status_code, order(meeting)) == (302, wanted)
    assert response.url == f"/moten/{meeting.pk}/dagordning/#item-{items[which].pk}"


def test_an_item_comes_out_again_after_the_one_it_lay_under(cast, send, meeting, items):
    for direction in ("in", "out", "up"):
        send(cast.secretary, "item_move", items[1].pk, direction=direction)

    assert order(meeting) == ["B", "Trygg hemgång", "C"]


def list_part(html):
    """The list as it stands in an answer, the form's changing token left out."""
    part = html[html.index('<div id="agenda-list" data-ordered="levels">') :]
    part = part[: re.search(r"</p>\s*</div>", part).end()]
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", part)


def test_with_htmx_the_list_is_what_a_fresh_page_shows_and_the_place_is_said(
    cast, send, show, meeting, items
):
    part = send(cast.secretary, "item_move", items[2].pk, direction="up", headers=HTMX)

    fresh = show(cast.secretary, "agenda", meeting.pk)
    assert list_part(part.text) == list_part(fresh.text)
    assert ("<html" in part.text, "”C” är nu rad 2 av 3." in part.text) == (False, True)


def test_a_move_that_is_not_possible_keeps_its_button(cast, show, meeting, items):
    page = show(cast.secretary, "agenda", meeting.pk).text

    buttons = re.findall(r'id="(\w+-\d+)" name="direction" value="\w+"( aria-disabled="true")?', page)
    first, last = items[0].pk, items[2].pk
    assert [bool(off) for name, off in buttons if name.endswith(f"-{first}")] == [True, False, True, True]
    assert [bool(off) for name, off in buttons if name.endswith(f"-{last}")] == [False, True, False, True]


@pytest.mark.parametrize(("who", "status"), [("member", 403), ("substitute", 403), ("stranger", 404)])
def test_others_change_nothing(cast, send, meeting, items, who, status):
    person, item = getattr(cast, who), items[1]
    answers = [
        send(person, "item_move", item.pk, direction="up"),
        send(person, "item_add", meeting.pk, title="X", kind="information"),
        send(person, "item_change", item.pk, title="X"),
        send(person, "item_remove", item.pk),
        send(person, "guests", meeting.pk, name="X", email="x@example.se"),
    ]

    assert {answer.status_code for answer in answers} == {status}
    assert order(meeting) == ["Trygg hemgång", "B", "C"]


def test_an_item_is_put_last_and_a_double_click_makes_one(cast, send, meeting):
    for _time in range(2):
        send(cast.secretary, "item_add", meeting.pk, title="  Övrigt ", kind="other_business", minutes="15")

    assert list(meeting.items.order_by("position").values_list("title", "kind", "minutes")) == [
        ("Trygg hemgång", "information", 40),
        ("Övrigt", "other_business", 15),
    ]


@pytest.mark.parametrize(
    ("field", "written"),
    [("title", ""), ("title", "x" * 301), ("minutes", "tjugo"), ("minutes", "0"), ("kind", "fest")],
)
def test_what_cannot_be_an_item_is_said_and_kept(cast, send, meeting, field, written):
    fields = {"title": "Plan", "kind": "dialogue", "minutes": "20", field: written}

    response = send(cast.secretary, "item_add", meeting.pk, **fields)

    form = response.context["form"]
    assert (list(form.errors), form[field].value(), meeting.items.count()) == ([field], written, 1)


def as_form(**fields):
    rows = fields.pop("presenters", [])
    count = {"presenters-TOTAL_FORMS": len(rows), "presenters-INITIAL_FORMS": 0}
    named = {f"presenters-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return {
        "title": "Trygg hemgång",
        "kind": "dialogue",
        "numbering": "auto",
        "circle": "group",
        **fields,
        **count,
        **named,
    }


@pytest.mark.fact("S000-36")
def test_an_item_is_presented_by_somebody_in_the_group_and_somebody_from_outside(cast, send, meeting):
    item = meeting.items.get()
    presenters = [
        {"person": cast.member.pk},
        {"name": ""},
        {"name": "Bo Rask", "organization": "Länsstyrelsen"},
    ]

    send(cast.chair, "item_change", item.pk, **as_form(presenters=presenters, minutes="30"))

    rows = item.presenters.order_by("pk").values_list("person", "name", "organization")
    item.refresh_from_db()
    assert (list(rows), item.kind, item.minutes) == (
        [(cast.member.pk, "", ""), (None, "Bo Rask", "Länsstyrelsen")],
        "dialogue",
        30,
    )


@pytest.mark.fact("S000-34", "S000-35", "S001-25")
def test_a_workshop_and_an_exchange_with_its_material_stand_on_the_meetings_page(
    cast, send, show, sign, meeting
):
    for title, kind in [("Runda", "exchange"), ("Verkstad", "workshop")]:
        send(cast.secretary, "item_add", meeting.pk, title=title, kind=kind)
    attach_document(
        meeting.items.get(title="Runda"), file=paper("rad.pdf", b"%PDF-1"), title="Goda exempel", **sign
    )

    page = show(cast.substitute, "meeting", meeting.pk).context["page"]

    assert [(row.title, row.meta, [paper.title for paper in row.documents]) for row in page.items[1:]] == [
        ("Runda", "Erfarenhetsutbyte", ["Goda exempel"]),
        ("Verkstad", "Workshop", []),
    ]


def test_nobody_outside_the_group_is_offered_or_taken(cast, send, show, meeting):
    item = meeting.items.get()
    page = show(cast.secretary, "item_change", item.pk).text

    send(cast.secretary, "item_change", item.pk, **as_form(presenters=[{"person": cast.stranger.pk}]))

    assert (cast.stranger.name in page, [str(row) for row in item.presenters.all()]) == (
        False,
        ["Anna Ekvall"],
    )


def test_an_organisation_without_a_name_is_asked_about(cast, send, meeting):
    response = send(
        cast.secretary, "item_change", meeting.items.get().pk, **as_form(presenters=[{"organization": "SKR"}])
    )

    assert response.context["presenters"][0].errors == {"name": ["Skriv vem som kommer från SKR."]}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"numbering": "manual", "number": "§ 41"}, "§ 41"),
        ({"numbering": "none", "number": "7"}, ""),
        ({"numbering": "auto", "number": "7"}, "1"),
    ],
)
def test_the_number_is_by_order_as_written_or_none(cast, send, show, meeting, given, shown):
    send(cast.secretary, "item_change", meeting.items.get().pk, **as_form(**given))

    page = show(cast.member, "meeting", meeting.pk).text
    assert re.findall(r'agenda-number">([^<]*)<', page) == [shown]


def test_as_written_asks_for_what_is_written(cast, send, meeting):
    response = send(cast.secretary, "item_change", meeting.items.get().pk, **as_form(numbering="manual"))

    assert list(response.context["form"].errors) == ["number"]


def test_a_group_that_takes_no_positions_has_no_such_item(cast, send, sign, meeting):
    GroupSettings.objects.filter(group=cast.group).update(may_take_positions=False)

    response = send(cast.secretary, "item_add", meeting.pk, title="Vår ståndpunkt", kind="position")

    assert (list(response.context["form"].errors), meeting.items.count()) == (["kind"], 1)
    with pytest.raises(Refused):
        change_item(meeting.items.get(), kind="position", **sign)


def test_removing_says_what_goes_with_it(cast, send, show, sign, meeting, items):
    move_item(items[1], to="in", **sign)

    asked = show(cast.secretary, "item_remove", items[0].pk)
    send(cast.secretary, "item_remove", items[0].pk)

    assert ("”B” ligger under och försvinner också." in asked.text, order(meeting)) == (True, ["C"])


def test_a_third_level_is_refused(sign, meeting, items):
    move_item(items[1], to="in", **sign)
    items[1].refresh_from_db()

    with pytest.raises(Refused) as refusal:
        add_item(meeting, title="Djupt", parent=items[1], **sign)

    assert refusal.value.code == "third_level"


def test_the_agenda_of_a_cancelled_meeting_stays(cast, send, sign, meeting, items):
    cancel_meeting(meeting, reason="Snö.", **sign)

    response = send(cast.secretary, "item_move", items[1].pk, direction="up", headers=HTMX)

    assert ("Mötet är inställt." in response.text, order(meeting)) == (True, ["Trygg hemgång", "B", "C"])


def test_planned_time_is_weighed_against_the_meetings(cast, show, sign, meeting, items):
    change_item(items[2], minutes=150, **sign)

    page = show(cast.secretary, "agenda", meeting.pk).context["page"]

    assert [(total.text[-5:], total.is_over) for total in page.sums] == [("12.20", True)]
    assert (page.planned, page.sums[0].over[:6]) == ("3 tim 20 min", "20 min")


@pytest.mark.fact("S001-45", "P08")
def test_somebody_new_is_invited_once_to_the_meeting_and_sees_it(cast, send, show, called):
    for _time in range(2):
        send(cast.secretary, "guests", called.pk, name="Lo Hed", email="Lo.Hed@example.se")

    person = Person.objects.get(email="lo.hed@example.se")
    assert list(CoOption.objects.values_list("person", "item")) == [(person.pk, None)]
    assert show(person, "meeting", called.pk).status_code == 200


def test_another_name_on_the_same_address_is_asked_about(cast, send, meeting):
    response = send(cast.secretary, "guests", meeting.pk, name="Lo Hed", email="member@example.se")

    assert (list(response.context["form"].errors), CoOption.objects.count()) == (["email"], 0)


def test_an_invitation_to_one_item_opens_no_more(cast, send, show, meeting):
    item = meeting.items.get()
    send(cast.secretary, "guests", meeting.pk, name="Lo Hed", email="lo@example.se", item=item.pk)

    guest = CoOption.objects.get()
    assert (guest.item, show(guest.person, "meeting", meeting.pk).status_code) == (item, 404)


def test_an_invitation_is_taken_back(cast, send, sign, meeting):
    send(cast.secretary, "guests", meeting.pk, name="Lo Hed", email="lo@example.se")

    send(cast.secretary, "guest_end", CoOption.objects.get().pk)

    assert CoOption.objects.count() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_the_builder_is_twelve_queries(cast, client, sign, meeting, django_assert_num_queries, count):
    for number in range(count - 1):
        add_item(meeting, title=f"Punkt {number}", **sign)
    client.force_login(cast.secretary)
    client.get(f"/moten/{meeting.pk}/dagordning/")

    with django_assert_num_queries(12):
        client.get(f"/moten/{meeting.pk}/dagordning/")


def test_a_call_that_is_out_marks_what_is_put_in_afterwards(cast, send, called):
    send(cast.secretary, "item_add", called.pk, title="En fråga till", kind="dialogue")

    assert list(AgendaItem.objects.order_by("position").values_list("added_after_call", flat=True)) == [
        False,
        True,
    ]


@pytest.mark.fact("S002-09")
def test_only_an_information_item_is_asked_for_summary_and_audience(cast, show, send, meeting):
    item = meeting.items.get()
    told = {"summary": "Avtalet gäller från mars.", "audience": "socialnämnderna"}
    send(cast.secretary, "item_change", item.pk, **as_form(kind="information", **told))
    line = show(cast.member, "meeting", meeting.pk).context["page"].items[0]
    asked = [set(told) <= set(show(cast.secretary, "item_change", item.pk).context["form"].fields)]

    send(cast.secretary, "item_change", item.pk, **as_form(kind="dialogue", **told))

    asked.append(set(told) <= set(show(cast.secretary, "item_change", item.pk).context["form"].fields))
    item.refresh_from_db()
    assert (line.summary, line.audience, asked) == (*told.values(), [True, False])
    assert (item.summary, item.audience) == ("", "")


def test_another_kind_asks_anew_without_losing_what_was_typed(cast, send, meeting):
    fields = as_form(kind="information", title="Halvskrivet") | {"look": "1"}

    part = send(cast.secretary, "item_change", meeting.items.get().pk, headers=HTMX, **fields)

    form = part.context["form"]
    assert ("<html" in part.text, "summary" in form.fields, form["title"].value()) == (
        False,
        True,
        "Halvskrivet",
    )
    assert meeting.items.get().title == "Trygg hemgång"


@pytest.mark.fact("S002-10")
def test_somebody_leads_the_talk_beside_who_presents(cast, send, show, meeting):
    item = meeting.items.get()
    seen = []
    for fields in (
        {"facilitator": cast.vice_chair.pk, "facilitator_name": "x"},
        {"facilitator_name": "Lo Hed"},
    ):
        send(cast.secretary, "item_change", item.pk, **as_form(**fields))
        line = show(cast.member, "meeting", meeting.pk).context["page"].items[0]
        seen.append(line.facilitator)

    assert seen == [cast.vice_chair.name, "Lo Hed"]


@pytest.mark.fact("S003-12")
def test_what_is_to_come_out_of_an_item_is_asked_and_not_forced(cast, show, sign, meeting):
    add_item(meeting, title="Samtal", kind="dialogue", **sign)
    add_item(meeting, title="Paus", kind="break", **sign)
    add_item(meeting, title="Mål", kind="decision", wanted_outcome="Ett mål", **sign)

    page = show(cast.secretary, "agenda", meeting.pk).context["page"]

    assert [bool(line.asks) for line in page.lines] == [False, True, False, False]


@pytest.mark.fact("S000-13", "S002-10")
def test_the_builder_tells_what_the_time_goes_to(cast, show, sign, meeting):
    add_item(meeting, title="Samtal", kind="dialogue", minutes=60, **sign)

    assert (
        show(cast.secretary, "agenda", meeting.pk).context["page"].kinds == "Dialog 1 tim, Information 40 min"
    )
