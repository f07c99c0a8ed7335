"""What one term's group sends on to the next: written, handed over, carried over and answered (S000-06,
S000-40, S000-41)."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from groups.models import Term
from issues.actions import raise_issue
from issues.models import Issue
from meetings.actions import add_item, create_meeting
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    add_goal_indicator,
    add_superior_goal,
    adopt_handover_notes,
    adopt_plan,
    begin_plan,
    carry_over,
    change_handover_note,
    decline_note,
    discard_plan,
    hand_over,
    handle_note,
    take_back_answer,
    tie_goal,
    withdraw_handover_note,
    write_handover_note,
)
from plans.handover_states import MOVES, has_begun, may_be, why_not
from plans.models import HandoverNote, Indicator
from samverkan.lib.refusal import Refused
from tests.clients import logged_in

JAN, DEC, ADOPTED = date(2017, 1, 1), date(2018, 12, 31), date(2017, 2, 1)
KEEP = "Målen är aktuella och bör stå kvar, men lägg till digital hjälp hemma och en gemensam väg för länet."
LOCAL = "Behåll riktningen, knyt kommunernas försök till regionens, och stärk det lokala."


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def goal(cast, sign):
    """Of an adopted plan, with an indicator, an activity and two superior goals."""
    plan = begin_plan(cast.group, title="Plan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    goal = add_goal(plan, title="Färre faller", responsible=cast.member, **sign)
    indicator = Indicator.objects.create(group=cast.group, name="Fall", starts_on=JAN)
    add_goal_indicator(goal, indicator=indicator, target=Decimal(90), due_on=DEC, **sign)
    add_activity(goal, written=Written(text="Träna balans", responsible=cast.member), **sign)
    for text, until in [("Går ut", DEC), ("Gäller än", None)]:
        made = {"kind": "regional", "text": text, "document": "RUP", "valid_from": JAN, "valid_to": until}
        tie_goal(goal, superior=add_superior_goal(cast.structure, **made, **sign), **sign)
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    return goal


@pytest.fixture
def next_term(cast):
    return Term.objects.create(
        structure=cast.structure, name="2019–2022", starts_on=date(2019, 1, 1), ends_on=date(2022, 12, 31)
    )


@pytest.fixture
def later(cast, at):
    """In the next term."""
    return {"by": cast.official, "now": at("2019-01-10 09:00")}


@pytest.fixture
def note(cast, goal, next_term, sign):
    """From the group to itself in the next term (S000-40)."""
    given = {"about": "goal", "goal": goal, "direction": "widen", "text": KEEP, "to_term": next_term}
    return write_handover_note(from_group=cast.group, **given, **sign)


def handed_over(notes, sign):
    """Adopted at a meeting that is kept elsewhere, and handed over."""
    adopt_handover_notes(notes, on=ADOPTED, where="Mötet i Sala", **sign)
    return hand_over(notes, **sign)


def drafted(group, sign):
    period = {"starts_on": date(2019, 1, 1), "ends_on": date(2022, 12, 31)}
    return begin_plan(group, title="Plan 2019–2022", **period, **sign)


def refused(act, *args, **given) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value.code, caught.value.field


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        ("proposed", ["adopt", "change", "withdraw"]),
        ("adopted", ["hand_over"]),
        ("received", ["handle"]),
        ("handled", ["take_back"]),
        ("declined", ["take_back"]),
    ],
)
def test_what_may_be_done_with_a_note(state, moves):
    every = sorted(set().union(*MOVES.values()))
    assert [move for move in every if may_be(state, move)] == moves
    assert all(why_not(state, move) for move in every)


def test_what_no_group_left_is_handed_over_unadopted_and_a_term_answers_from_its_first_day():
    every = sorted(set().union(*MOVES.values()))
    loose = [move for move in every if may_be("proposed", move, has_group=False)]
    assert loose == ["change", "hand_over", "withdraw"]
    assert [has_begun(day, JAN) for day in (None, JAN, DEC)] == [True, True, False]


@pytest.mark.django_db
@pytest.mark.fact("S000-40")
def test_a_goal_is_widened_by_those_who_take_over(cast, goal, note, sign, later):
    handed_over([note], sign)
    for act, given in [(withdraw_handover_note, {}), (hand_over, None)]:
        code = refused(act, [note] if given is None else note, **sign)
        assert code == ("wrong_state", "")
    plan = drafted(cast.group, sign)
    # It is for the group of the next term, whoever drafts its plan.
    tried = [refused(carry_over, note, plan=plan, **sign), refused(decline_note, note, why="Nej", **sign)]
    assert tried == [("not_begun", ""), ("not_begun", "")]
    with translation.override("en"):
        made = carry_over(note, plan=plan, **later)

    assert (made.number, made.same_as, made.responsible) == (1, goal, cast.member)
    assert [row.text for row in made.activities.all()] == ["Träna balans"]
    assert list(made.superiors.values_list("superior__text", flat=True)) == ["Gäller än"]
    assert made.indicators.get().target == 90
    note.refresh_from_db()
    said = (note.state, note.outcome, note.how_handled, note.handled_in, note.handled_on)
    assert said == ("handled", "widened", "Målet fördes över till planen.", plan, date(2019, 1, 10))
    assert refused(carry_over, note, plan=plan, **sign) == ("wrong_state", "")
    assert refused(discard_plan, plan, **sign) == ("pointed_at", "")
    take_back_answer(note, **sign)
    assert refused(carry_over, note, plan=plan, **later) == ("there", "")
    discard_plan(plan, **sign)
    assert HandoverNote.objects.get().state == "received"


@pytest.mark.django_db
@pytest.mark.fact("S000-41")
def test_another_group_gets_a_note_and_carries_over_what_is_not_others(cast, goal, sign):
    note = write_handover_note(
        from_group=cast.group,
        to_group=cast.other_group,
        about="goal",
        goal=goal,
        direction="keep",
        text=LOCAL,
        **sign,
    )
    handed_over([note], sign)
    made = carry_over(note, plan=drafted(cast.other_group, sign), **sign)
    assert (made.responsible, made.indicators.count(), made.same_as) == (None, 0, goal)
    assert made.activities.get().responsible is None


@pytest.mark.django_db
@pytest.mark.fact("S000-06")
def test_what_is_refused_says_where(cast, goal, note, sign, next_term):
    def write(**more):
        given = {"about": "way_of_working", "direction": "new", "text": "Mötas på dagen"} | more
        return write_handover_note(from_group=cast.group, **given, **sign)

    theirs = add_goal(
        begin_plan(cast.other_group, title="D", starts_on=JAN, ends_on=DEC, **sign), title="M", **sign
    )
    issue = Issue(title="Deras", home_group=cast.other_group)
    found = [
        refused(write, text=" "),
        refused(write, about="goal", goal=theirs),
        refused(write, about="issue", issue=issue),
        refused(hand_over, [], **sign),
        refused(hand_over, [note], **sign),
        refused(adopt_handover_notes, [note, write()], on=ADOPTED, where="Sala", **sign),
        refused(adopt_handover_notes, [note], on=ADOPTED, **sign),
        refused(adopt_handover_notes, [note], on=DEC, where="Sala", **sign),
        refused(handle_note, note, how="Klart", **sign),
    ]
    assert found == [
        ("no_text", "text"),
        ("not_ours", "goal"),
        ("not_ours", "issue"),
        ("nothing", ""),
        ("wrong_state", ""),
        ("no_receiver", ""),
        ("nowhere", "where"),
        ("future", "on"),
        ("wrong_state", ""),
    ]
    change_handover_note(
        note, about="composition", goal=goal, direction="change", text="Fler skolpolitiker", **sign
    )
    loose = write_handover_note(
        structure=cast.structure, to_term=next_term, about="composition", direction="new", text="Fler", **sign
    )
    note.refresh_from_db()
    assert (note.goal, note.state, note.to_term, loose.from_group) == (None, "proposed", None, None)
    assert refused(adopt_handover_notes, [loose], on=ADOPTED, where="Sala", **sign) == ("wrong_state", "")
    assert [row.state for row in hand_over([loose], **sign)] == ["received"]


@pytest.mark.django_db
@pytest.mark.fact("S000-40")
def test_the_answer_says_how_and_in_which_plan(cast, note, sign, later):
    handed_over([note], sign)
    plan = drafted(cast.other_group, sign)
    assert refused(handle_note, note, how=" ", **later) == ("not_said", "how")
    assert refused(decline_note, note, why=" ", **later) == ("not_said", "how")
    assert refused(handle_note, note, how="Klart", plan=plan, **later) == ("not_ours", "plan")
    for _ in range(2):
        note = handle_note(note, how="Samma mål, och digitala träffar.", **later)
    assert (note.state, note.outcome, note.history.count()) == ("handled", "widened", 4)
    take_back_answer(note, **later)
    for _ in range(2):
        note = decline_note(note, why="Det blev inget: pengarna tog slut.", **later)
    assert (note.state, note.outcome, note.history.count()) == ("declined", "", 6)
    assert refused(handle_note, note, how="Klart", **later) == ("wrong_state", "")


@pytest.mark.django_db
@pytest.mark.fact("S000-06", "S000-40")
def test_the_group_adopts_what_it_sends_on_at_its_meeting(cast, at, note, sign):
    office = {"by": cast.secretary, "now": at("2017-02-01 09:00")}
    item = add_item(create_meeting(cast.group, date=ADOPTED, **office), title="Medskick", **office)
    client, slug = logged_in(cast.chair), cast.group.slug
    adopt, given = reverse("handover:adopt", args=[slug]), {"on": "2017-02-01"}
    said = [
        client.post(reverse("handover:send", args=[slug])).status_code,
        client.post(adopt, given).status_code,
    ]
    note.refresh_from_db()
    assert (said, note.state) == ([302, 422], "proposed")
    assert list(client.post(adopt, given).context["form"].errors) == ["where"]
    adopt_handover_notes([note], on=ADOPTED, at=item, where="Sala", **sign)
    note.refresh_from_db()
    adopted = (note.state, note.adopted_on, note.adopted_at, note.adopted_where)
    assert adopted == ("adopted", ADOPTED, item, "")
    page = client.get(reverse("handover:one", args=[note.pk]))
    assert page.context["adopted_at"] == item
    # Adopted it stands, and is the own group's until it is handed over.
    assert refused(withdraw_handover_note, note, **sign) == ("wrong_state", "")


@pytest.mark.django_db
@pytest.mark.fact("S000-40", "S000-41")
def test_a_draft_tells_of_the_notes_that_wait_and_the_register_how_each_was_handled(cast, note, sign):
    HandoverNote.objects.update(to_term=None, to_group=cast.group)
    adopt_handover_notes([note], on=ADOPTED, where="Mötet i Sala", **sign)
    plan = drafted(cast.group, sign)

    def page(person, name, *args):
        return logged_in(person).get(reverse(name, args=args))

    assert page(cast.official, "plan:plan", plan.pk).context["waiting_notes"] == 0
    # Until it is handed over it is the own group's; then it waits there, and where a plan is begun.
    client = logged_in(cast.official)
    assert client.post(reverse("handover:send", args=[cast.group.slug])).status_code == 302
    assert page(cast.official, "plan:plan", plan.pk).context["waiting_notes"] == 1
    begun = page(cast.official, "plan:new", cast.group.slug)
    assert [line.text for line in begun.context["notes"]] == [KEEP]
    group = page(cast.member, "handover:group", cast.group.slug)
    assert [line.text for line in group.context["waiting"]] == [KEEP]
    assert "Ta ställning" not in group.content.decode()
    answer = reverse("handover:carry", args=[note.pk])
    assert client.post(answer, {"plan": plan.pk}).status_code == 302
    lines = page(cast.member, "handover:list").context["lines"]
    assert [(line.how, line.plan) for line in lines] == [("Målet fördes över till planen.", "Plan 2019–2022")]
    assert "Målet fördes över" in page(cast.member, "handover:csv").content.decode("utf-8-sig")
    seen = [page(cast.stranger, "handover:one", note.pk).status_code]
    assert (seen, page(cast.stranger, "handover:list").context["lines"]) == ([404], [])


@pytest.mark.django_db
def test_the_receiver_reads_a_note_when_it_is_handed_over_and_not_an_issue_of_others(cast, sign):
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    given = {"about": "issue", "issue": issue, "direction": "new", "text": "Ta över frågan"}
    note = write_handover_note(from_group=cast.group, to_group=cast.other_group, **given, **sign)
    client, address = logged_in(cast.other_secretary), reverse("handover:one", args=[note.pk])
    before = client.get(address).status_code
    adopt_handover_notes([note], on=ADOPTED, where="Mötet i Sala", **sign)
    adopted = client.get(address).status_code
    hand_over([note], **sign)
    after = client.get(address)
    assert (before, adopted, after.status_code, after.context["line"].subject) == (404, 404, 200, "")
    # The writers read the answer and cannot give it.
    ours = logged_in(cast.official)
    assert [
        ours.get(reverse(f"handover:{name}", args=[note.pk])).status_code for name in ("one", "answer")
    ] == [
        200,
        403,
    ]
    plan = drafted(cast.other_group, sign)
    given = {"outcome": "new", "how": "Vi har tagit upp den.", "plan": plan.pk}
    answered = client.post(reverse("handover:answer", args=[note.pk]), given)
    assert (answered.status_code, HandoverNote.objects.get().outcome) == (302, "new")
    # What the receiver's draft is called is its own; adopted it is not.
    pages = [("one", [note.pk]), ("list", []), ("csv", [])]
    seen = [ours.get(reverse(f"handover:{name}", args=args)) for name, args in pages]
    kept = [reverse(f"admin:plans_handovernote_{name}", args=[note.pk]) for name in ("change", "history")]
    seen += [ours.get(address) for address in kept]
    assert [page.content.decode().count(plan.title) for page in seen] == [0] * 5
    # Where it was adopted is written for the own group, and the mark of what nobody knows for nobody.
    both = [("ours", ours), ("theirs", client)]
    told = [name for name, reader in both if "Mötet i Sala" in reader.get(address).content.decode()]
    HandoverNote.objects.update(adopted_where="–")
    assert (told, ours.get(address).context["adopted_where"]) == (["ours"], "")
    theirs = client.get(reverse("handover:one", args=[note.pk]))
    assert theirs.context["line"].plan == plan.title


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "queries"), [("list", 4), ("group", 6)])
def test_as_many_queries_for_one_note_as_for_thirty(
    cast, note, sign, next_term, name, queries, django_assert_num_queries
):
    client = logged_in(cast.official)
    address = reverse(f"handover:{name}", args=[cast.group.slug] if name == "group" else [])
    handed_over([note], sign)
    with django_assert_num_queries(queries):
        client.get(address)
    for number in range(29):
        given = {"about": "way_of_working", "direction": "keep", "text": f"{number}", "to_term": next_term}
        made = write_handover_note(from_group=cast.group, to_group=cast.other_group, **given, **sign)
        if number % 2:
            handed_over([made], sign)
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.django_db
def test_a_note_is_written_and_changed_without_a_script(cast, goal, sign, next_term):
    client, slug = logged_in(cast.chair), cast.group.slug
    new = reverse("handover:new", args=[slug])
    assert client.post(new, {"about": "goal"}).status_code == 422
    given = {"about": "goal", "goal": goal.pk, "direction": "keep", "text": LOCAL, "to_group": cast.group.pk}
    assert client.post(new, given).status_code == 302
    note = HandoverNote.objects.get()
    changed = client.post(reverse("handover:change", args=[note.pk]), given | {"direction": "drop"})
    note.refresh_from_db()
    assert (changed.status_code, note.direction, note.goal) == (302, "drop", goal)
    client.post(reverse("handover:withdraw", args=[note.pk]))
    assert HandoverNote.objects.count() == 0
