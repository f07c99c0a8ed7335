"""What is said at a group's table: laid out, written while it is said, read by the group and frozen (S000-02,
S000-03, S000-08 … S000-12, S000-23, S000-31, S000-39)."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from evaluations.actions import (
    add_oral_question,
    add_viewpoint,
    begin_oral,
    change_oral,
    change_oral_question,
    discard_oral,
    finish_oral,
    move_oral_question,
    move_viewpoint,
    raise_viewpoint,
    record_oral,
    remove_oral_question,
    remove_viewpoint,
    reopen_oral,
    review_oral,
    save_viewpoint,
    send_on_viewpoint,
)
from evaluations.models import EvaluatedGroup, Evaluation, OralEvaluation, Viewpoint
from evaluations.oral_document import OralFacts
from evaluations.oral_questions import numbered, usual_questions
from evaluations.oral_states import MOVES, may_be, why_not
from evaluations.oral_tree import sheets_of
from evaluations.viewpoint_words import issue_title, whole_words
from issues.models import Issue
from meetings.actions import add_item, create_meeting
from meetings.actions.year import add_obligation
from meetings.models import Fulfilment, ObligationItem
from plans.actions import Written, add_activity, add_goal, adopt_plan, begin_plan
from plans.models import HandoverNote
from samverkan.lib.facts import from_json, sha256
from samverkan.lib.refusal import Refused

JAN, DEC = date(2017, 1, 1), date(2017, 12, 31)
GOOD = "Samtalsklimatet har varit gott. Alla har kommit till tals."


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at("2017-12-15 09:00")}


@pytest.fixture
def evaluation(cast, sign):
    made = Evaluation.objects.create(
        structure=cast.structure, title="Året 2017", starts_on=JAN, ends_on=DEC, created_at=sign["now"]
    )
    EvaluatedGroup.objects.create(evaluation=made, group=cast.group, position=1)
    return made


@pytest.fixture
def item(cast, at):
    """At the last ordinary meeting of the year."""
    sign = {"by": cast.secretary, "now": at("2017-11-01 09:00")}
    for day in (date(2017, 10, 3), date(2017, 12, 14)):
        meeting = create_meeting(cast.group, date=day, place="Sala", **sign)
        item = add_item(meeting, title="Utvärdering av året", **sign)
    return item


@pytest.fixture
def oral(cast, evaluation, item, sign):
    return begin_oral(evaluation, group=cast.group, item=item, **sign)


@pytest.fixture
def first(oral):
    return oral.questions.get(position=1)


@pytest.fixture
def said(first, sign):
    """Three, in the order they were said."""
    return [add_viewpoint(first, text=text, **sign) for text in ("Ett", "Två", "Tre")]


def tree(oral) -> list:
    """[[text, [text under it]]] of all questions."""
    return [
        [one.viewpoint.text, [under.viewpoint.text for under in one.under]]
        for sheet in sheets_of(oral)
        for one in sheet.said
    ]


def refused(act, *args, **given) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value.code, caught.value.field


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        ("planned", ["discard", "record", "write"]),
        ("recorded", ["review", "write"]),
        ("reviewed", ["finish", "reopen"]),
        ("final", []),
    ],
)
def test_what_may_be_done_with_an_oral_evaluation(state, moves):
    every = sorted(set().union(*MOVES.values()))
    assert [move for move in every if may_be(state, move)] == moves
    assert why_not(state)


@pytest.mark.fact("S000-09")
@pytest.mark.fact("S000-10")
@pytest.mark.fact("S000-11")
@pytest.mark.fact("S000-39")
def test_the_three_questions_are_shipped_and_numbers_need_no_text():
    assert [(one.number, one.is_for_later) for one in usual_questions()] == [
        ("1", False),
        ("2", False),
        ("3", True),
    ]
    assert all(one.text for one in usual_questions())
    assert [(one.number, one.text) for one in numbered(3)] == [("1", ""), ("2", ""), ("3", "")]
    assert [refused(numbered, count) for count in (0, 41)] == [("count", "count")] * 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Gott klimat.", "Gott klimat"),
        ("Gott klimat. Alla talade.", "Gott klimat"),
        ("Ca 1-2 timmar längre, t.ex. på hösten", "Ca 1-2 timmar längre, t.ex. på hösten"),
        ("Viktiga frågor inför framtiden:\nEtt", "Viktiga frågor inför framtiden"),
        ("ord " * 40, "ord " * 30 + "…"),
    ],
)
def test_the_first_sentence_is_the_title_of_an_issue(text, title):
    assert issue_title(text) == title


def test_a_viewpoint_goes_on_with_those_under_it():
    assert whole_words("Inför framtiden:", ["Ett", "Två"]) == "Inför framtiden:\n- Ett\n- Två"


@pytest.mark.django_db
@pytest.mark.fact("S000-03", "S000-02")
@pytest.mark.fact("S000-08")
def test_it_starts_from_the_plan_in_force_and_belongs_to_an_item(cast, evaluation, item, sign):
    plan = begin_plan(cast.group, title="Plan 2017–2018", starts_on=JAN, ends_on=date(2018, 12, 31), **sign)
    assert begin_oral(evaluation, group=cast.group, item=item, **sign).plan is None
    add_activity(add_goal(plan, title="Färre faller", **sign), written=Written(text="Träna"), **sign)
    adopt_plan(plan, on=date(2017, 12, 1), where="Mötet i Sala", **sign)
    oral = begin_oral(
        evaluation, group=cast.group, item=item, form="workshop", introduction=" Start ", **sign
    )
    assert (oral.plan, oral.meeting, oral.item, oral.form, oral.introduction) == (
        plan,
        item.meeting,
        item,
        "workshop",
        "Start",
    )
    assert oral.questions.count() == 3
    tried = refused(begin_oral, evaluation, group=cast.other_group, **sign)
    assert tried == ("not_evaluated", "group")
    theirs = create_meeting(cast.other_group, date=DEC, place="Köping", **sign)
    strange = add_item(theirs, title="Utvärdering", **sign)
    assert refused(change_oral, oral, item=strange, form="round", **sign) == ("not_theirs", "item")


@pytest.mark.django_db
@pytest.mark.fact("S000-12", "P56")
@pytest.mark.fact("S000-23")
def test_viewpoints_are_ordered_and_nested_in_one_level(oral, first, said, sign):
    one, two, three = said
    move_viewpoint(three, to="up", **sign)
    assert tree(oral) == [["Ett", []], ["Tre", []], ["Två", []]]
    move_viewpoint(three, to="in", **sign)
    move_viewpoint(two, to="in", **sign)
    assert tree(oral) == [["Ett", ["Tre", "Två"]]]
    under = Viewpoint.objects.get(pk=three.pk)
    assert refused(add_viewpoint, first, text="Fyra", under=under, **sign) == ("too_deep", "under")
    for stays in ("in", "up"):
        move_viewpoint(three, to=stays, **sign)
    add_viewpoint(first, text="Fyra", **sign)
    move_viewpoint(three, to="out", **sign)
    assert tree(oral) == [["Ett", ["Två"]], ["Tre", []], ["Fyra", []]]
    # One that has others under it stands by itself.
    move_viewpoint(one, to="down", **sign)
    move_viewpoint(one, to="in", **sign)
    assert tree(oral) == [["Tre", []], ["Ett", ["Två"]], ["Fyra", []]]
    remove_viewpoint(one, **sign)
    assert tree(oral) == [["Tre", []], ["Fyra", []]]
    assert refused(save_viewpoint, one, text="Ett", agreement="", base_version=1, **sign) == ("gone", "")


@pytest.mark.django_db
@pytest.mark.fact("S000-31")
def test_two_who_write_the_same_viewpoint_lose_nothing(first, sign):
    said = add_viewpoint(first, text=GOOD, **sign)
    saved = save_viewpoint(said, text=GOOD, agreement="unanimous", base_version=1, **sign)
    assert (saved.version, saved.agreement) == (2, "unanimous")
    given = {"text": "Annat", "agreement": "unanimous", **sign}
    assert refused(save_viewpoint, said, base_version=1, **given) == ("two_texts", "text")
    assert Viewpoint.objects.get().text == GOOD
    assert save_viewpoint(said, base_version=2, **given).version == 3
    assert refused(save_viewpoint, said, text=" ", agreement="", base_version=3, **sign) == (
        "nothing_said",
        "text",
    )


@pytest.mark.django_db
@pytest.mark.fact("S000-39")
def test_questions_may_be_numbers_and_those_answered_stay(cast, evaluation, sign):
    oral = begin_oral(evaluation, group=cast.group, questions=numbered(2), **sign)
    one, _two = oral.questions.all()
    three = add_oral_question(oral, text="Hur ofta?", **sign)
    move_oral_question(three, to="up", **sign)
    assert [sheet.name for sheet in sheets_of(oral)] == ["1", "Hur ofta?", "2"]
    empty = {"number": " ", "text": "", "is_for_later": False}
    assert refused(change_oral_question, one, **empty, **sign) == ("nothing_asked", "text")
    said = add_viewpoint(one, text=GOOD, **sign)
    assert refused(remove_oral_question, one, **sign) == ("answered", "")
    assert refused(discard_oral, oral, **sign) == ("written_in", "")
    remove_viewpoint(said, **sign)
    remove_oral_question(one, **sign)
    discard_oral(oral, **sign)
    assert OralEvaluation.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.fact("S000-03", "N12")
def test_what_is_written_ticks_the_wheel_and_is_frozen_as_the_group_read_it(cast, oral, first, sign):
    owed = add_obligation(cast.group, title="Utvärdera", key="oral_evaluation", starts_on=JAN, **sign)
    assert refused(record_oral, oral, **sign) == ("nothing_said", "")
    said = add_viewpoint(first, text=GOOD, agreement="several", **sign)
    under = add_viewpoint(first, text="Även i Sala", under=said, **sign)
    record_oral(oral, **sign)
    tick = Fulfilment.objects.get()
    assert (tick.obligation, tick.on, tick.item) == (owed, date(2017, 12, 14), oral.item)
    assert refused(finish_oral, oral, **sign) == ("wrong_state", "")
    review_oral(oral, **sign)
    assert refused(add_viewpoint, first, text="För sent", **sign) == ("wrong_state", "")
    reopen_oral(oral, **sign)
    review_oral(oral, **sign)
    final = finish_oral(oral, **sign)
    facts = from_json(OralFacts, json.dumps(final.facts))
    assert (facts.group, facts.on, facts.item) == (
        "Samverkansgrupp äldre",
        date(2017, 12, 14),
        "Utvärdering av året",
    )
    (told,) = facts.questions[0].said
    assert (told.key, told.text, told.agreement) == (said.pk, GOOD, "several")
    assert [one.key for one in told.under] == [under.pk]
    assert sha256(facts) == final.sha256
    assert refused(reopen_oral, oral, **sign) == ("wrong_state", "")


@pytest.mark.django_db
@pytest.mark.fact("S000-11")
@pytest.mark.fact("S000-23")
@pytest.mark.fact("S000-24")
def test_a_viewpoint_becomes_a_note_and_an_issue_once(cast, oral, first, sign):
    said = add_viewpoint(first, text="Viktiga frågor inför framtiden:", **sign)
    add_viewpoint(first, text="Fortbildning", under=said, **sign)
    notes = {send_on_viewpoint(said, **sign).pk for _twice in range(2)}
    issues = {raise_viewpoint(said, **sign).pk for _twice in range(2)}
    note, issue = HandoverNote.objects.get(), Issue.objects.get()
    assert (notes, issues) == ({note.pk}, {issue.pk})
    assert (note.from_group, note.to_group, note.state) == (cast.group, cast.group, "proposed")
    assert note.text == "Viktiga frågor inför framtiden:\n- Fortbildning"
    assert issue.title == "Viktiga frågor inför framtiden"
    words, _blank, source = issue.description.rpartition("\n\n")
    assert (words, source[-17:]) == (note.text, "14 december 2017.")
    assert issue.home_group == cast.group
    assert refused(remove_viewpoint, said, **sign) == ("led_on", "")


@pytest.mark.django_db
@pytest.mark.fact("S000-23")
def test_the_database_nests_once_and_keeps_what_is_final(oral, first, said, sign):
    one, two, three = said
    Viewpoint.objects.filter(pk=two.pk).update(parent=one)
    other = add_viewpoint(oral.questions.get(position=2), text="Annan", **sign)
    for place, parent in [(three, two), (one, three), (three, other)]:
        with pytest.raises(DatabaseError), transaction.atomic():
            Viewpoint.objects.filter(pk=place.pk).update(parent=parent)
    for act in (record_oral, review_oral, finish_oral):
        act(oral, **sign)
    whole = OralEvaluation.objects.filter(pk=oral.pk)
    for act in (
        lambda: whole.update(introduction="Annat"),
        lambda: whole.update(state="recorded", sha256=""),
        lambda: Viewpoint.objects.filter(pk=three.pk).update(text="Annat"),
        lambda: oral.questions.update(text="Annat"),
        lambda: whole.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.django_db
def test_the_screen_is_written_with_and_without_htmx(cast, oral, first):
    client, htmx = logged_in(cast.chair), {"HX-Request": "true"}
    add, screen = reverse("oral:add", args=[first.pk]), reverse("oral:write", args=[oral.pk])
    answer = client.post(add, {"text": GOOD, "agreement": "unanimous"})
    said = Viewpoint.objects.get()
    # Who writes with keys alone goes on from there, not from the top of the page.
    assert (answer.status_code, answer.url) == (302, f"{screen}#synpunkt-{said.pk}")
    move = client.post(reverse("oral:viewpoint_move", args=[said.pk]), {"way": "down"})
    assert (move.status_code, move.url, f'id="synpunkt-{said.pk}"' in client.get(screen).text) == (
        302,
        f"{screen}#synpunkt-{said.pk}",
        True,
    )
    assert (said.text, said.agreement) == (GOOD, "unanimous")
    answer = client.post(add, {"text": "Under", "under": said.pk}, headers=htmx)
    assert (answer.status_code, answer.templates[0].name) == (200, "question")
    assert tree(oral) == [[GOOD, ["Under"]]]
    save = reverse("oral:save", args=[said.pk])
    client.post(save, {"text": "Först", "base_version": "1"}, headers=htmx)
    answer = client.post(save, {"text": "Sedan", "base_version": "1"}, headers=htmx)
    # Theirs stands there, and the version with which it can be written over.
    assert (answer.status_code, "Först" in answer.text, 'value="2"' in answer.text) == (422, True, True)
    page = client.post(save, {"text": "Sedan", "base_version": "1"})
    assert (page.status_code, "Sedan</textarea>" in page.text, "Först" in page.text) == (422, True, True)
    number = client.post(save, {"text": "20121212-1212", "base_version": "2"})
    assert (number.status_code, "not_a_personal_number" in number.text) == (422, True)
    assert Viewpoint.objects.get(pk=said.pk).text == "Först"


@pytest.mark.django_db
def test_whoever_saves_over_anothers_frame_or_question_is_told_first(cast, oral, first, item, sign):
    client = logged_in(cast.chair)
    typed = {
        reverse("oral:change", args=[oral.pk]): {"item": item.pk, "form": "round", "introduction": "Mina"},
        reverse("oral:question", args=[first.pk]): {"text": "Min fråga?"},
    }
    begun = {page: client.get(page).context["form"].initial["seen"] for page in typed}
    change_oral(oral, item=item, form="round", introduction="Deras", **sign)
    change_oral_question(first, number="", text="Deras fråga?", is_for_later=False, **sign)
    told = {page: client.post(page, typed[page] | {"seen": begun[page]}) for page in typed}
    assert [(one.status_code, one.context["form"].refusal.code) for one in told.values()] == [
        (422, "changed"),
        (422, "changed"),
    ]
    stood = OralEvaluation.objects.get().introduction, oral.questions.get(pk=first.pk).text
    saved = [
        client.post(page, typed[page] | {"seen": told[page].context["form"].data["seen"]}) for page in told
    ]
    assert (stood, [one.status_code for one in saved]) == (("Deras", "Deras fråga?"), [302, 302])
    now = OralEvaluation.objects.get().introduction, oral.questions.get(pk=first.pk).text
    assert now == ("Mina", "Min fråga?")


@pytest.mark.django_db
def test_words_are_held_when_somebody_has_taken_away_what_they_were_written_in(cast, oral, first, said, sign):
    client, second = logged_in(cast.chair), oral.questions.get(position=2)
    save, gone = reverse("oral:save", args=[said[0].pk]), reverse("oral:add", args=[second.pk])
    ask = reverse("oral:question", args=[second.pk])
    words = {"text": GOOD, "base_version": "1", "oral": oral.pk, "question": first.pk}
    remove_viewpoint(said[0], **sign)
    remove_oral_question(second, **sign)
    pages = [client.post(way, words) for way in (save, gone, ask)]
    live = client.post(save, words, headers={"HX-Request": "true"})

    assert [page.status_code for page in pages] == [422] * 3
    assert [page.context["held"].question for page in pages[:2]] == [first.pk] * 2
    assert [page.text.count(GOOD) for page in pages] == [1, 1, 1]
    assert f'action="{reverse("oral:question_add", args=[oral.pk])}"' in pages[2].text
    assert (live.status_code, live.headers["HX-Refresh"]) == (200, "true")
    assert [one.text for one in Viewpoint.objects.order_by("position")] == ["Två", "Tre"]
    # Without saying where, and for others, there is nothing there.
    stranger = logged_in(cast.stranger)
    assert [client.post(save, {"text": GOOD}).status_code, stranger.post(save, words).status_code] == [
        404
    ] * 2


@pytest.mark.django_db
def test_many_viewpoints_cost_no_more_queries_than_one(cast, oral, first, sign, django_assert_num_queries):
    client = logged_in(cast.chair)
    place = reverse("oral:one", args=[oral.pk])
    for count in (1, 29):
        for _one in range(count):
            send_on_viewpoint(add_viewpoint(first, text=GOOD, **sign), **sign)
        with django_assert_num_queries(8):
            client.get(place)


@pytest.mark.fact("S000-03")
@pytest.mark.django_db
def test_the_item_offered_is_that_of_the_last_ordinary_meeting(cast, evaluation, item):
    client = logged_in(cast.chair)
    page = client.get(reverse("oral:new", args=[evaluation.pk, cast.group.slug]))
    form = page.context["form"]
    days = [row.meeting.date for row in form.fields["item"].rows.values()]
    assert (form.initial["item"], days[0], days[-1]) == (item.pk, item.meeting.date, date(2017, 10, 3))
    given = {"item": item.pk, "form": "workshop", "start": "numbers", "count": "10", "introduction": ""}
    client.post(page.request["PATH_INFO"], given)
    assert [one.number for one in OralEvaluation.objects.get().questions.all()] == list(
        map(str, range(1, 11))
    )


@pytest.mark.fact("S000-03")
@pytest.mark.django_db
def test_it_is_told_at_the_item_of_the_meeting_to_the_group_alone(cast, oral):
    page = reverse("meetings:meeting", args=[oral.meeting_id])
    place = reverse("oral:one", args=[oral.pk])
    assert place in logged_in(cast.member).get(page).text
    assert logged_in(cast.stranger).get(place).status_code == 404
    assert logged_in(cast.member).get(reverse("oral:write", args=[oral.pk])).status_code == 403


@pytest.mark.django_db
@pytest.mark.fact("S000-03")
def test_it_is_begun_from_the_item_at_the_meeting(cast, evaluation, item, sign, django_assert_num_queries):
    page = reverse("meetings:meeting", args=[item.meeting_id])
    begin = f"{reverse('oral:new', args=[evaluation.pk, cast.group.slug])}?punkt={item.pk}"
    past = Evaluation.objects.create(
        structure=cast.structure,
        title="Året 2015",
        starts_on=date(2015, 1, 1),
        ends_on=date(2015, 12, 31),
        created_at=sign["now"],
    )
    EvaluatedGroup.objects.create(evaluation=past, group=cast.group, position=1)
    for reader, finds in [(cast.chair, 1), (cast.secretary, 1), (cast.member, 0)]:
        text = logged_in(reader).get(page).text
        assert (text.count(f'href="{begin}"'), text.count("/ny/?punkt=")) == (finds, finds)
    other = add_item(item.meeting, title="Utvärdering en gång till", **sign)
    chosen = logged_in(cast.chair).get(begin.replace(str(item.pk), str(other.pk)))
    assert chosen.context["form"].initial["item"] == other.pk
    # Thirty such items cost no more than one, and where it has begun nothing is offered.
    client = logged_in(cast.chair)
    for count in (0, 28):
        for number in range(count):
            add_item(item.meeting, title=f"Utvärdering {number}", **sign)
        with django_assert_num_queries(11):
            client.get(page)
    begin_oral(evaluation, group=cast.group, item=item, **sign)
    assert f'href="{begin}"' not in client.get(page).text


@pytest.mark.django_db
@pytest.mark.fact("S000-03")
def test_without_an_evaluation_the_wheels_item_leads_to_begin_one(cast, item, sign):
    page, begin = reverse("meetings:meeting", args=[item.meeting_id]), reverse("evaluations:new")
    assert begin not in logged_in(cast.secretary).get(page).text
    owed = add_obligation(cast.group, title="Utvärdera", key="oral_evaluation", starts_on=JAN, **sign)
    ObligationItem.objects.create(obligation=owed, item=item)
    found = [begin in logged_in(reader).get(page).text for reader in (cast.secretary, cast.chair)]
    assert found == [True, False]


@pytest.mark.django_db
def test_thirty_rows_cost_no_more_than_one(cast, evaluation, oral, first, sign, django_assert_num_queries):
    client = logged_in(cast.chair)
    pages = [(reverse("oral:of", args=[evaluation.pk]), 9), (reverse("oral:write", args=[oral.pk]), 8)]
    for count in (1, 29):
        for _one in range(count):
            begun = begin_oral(evaluation, group=cast.group, questions=numbered(1), **sign)
            add_viewpoint(begun.questions.get(), text=GOOD, **sign)
            add_viewpoint(first, text=GOOD, **sign)
        for place, queries in pages:
            with django_assert_num_queries(queries):
                client.get(place)
