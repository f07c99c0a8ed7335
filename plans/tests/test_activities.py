"""Activities: written, reported on, tied, and what each organisation makes of them (S001-32, S001-33,
S001-43, S000-41)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Delivery, Group, Link
from groups.post import MAILS
from issues.models import Action
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    adopt_plan,
    ask_for_specifications,
    begin_plan,
    change_activity,
    close_plan,
    move_activity,
    remind_of_specifications,
    remove_activity,
    report_progress,
    revise_plan,
    show_plan,
    specify,
    tie_activity,
    untie_activity,
)
from plans.models import (
    Activity,
    ActivityProgress,
    ActivityTie,
    OrganizationSpecification,
    PlanRequest,
)
from plans.plan_activities import activity_lines
from plans.specification_due import remind_of_what_is_not_said
from plans.specification_reached import SPECIFICATION_LINK, living_page
from plans.tests.asking import forum_above
from samverkan.lib.refusal import Refused
from tests.clients import logged_in

pytestmark = pytest.mark.django_db
JAN, DEC, ADOPTED = date(2017, 1, 1), date(2018, 12, 31), date(2017, 2, 1)
SHARED = Written(text="Träna balans", by_organization=True, starts_on=JAN, ends_on=DEC)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def goal(cast, sign):
    plan = begin_plan(cast.group, title="Plan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    return add_goal(plan, title="Färre faller", **sign)


@pytest.fixture
def activity(goal, sign):
    """In an adopted plan, and one that each organisation makes its own."""
    found = add_activity(goal, written=SHARED, **sign)
    adopt_plan(goal.plan, on=ADOPTED, where="Mötet i Sala", **sign)
    return Activity.objects.get(pk=found.pk)


@pytest.fixture
def sala(cast, sign):
    found = cast.seats["Sala"].organization
    add_contact(found, label="Kansliet", email="kansli@example.se", starts_on=JAN, **sign)
    return found


def promised(group, text: str) -> Action:
    return Action.objects.create(group=group, text=text, created_at=timezone.now())


def refused(act, *args, **given) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value.code, caught.value.field


@pytest.mark.fact("S001-32", "S001-43", "S000-43")
def test_activities_are_written_and_ordered_in_a_draft_alone(goal, sign):
    first = add_activity(goal, written=Written(text=" Studiebesök ", kind="study_visit"), **sign)
    plan = Written(text="Ny kulturplan", kind="deliverable", holds_from=date(2019, 1, 1))
    second = add_activity(goal, written=plan, **sign)
    assert [move_activity(second, to=way, **sign) for way in ("up", "up")] == [True, False]
    change_activity(first, written=Written(text="Besök i Sala", responsible_text="Kansliet"), **sign)
    rows = goal.activities.values_list("text", "kind", "holds_from", "responsible_text")
    assert list(rows) == [
        ("Ny kulturplan", "deliverable", date(2019, 1, 1), ""),
        ("Besök i Sala", "measure", None, "Kansliet"),
    ]
    wrong = [
        (Written(text=" "), ("no_text", "text")),
        (Written(text="A", starts_on=DEC, ends_on=JAN), ("ends_first", "ends_on")),
        (Written(text="A", holds_from=JAN), ("holds_nothing", "holds_from")),
    ]
    found = [refused(add_activity, goal, written=given, **sign) for given, _why in wrong]
    assert found == [why for _given, why in wrong]

    adopt_plan(goal.plan, on=ADOPTED, where="Mötet i Sala", **sign)
    for act, given in [
        (remove_activity, {}),
        (move_activity, {"to": 1}),
        (change_activity, {"written": plan}),
    ]:
        assert refused(act, Activity.objects.get(pk=first.pk), **given, **sign) == ("wrong_state", "")


@pytest.mark.fact("S001-32")
def test_what_is_reported_is_reported_of_the_same_activity_in_every_version(activity, sign):
    for _ in range(2):
        report_progress(activity, state="ongoing", on=ADOPTED, text="Två kurser", **sign)
    new = revise_plan(activity.goal.plan, **sign)
    again = Activity.objects.get(goal__plan=new)
    report_progress(again, state="done", on=ADOPTED, **sign)

    lines = [activity_lines(plan)[goal][0] for plan, goal in [(new, again.goal_id)]]
    lines += activity_lines(activity.goal.plan)[activity.goal_id]
    assert [(line.state, line.mark, line.first) for line in lines] == [("done", "ok", activity.pk)] * 2
    assert ActivityProgress.objects.count() == 2
    late = date(2017, 3, 2)
    assert refused(report_progress, again, state="done", on=late, **sign) == ("future", "on")
    assert refused(report_progress, again, state="cancelled", on=JAN, **sign) == ("no_reason", "text")
    adopt_plan(new, on=ADOPTED, where="Mötet i Sala", **sign)
    former = Activity.objects.get(pk=activity.pk)
    assert refused(report_progress, former, state="done", on=JAN, **sign) == ("wrong_state", "")


@pytest.mark.fact("S001-33")
def test_each_organisation_says_what_it_does_once_for_all_versions(cast, activity, sala, sign):
    given = {
        "organization": sala,
        "state": "planned",
        "text": "Kvällskurs",
        "link": "https://www.example.se/",
    }
    for _ in range(2):
        specify(activity, **given, **sign)
    again = Activity.objects.get(goal__plan=revise_plan(activity.goal.plan, **sign))
    specify(again, **given | {"state": "done"}, **sign)
    row = OrganizationSpecification.objects.get()
    assert (row.activity_id, row.state, row.history.count()) == (activity.pk, "done", 2)

    wrong = [
        ({"text": "", "link": ""}, ("no_text", "text")),
        ({"link": "javascript:alert(1)"}, ("no_address", "link")),
        ({"by": None}, ("nobody", "by_name")),
    ]
    found = [refused(specify, activity, **given | sign | more) for more, _why in wrong]
    assert found == [why for _more, why in wrong]


@pytest.mark.fact("S001-33")
def test_organisations_are_asked_once_by_link_and_reminded(cast, activity, sala, sign, at):
    asked = ask_for_specifications(activity.goal.plan, **sign)
    assert (len(asked), OrganizationSpecification.objects.count()) == (11, 11)
    assert refused(ask_for_specifications, activity.goal.plan, **sign) == ("asked", "")
    assert list(Delivery.objects.values_list("kind", "address")) == [
        ("plans.specification_asked", "kansli@example.se")
    ]
    found = []
    for day in ("2017-03-10", "2017-03-23", "2017-03-24"):
        remind_of_what_is_not_said(at(f"{day} 06:00"))
        found.append(Delivery.objects.filter(kind="plans.specification_reminder").count())
    assert found == [0, 1, 1]
    specify(activity, organization=sala, state="not_applicable", by_name="Registrator", by=None, now=at())
    assert refused(remind_of_specifications, activity.goal.plan, **sign) == ("nobody", "")
    link = Link.objects.get(purpose=SPECIFICATION_LINK)
    assert [len(living_page(link, JAN).parts)] == [1]
    close_plan(activity.goal.plan, on=ADOPTED, why="Slut", **sign)
    assert living_page(link, JAN) is None


@pytest.mark.fact("S001-33", "S000-41")
def test_an_organisation_answers_by_link_and_sees_what_the_others_do(cast, activity, sala, sign):
    ask_for_specifications(activity.goal.plan, **sign | {"now": timezone.now()})
    koping = cast.seats["Köping"].organization
    specify(activity, organization=koping, state="done", text="Gruppträning varje vecka", **sign)
    mail = Delivery.objects.get()
    link = Link.objects.get(purpose=SPECIFICATION_LINK, object_id=mail.references["specification"])
    address = reverse("activities:by_link", args=[token_of(link)])
    assert address in MAILS[mail.kind](mail, {}).body
    client, name = Client(), f"a{link.object_id}"
    page = client.get(address).content.decode()
    seen = [word in page for word in ("Sala kommun", "Gruppträning varje vecka", cast.official.name)]
    assert seen == [True, True, False]

    wrong = [
        client.post(address, {f"{name}-state": "planned", "by_name": "Anna Ek"}),
        client.post(address, {f"{name}-text": "Kurs", "by_name": "Anna Ek"}),
        client.post(address, {f"{name}-state": "planned", f"{name}-text": "Kurs"}),
        client.post(address, {"by_name": "Anna Ek"}),
    ]
    assert [answer.status_code for answer in wrong] == [422] * 4
    given = {f"{name}-state": "planned", f"{name}-text": "Kurs i maj", "by_name": "Anna Ek"}
    assert client.post(address, given).status_code == 302
    row = OrganizationSpecification.objects.get(organization=sala)
    assert (row.state, row.text, row.by, row.by_name) == ("planned", "Kurs i maj", None, "Anna Ek")


@pytest.mark.fact("S000-41", "P46", "N07")
def test_activities_are_tied_over_groups_and_shown_to_those_who_read_both(cast, activity, goal, sign, at):
    theirs = begin_plan(cast.other_group, title="Hemlig plan", starts_on=JAN, ends_on=DEC, **sign)
    other = add_activity(
        add_goal(theirs, title="Mål", **sign), written=Written(text="Hemlig aktivitet"), **sign
    )
    assert refused(tie_activity, activity, to=activity, **sign) == ("itself", "to")
    for _ in range(2):
        tie_activity(activity, to=other, **sign)
    tie = tie_activity(activity, to=promised(cast.group, "Ring kommunerna"), **sign)
    foreign = promised(cast.other_group, "Deras")
    assert refused(tie_activity, activity, to=foreign, **sign) == ("not_ours", "to")

    def seen(person, found) -> list[str]:
        answer = logged_in(person).get(reverse("activities:one", args=[found.pk]))
        return [one.text for one in answer.context["ties"]]

    assert seen(cast.member, activity) == ["Ring kommunerna"]
    assert seen(cast.administrator, activity) == ["Hemlig aktivitet", "Ring kommunerna"]
    assert seen(cast.administrator, other) == ["Träna balans"]
    untie_activity(tie, of=activity, **sign)
    assert ActivityTie.objects.count() == 1


@pytest.fixture
def theirs(cast, at):
    """The other group's activity, in an adopted plan that everybody may read."""
    sign = {"by": cast.other_secretary, "now": at()}
    Group.objects.update(state=Group.State.ACTIVE)
    plan = begin_plan(cast.other_group, title="Deras plan", starts_on=JAN, ends_on=DEC, **sign)
    found = add_activity(add_goal(plan, title="Mål", **sign), written=Written(text="Gå ut"), **sign)
    adopt_plan(plan, on=ADOPTED, where="Mötet i Köping", **sign)
    show_plan(plan, is_public=True, **sign)
    return Activity.objects.get(pk=found.pk)


def ties_seen(person, activity) -> list[tuple]:
    page = logged_in(person).get(reverse("activities:one", args=[activity.pk])).context
    return [(one.text, one.place, one.group) for one in page["ties"]]


@pytest.mark.fact("S000-41")
def test_both_sides_see_a_tie_in_the_version_in_force_and_either_undoes_it(cast, activity, theirs, sign):
    show_plan(activity.goal.plan, is_public=True, **sign)
    logged_in(cast.official).post(
        reverse("activities:tie", args=[activity.pk]), {"to": f"Activity:{theirs.pk}"}
    )
    tie_activity(theirs, to=activity, **sign)
    tie = ActivityTie.objects.get()
    new = revise_plan(theirs.goal.plan, **sign)
    again = Activity.objects.get(goal__plan=new)
    change_activity(again, written=Written(text="Gå ut varje dag"), **sign)
    ours = reverse("public:plan", args=[activity.goal.plan_id]) + "#mal-1"

    # The draft of the others is theirs until they have adopted it.
    before = ties_seen(cast.member, activity)
    adopt_plan(new, on=ADOPTED, where="Mötet i Köping", **sign)
    after = ties_seen(cast.member, activity)

    names = [cast.other_group.name_on(ADOPTED), cast.group.name_on(ADOPTED)]
    at_theirs = [reverse("public:plan", args=[pk]) + "#mal-1" for pk in (theirs.goal.plan_id, new.pk)]
    assert before == [("Gå ut", at_theirs[0], names[0])]
    assert after == [("Gå ut varje dag", at_theirs[1], names[0])]
    assert ties_seen(cast.other_secretary, again) == [("Träna balans", ours, names[1])]
    inside = reverse("activities:one", args=[again.pk])
    assert ties_seen(cast.administrator, activity) == [("Gå ut varje dag", inside, names[0])]
    # Closed to us since: we see no word of it, and those who plan can still undo what they tied.
    show_plan(new, is_public=False, **sign)
    closed = ties_seen(cast.official, activity)
    assert (ties_seen(cast.member, activity), [one[1:] for one in closed]) == ([], [("", "")])
    undo = reverse("activities:untie", args=[again.pk, tie.pk])
    answers = [logged_in(one).post(undo).status_code for one in (cast.official, cast.other_secretary)]
    assert (answers, ActivityTie.objects.count()) == ([404, 302], 0)


@pytest.mark.fact("S000-41", "S004-11")
def test_a_group_above_sees_ties_in_the_version_handed_in_to_it(cast, activity, theirs, sign, at):
    forum, official = forum_above(cast, at)
    asked = PlanRequest.objects.create(group=forum, starts_on=JAN, ends_on=DEC, due_on=ADOPTED, asked_at=at())
    asked.handed_in.create(plan=theirs.goal.plan, at=at())
    tie_activity(activity, to=theirs, **sign)
    asked.handed_in.create(plan=activity.goal.plan, at=at())
    show_plan(theirs.goal.plan, is_public=False, **sign)
    again = Activity.objects.get(goal__plan=revise_plan(theirs.goal.plan, **sign))
    adopt_plan(again.goal.plan, on=ADOPTED, where="Mötet i Köping", **sign)
    # The forum has got the first version of theirs and not the second.
    place = reverse("activities:one", args=[theirs.pk])
    assert ties_seen(official, activity) == [("Gå ut", place, cast.other_group.name_on(ADOPTED))]
    assert [text for text, _place, _group in ties_seen(official, theirs)] == ["Träna balans"]


@pytest.mark.parametrize(("name", "queries"), [("one", 13), ("of_plan", 8)])
def test_as_many_queries_for_one_as_for_thirty(cast, goal, sign, name, queries, django_assert_num_queries):
    activity = add_activity(goal, written=SHARED, **sign)
    client = logged_in(cast.official)
    address = reverse(f"activities:{name}", args=[activity.pk if name == "one" else goal.plan_id])
    tie_activity(activity, to=promised(cast.group, "Ett"), **sign)
    with django_assert_num_queries(queries):
        client.get(address)
    for number in range(29):
        one = add_activity(goal, written=SHARED, **sign)
        report_progress(activity, state="ongoing", on=JAN, text=f"{number}", **sign)
        for seat in ("Sala", "Köping"):
            specify(one, organization=cast.seats[seat].organization, state="done", text="Klart", **sign)
        to = promised(cast.group, f"{number}")
        tie_activity(activity, to=to, **sign)
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.fact("S001-33")
def test_a_member_speaks_for_the_own_organisation_and_staff_for_all(cast, activity, sala, sign):
    page = reverse("activities:one", args=[activity.pk])
    ours = {
        role: sorted(logged_in(getattr(cast, role)).get(page).context["answers"].values())
        for role in ("member", "official")
    }
    own = cast.member.appointments.get().seat.organization
    assert (ours["member"], len(ours["official"])) == ([own.name_on(ADOPTED)], 11)
    theirs = next(one for one in cast.seats.values() if one.organization and one.organization != own)
    asked = [
        logged_in(cast.member).get(reverse("activities:say", args=[activity.pk, pk])).status_code
        for pk in (own.pk, theirs.organization_id, 99999)
    ]
    assert asked == [200, 403, 404]
    address = reverse("activities:say", args=[activity.pk, own.pk])
    logged_in(cast.member).post(address, {"state": "ongoing", "text": "Vi tränar"})
    assert OrganizationSpecification.objects.get().by == cast.member


def test_an_activity_is_written_reported_and_tied_without_a_script(cast, goal, sign):
    client = logged_in(cast.official)
    new = reverse("activities:new", args=[goal.pk])
    assert (
        client.post(new, {"text": "Kurs", "kind": "measure", "holds_from": "2019-01-01"}).status_code == 422
    )
    client.post(new, {"text": "Kurs", "kind": "measure", "by_organization": "on", "starts_on": "2017-02-01"})
    activity = goal.activities.get()
    to = promised(cast.group, "Boka sal")
    posts = [
        ("change", {"text": "Kurser", "kind": "information"}),
        ("report", {"state": "done", "on": "2017-02-03"}),
        ("tie", {"to": f"Action:{to.pk}"}),
    ]
    for name, given in posts:
        assert client.post(reverse(f"activities:{name}", args=[activity.pk]), given).status_code == 302
    activity.refresh_from_db()
    assert (activity.text, activity.kind, activity.by_organization) == ("Kurser", "information", False)
    assert (activity.progress.get().state, activity.ties.get().action) == ("done", to)
    plan_page = client.get(reverse("plan:plan", args=[goal.plan_id]))
    assert [line.state for line in plan_page.context["goals"][0].activities] == ["done"]


def test_who_answers_for_an_activity_reports_it_and_other_members_do_not(cast, goal, sign):
    add_activity(goal, written=Written(text="Kurs", kind="measure", responsible=cast.member), **sign)
    address = [goal.activities.get().pk]
    given, answers = {"state": "done", "on": "2017-02-03"}, []
    for person in (cast.substitute, cast.member):
        client = logged_in(person)
        answers.append(client.post(reverse("activities:report", args=address), given).status_code)
        page = client.get(reverse("activities:one", args=address)).context
        answers.append((page["may_report"], page["may_tie"]))
    assert answers == [403, (False, False), 302, (True, False)]
    assert ActivityProgress.objects.get().by == cast.member
