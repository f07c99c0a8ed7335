"""What an evaluation says about a group's future, what it led to, and who is told (S000-45)."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from evaluations.actions import judge_group, say_what_it_led_to
from evaluations.judgement_ties import offered_ties
from evaluations.models import EvaluatedGroup, Evaluation, Judgement, Report
from evaluations.tests.test_oral import logged_in, refused
from groups.actions import create_group
from groups.models import Group
from issues.actions import raise_issue
from issues.models import Issue
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem

JAN, DEC = date(2017, 1, 1), date(2017, 12, 31)


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


@pytest.mark.django_db
@pytest.mark.fact("S000-45")
def test_a_group_is_judged_once_and_what_it_led_to_is_told(cast, evaluation, sign):
    told = {"group": cast.group, "on": date(2017, 12, 14)}
    assert refused(judge_group, evaluation, word="close", **told, **sign) == ("no_reasons", "text")
    late = told | {"on": date(2018, 1, 1)}
    assert refused(judge_group, evaluation, word="continue", **late, **sign) == ("future", "on")
    judge_group(evaluation, word="close", text="Ingen kommer", **told, **sign)
    judgement = judge_group(evaluation, word="continue", text="Bra arbete", **told, **sign)
    assert Judgement.objects.get() == judgement
    assert refused(say_what_it_led_to, judgement, text="Gick vidare", on=None, **sign) == ("no_day", "on")
    say_what_it_led_to(judgement, text="Gick vidare", on=date(2017, 12, 15), **sign)
    judgement.refresh_from_db()
    assert (judgement.word, judgement.led_to, judgement.led_on) == (
        "continue",
        "Gick vidare",
        date(2017, 12, 15),
    )
    say_what_it_led_to(judgement, text="", on=date(2017, 12, 15), **sign)
    assert Judgement.objects.get().led_on is None
    with pytest.raises(DatabaseError), transaction.atomic():
        Judgement.objects.update(mandate=cast.group.mandates.first())
    other = {"group": cast.other_group, "on": DEC}
    assert refused(judge_group, evaluation, word="continue", **other, **sign) == ("not_evaluated", "group")


@pytest.mark.django_db
@pytest.mark.fact("S000-45")
def test_what_a_judgement_led_to_is_tied_and_told_on_the_groups_page(cast, evaluation, item, sign):
    """Each reader finds what of it they read: the issue is closed to members."""
    said = {"text": "Uppdraget är för smalt", "on": date(2017, 12, 14)}
    judgement = judge_group(evaluation, group=cast.group, word="change", **said, **sign)
    closed = {"circle": "presidency", "closed_reason": "Utkast"}
    issue = raise_issue(cast.structure, title="Nytt uppdrag", home_group=cast.group, **closed, **sign)
    mandate = cast.group.mandates.get()
    strange = create_group(
        cast.structure, name="Annan", slug="annan", starts_on=JAN, mandate="Pröva.", **sign
    ).mandates.get()
    on = date(2017, 12, 15)
    led = {"text": "Nytt uppdrag från 2018", "on": on}
    tied = refused(say_what_it_led_to, judgement, **led, mandate=strange, **sign)
    assert tied == ("not_theirs", "mandate")
    tied = refused(say_what_it_led_to, judgement, text="", on=None, mandate=mandate, **sign)
    assert tied == ("nothing_said", "text")
    offered = offered_ties(judgement, cast.secretary, on)
    assert {name: [row.pk for row in rows] for name, rows in offered.items()} == {
        "issue": [issue.pk],
        "decided_at": list(
            AgendaItem.objects.order_by("-meeting__date", "position", "pk").values_list("pk", flat=True)
        ),
        "mandate": [mandate.pk],
    }
    say_what_it_led_to(judgement, **led, issue=issue, decided_at=item, mandate=mandate, **sign)
    # Somebody who does not read the issue changes the words, and the tie stays.
    Issue.objects.update(circle="office")
    given = {"text": "Nytt uppdrag", "on": "2017-12-15", "decided_at": item.pk, "mandate": mandate.pk}
    logged_in(cast.chair).post(reverse("oral:led_to", args=[judgement.pk]), given)
    judgement.refresh_from_db()
    assert (judgement.led_to, judgement.issue, judgement.mandate) == ("Nytt uppdrag", issue, mandate)
    issue_place, item_place = reverse("issue:page", args=[issue.pk]), f"#punkt-{item.pk}"
    for reader, reads in [(cast.secretary, True), (cast.member, False)]:
        page = logged_in(reader).get(reverse("groups:group", args=[cast.group.slug])).text
        part = page.partition('id="omdome"')[2].partition("</section>")[0]
        assert "Uppdraget är för smalt" in part
        assert (issue_place in part, item_place in part) == (reads, True)
    assert (
        'id="omdome"'
        not in logged_in(cast.stranger).get(reverse("groups:group", args=[cast.other_group.slug])).text
    )


@pytest.mark.django_db
@pytest.mark.fact("S000-45")
def test_a_closed_groups_judgement_is_read_where_the_group_is(cast, evaluation, item, sign):
    """By who staffs another group of the structure, unless it was said at a closed item."""
    judge_group(
        evaluation,
        group=cast.group,
        word="close",
        text="Uppgiften är löst",
        on=DEC,
        item=item,
        **sign | {"now": sign["now"].replace(year=2018)},
    )
    Group.objects.filter(pk=cast.group.pk).update(
        state="closed", ends_on=date(2018, 1, 31), closing_reason="Beslut i styrelsen"
    )
    place = reverse("groups:group", args=[cast.group.slug])
    assert "Uppgiften är löst" in logged_in(cast.other_secretary).get(place).text
    type(item).objects.filter(pk=item.pk).update(circle="office", closed_reason="Personfråga")
    assert "Uppgiften är löst" not in logged_in(cast.other_secretary).get(place).text


@pytest.mark.django_db
@pytest.mark.fact("S000-45")
def test_a_judgement_is_offered_until_the_report_is_approved_with_it(cast, evaluation, sign):
    Report.objects.create(evaluation=evaluation)
    place = reverse("oral:of", args=[evaluation.pk])
    way = reverse("oral:judge", args=[evaluation.pk, cast.group.slug])
    offered = [way in logged_in(cast.secretary).get(place).text]
    Report.objects.update(state="approved", sha256="x", approved_at=sign["now"])
    offered.append(way in logged_in(cast.secretary).get(place).text)
    tried = refused(judge_group, evaluation, group=cast.group, word="continue", on=JAN, **sign)
    assert (offered, tried) == ([True, False], ("approved", ""))


@pytest.mark.django_db
@pytest.mark.fact("S000-45")
def test_nobody_writes_over_another_s_judgement_or_what_it_led_to_unseen(cast, evaluation, sign):
    def tried(place: str, given: dict) -> list[int]:
        """Begun by both at once, saved by one and the other, and again by the other who has been told."""
        one, other = logged_in(cast.secretary), logged_in(cast.chair)
        seen = [client.get(place).context["form"]["seen"].value() for client in (one, other)]
        posts = [one.post(place, given | {"text": "Den enas", "seen": seen[0]})]
        posts.append(other.post(place, given | {"text": "Den andras", "seen": seen[1]}))
        fresh = posts[1].context["form"]["seen"].value()
        posts.append(other.post(place, given | {"text": "Den andras", "seen": fresh}))
        return [one.status_code for one in posts]

    judge = reverse("oral:judge", args=[evaluation.pk, cast.group.slug])
    told = [tried(judge, {"word": "change", "on": "2017-12-14"}) for _first_and_later in range(2)]
    led_to = reverse("oral:led_to", args=[Judgement.objects.get().pk])
    told.append(tried(led_to, {"on": "2017-12-15"}))

    assert told == [[302, 422, 302]] * 3
    judgement = Judgement.objects.get()
    assert (judgement.text, judgement.led_to) == ("Den andras", "Den andras")
