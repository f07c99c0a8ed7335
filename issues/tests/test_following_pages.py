"""Following from the pages: a choice with and without JavaScript, one's own list, and what is marked as
read."""

from datetime import date

import pytest
from django.urls import reverse

from groups.models import Delivery
from issues.actions import follow_issue, raise_issue, tell
from issues.following_due import tell_digests
from issues.models import Follow


@pytest.fixture
def issue(cast, at):
    """Raised by the official; two lines since that the chair may read, one that the member may."""
    made = raise_issue(
        cast.structure, title="Trygg hemgång", home_group=cast.group, by=cast.official, now=at()
    )
    for person in (cast.chair, cast.member):
        follow_issue(made, how="daily", by=person, now=at())
    tell(made, "open_point", text="Helgen?", by=cast.official, now=at("2017-03-02 09:00"))
    tell(made, "changed", circle="presidency", by=cast.official, now=at("2017-03-02 09:01"))
    return made


def test_a_choice_leads_back_or_changes_the_part(cast, client, issue):
    address, page = reverse("following:choose", args=[issue.pk]), reverse("issue:page", args=[issue.pk])
    client.force_login(cast.substitute)

    back = client.post(address, {"how": "weekly", "from": "issue"})
    htmx = client.post(address, {"how": "at_once"}, headers={"HX-Request": "true"}).content.decode()

    part = htmx[: htmx.index("<p hx-swap-oob")]
    assert (back.status_code, back.url) == (302, f"{page}#folj")
    assert "Du följer ”Trygg hemgång”: genast." in htmx
    fresh = client.get(page).content.decode()
    # The form's token differs each time.
    assert without_token(part) in without_token(fresh)
    client.post(address, {"how": "stop"})
    assert list(Follow.objects.filter(person=cast.substitute)) == []


def without_token(html):
    before, *pieces = html.split('name="csrfmiddlewaretoken" value="')
    return (before + "".join(piece.partition('"')[2] for piece in pieces)).strip()


def test_each_reader_is_told_the_number_they_may_read(cast, client, issue, at):
    """The chair two lines, the member one, the substitute none; the same on every page."""
    tell(issue, "changed", by=cast.official, now=at("2017-03-01 08:00"))
    numbers, marked = {}, {}
    for role in ("chair", "member", "substitute", "official"):
        client.force_login(getattr(cast, role))
        start = [one.count for one in client.get("/").context["start"].followed]
        mine = [line.facts.new for line in client.get(reverse("following:mine")).context["lines"]]
        page = client.get(reverse("issue:page", args=[issue.pk])).context
        numbers[role] = (start, mine, page["follow"].new)
        marked[role] = [event.kind for event in page["events"] if event.new_at]

    changed, asked = "Ändrad", "Öppen fråga"
    assert marked == {"chair": [asked, changed], "member": [asked], "substitute": [], "official": []}
    assert numbers == {
        "chair": ([2], [2], 2),
        "member": ([1], [1], 1),
        "substitute": ([], [], 0),
        "official": ([], [0], 0),
    }


@pytest.mark.fact("S000-17")
@pytest.mark.parametrize("start_page", [True, False])
def test_what_is_shown_is_marked_read_and_what_came_after_is_not(cast, client, issue, at, start_page):
    client.force_login(cast.chair)
    context = client.get("/" if start_page else reverse("following:mine")).context
    until = context["start"].followed_until if start_page else context["until"]
    tell(issue, "changed", by=cast.official, now=at("2017-03-02 09:02"))

    answer = client.post(reverse("following:read"), {"until": until, "from": "start"})

    assert (answer.url, client.get("/").context["start"].followed[0].count) == ("/", 1)


@pytest.mark.parametrize("until", ["", "i går", "2017-13-45T00:00:00+00:00", "2017-03-02T09:00:00"])
def test_a_moment_that_is_none_marks_nothing(cast, client, issue, until):
    client.force_login(cast.chair)
    before = list(Follow.objects.order_by("pk").values_list("seen_at", flat=True))

    answer = client.post(reverse("following:read"), {"until": until, "issue": issue.pk}, follow=True)

    assert [str(one) for one in answer.context["messages"]] == [
        "Läs in sidan igen och markera den sedan som läst."
    ]
    assert list(Follow.objects.order_by("pk").values_list("seen_at", flat=True)) == before


@pytest.mark.parametrize("role", ["secretary", "administrator"])
@pytest.mark.parametrize("issues", [1, 30])
def test_the_same_queries_for_one_issue_and_thirty(cast, client, at, role, issues, django_assert_num_queries):
    person = getattr(cast, role)
    for number in range(issues):
        made = raise_issue(
            cast.structure, title=f"Fråga {number}", home_group=cast.group, by=cast.chair, now=at()
        )
        follow_issue(made, by=person, now=at())
        tell(made, "changed", by=cast.chair, now=at("2017-03-02 09:00"))
    client.force_login(person)

    with django_assert_num_queries(5):
        page = client.get(reverse("following:mine"))

    assert (len(page.context["lines"]), page.context["same"]) == (issues, "weekly")
    assert len(client.get("/").context["start"].followed) == issues


@pytest.mark.fact("P40")
def test_one_sees_which_mails_one_has_got(cast, client, issue, at):
    """The latest first, by what they are; nobody else's, and none that has not left."""
    tell_digests(at("2017-03-03 07:00"))
    told = {}
    Delivery.objects.filter(person=cast.chair).update(state="sent", sent_at=at("2017-03-03 07:01"))
    for person in (cast.chair, cast.member, cast.substitute):
        client.force_login(person)
        told[person.email] = client.get(reverse("following:mine")).context["mails"]

    assert told == {
        "chair@example.se": [
            ("Sammanställning om frågor som följs", date(2017, 3, 3), "chair@example.se", False)
        ],
        "member@example.se": [],
        "substitute@example.se": [],
    }
