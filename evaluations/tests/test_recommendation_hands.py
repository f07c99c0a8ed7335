"""A register in several hands: two who write at once, a group that takes it on, and what one of them may not
know of."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions import (
    address_recommendation,
    begin_evaluation,
    begin_set,
    change_set,
    import_recommendations,
    sort_recommendation,
    tie_recommendation,
)
from evaluations.actions.recommendation_work import mend_recommendation
from evaluations.actions.recommendations import keep_source
from evaluations.models import Recommendation, RecommendationSet
from evaluations.recommendation_file import read_text
from evaluations.recommendation_ties import offered_ties, tie_words
from groups.actions import create_group, send_organization_link
from groups.links import token_of
from groups.models import Document, Group, Organization, OrganizationContact, Person, Structure
from groups.search.finding import Asked, find
from groups.search.refreshing import refresh_search
from issues.actions import Days, Doer, give_assignment
from issues.tests.deciding import asked, region
from meetings.actions import create_meeting
from samverkan.lib.spoken import day_plain
from tests.clients import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign(cast):
    return {"by": cast.official, "now": timezone.now()}


@pytest.fixture
def one(cast, sign) -> Recommendation:
    register = begin_set(cast.group, title="Ur rapporten", **sign)
    rows = read_text("1. Mötas oftare. Bjuda in brett.").rows
    return import_recommendations(register, rows=rows, expected=1, **sign)[0]


def place(name: str, pk: int) -> str:
    return reverse(f"recommendations:{name}", args=[pk])


def begun(client: Client, page: str) -> dict:
    """What the form sends that its writer has not touched."""
    form = client.get(page).context["form"]
    return {"seen": form["seen"].value()}


@pytest.mark.fact("P62", "P63")
def test_a_hit_names_no_group_that_is_a_draft(cast, sign):
    draft = create_group(
        cast.structure, name="Hemliga gruppen", slug="hemlig", starts_on=timezone.localdate(),
        mandate="Bereder.", adopted_by="Parterna", adopted_on=timezone.localdate(), **sign,
    )  # fmt: skip
    kept = begin_set(draft, title="Ur rapporten " * 15, dated=timezone.localdate(), **sign)
    import_recommendations(kept, rows=read_text("1. Bredda laxtrappan.").rows, expected=1, **sign)

    def read() -> list:
        refresh_search(now=timezone.now())
        found = find(Person.objects.get(pk=cast.stranger.pk), Asked("laxtrappan"))
        return [[hit.group for hit in found.hits], [choice.label for choice in found.groups]]

    before = read()
    Group.objects.filter(pk=draft.pk).update(state="active")
    assert (before, read()) == ([[""], []], [["Hemliga gruppen"], ["Hemliga gruppen"]])


@pytest.mark.fact("S002-A")
def test_a_group_that_takes_them_on_writes_nothing_among_the_documents_of_the_one_before(cast, one, sign):
    def keep(name: str) -> Document:
        return keep_source(one.set, file=SimpleUploadedFile(name, f"%PDF-1.7 {name}".encode()), **sign)

    theirs = keep("a.pdf")
    change_set(one.set, title="Ur rapporten", group=cast.other_group, **sign)
    own, again = keep("b.pdf"), keep("c.pdf")
    assert (theirs.versions.count(), own.group, again) == (1, cast.other_group, own)
    assert RecommendationSet.objects.get().document == own


def test_an_evaluation_that_one_may_not_know_of_is_kept_unseen(cast, one, sign):
    evaluation = begin_evaluation(
        cast.structure, title="Hemliga utvärderingen", starts_on=date(2020, 1, 1),
        ends_on=date(2020, 12, 31), groups=[cast.group], **sign,
    )  # fmt: skip
    RecommendationSet.objects.update(group=cast.other_group, evaluation=evaluation)
    client, page = logged_in(cast.other_secretary), place("change", one.set_id)
    assert "Hemliga utvärderingen" not in client.get(page).text
    assert client.post(page, {"title": "Andra ord"}).status_code == 302
    found = RecommendationSet.objects.get()
    assert (found.title, found.evaluation) == ("Andra ord", evaluation)


@pytest.mark.parametrize(
    ("name", "by_another", "written"),
    [
        ("sort", lambda one, **sign: sort_recommendation(one, disposition="already_done", **sign),
         {"disposition": "execution"}),
        ("mend", lambda one, **sign: mend_recommendation(one, text="Mötas.", reason="Kort", **sign),
         {"text": "Mötas ofta.", "reason": "Fel ord"}),
        ("address", lambda one, **sign: address_recommendation(one, names=["Direktörerna"], **sign),
         {"names": "Cheferna"}),
        ("change", lambda one, **sign: change_set(one.set, title="Andra ord", **sign), {"title": "Tredje"}),
    ],
)  # fmt: skip
def test_who_writes_over_somebody_else_is_told_first(cast, one, sign, name, by_another, written):
    client, page = logged_in(cast.secretary), place(name, one.set_id if name == "change" else one.pk)
    seen = begun(client, page)
    by_another(one, **sign)
    told = client.post(page, written | seen)
    assert (told.status_code, told.context["form"].refusal.code) == (422, "changed")
    # Who has been told may save over it.
    assert client.post(page, written | {"seen": told.context["form"]["seen"].value()}).status_code == 302


@pytest.mark.fact("S002-D")
def test_no_other_sentence_is_marked_when_the_text_was_mended_meanwhile(cast, one, sign):
    client, page = logged_in(cast.secretary), place("mark", one.pk)
    seen = begun(client, page)
    mend_recommendation(one, text="Först. Mötas oftare. Bjuda in brett.", reason="Bortfall", **sign)
    told = client.post(page, {"sentences": ["1"]} | seen)
    assert (told.url, one.markings.count()) == (page, 0)
    client.post(page, {"sentences": ["1"]} | begun(client, page))
    one.refresh_from_db()
    assert [str(row) for row in one.markings.all()] == ["Mötas oftare."]


def test_an_organisation_without_a_seat_is_offered_while_it_is_for_it(cast, one, sign):
    former = Organization.objects.create(kind="municipality", code="1999")
    address_recommendation(one, organizations=[former], **sign)
    form = logged_in(cast.secretary).get(place("address", one.pk)).context["form"]
    offered = [str(key) for key, _word in form.fields["organizations"].choices]
    assert (form.initial["organizations"], offered.count(str(former.pk))) == ([former.pk], 1)


def test_a_meeting_is_called_by_its_day_and_its_group(cast, one, sign):
    day = timezone.localdate() + timedelta(days=3)
    create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sala", **sign)
    words = [tie_words(row) for rows in offered_ties(one, cast.secretary).values() for row in rows]
    assert words == [f"{day_plain(day)}, {cast.group.name_on(day)}"]


@pytest.mark.fact("S002-C", "P63", "N09")
def test_a_meeting_an_assignment_and_a_decision_tell_of_what_is_tied_to_them(cast, one, sign):
    day = timezone.localdate() + timedelta(days=30)
    meeting = create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sala", **sign)
    doers = [Doer(group=cast.other_group)]
    assignment = give_assignment(cast.group, wording="Se över", doers=doers, days=Days(day), **sign)
    _issue, (decision,) = asked(cast, sign["now"], organizations=[region()], due_on=day)
    for to in (meeting, assignment, decision):
        tie_recommendation(one, to=to, **sign)
    pages = [
        reverse("meetings:meeting", args=[meeting.pk]),
        reverse("assignments:assignment", args=[assignment.pk]),
        reverse("home_decisions:decision", args=[decision.pk]),
    ]

    def told(person) -> list[int]:
        return [logged_in(person).get(page).text.count(place("one", one.pk)) for page in pages]

    before = told(cast.member)
    county = Structure.objects.create(name="Ett annat län", slug="annat", county_code="99")
    RecommendationSet.objects.update(structure=county)
    assert (before, told(cast.member)) == ([1, 1, 1], [0, 0, 0])


@pytest.mark.fact("S002-C")
def test_a_group_s_page_tells_of_what_is_for_it_until_it_is_done(cast, one, sign):
    page = reverse("groups:group", args=[cast.group.slug])

    def told() -> list[int]:
        return [row.pk for row in logged_in(cast.member).get(page).context["recommendations"]]

    before = told()
    address_recommendation(one, groups=[cast.group], **sign)
    sort_recommendation(one, disposition="execution", responsible_group=cast.group, **sign)
    there = told()
    sort_recommendation(one, disposition="already_done", responsible_group=cast.group, **sign)
    assert (before, there, told()) == ([], [one.pk], [])


@pytest.fixture
def contact(cast, one, sign) -> OrganizationContact:
    """Somebody outside the structure, of an organisation that the recommendation is for."""
    organization = cast.seats["Sala"].organization
    person = Person.objects.create(name="Kaj Lindmark", email="kaj@example.se")
    address_recommendation(one, organizations=[organization], **sign)
    since = timezone.localdate() - timedelta(days=9)
    return OrganizationContact.objects.create(organization=organization, person=person, starts_on=since)


@pytest.mark.fact("S002-C", "P63")
def test_a_contact_reads_what_is_for_their_organisation_and_nothing_else(cast, one, contact, sign):
    sort_recommendation(one, disposition="execution", responsible=cast.member, **sign)
    register = begin_set(cast.group, title="En annan rapport", **sign)
    [other] = import_recommendations(register, rows=read_text("1. Annat.").rows, expected=1, **sign)
    client = logged_in(contact.person)
    page = client.get(place("one", one.pk)).text
    ways = [
        place("one", other.pk),
        place("sort", one.pk),
        place("follow_up", one.pk),
        place("set", one.set_id),
    ]

    assert ["Mötas oftare." in page, cast.member.name in page] == [True, False]
    listed = client.get(reverse("recommendations:list")).context
    assert ([row.pk for row in listed["outside"]], listed["lines"]) == ([one.pk], [])
    # Who reads the set finds it there.
    assert logged_in(cast.member).get(reverse("recommendations:list")).context["outside"] == ()
    assert [client.get(way).status_code for way in ways] == [404, 403, 403, 404]
    OrganizationContact.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert logged_in(Person.objects.get(pk=contact.person_id)).get(place("one", one.pk)).status_code == 404


@pytest.mark.fact("S002-C")
def test_the_organisation_s_page_tells_of_it_with_and_without_log_in(one, contact, sign):
    organization = contact.organization
    inside = logged_in(contact.person).get(reverse("organizations:organization", args=[organization.pk])).text
    made = send_organization_link(organization, contact=contact, **sign)
    behind = Client().get(reverse("organizations:by_link", args=[token_of(made)])).text

    assert ["Mötas oftare." in page for page in (inside, behind)] == [True, True]
    # Behind the link there is no log-in to open it with.
    assert [place("one", one.pk) in page for page in (inside, behind)] == [True, False]
