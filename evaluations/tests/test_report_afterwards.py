"""What becomes of an approved report afterwards: something in it is closed, or all of it is withdrawn."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.actions import approve_report, publish_report, withdraw_report
from evaluations.gathered_report import gathered, told_to_everybody, whole_of
from evaluations.models import ReportPaper
from evaluations.report_paper import make
from evaluations.tests.reported import DAY, NOW, drafted, evaluation_of_both, logged_in
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from plans.models import HandoverNote
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
CLOSED = {"circle": "presidency", "closed_reason": "Enskild"}


@pytest.fixture
def sign(cast):
    return {"by": cast.administrator, "now": NOW}


@pytest.fixture
def evaluation(cast):
    return evaluation_of_both(cast)


@pytest.fixture
def draft(evaluation, sign):
    return drafted(evaluation, sign)


@pytest.fixture
def published(draft, sign):
    return publish_report(approve_report(draft, **sign), **sign)


@pytest.fixture
def above(cast, sign):
    """What the item stands under, at which the first group has adopted its note."""
    meeting = create_meeting(cast.group, date=DAY, **sign)
    made = add_item(meeting, title="Avslutning", **sign)
    item = add_item(meeting, title="Att lämna vidare", parent=made, **sign)
    note = HandoverNote.objects.filter(from_group=cast.group)
    note.update(adopted_at=item, adopted_where="", adopted_on=DAY)
    return made


def notes(document) -> list[str]:
    return [note.text for group in document.groups for note in group.notes]


@pytest.mark.fact("P25")
def test_a_note_adopted_under_a_closed_item_is_told_to_nobody_else_before_or_after(draft, above, sign):
    item = AgendaItem.objects.filter(pk=above.pk)
    item.update(**CLOSED)
    closed = notes(gathered(draft, NOW))
    item.update(circle="group", closed_reason="")
    approved = whole_of(approve_report(draft, **sign), NOW)
    before = notes(told_to_everybody(approved))
    item.update(**CLOSED)

    # The other group is not everybody's.
    assert (closed, before) == (["Kultur lämnar vidare"], ["Äldre lämnar vidare"])
    assert notes(told_to_everybody(approved)) == []


@pytest.mark.fact("S000-04")
def test_a_withdrawn_report_is_shut_to_everybody_at_once_and_stays_with_the_groups(cast, published, sign):
    make(ReportPaper.objects.latest("pk").pk)
    page, pdf = (reverse(f"public:{name}", args=[published.pk]) for name in ("evaluation", "evaluation_pdf"))
    before = [Client().get(way).status_code for way in (page, pdf)]
    address = reverse("evaluations:report_withdraw", args=[published.evaluation_id])
    client = logged_in(cast.administrator)
    report = reverse("evaluations:report", args=[published.evaluation_id])
    leads_there = [f'href="{page}"' in client.get(report).text]
    refused = client.post(address, {"why": " "}).status_code
    withdrawn = client.post(address, {"why": "Någon nämns i inledningen"})
    after = [Client().get(way).status_code for way in (page, pdf)]
    published.refresh_from_db()

    assert (before, refused, withdrawn.status_code, after) == ([200, 200], 422, 302, [404, 404])
    assert (published.state, published.published_at) == ("approved", None)
    assert published.history.first().history_change_reason == "Någon nämns i inledningen"
    leads_there.append(f'href="{page}"' in client.get(report).text)
    assert (logged_in(cast.member).get(report).status_code, leads_there) == (200, [True, False])
    # The groups' own paper is asked for; published again the old one is not everybody's.
    assert ReportPaper.objects.filter(state="waiting").count() == 1
    publish_report(published, by=cast.administrator, now=timezone.now())
    text = Client().get(page).text
    assert [Client().get(pdf).status_code, "PDF" in text, pdf in text] == [404, True, False]


def test_only_what_is_published_is_withdrawn_and_by_those_who_see_to_it(cast, draft, sign):
    address = reverse("evaluations:report_withdraw", args=[draft.evaluation_id])
    approved = approve_report(draft, **sign)
    with pytest.raises(Refused) as early:
        withdraw_report(approved, why="Fel", **sign)
    publish_report(approved, **sign)
    people = (cast.administrator, cast.official, cast.member, cast.secretary)

    assert early.value.code == "wrong_state"
    assert [logged_in(one).get(address).status_code for one in people] == [200, 403, 403, 403]
    with pytest.raises(Refused):
        withdraw_report(approved, why="Fel", by=cast.official, now=NOW)
