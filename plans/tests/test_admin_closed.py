"""The registers of plans tell nobody what a closed item of another group's is called (ruling 8)."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from issues.actions import raise_issue
from meetings.actions import add_item, create_meeting
from meetings.models import AgendaItem
from plans.models import FollowUp, FundingRequest, HandoverNote

pytestmark = pytest.mark.django_db
DAY, SECRET = date(2017, 2, 1), "Hemlig personalfråga"
PLACE, ISSUE = "Hemma hos Ebba", "Hemlig fråga"


def decided(row, item: AgendaItem, *fields: str, **more):
    """The item is set afterwards, so that the history tells of it."""
    for name, value in dict.fromkeys(fields, item).items() | more.items():
        setattr(row, name, value)
    row.save()
    return row


@pytest.fixture
def rows(cast, at):
    """A row of each kind that the other group's office reads, decided at a closed item of the first."""
    sign = {"by": cast.official, "now": at("2017-01-02 09:00")}
    item = add_item(create_meeting(cast.group, date=DAY, **sign), title=SECRET, **sign)
    AgendaItem.objects.filter(pk=item.pk).update(circle="office", closed_reason="Enskild")
    issue = raise_issue(cast.structure, title=ISSUE, home_group=cast.group, **sign)
    note = HandoverNote.objects.create(
        structure=cast.structure, from_group=cast.group, to_group=cast.other_group, about="issue",
        direction="keep", text="Fortsätt", written_at=at(),
    )  # fmt: skip
    money = {"year": 2018, "title": "Medel", "created_at": at()}
    got = FundingRequest.objects.create(applicant=cast.group, addressee=cast.other_group, **money)
    sent = FundingRequest.objects.create(applicant=cast.other_group, addressee=cast.group, **money)
    combined = FollowUp.objects.create(structure=cast.structure, year=2017, begun_at=at(), begun_by=None)
    adopted = {"state": "adopted", "sha256": "0" * 64, "adopted_on": DAY}
    handed_in = {"state": "submitted", "submitted_on": DAY, "approved_on": DAY}
    return [
        decided(note, item, "adopted_at", state="received", adopted_on=DAY, adopted_where=PLACE, issue=issue),
        decided(got, item, "approved_at", **handed_in),
        decided(sent, item, "decided_at", approved_how="Mejl", decided_on=DAY, **handed_in),
        decided(combined, item, "adopted_at", **adopted),
    ]


def told(client: Client, row) -> list[str]:
    """The row's page, its history, and the file of its register."""
    name = f"admin:plans_{row._meta.model_name}"
    pages = [client.get(reverse(f"{name}_{kind}", args=[row.pk])) for kind in ("change", "history")]
    export = reverse(f"{name}_export")
    form = client.get(export).content.decode()
    ticked = dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"', form), "on")
    pages.append(client.post(export, {"format": 0, "resource": 0, **ticked}))
    assert [page.status_code for page in pages] == [200] * 3
    return [page.content.decode("utf-8-sig") for page in pages]


@pytest.mark.parametrize("index", range(4), ids=["note", "asked for", "asks", "all groups' year"])
def test_the_office_of_another_group_reads_the_row_and_not_the_closed_item(cast, rows, index):
    client = Client()
    client.force_login(cast.other_secretary)
    texts = told(client, rows[index])
    assert [word for word in (SECRET, PLACE, ISSUE) for text in texts if word in text] == []
    assert str(DAY) in texts[1] or "1 februari 2017" in texts[1]
