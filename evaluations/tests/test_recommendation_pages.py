"""The register's pages: reading in with a look first, sorting, marking, following up, and who reads what."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions import (
    address_recommendation,
    begin_evaluation,
    begin_set,
    discard_set,
    follow_up_recommendation,
    import_recommendations,
    move_set,
    sort_recommendation,
    tie_recommendation,
)
from evaluations.actions.recommendation_led_to import act_on_recommendation, raise_recommendation
from evaluations.models import Recommendation, RecommendationSet
from evaluations.recommendation_due import remind_of_recommendations
from evaluations.recommendation_file import ReadRecommendation, read_text
from evaluations.recommendation_mails import recommendation_due_mail
from evaluations.recommendation_paper import make_register_paper, register_document
from evaluations.recommendations_of_issue import recommendations_of_issue
from evaluations.tests.test_recommendation_file import LISTED, YELLOW, paragraph, run, word_file
from groups.actions import create_group
from groups.models import Delivery, Document, Group, GroupRole, OrganizationContact, Person
from issues.actions import raise_issue
from issues.models import Action, Issue
from meetings.actions import add_item, create_meeting, tie_issue
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
TEXT = "1. **Mötas oftare.**\n\n2. Bjuda in brett. Skicka i tid.\n\n3. Tala med alla. En\n\nrad till."


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


@pytest.fixture
def empty(cast, sign) -> RecommendationSet:
    return begin_set(cast.group, title="Ur rapporten", marking_means="verkställighet", **sign)


@pytest.fixture
def register(empty, sign) -> RecommendationSet:
    import_recommendations(empty, rows=read_text(TEXT).rows, expected=3, **sign)
    return empty


@pytest.fixture
def client_of():
    def logged_in(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return logged_in


def of(register, number: int) -> Recommendation:
    return Recommendation.objects.select_related("set").get(set=register, number=number)


def counted(response) -> tuple[int, int, list[int]]:
    preview = response.context["preview"]
    return preview.expected, len(preview.rows), [row.number for row, _pieces in preview.rows if row.markings]


@pytest.mark.fact("S002-B", "S002-D")
def test_a_word_file_is_looked_at_and_then_read_in_as_it_was_shown(cast, empty, client_of):
    client, page = client_of(cast.secretary), reverse("recommendations:import", args=[empty.pk])
    content = word_file(
        paragraph(run("Mötas oftare.", YELLOW), looks=LISTED),
        paragraph(run("Bjuda in brett. "), run("Skicka i tid.", YELLOW), looks=LISTED),
    )
    wrong = client.post(page, {"expected": 3, "file": SimpleUploadedFile("r.docx", content), "step": "save"})
    assert (wrong.status_code, counted(wrong)) == (422, (3, 2, [1, 2]))
    assert empty.recommendations.count() == 0

    shown = client.post(page, {"expected": 2, "file": SimpleUploadedFile("r.docx", content)})
    assert (shown.status_code, counted(shown)) == (200, (2, 2, [1, 2]))
    text = shown.context["form"].data["text"]
    saved = client.post(page, {"expected": 2, "text": text, "step": "save", "once": "a"})
    again = client.post(page, {"expected": 2, "text": text, "step": "save", "once": "a"})
    assert [saved.url, again.url] == [reverse("recommendations:set", args=[empty.pk])] * 2
    rows = empty.recommendations.order_by("number")
    assert [(row.number, row.text, [str(one) for one in row.markings.all()]) for row in rows] == [
        (1, "Mötas oftare.", ["Mötas oftare."]),
        (2, "Bjuda in brett. Skicka i tid.", ["Skicka i tid."]),
    ]


@pytest.mark.fact("S002-A")
def test_the_report_is_kept_and_read_by_whoever_reads_the_recommendations(cast, empty, client_of):
    client, page = client_of(cast.secretary), reverse("recommendations:import", args=[empty.pk])
    content = word_file(paragraph(run("Mötas oftare."), looks=LISTED))
    wrong = {"expected": 2, "file": SimpleUploadedFile("r.docx", content), "step": "save"}
    assert (client.post(page, wrong).status_code, Document.objects.count()) == (422, 0)
    client.post(page, wrong | {"expected": 1, "file": SimpleUploadedFile("r.docx", content)})
    source = reverse("recommendations:source", args=[empty.pk])
    read = client_of(cast.stranger).get(source)
    assert (read["Content-Disposition"], b"".join(read)) == ('attachment; filename="r.docx"', content)
    keep = reverse("recommendations:keep", args=[empty.pk])
    for name, body in (("r.png", b"\x89PNG\r\n\x1a\n"), ("r.exe", b"MZ"), ("r.pdf", b"nej"), ("r.pdf", b"")):
        assert client.post(keep, {"file": SimpleUploadedFile(name, body)}).status_code == 422
    client.post(keep, {"file": SimpleUploadedFile("r.pdf", b"%PDF-1.7 rapporten")})
    read = client_of(cast.stranger).get(source)
    assert (read["Content-Type"], b"".join(read)) == ("application/pdf", b"%PDF-1.7 rapporten")
    # Closed in its group afterwards, it is read by its circle.
    Document.objects.update(circle="office", closed_reason="Utkast")
    people = (cast.secretary, cast.member, cast.stranger)
    assert [client_of(one).get(source).status_code for one in people] == [200, 404, 404]


@pytest.mark.parametrize(
    "form", [{"expected": 1}, {"expected": "x", "text": "1. A."}, {"expected": 1, "text": "A"}]
)
def test_what_cannot_be_read_is_told_and_kept(cast, empty, client_of, form):
    response = client_of(cast.secretary).post(reverse("recommendations:import", args=[empty.pk]), form)
    assert (response.status_code, empty.recommendations.count()) == (422, 0)


@pytest.mark.fact("S002-C", "P48")
def test_it_is_sorted_followed_up_by_who_is_responsible_and_told(cast, register, sign, client_of, today):
    one = of(register, 2)
    with pytest.raises(Refused) as refused:
        follow_up_recommendation(one, state="ongoing", on=today, text="Börjat.", **sign)
    assert refused.value.code == "wrong_state"
    secretary, member = client_of(cast.secretary), client_of(cast.member)
    secretary.post(
        reverse("recommendations:sort", args=[one.pk]),
        {"disposition": "execution", "responsible": cast.member.pk, "due_on": "2099-01-01"},
    )
    page = reverse("recommendations:follow_up", args=[one.pk])
    assert client_of(cast.substitute).get(page).status_code == 403
    told = {"state": "ongoing", "on": today.isoformat(), "text": "Underlag går ut tidigare."}
    assert member.post(page, told).status_code == 302
    # Not verified before it is done, not told of a day that has not come, and nothing without words.
    for wrong in (
        {"state": "verified"},
        {"on": (today + timedelta(days=1)).isoformat()},
        {"text": " "},
    ):
        assert member.post(page, told | wrong).status_code == 422
    one = of(register, 2)
    assert (one.state, one.responsible, one.follow_ups.count()) == ("ongoing", cast.member, 1)
    # An earlier day is told afterwards and leaves the state.
    follow_up_recommendation(one, state="done", on=today - timedelta(days=400), text="Trodde vi.", **sign)
    assert of(register, 2).state == "ongoing"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"disposition": "declined"}, "no_reason"), ({"disposition": "x"}, "unknown")],
)
def test_what_is_declined_says_why(register, sign, fields, code):
    with pytest.raises(Refused) as refused:
        sort_recommendation(of(register, 1), **fields, **sign)
    assert (refused.value.code, of(register, 1).state) == (code, "received")


@pytest.mark.fact("S002-D")
def test_a_sentence_is_marked_and_no_more(cast, register, client_of):
    client, page = client_of(cast.chair), reverse("recommendations:mark", args=[of(register, 2).pk])
    assert client.post(page, {"sentences": ["1"]}).status_code == 302
    assert [str(one) for one in of(register, 2).markings.all()] == ["Skicka i tid."]
    assert client.post(page, {"words": "in brett"}).status_code == 302
    assert [str(one) for one in of(register, 2).markings.all()] == ["in brett"]
    assert client.post(page, {"words": "in smalt"}).status_code == 422
    shown = client.get(reverse("recommendations:one", args=[of(register, 2).pk])).content.decode()
    assert "Bjuda <mark>in brett</mark>. Skicka i tid." in shown


@pytest.mark.fact("S002-B", "S002-D")
def test_a_slip_in_the_text_is_mended_with_a_reason_and_the_reports_words_stay(cast, register, client_of):
    client, one = client_of(cast.chair), of(register, 1)
    place, page = (reverse(f"recommendations:{name}", args=[one.pk]) for name in ("mend", "one"))
    for wrong in ({"text": "Mötas ofta."}, {"text": " ", "reason": "Fel."}):
        assert client.post(place, wrong).status_code == 422
    client.post(place, {"text": one.text, "reason": "Inget."})
    assert client.get(page).context["mended"] == ()
    client.post(place, {"text": "Mötas ofta.", "reason": "Fel ord lästes in"})
    one = of(register, 1)
    assert (one.number, one.text, [str(row) for row in one.markings.all()]) == (
        1,
        "Mötas ofta.",
        ["Mötas ofta."],
    )
    [line] = client_of(cast.stranger).get(page).context["mended"]
    assert (line.reason, line.before) == ("Fel ord lästes in", "Mötas oftare.")


@pytest.mark.fact("S002-A")
def test_a_set_says_which_evaluation_it_comes_out_of(cast, client_of, sign):
    evaluation = begin_evaluation(
        cast.structure,
        title="Utvärdering 2020",
        starts_on=date(2020, 1, 1),
        ends_on=date(2020, 12, 31),
        groups=[cast.group],
        **sign,
    )
    client = client_of(cast.secretary)
    begin = client.get(reverse("recommendations:list"), {"evaluation": evaluation.pk}).content.decode()
    place = f"{reverse('recommendations:new', args=[cast.group.slug])}?evaluation={evaluation.pk}"
    assert place in begin
    assert client.get(place).context["form"].initial == {"evaluation": evaluation.pk}
    told = {"title": "Ur den", "author": "Asta Lind", "dated": "2021-06-01", "evaluation": evaluation.pk}
    made = client.post(reverse("recommendations:new", args=[cast.group.slug]), told)
    found = RecommendationSet.objects.get()
    assert (made.url, found.evaluation, found.status) == (
        reverse("recommendations:import", args=[found.pk]),
        evaluation,
        "proposal",
    )
    link = f'href="{reverse("evaluations:evaluation", args=[evaluation.pk])}"'
    page = reverse("recommendations:set", args=[found.pk])
    assert [link in client_of(who).get(page).content.decode() for who in (cast.member, cast.stranger)] == [
        True,
        False,
    ]
    page = reverse("recommendations:change", args=[found.pk])
    client.post(page, told | {"title": "Ur den andra", "evaluation": ""})
    found.refresh_from_db()
    assert (found.title, found.evaluation, found.group) == ("Ur den andra", None, cast.group)


@pytest.mark.fact("P63", "N09")
def test_the_structure_reads_it_without_names_and_ties_that_are_not_theirs(
    cast, register, sign, client_of, today
):
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    one = sort_recommendation(of(register, 2), disposition="execution", responsible=cast.member, **sign)
    follow_up_recommendation(one, state="ongoing", on=today, text="Börjat.", **sign)
    tie_recommendation(one, to=issue, **sign)
    pages = [
        reverse("recommendations:one", args=[one.pk]),
        reverse("recommendations:set", args=[register.pk]),
    ]
    words = (cast.member.name, cast.official.name, "Trygg hemgång")
    inside, outside = client_of(cast.secretary), client_of(cast.stranger)
    read = [
        [word in client.get(page).content.decode() for page in pages for word in words]
        for client in (inside, outside)
    ]
    assert read == [[True, True, True, True, False, False], [False] * 6]
    assert [(one.number, one.set) for one in recommendations_of_issue(issue, cast.stranger, today)] == [
        (2, "Ur rapporten")
    ]


@pytest.mark.fact("S002-A")
def test_a_set_that_is_touched_is_not_taken_away_and_ends_when_nothing_is_left(register, sign, client_of):
    client, page = client_of(sign["by"]), reverse("recommendations:set", args=[register.pk])
    away, offered = reverse("recommendations:discard", args=[register.pk]), []
    offered.append(away in client.get(page).content.decode())
    sort_recommendation(of(register, 1), disposition="already_done", **sign)
    offered.append(away in client.get(page).content.decode())
    assert offered == [True, False]
    with pytest.raises(Refused) as refused:
        discard_set(register, **sign)
    assert refused.value.code == "touched"
    with pytest.raises(Refused, match="2, 3"):
        move_set(register, status="finished", **sign)
    for number in (2, 3):
        sort_recommendation(of(register, number), disposition="declined", reason="Gäller inte oss.", **sign)
    move_set(register, status="finished", **sign)
    with pytest.raises(Refused) as refused:
        sort_recommendation(of(register, 2), disposition="execution", **sign)
    assert refused.value.code == "finished"


@pytest.mark.fact("S002-C")
def test_the_responsible_is_reminded_once_before_the_day(cast, register, sign, today):
    now = sign["now"]
    due = {"due_on": today + timedelta(days=7)}
    sort_recommendation(of(register, 1), disposition="execution", responsible=cast.member, **due, **sign)
    sort_recommendation(of(register, 2), disposition="declined", reason="Nej.", **due, **sign)
    sort_recommendation(of(register, 3), disposition="execution", due_on=today + timedelta(days=40), **sign)
    remind_of_recommendations(now)
    remind_of_recommendations(now + timedelta(hours=1))
    [sent] = Delivery.objects.filter(kind="evaluations.recommendation_due")
    assert sent.address == cast.member.email
    text = recommendation_due_mail(sent, {}).body
    assert ("Mötas oftare." in text, reverse("recommendations:one", args=[of(register, 1).pk]) in text) == (
        True,
        True,
    )
    sort_recommendation(of(register, 1), disposition="declined", reason="Inte längre.", **sign)
    assert recommendation_due_mail(sent, {}) is None


@pytest.mark.fact("S002-C")
def test_what_is_late_goes_to_who_can_be_reached_and_monthly(cast, register, sign, today):
    nobody = Person.objects.create(name="Vide Sandell")
    one = sort_recommendation(
        of(register, 1), disposition="execution", responsible=nobody, due_on=today, **sign
    )
    for days in (1, 2, 3, 40, 41):
        remind_of_recommendations(sign["now"] + timedelta(days=days))
    rows = Delivery.objects.filter(kind="evaluations.recommendation_due").order_by("pk")
    staff = {cast.secretary.email, cast.official.email}
    assert (len(rows), {row.address for row in rows} - staff) == (2 * len(staff), set())
    before = recommendation_due_mail(rows[0], {}).subject
    sort_recommendation(one, disposition="execution", due_on=today - timedelta(days=1), **sign)
    assert recommendation_due_mail(rows[0], {}).subject != before


@pytest.mark.fact("S002-C")
def test_all_that_waits_for_somebody_comes_in_one_mail_a_round(cast, register, sign, today):
    """It goes when something in it is new, and what was done meanwhile is left out."""

    def due(number: int, days: int) -> Recommendation:
        given = {"responsible": cast.member, "due_on": today + timedelta(days=days)}
        return sort_recommendation(of(register, number), disposition="execution", **given, **sign)

    ones = [due(1, 20), due(2, 4), due(3, -3)]
    # The first comes within the fortnight on the seventh day, in the same mail as those before it.
    for days in (0, 1, 5, 7, 8):
        remind_of_recommendations(sign["now"] + timedelta(days=days))
    rows = Delivery.objects.filter(kind="evaluations.recommendation_due").order_by("pk")
    assert [len(row.references["recommendations"]) for row in rows] == [2, 2, 3]
    assert {row.address for row in rows} == {cast.member.email}
    text = recommendation_due_mail(rows[2], {}).body
    ways = [reverse("recommendations:one", args=[one.pk]) for one in ones]
    assert [text.index(way) for way in reversed(ways)] == sorted(text.index(way) for way in ways)
    sort_recommendation(ones[1], disposition="declined", reason="Inte längre.", **sign)
    assert [way in recommendation_due_mail(rows[2], {}).body for way in ways] == [True, False, True]


@pytest.mark.fact("P63")
def test_a_group_that_is_a_draft_is_named_to_those_who_may_know_of_it(cast, register, sign, client_of, today):
    draft = create_group(
        cast.structure,
        name="Hemliga gruppen",
        slug="hemlig",
        starts_on=today,
        mandate="Bereder.",
        adopted_by="Parterna",
        adopted_on=today,
        **sign,
    )
    assert draft.state == "draft"
    one = of(register, 1)
    address_recommendation(one, groups=[draft, cast.group], **sign)
    sort_recommendation(one, disposition="execution", responsible_group=draft, **sign)
    kept = begin_set(draft, title="Ur utkastet", **sign)
    names = ("set", "csv", "one", "sort", "address", "change")
    keys = {"set": register.pk, "csv": register.pk, "change": register.pk}
    pages = [reverse(f"recommendations:{name}", args=[keys.get(name, one.pk)]) for name in names]
    pages += [reverse("recommendations:list"), reverse("recommendations:set", args=[kept.pk])]
    read = {
        person: ["Hemliga gruppen" in client_of(person).get(page).content.decode() for page in pages]
        for person in (cast.secretary, cast.chair, cast.member, cast.stranger)
    }
    assert read == {
        cast.secretary: [True] * 8,
        cast.chair: [False] * 8,
        cast.member: [False] * 8,
        cast.stranger: [False] * 8,
    }
    assert "Hemliga" not in str(register_document(register, today)) + str(register_document(kept, today))
    # What somebody may not know of is not lost when they choose anew.
    chair = client_of(cast.chair)
    chair.post(pages[4], {"names": "Direktörerna"})
    chair.post(pages[3], {"disposition": "assignment"})
    one = of(register, 1)
    assert [row.group or row.name for row in one.addressees.all()] == [draft, "Direktörerna"]
    assert (one.disposition, one.responsible_group) == ("assignment", draft)


@pytest.mark.fact("S002-C", "P63")
def test_who_may_answer_for_it_are_people_of_those_it_is_for(cast, register, sign, client_of, today):
    organization = cast.seats["Sala"].organization
    contact = Person.objects.create(name="Kaj Lindmark", email="kaj@example.se")
    OrganizationContact.objects.create(
        organization=organization, person=contact, starts_on=today - timedelta(days=9)
    )
    one, others = of(register, 1), Person.objects.create(name="Siv Ekman", email="siv@example.se")
    GroupRole.objects.create(
        group=cast.other_group, person=others, kind="secretary", starts_on=today - timedelta(days=9)
    )
    Group.objects.filter(pk=cast.other_group.pk).update(state="active")
    address_recommendation(one, groups=[cast.other_group], organizations=[organization], **sign)

    def offered(person, one) -> list[bool]:
        form = client_of(person).get(reverse("recommendations:sort", args=[one.pk])).context["form"]
        shown = [word for _pk, word in form.fields["responsible"].choices]
        wanted = (cast.member.name, f"Kaj Lindmark, {organization}", "Siv Ekman", cast.stranger.name)
        return [word in shown for word in wanted]

    assert offered(cast.secretary, one) == [True, True, True, False]
    assert offered(cast.chair, one) == [True, False, True, False]
    assert offered(cast.secretary, of(register, 2)) == [True, False, False, False]
    told = {"disposition": "execution", "responsible": contact.pk, "responsible_name": "Kommundirektören"}
    client_of(cast.secretary).post(reverse("recommendations:sort", args=[one.pk]), told)
    # The contact is no insider of the structure: of the set they read the one that is theirs.
    client = client_of(contact)
    pages = [
        reverse("recommendations:one", args=[one.pk]),
        reverse("recommendations:follow_up", args=[one.pk]),
        reverse("recommendations:sort", args=[one.pk]),
        reverse("recommendations:set", args=[register.pk]),
        reverse("recommendations:one", args=[of(register, 2).pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [200, 200, 403, 404, 404]
    assert "Kommundirektören" in client_of(cast.stranger).get(pages[0]).content.decode()


@pytest.mark.fact("S002-C", "P58")
def test_it_leads_to_an_issue_and_an_action_with_one_press(cast, register, sign, client_of, today):
    client, one = client_of(cast.chair), of(register, 1)
    places = [reverse(f"recommendations:{name}", args=[one.pk]) for name in ("raise", "act")]
    refused = [client.post(place).url for place in places]
    assert (refused, Issue.objects.count(), Action.objects.count()) == (
        [reverse("recommendations:one", args=[one.pk])] * 2,
        0,
        0,
    )
    sort_recommendation(
        one, disposition="execution", responsible=cast.member, due_on=today + timedelta(days=9), **sign
    )
    page = reverse("recommendations:one", args=[one.pk])
    assert client.get(page).context["leads_to"] == ["issue", "action"]
    for place in places * 2:
        assert client.post(place).status_code == 302
    [issue], [action] = Issue.objects.all(), Action.objects.all()
    assert (issue.title, issue.home_group, issue.raised_by) == ("Mötas oftare", cast.group, cast.chair)
    assert issue.description.startswith("Mötas oftare.\n\n")
    assert "Ur rapporten" in issue.description
    assert (action.text, action.owner_person, action.due_on) == (
        "Mötas oftare.",
        cast.member,
        today + timedelta(days=9),
    )
    shown = client.get(page).context
    assert ([tie.name for tie in shown["ties"]], shown["leads_to"]) == (["issue", "action"], [])
    # The whole structure reads the recommendation, and not what another group's log holds.
    assert client_of(cast.stranger).get(page).context["ties"] == []


@pytest.mark.fact("S002-C")
def test_an_assignment_is_given_with_its_words_filled_in(cast, register, sign, client_of, today):
    one, day = of(register, 2), today + timedelta(days=60)
    organization = cast.seats["Sala"].organization
    address_recommendation(one, organizations=[organization], names=["Direktörerna"], **sign)
    sort_recommendation(one, disposition="assignment", due_on=day, **sign)
    client, place = client_of(cast.secretary), reverse("recommendations:commission", args=[one.pk])
    initial = client.get(place).context["form"].initial
    assert initial == {
        "wording": "Bjuda in brett. Skicka i tid.",
        "performers": [f"o{organization.pk}"],
        "performer_names": "Direktörerna",
        "deliver_by": day,
    }
    assert client.post(place, initial | {"deliver_by": "", "once": "a"}).status_code == 422
    given = [client.post(place, initial | {"deliver_by": day.isoformat(), "once": "a"}).url for _ in "ab"]
    [tie] = one.ties.all()
    assert given == [reverse("assignments:assignment", args=[tie.assignment_id])] * 2
    assert (tie.assignment.wording, tie.assignment.commissioner) == (initial["wording"], cast.group)


@pytest.mark.fact("S002-C", "N09")
def test_what_it_leads_to_and_whom_it_is_for_tell_of_it(cast, register, sign, client_of, today):
    one = sort_recommendation(of(register, 1), disposition="execution", **sign)
    organization = cast.seats["Sala"].organization
    address_recommendation(one, organizations=[organization], **sign)
    issue, action = raise_recommendation(one, **sign), act_on_recommendation(one, **sign)
    meeting = create_meeting(cast.group, date=today, start=time(9), end=time(12), place="Sala", **sign)
    item = add_item(meeting, title="Hur vi möts", **sign)
    tie_issue(item, issue=issue, **sign)
    pages = [
        reverse("issue:page", args=[issue.pk]),
        reverse("issues:action", args=[action.pk]),
        reverse("organizations:organization", args=[organization.pk]),
        reverse("meetings:meeting", args=[meeting.pk]),
    ]
    link = reverse("recommendations:one", args=[one.pk])
    assert [client_of(cast.secretary).get(page).content.decode().count(link) for page in pages] == [1] * 4


def test_the_paper_is_made_by_the_worker_and_names_nobody(cast, register, sign, client_of, today):
    sort_recommendation(of(register, 1), disposition="execution", responsible=cast.member, **sign)
    client, page = client_of(cast.stranger), reverse("recommendations:paper", args=[register.pk])
    make_register_paper.call(register.pk, today.isoformat())
    response = client.get(page)
    assert (response["Content-Type"], b"".join(response)[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize(("way", "queries"), [("", 10), ("?visa=kluster", 10), ("?visa=ar", 10)])
def test_as_many_queries_for_three_as_for_thirty(
    cast, register, sign, client_of, today, way, queries, django_assert_num_queries
):
    client, page = client_of(cast.secretary), reverse("recommendations:set", args=[register.pk]) + way
    one = sort_recommendation(of(register, 1), disposition="execution", responsible=cast.member, **sign)
    follow_up_recommendation(one, state="ongoing", on=today, text="Börjat.", **sign)
    client.get(page)
    with django_assert_num_queries(queries):
        client.get(page)
    larger = begin_set(cast.group, title="Fler", **sign)
    rows = [ReadRecommendation(number, "Text.", ((0, 4),), f"K{number % 4}") for number in range(1, 31)]
    import_recommendations(larger, rows=rows, expected=30, **sign)
    for number in (1, 2, 3, 4):
        sort_recommendation(of(larger, number), disposition="execution", responsible_group=cast.group, **sign)
        follow_up_recommendation(of(larger, number), state="done", on=today, text="Klart.", **sign)
    with django_assert_num_queries(queries):
        client.get(reverse("recommendations:set", args=[larger.pk]) + way)


@pytest.mark.fact("S002-B")
@pytest.mark.parametrize(
    ("rows", "change"),
    [
        (lambda register: register.recommendations.filter(number=2), {"number": 4}),
        (lambda register: of(register, 1).follow_ups, {"text": "Något annat."}),
        (lambda register: register.recommendations.filter(number=2), {"disposition": "execution"}),
        (lambda register: register.recommendations.filter(number=2), {"number": 1}),
    ],
)
def test_the_database_keeps_the_number_and_what_was_told(register, sign, today, rows, change):
    sort_recommendation(of(register, 1), disposition="execution", **sign)
    follow_up_recommendation(of(register, 1), state="ongoing", on=today, text="Börjat.", **sign)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows(register).update(**change)
