"""“Vad har vi gjort, ett axplock”: made from what happened, and edited by hand (S000-42)."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from issues.models import Action, DecisionMaterial, Issue
from meetings.actions import create_meeting
from plans.actions import Written, add_activity, add_goal, begin_plan, report_progress
from plans.actions.done_list import add_done, line_of, remove_done, say_done
from plans.done_list import DoneLine, Edited, done_list, edited
from plans.models import Activity, DoneEntry
from samverkan.lib.refusal import Refused

MET, SEEN = DoneLine(date(2017, 2, 1), "meeting", "Möte", "meeting:1", "Möte"), date(2017, 1, 5)


@pytest.mark.fact("S000-42")
@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (None, [("Möte", False, 0)]),
        (Edited(7, MET.on, "Workshop om hemgång", "meeting:1"), [("Workshop om hemgång", False, 7)]),
        (Edited(7, MET.on, "", "meeting:1", is_hidden=True), [("Möte", True, 7)]),
        (Edited(7, SEEN, "Studiebesök"), [("Studiebesök", False, 7), ("Möte", False, 0)]),
        (Edited(7, SEEN, "Borta", "meeting:9"), [("Borta", False, 7), ("Möte", False, 0)]),
        (Edited(7, SEEN, "Borta", "meeting:9", is_hidden=True), [("Möte", False, 0)]),
        # Nothing is said of it but that it stands where it stands: it is told by what it says itself.
        (Edited(7, MET.on, "", "meeting:1", place=1), [("Möte", False, 7)]),
        (Edited(7, SEEN, "", "meeting:9", place=1), [("Möte", False, 0)]),
    ],
)
def test_what_happened_is_told_as_it_was_edited(entry, told):
    lines = edited([MET], [entry] if entry else [])
    assert [(line.text, line.is_hidden, line.entry) for line in lines] == told


def test_lines_stand_where_somebody_put_them_and_then_by_day():
    happened = [DoneLine(date(2017, day, 1), "action", f"{day}", f"action:{day}") for day in (1, 2, 3)]
    entries = [Edited(4, MET.on, "", "action:3", place=1), Edited(5, SEEN, "Besök", place=2)]
    assert [line.text for line in edited(happened, entries)] == ["3", "Besök", "1", "2"]


def test_what_was_shown_and_has_been_closed_since_is_shown_no_more():
    entry = Edited(7, MET.on, "Ställningstagande: Hemligt", "position:9", is_public=True)
    (line,) = edited([], [entry])
    assert (line.text, line.is_public) == ("Ställningstagande: Hemligt", False)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def done(cast, at, sign):
    """A meeting, an activity and an action of 2017; others of another year, circle and group."""
    for group in (cast.group, cast.other_group):
        create_meeting(group, date=date(2017, 2, 1), **sign | {"now": at("2017-01-02 09:00")})
        plan = begin_plan(group, title="P", starts_on=date(2017, 1, 1), ends_on=date(2018, 12, 31), **sign)
        goal = add_goal(plan, title="Mål", **sign)
        for text, states in {"Kurs": ["ongoing", "done"], "Ångrat": ["done", "ongoing"]}.items():
            activity = add_activity(goal, written=Written(text=text), **sign)
            for state in states:
                report_progress(activity, state=state, on=date(2017, 2, 3), **sign)
        made = {"group": group, "state": "done", "created_at": at(), "text": "Ringt"}
        Action.objects.create(closed_at=at("2017-02-05 09:00"), **made)
        Action.objects.create(closed_at=at("2016-12-31 23:30"), **made)
        Action.objects.create(closed_at=at("2017-02-05 09:00"), circle="presidency", **made)


@pytest.mark.django_db
@pytest.mark.fact("S000-42")
def test_a_year_makes_itself_and_is_edited_by_hand(cast, done, sign):
    made = done_list(cast.group, 2017)
    assert [(line.kind, line.text) for line in made] == [
        ("meeting", "Ordinarie möte"),
        ("activity", "Kurs"),
        ("action", "Ringt"),
    ]
    added = add_done(cast.group, on=date(2017, 1, 9), text="Besök i Sala", **sign)
    say_done(cast.group, line=made[1], text="Kurs i balans", **sign)
    say_done(cast.group, line=made[2], text="Ringt", is_hidden=True, **sign)
    told = [line.text for line in done_list(cast.group, 2017)]
    assert told == ["Besök i Sala", "Ordinarie möte", "Kurs i balans"]

    again = line_of(cast.group, 2017, source=made[1].source)
    assert say_done(cast.group, line=again, text="Kurs", **sign) is None
    remove_done(added, **sign)
    assert list(DoneEntry.objects.values_list("instead_of", flat=True)) == [made[2].source]
    for given, code in [
        ({"text": " ", "on": SEEN}, "no_text"),
        ({"text": "A", "on": date(2017, 3, 2)}, "future"),
    ]:
        with pytest.raises(Refused) as caught:
            add_done(cast.group, **given, **sign)
        assert caught.value.code == code


@pytest.mark.django_db
@pytest.mark.fact("S000-42")
def test_what_is_said_of_one_year_says_nothing_of_another(cast, done, at, sign):
    activity = Activity.objects.get(goal__plan__group=cast.group, text="Kurs")
    first = line_of(cast.group, 2017, source=f"activity:{activity.pk}:2017")
    hidden = say_done(cast.group, line=first, text="Kurs", is_hidden=True, **sign)
    for state in ("ongoing", "done"):
        report_progress(activity, state=state, on=date(2018, 3, 1), **sign | {"now": at("2018-03-02 09:00")})
    (again,) = done_list(cast.group, 2018)
    say_done(cast.group, line=again, text="Kurs för alla", is_public=True, **sign)

    kept = DoneEntry.objects.order_by("on").values_list("text", "is_hidden", "is_public")
    assert [*kept] == [(hidden.text, True, False), ("Kurs för alla", False, True)]
    assert [(one.text, one.is_public) for one in done_list(cast.group, 2018)] == [("Kurs för alla", True)]


@pytest.mark.django_db
@pytest.mark.fact("S000-42")
def test_a_line_is_kept_in_swedish_whoever_reads(cast, done, sign):
    with translation.override("en"):
        met = done_list(cast.group, 2017)[0]
        kept = say_done(cast.group, line=met, text=met.text, is_public=True, **sign)
        met = done_list(cast.group, 2017)[0]
        nothing = say_done(cast.group, line=met, text=met.made, **sign)
    assert (kept.text, nothing) == ("Ordinarie möte", None)


@pytest.mark.django_db
def test_what_was_kept_before_its_source_had_a_year_gets_it(cast):
    for source, text in (("activity:7", "Kurs"), ("", "Besök")):
        DoneEntry.objects.create(group=cast.group, on=SEEN, text=text, instead_of=source)
    import_module("plans.migrations.0009_done_lines_name_their_year").name_the_year(apps, None)
    kept = DoneEntry.objects.order_by("pk").values_list("instead_of", flat=True)
    assert [*kept] == ["activity:7:2017", ""]


@pytest.mark.django_db
def test_the_list_is_edited_on_its_page(cast, done):
    client, args = Client(), [cast.group.slug, 2017]
    client.force_login(cast.official)
    client.post(reverse("activities:done_add", args=args), {"on": "2017-01-09", "text": "Besök i Sala"})
    page = client.get(reverse("activities:done", args=args))
    source = page.context["lines"][1].source
    line = reverse("activities:done_say", args=args) + f"?rad={source}"
    assert client.post(line, {"text": "Workshop", "is_hidden": "on"}).status_code == 302
    page = client.get(reverse("activities:done", args=args))
    assert [one.text for one in page.context["lines"]] == ["Besök i Sala", "Kurs", "Ringt"]
    assert [one.text for one in page.context["hidden"]] == ["Workshop"]
    client.post(reverse("activities:done_remove", args=[cast.group.slug, page.context["lines"][0].entry]))
    assert DoneEntry.objects.count() == 1
    client.force_login(cast.member)
    read = client.get(reverse("activities:done", args=args))
    assert (read.context["hidden"], client.get(line).status_code) == ([], 403)


@pytest.mark.django_db
def test_the_last_of_two_who_say_a_line_anew_is_told_and_may_save_over(cast, done):
    client, source = Client(), done_list(cast.group, 2017)[1].source
    client.force_login(cast.official)
    line = reverse("activities:done_say", args=[cast.group.slug, 2017]) + f"?rad={source}"
    seen = client.get(line).context["form"]["seen"].value()
    first = client.post(line, {"text": "Kurs i balans", "is_public": "on", "seen": seen})
    second = client.post(line, {"text": "Kurs för äldre", "seen": seen})
    stands = DoneEntry.objects.get().text
    again = client.post(line, {"text": "Kurs för äldre", "seen": second.context["form"]["seen"].value()})
    # Taken back to its own words, it is changed for who began from the others.
    client.post(line, {"text": "Kurs"})
    late = client.post(line, {"text": "Kurs för alla", "seen": seen[::-1]})
    mark = late.context["form"]["seen"].value()

    answers = (first, second, again, late)
    assert [answer.status_code for answer in answers] == [302, 422, 302, 422]
    assert (stands, second.context["form"].refusal.code, mark) == ("Kurs i balans", "changed", seen)
    assert DoneEntry.objects.count() == 0


@pytest.mark.django_db
def test_as_many_queries_for_one_year_as_for_a_full_one(cast, done, at, sign, django_assert_num_queries):
    client, address = Client(), reverse("activities:done", args=[cast.group.slug, 2017])
    client.force_login(cast.official)
    with django_assert_num_queries(11):
        client.get(address)
    made = {"group": cast.group, "state": "done", "created_at": at(), "closed_at": at("2017-02-05 09:00")}
    Action.objects.bulk_create(Action(text=f"{number}", **made) for number in range(29))
    for number in range(29):
        add_done(cast.group, on=SEEN, text=f"{number}", **sign)
    with django_assert_num_queries(11):
        client.get(address)


@pytest.mark.django_db
@pytest.mark.fact("S000-42", "S000-43")
def test_issues_brought_to_their_end_decided_at_home_and_study_visits_are_told(cast, at, sign):
    """Each once a year; not those of a narrower circle, of others, or what was annulled."""
    visit = {"date": date(2017, 2, 9), "kind": "study_visit", "title": "Träffpunkten"}
    create_meeting(cast.group, **visit, **sign | {"now": at("2017-01-02 09:00")})
    for number, (title, group, circle, annulled) in enumerate(
        [
            ("Trygg hemgång", cast.group, "group", None),
            ("Sluten fråga", cast.group, "presidency", None),
            ("Deras", cast.other_group, "group", None),
            ("Återtaget", cast.group, "group", date(2017, 2, 20)),
        ],
        1,
    ):
        why = "Enskild" if circle != "group" else ""
        issue = Issue.objects.create(
            structure=cast.structure,
            year=2017,
            number=number,
            title=title,
            home_group=group,
            circle=circle,
            closed_reason=why,
            raised_on=SEEN,
            raised_by=cast.official,
            created_at=at(),
        )
        decided_at_home(cast, at, issue, annulled)
        if not annulled:
            day = date(2017, 2, 25)
            issue.stages.create(stage="closed", move="forward", entered_on=day, entered_at=at())

    one = "Decided at home by %(count)d organisation: %(issue)s"
    two = ngettext(one, one.replace("organisation:", "organisations:"), 2)
    told = [(str(line.on), line.kind, line.text) for line in done_list(cast.group, 2017)]

    assert told == [
        ("2017-02-09", "meeting", "Studiebesök: Träffpunkten"),
        ("2017-02-10", "position", "Ställningstagande: Trygg hemgång"),
        ("2017-02-22", "decision", two % {"count": 2, "issue": "Trygg hemgång"}),
        ("2017-02-25", "issue", gettext("Brought to its end: %(issue)s") % {"issue": "Trygg hemgång"}),
    ]


def decided_at_home(cast, at, issue, annulled) -> None:
    """Two organisations have decided, on different days, and one has not."""
    version = DecisionMaterial.objects.create(issue=issue, title="Underlag").versions.create(
        number=1, text="B", created_at=at()
    )
    path = version.paths.create(label="A", title="Till nämnderna")
    version.issued_at, version.sha256 = at(), "0"
    version.save()
    why = "Fel underlag" if annulled else ""
    position = issue.positions.create(
        group=issue.home_group,
        version=version,
        taken_on=date(2017, 2, 10),
        text="Ja",
        made_at=at(),
        made_by=cast.official,
        annulled_on=annulled,
        annulled_reason=why,
    )
    for name, state, day in (
        ("Sala", "approved", 20),
        ("Köping", "rejected", 22),
        ("Arboga", "pending", None),
    ):
        path.decisions.create(
            position=position,
            organization=cast.seats[name].organization,
            due_on=date(2017, 6, 1),
            asked_at=at(),
            state=state,
            decided_on=day and date(2017, 2, day),
        )


@pytest.mark.django_db
@pytest.mark.fact("S000-42")
def test_lines_are_ordered_and_shown_to_everybody_one_by_one(cast, done, sign):
    client, everybody, args = Client(), Client(), [cast.group.slug, 2017]
    client.force_login(cast.official)
    page, move, open_page = (
        reverse(name, args=args) for name in ("activities:done", "activities:done_move", "public:done")
    )
    assert everybody.get(open_page).status_code == 404
    _meeting, kurs, ringt = client.get(page).context["lines"]
    for key, way in ((ringt.key, "up"), (ringt.key, "up"), ("action:999", "up")):
        client.post(move, {"rad": key, "way": way})
    assert [one.text for one in client.get(page).context["lines"]] == ["Ringt", "Ordinarie möte", "Kurs"]

    say = reverse("activities:done_say", args=args) + f"?rad={kurs.source}"
    both = {"text": "Kurs", "is_hidden": "on", "is_public": "on"}
    assert client.post(say, both).status_code == 422
    client.post(say, {"text": "Kurs i balans", "is_public": "on"})
    shown = everybody.get(open_page)
    assert [one.text for one in shown.context["lines"]] == ["Kurs i balans"]
    listed = everybody.get(reverse("public:plans", args=[cast.structure.slug])).context["done"]
    assert [(one["group__slug"], one["year"]) for one in listed] == [(cast.group.slug, 2017)]
    assert [word in shown.content.decode() for word in ("Ringt", cast.official.name)] == [False, False]

    client.post(move, {"way": "by_day"})
    told = client.get(page).context["lines"]
    assert [one.text for one in told] == ["Ordinarie möte", "Kurs i balans", "Ringt"]
    # What says nothing of its own any more is not kept.
    assert list(DoneEntry.objects.values_list("text", flat=True)) == ["Kurs i balans"]
    client.post(say, {"text": "Kurs"})
    assert (DoneEntry.objects.count(), everybody.get(open_page).status_code) == (0, 404)
