"""The pages of a year: who sees and changes what, the drawing and its list, the paper, the form of a year."""

import re
from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import appoint
from groups.models import Group, GroupSettings
from meetings.actions import (
    add_obligation,
    add_pattern,
    adopt_usual_obligations,
    create_meeting,
    fulfil_obligation,
)
from meetings.models import Fulfilment, Meeting, Obligation, SchoolHoliday
from meetings.wheel_paper import make_structure_wheel, paper_of_group, paper_of_structure, pdf_of
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of

pytestmark = pytest.mark.django_db
Y17, THEN = date(2017, 1, 1), date(2017, 6, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def year(cast, sign):
    """Both groups at work, the usual obligations, and a meeting of each."""
    Group.objects.update(state="active")
    adopt_usual_obligations(cast.structure, **sign)
    return {
        group: create_meeting(group, date=day, start=time(9), end=time(12), place=place, **sign)
        for group, day, place in (
            (cast.group, date(2017, 3, 14), "Regionhuset, sal B"),
            (cast.other_group, date(2017, 4, 4), "Hemlig plats"),
        )
    }


@pytest.fixture
def shown(client):
    def asked(person, name, *args, **query):
        client.force_login(person)
        return client.get(reverse(f"year:{name}", args=args), query)

    return asked


@pytest.fixture
def sent(client):
    def post(person, name, *args, headers=None, **fields):
        client.force_login(person)
        return client.post(reverse(f"year:{name}", args=args), fields, headers=headers or {})

    return post


def listed(page: str) -> list[str]:
    """The meetings of the list by month, as words."""
    months = page[page.index('id="months"') :]
    rows = re.findall(r"<li>((?:(?!<li>).)*?)</li>", months, re.S)
    words = [" ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", row, flags=re.S).split()) for row in rows]
    return [text for text in words if re.match(r"\d+ ", text)]


@pytest.mark.fact("P22")
def test_the_list_says_what_the_drawing_shows(cast, year, shown):
    page = shown(cast.member, "group", "aldre", 2017).content.decode()

    drawn = re.search(r'<svg class="year-wheel".*?</svg>', page, re.S)[0]
    assert listed(page) == [
        "1 tisdag 14 mars 2017 · Ordinarie möte · kl. 9.00–12.00 · Regionhuset, sal B Hållet"
    ]
    assert re.findall(r'class="yw-(?:number|letter|year|soft)[^>]*>([^<]+)<', drawn) == [
        "2017", *"jan feb mar apr maj jun jul aug sep okt nov dec".split(), *"ABCD", "1",
    ]  # fmt: skip
    assert {int(size) for size in re.findall(r'font-size="(\d+)"', drawn)} == {12, 13, 18}
    assert 'viewBox="0 0 328 328"' in drawn


OURS = "14 mars 2017 · Samverkansgrupp äldre · Ordinarie möte · kl. 9.00–12.00 · Regionhuset, sal B Hållet"
THEIRS = "4 april 2017 · Samverkansgrupp kultur/idrott"
ALL_OF_THEIRS = f"{THEIRS} · Ordinarie möte · kl. 9.00–12.00 · Hemlig plats Hållet"


@pytest.mark.parametrize(
    ("role", "public", "expected"),
    [
        ("member", "nothing", [f"1 tisdag {OURS}"]),
        ("member", "meetings", [f"1 tisdag {OURS}", f"2 tisdag {THEIRS} Hållet"]),
        ("stranger", "nothing", [f"1 tisdag {ALL_OF_THEIRS}"]),
    ],
)
def test_other_groups_meetings_show_as_name_and_day_or_not_at_all(role, public, expected, cast, year, shown):
    GroupSettings.objects.filter(group=cast.other_group).update(public=public)

    page = shown(getattr(cast, role), "structure", "vastmanland", 2017).content.decode()

    assert listed(page) == expected


@pytest.mark.fact("S002-01", "S002-24")
def test_the_structures_wheel_counts_the_groups_and_names_them_to_staff_only(cast, year, sign, shown):
    website = Obligation.objects.get(key="website")
    fulfil_obligation(website, group=cast.group, on=date(2017, 2, 1), **sign)

    to_staff = shown(cast.secretary, "structure", "vastmanland", 2017)
    to_member = shown(cast.member, "structure", "vastmanland", 2017)

    lines = {line.one.title: line.one for line in to_staff.context["obligations"]}
    assert (lines["Dialog om hemsidan"].fulfilled, lines["Dialog om hemsidan"].groups) == (1, 2)
    assert lines["Dialog om hemsidan"].lacking == ("Samverkansgrupp kultur/idrott",)
    assert {line.one.lacking for line in to_member.context["obligations"]} == {()}


@pytest.mark.fact("S000-03", "S002-24")
def test_an_obligation_is_ticked_at_an_item_and_taken_back(cast, year, sign, sent, shown):
    meeting = create_meeting(cast.group, date=date(timezone.localdate().year, 1, 1), **sign)
    item = meeting.items.create(title="Hemsidan", kind="dialogue", position=1)
    website = Obligation.objects.get(key="website")
    address = ("tick", "aldre", website.pk)

    nothing = sent(cast.chair, *address, at="", on="", text="")
    stray = sent(cast.chair, *address, at=f"m{year[cast.other_group].pk}", on="", text="")
    sent(cast.chair, *address, at=f"i{item.pk}", on="", text="")
    ticks = [(row.on, row.meeting, row.item, row.ticked_by) for row in Fulfilment.objects.all()]
    answer = sent(cast.chair, "untick", Fulfilment.objects.get().pk)

    assert nothing.context["form"].errors == {
        "on": ["Välj ett möte eller skriv vilken dag. Till exempel 2017-03-14."]
    }
    assert [*stray.context["form"].errors] == ["at"]
    assert ticks == [(meeting.date, meeting, item, cast.chair)]
    assert (answer.status_code, Fulfilment.objects.count()) == (302, 0)


def test_staff_put_in_change_and_end_obligations(cast, year, sent):
    facts = {"title": "Årsrapport", "times": 1, "when": "2", "key": "own", "starts_on": "2017-01-01"}

    sent(cast.chair, "group_obligations", "aldre", **facts)
    row = Obligation.objects.get(title="Årsrapport")
    changed = facts | {"when": "last", "ends_on": "2018-12-31"}
    sent(cast.chair, "obligation", row.pk, **changed)
    wrong = sent(cast.chair, "obligation", row.pk, **changed | {"ends_on": "2016-12-31"})

    assert (row.group, row.month, row.at_last_meeting) == (cast.group, 2, False)
    row.refresh_from_db()
    assert (row.month, row.at_last_meeting, row.ends_on) == (None, True, date(2018, 12, 31))
    assert [*wrong.context["form"].errors] == ["ends_on"]


def test_who_may_change_what_every_group_has_to_do_finds_the_way_from_a_groups_list(cast, year, shown):
    website = Obligation.objects.get(key="website")
    address = reverse("year:obligation", args=[website.pk])

    pages = [shown(person, "group_obligations", "aldre").text for person in (cast.secretary, cast.chair)]

    assert [page.count(f'href="{address}"') for page in pages] == [1, 0]


@pytest.mark.parametrize("role", ["secretary", "chair", "member", "substitute", "stranger"])
def test_who_may_do_what(role, cast, year, shown, sent):
    person = getattr(cast, role)
    website = Obligation.objects.get(key="website")
    answers = [
        shown(person, "group", "aldre", 2017).status_code,
        shown(person, "structure", "vastmanland", 2017).status_code,
        shown(person, "tick", "aldre", website.pk).status_code,
        shown(person, "plan", "aldre", timezone.localdate().year).status_code,
        sent(person, "usual", "vastmanland").status_code,
        sent(person, "obligation", website.pk, title="Ny").status_code,
    ]

    assert (
        answers
        == {
            "secretary": [200, 200, 200, 200, 302, 200],
            "chair": [200, 200, 200, 200, 403, 403],
            "member": [200, 200, 403, 403, 403, 403],
            "substitute": [200, 200, 403, 403, 403, 403],
            "stranger": [404, 200, 404, 404, 403, 403],
        }[role]
    )


def form_of(response, **changes) -> dict:
    """What a browser would send back from the plan."""
    forms = [row.form for row in response.context["sheet"].rows]
    given = {
        "seen": response.context["sheet"].seen,
        "form-TOTAL_FORMS": len(forms),
        "form-INITIAL_FORMS": len(forms),
    }
    for number, form in enumerate(forms):
        given |= {
            f"form-{number}-keep": "on",
            f"form-{number}-date": form["date"].value()
            if form.is_bound
            else form.initial["date"].isoformat(),
            f"form-{number}-times": form["times"].value() if form.is_bound else "9.00–12.00",
            f"form-{number}-place": "Rådhuset",
            f"form-{number}-kind": "ordinary",
        }
    return {name: value for name, value in (given | changes).items() if value is not None}


@pytest.mark.fact("S000-32", "P22")
def test_next_years_six_meetings_are_seen_first_and_then_made_once(cast, shown, sent):
    next_year = timezone.localdate().year + 1
    first = shown(cast.secretary, "plan", "aldre", next_year)
    fields = form_of(first)

    answers = [sent(cast.secretary, "plan", "aldre", next_year, **fields) for _time in (1, 2)]

    rows = Meeting.objects.filter(group=cast.group, date__year=next_year).order_by("date")
    assert first.context["sheet"].button == "Planera 6 möten"
    assert [row.notes for row in first.context["sheet"].rows] == [[]] * 6
    assert [answers[0].status_code, len(rows), {row.place for row in rows}] == [302, 6, {"Rådhuset"}]
    assert {(row.start, row.end, row.is_preliminary) for row in rows} == {(time(9), time(12), True)}
    assert sum(row.date.month <= 6 for row in rows) == 3


def test_a_day_left_out_or_on_a_holiday_is_shown_again_before_it_is_done(cast, shown, sent):
    next_year = timezone.localdate().year + 1
    holiday = date(next_year, 5, 1)
    SchoolHoliday.objects.create(
        structure=cast.structure, name="Lov", starts_on=holiday, ends_on=holiday + timedelta(7)
    )
    address = ("plan", "aldre", next_year)
    fields = form_of(shown(cast.secretary, *address))
    moved = fields | {"form-0-date": holiday.isoformat()}
    del moved["form-5-keep"]

    looked = sent(cast.secretary, *address, headers={"HX-Request": "true"}, **moved, look="1")
    unseen = sent(cast.secretary, *address, **moved)
    count = Meeting.objects.count()
    done = sent(cast.secretary, *address, **moved | {"seen": unseen.context["sheet"].seen})

    notes = unseen.context["sheet"].rows[0].notes
    assert notes[0] == "Dagen är en helgdag: första maj."
    assert notes[-1] == "Skollov: Lov."
    assert (unseen.context["sheet"].button, unseen.context["is_new"], count) == ("Planera 5 möten", True, 0)
    assert [looked.content.decode().count('hx-swap-oob="true"'), "<html" in looked.content.decode()] == [
        6,
        False,
    ]
    assert (done.status_code, Meeting.objects.count()) == (302, 5)


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_planned(cast, shown, sent):
    next_year = timezone.localdate().year + 1
    address = ("plan", "aldre", next_year)
    fields = form_of(shown(cast.secretary, *address))
    broken = fields | {"form-0-times": "9.00", "form-1-date": "31/2/2027"}

    answer = sent(cast.secretary, *address, **broken)
    left_out = {name: value for name, value in broken.items() if name not in {"form-0-keep", "form-1-keep"}}
    again = sent(cast.secretary, *address, **left_out)

    errors = [dict(row.form.errors) for row in answer.context["sheet"].rows[:2]]
    assert [[*one] for one in errors] == [["times"], ["date"]]
    assert (Meeting.objects.count(), again.context["sheet"].count) == (0, 4)


@pytest.mark.fact("S000-19", "S000-32", "N10")
@pytest.mark.parametrize("count", [1, 30])
def test_the_plan_says_at_each_day_what_it_collides_with(
    count, cast, sign, shown, client, django_assert_num_queries
):
    next_year = timezone.localdate().year + 1
    before = shown(cast.secretary, "plan", "aldre", next_year).context["sheet"].rows
    days = [row.form.initial["date"] for row in before]
    appoint(cast.other_seats["Sala"], person=cast.member, starts_on=Y17, **sign)
    create_meeting(cast.other_group, date=days[0], start=time(9), end=time(12), place="Sal C", **sign)
    for number in range(count - 1):
        day = days[1] + timedelta(days=1 + number // 10)
        create_meeting(cast.other_group, date=day, start=time(8, number), end=time(9), **sign)
    client.force_login(cast.secretary)

    with django_assert_num_queries(21):
        first = client.get(reverse("year:plan", args=["aldre", next_year]))

    assert [row.notes for row in first.context["sheet"].rows] == [
        [f"{cast.member.name} (Sala kommun) är upptagen kl. 9.00–12.00."],
        [],
        [],
        [],
        [],
        [],
    ]
    fields = form_of(first, **{"form-0-place": "sal  c", "form-1-times": "strax"})
    weighed = client.post(reverse("year:plan", args=["aldre", next_year]), fields).context["sheet"]
    assert [row.notes for row in weighed.rows[:2]] == [
        [
            f"{cast.member.name} (Sala kommun) är upptagen kl. 9.00–12.00.",
            "sal c är upptagen kl. 9.00–12.00.",
        ],
        [],
    ]
    assert Meeting.objects.filter(group=cast.group).count() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_the_groups_wheel_asks_the_database_nine_times(
    count, cast, year, sign, client, django_assert_num_queries
):
    for number in range(count):
        day = date(2017, 2, 1) + timedelta(number)
        create_meeting(cast.group, date=day, start=time(9), **sign)
        row = add_obligation(cast.group, title=f"Åtagande {number}", starts_on=Y17, **sign)
        fulfil_obligation(row, group=cast.group, on=date(2017, 2, 2), **sign)
    client.force_login(cast.secretary)

    with django_assert_num_queries(9):
        client.get(reverse("year:group", args=["aldre", 2017]))


@pytest.mark.fact("S000-03", "S002-24")
@pytest.mark.parametrize("count", [1, 30])
def test_an_obligation_is_put_on_a_coming_agenda_from_the_wheel(
    count, cast, year, sign, shown, sent, client, django_assert_num_queries
):
    today = timezone.localdate()
    last_day = date(today.year, 12, 31)
    meetings = [create_meeting(cast.group, date=last_day, start=time(9), **sign)]
    meetings += [
        create_meeting(cast.group, date=last_day, start=time(9, 1 + number), kind="workshop", **sign)
        for number in range(count - 1)
    ]
    theirs = create_meeting(cast.other_group, date=last_day, start=time(9), **sign)
    website = Obligation.objects.get(key="website")
    address = ("put", "aldre", website.pk)

    refused = [sent(cast.chair, *address, meeting=pk).status_code for pk in (theirs.pk, "x")]
    for _time in (1, 2):
        sent(cast.chair, *address, meeting=meetings[0].pk)
    client.force_login(cast.chair)
    with django_assert_num_queries(11):
        page = client.get(reverse("year:group", args=["aldre", today.year]))

    lines = {line.one.id: line for line in page.context["obligations"]}
    others = [line for line in lines.values() if line.one.id != website.pk]
    assert (refused, [item.title for item in meetings[0].items.all()]) == ([404, 404], ["Dialog om hemsidan"])
    assert ([one.pk for one in lines[website.pk].stands], lines[website.pk].choices) == ([meetings[0].pk], ())
    assert {len(line.choices) for line in others} == {count}
    assert "wheel-put" not in shown(cast.member, "group", "aldre", today.year).text


@pytest.mark.parametrize("count", [1, 30])
def test_the_structures_wheel_asks_the_database_eleven_times(
    count, cast, year, sign, client, django_assert_num_queries
):
    for number in range(count):
        group = Group.objects.create(
            structure=cast.structure, slug=f"g{number}", starts_on=Y17, state="active"
        )
        create_meeting(group, date=date(2017, 2, 1) + timedelta(number), start=time(9), **sign)
    client.force_login(cast.secretary)

    with django_assert_num_queries(11):
        client.get(reverse("year:structure", args=["vastmanland", 2017]))


@pytest.mark.fact("P22")
def test_the_paper_is_made_by_the_worker_and_is_accessible(cast, year, sign, shown, sent, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = add_pattern(cast.group, month=3, week=2, weekday=3, start=time(9), end=time(12), **sign)
    paper = paper_of_group(row.group, 2017, THEN)
    content = pdf_of(paper)
    assert_pdf_accessible(content)
    text = " ".join(text_of(content).split())

    assert "Årshjul 2017" in text
    assert "1. tisdag 14 mars · Ordinarie möte · kl. 9.00–12.00 · Regionhuset, sal B" in text
    assert "Muntlig utvärdering på sista ordinarie mötet, 14 mars 2017" in text
    asked = sent(cast.member, "structure_pdf", "vastmanland", 2017)
    assert [asked.status_code, sent(cast.member, "group_pdf", "kultur-idrott", 2017).status_code] == [
        302,
        404,
    ]


def test_the_paper_holds_what_its_reader_may_see(cast, year, settings, tmp_path, client):
    settings.MEDIA_ROOT = tmp_path
    theirs = paper_of_structure(cast.structure, cast.stranger, 2017, THEN).document
    today = timezone.localdate()
    make_structure_wheel.func(cast.structure.pk, cast.member.pk, 2017, today.isoformat())
    client.force_login(cast.member)

    made = client.get(reverse("year:structure_pdf", args=["vastmanland", 2017]))
    client.force_login(cast.stranger)
    other = client.get(reverse("year:structure_pdf", args=["vastmanland", 2017]))

    assert [line.words for _name, lines in theirs.months for line in lines] == [
        "Samverkansgrupp kultur/idrott · Ordinarie möte · kl. 9.00–12.00 · Hemlig plats"
    ]
    assert [made["Content-Type"], other["Content-Type"]] == ["application/pdf", "text/html; charset=utf-8"]


def test_a_year_that_cannot_be_is_not_there(cast, year, shown):
    answers = [shown(cast.secretary, "group", "aldre", number).status_code for number in (1, 2101, 99999)]
    past = shown(cast.secretary, "plan", "aldre", 2016).status_code

    assert [*answers, past] == [404] * 4


def test_staff_are_told_on_start_and_group_page_and_members_are_not(cast, year, client):
    """The obligations of 2017 are in force still; this year nobody has ticked them. Told from late October,
    and at once what was due in January."""
    add_obligation(cast.group, title="Rapport", month=1, starts_on=Y17, by=cast.secretary, now=timezone.now())
    found = {}
    for role in ("secretary", "member"):
        client.force_login(getattr(cast, role))
        pages = [client.get("/"), client.get(reverse("groups:group", args=["aldre"]))]
        found[role] = ["Rapport, senast 31 januari" in page.content.decode() for page in pages]

    assert found == {"secretary": [True, True], "member": [False, False]}
