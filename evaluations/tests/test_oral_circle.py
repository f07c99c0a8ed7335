"""What is said at a closed item stays with those who read the item (P25): each role finds its own."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from evaluations.actions import (
    add_viewpoint,
    begin_oral,
    finish_oral,
    judge_group,
    raise_viewpoint,
    record_oral,
    review_oral,
    send_on_viewpoint,
)
from evaluations.models import EvaluatedGroup, Evaluation
from evaluations.oral_circle import circle_of
from issues.models import Issue
from meetings.actions import add_item, create_meeting
from plans.models import HandoverNote
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("P25")]
JAN, DEC, DAY = date(2017, 1, 1), date(2017, 12, 31), date(2017, 12, 14)
SECRET = "HEMLIG"


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
def item(cast, sign):
    """Under a closed one: it goes with it."""
    meeting = create_meeting(cast.group, date=DAY, place="Sala", **sign)
    closed = {"circle": "presidency", "closed_reason": "Personfråga"}
    above = add_item(meeting, title="Presidiet ser tillbaka", **closed, **sign)
    return add_item(meeting, title="HEMLIG punkt", parent=above, **sign)


@pytest.fixture
def oral(cast, evaluation, item, sign):
    """Written down, with a judgement said at the same item."""
    made = begin_oral(evaluation, group=cast.group, item=item, introduction="HEMLIG inledning", **sign)
    add_viewpoint(made.questions.first(), text="HEMLIG synpunkt", **sign)
    said = {"word": "close", "text": "HEMLIGT skäl", "on": DAY, "item": item}
    judge_group(evaluation, group=cast.group, **said, **sign)
    return made


def seen(person, *address) -> tuple[int, bool]:
    client = Client()
    client.force_login(person)
    page = client.get(reverse(address[0], args=address[1:]))
    return page.status_code, SECRET in page.text


@pytest.mark.parametrize(
    ("who", "one", "reads"),
    [
        ("chair", 200, True),
        ("secretary", 200, True),
        ("member", 404, False),
        ("substitute", 404, False),
        ("stranger", 404, False),
    ],
)
def test_the_circle_of_the_item_reads_what_was_said(cast, evaluation, oral, who, one, reads):
    reader = getattr(cast, who)
    assert seen(reader, "oral:one", oral.pk) == (one, reads)
    assert seen(reader, "meetings:meeting", oral.meeting_id)[1] == reads
    if who != "stranger":
        assert seen(reader, "oral:of", evaluation.pk) == (200, reads)


def test_nobody_counts_or_writes_over_what_they_do_not_read(cast, evaluation, oral, item):
    type(item).objects.filter(pk=item.parent_id).update(circle="office")
    client = Client()
    client.force_login(cast.chair)
    lines = client.get(reverse("oral:of", args=[evaluation.pk])).context["lines"]
    assert [(line.orals, line.judgement, line.may_write, line.may_judge) for line in lines] == [
        ((), None, True, False)
    ]
    asked = [
        reverse("oral:judge", args=[evaluation.pk, cast.group.slug]),
        reverse("oral:led_to", args=[cast.group.judgements.get().pk]),
        reverse("oral:write", args=[oral.pk]),
    ]
    assert [client.get(place).status_code for place in asked] == [403, 404, 404]


def test_what_goes_on_goes_no_further_than_the_circle(cast, oral, item, sign):
    viewpoint = oral.questions.first().viewpoints.get()
    assert circle_of(item) == ("presidency", "Personfråga")
    raise_viewpoint(viewpoint, **sign)
    issue = Issue.objects.get()
    assert (issue.circle, issue.closed_reason) == ("presidency", "Personfråga")
    with pytest.raises(Refused) as refusal:
        send_on_viewpoint(viewpoint, **sign)
    assert (refusal.value.code, HandoverNote.objects.count()) == ("wider", 0)
    client = Client()
    client.force_login(cast.secretary)
    words = reverse("oral:send_words", args=[viewpoint.pk])
    answer = client.post(reverse("oral:send_on", args=[viewpoint.pk]))
    assert (answer.url, HandoverNote.objects.count()) == (words, 0)
    assert client.get(words).context["form"].initial == {"text": "HEMLIG synpunkt"}
    client.post(words, {"text": "Håll fler möten"})
    assert HandoverNote.objects.get().text == "Håll fler möten"
    assert seen(cast.member, "oral:of", oral.evaluation_id) == (200, False)


def test_the_frozen_record_names_no_closed_item(oral, sign):
    for act in (record_oral, review_oral, finish_oral):
        final = act(oral, **sign)
    assert (final.sha256 != "", "item" in final.facts) == (True, False)


def test_it_moves_to_a_wider_item_only_when_that_is_said(cast, oral, item, sign):
    theirs = add_item(item.meeting, title="Utvärdering", **sign)
    client = Client()
    client.force_login(cast.secretary)
    place = reverse("oral:change", args=[oral.pk])
    given = {"item": theirs.pk, "form": "round", "introduction": ""}
    page = client.post(place, given)
    oral.refresh_from_db()
    assert (page.status_code, 'name="to_more"' in page.text, oral.item) == (422, True, item)
    client.post(place, given | {"to_more": "on"})
    oral.refresh_from_db()
    assert oral.item == theirs


def test_a_judgement_goes_to_more_readers_only_when_that_is_said(cast, evaluation, oral, item):
    """Nor by itself, when the meeting of its item is offered no more."""
    type(item.meeting).objects.filter(pk=item.meeting_id).update(date=date(2018, 12, 14))
    client = Client()
    client.force_login(cast.secretary)
    place = reverse("oral:judge", args=[evaluation.pk, cast.group.slug])
    form = client.get(place).context["form"]
    assert (form["item"].value(), [pk for pk, _words in form.fields["item"].choices]) == (
        item.pk,
        ["", item.pk],
    )
    given = {"word": "close", "text": "HEMLIGT skäl", "on": "2017-12-14"}
    told = []
    for more in ({"item": item.pk}, {}, {"to_more": "on"}):
        page = client.post(place, given | more)
        told.append((page.status_code, 'name="to_more"' in page.text, cast.group.judgements.get().item))
    assert told == [(302, False, item), (422, True, item), (302, False, None)]
