"""Staff see their own group's mails in the admin, and send a failed one again."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from groups.links import make_links
from groups.models import Delivery
from groups.post import Letter, post_all

NOW = datetime(2017, 3, 1, 11, tzinfo=UTC)
LIST, LINKS = "admin:groups_delivery_changelist", "admin:groups_link_changelist"


@pytest.fixture
def mails(cast):
    """One failed mail in each group, and one in no group."""
    letters = [
        Letter(kind="groups.test", person=who, name=who.name, address=who.email, group=group)
        for who, group in [
            (cast.member, cast.group),
            (cast.stranger, cast.other_group),
            (cast.administrator, None),
        ]
    ]
    rows = post_all(letters, now=NOW)
    Delivery.objects.update(state=Delivery.State.FAILED, attempts=7, error="550 No such user")
    return rows


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("administrator", [True, True, True]),
        ("secretary", [True, False, False]),
        ("official", [True, False, False]),
        ("other_secretary", [False, True, False]),
    ],
)
def test_staff_see_their_own_groups_mails(client, cast, mails, who, seen):
    client.force_login(getattr(cast, who))
    page = client.get(reverse(LIST)).content.decode()
    assert [row.address in page for row in mails] == seen
    objects = [
        client.get(reverse("admin:groups_delivery_change", args=[row.pk])).status_code for row in mails
    ]
    assert objects == [200 if visible else 404 for visible in seen]


@pytest.mark.parametrize("who", ["chair", "member", "substitute", "stranger"])
def test_others_do_not(client, cast, mails, who):
    client.force_login(getattr(cast, who))
    pages = [
        client.get(reverse(LIST)),
        client.get(reverse("admin:groups_delivery_change", args=[mails[0].pk])),
    ]
    assert [page.status_code for page in pages] == [302, 302]


def test_only_the_administrator_sees_the_links_and_nobody_a_token(client, cast):
    make_links("meetings.answer", [(7, cast.member)], expires_at=NOW)
    client.force_login(cast.secretary)
    assert client.get(reverse(LINKS)).status_code == 403
    client.force_login(cast.administrator)
    assert cast.member.name in client.get(reverse(LINKS)).content.decode()


def test_a_failed_mail_of_ones_own_group_is_sent_again(client, cast, mails):
    client.force_login(cast.secretary)
    chosen = {"action": "send_again", "_selected_action": [row.pk for row in mails]}
    assert client.post(reverse(LIST), chosen).status_code == 302
    states = Delivery.objects.order_by("pk").values_list("state", "attempts")
    assert list(states) == [("queued", 0), ("failed", 7), ("failed", 7)]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_many(client, cast, count, django_assert_num_queries):
    post_all(
        [Letter(kind="groups.test", person=cast.member, name="Åsa", address="a@example.se", group=cast.group)]
        * count,
        now=NOW,
    )
    client.force_login(cast.secretary)
    with django_assert_num_queries(11):
        client.get(reverse(LIST))
