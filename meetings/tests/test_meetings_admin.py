"""The registers of meetings: read-only, each secretary's own, and their papers as PDF or zip."""

import io
import zipfile
from datetime import time

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from meetings.actions import add_item, approve_call, create_meeting
from meetings.models import Call

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_page(client):
    def get(person, name, *args):
        client.force_login(person)
        return client.get(reverse(f"admin:meetings_{name}", args=args))

    return get


@pytest.fixture
def sent(called):
    call = Call.objects.get(meeting=called)
    call.pdf.save("kallelse.pdf", ContentFile(b"%PDF-1.7 call"))
    return call


@pytest.mark.parametrize(
    ("who", "list_status", "row_status"),
    [
        ("secretary", 200, 200),
        ("official", 200, 200),
        ("other_secretary", 200, 404),
        ("member", 302, 302),
        ("chair", 302, 302),
    ],
)
@pytest.mark.parametrize("model", ["meeting", "call"])
def test_a_register_shows_the_rows_of_the_groups_one_staffs(
    cast, admin_page, sent, model, who, list_status, row_status
):
    row = {"meeting": sent.meeting, "call": sent}[model]
    listed = admin_page(getattr(cast, who), f"{model}_changelist")
    shown = admin_page(getattr(cast, who), f"{model}_change", row.pk)

    leaked = [word for word in ("Samverkansgrupp äldre", "Regionhuset") if word in listed.text + shown.text]
    assert (listed.status_code, shown.status_code) == (list_status, row_status)
    assert bool(leaked) == (row_status == 200)


def test_nothing_is_changed_here(cast, client, sent):
    client.force_login(cast.administrator)
    answers = [
        client.get(reverse("admin:meetings_meeting_add")),
        client.post(reverse("admin:meetings_meeting_change", args=[sent.meeting_id]), {"title": "X"}),
        client.post(reverse("admin:meetings_call_delete", args=[sent.pk]), {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def fetch(client, chosen):
    fields = {"action": "as_pdf", "_selected_action": [call.pk for call in chosen]}
    return client.post(reverse("admin:meetings_call_changelist"), fields)


def test_one_paper_is_a_pdf_and_several_a_zip(cast, client, sign, day, at, sent):
    other = create_meeting(cast.group, date=day, start=time(14), place="Sal C", **sign)
    add_item(other, title="Plan", **sign)
    second = approve_call(other, by=cast.chair, now=sign["now"])
    second.pdf.save("andra.pdf", ContentFile(b"%PDF-1.7 second"))
    client.force_login(cast.secretary)

    one, several = fetch(client, [sent]), fetch(client, [sent, second])

    assert (one["Content-Type"], one.content) == ("application/pdf", b"%PDF-1.7 call")
    with zipfile.ZipFile(io.BytesIO(several.content)) as container:
        packed = {name: container.read(name) for name in container.namelist()}
    assert sorted(packed.values()) == [b"%PDF-1.7 call", b"%PDF-1.7 second"]


def test_a_stranger_fetches_no_paper(cast, client, sent):
    client.force_login(cast.other_secretary)

    assert fetch(client, [sent]).get("Content-Type") != "application/pdf"


def test_a_paper_not_made_yet_is_said(cast, client, called):
    client.force_login(cast.secretary)

    response = client.post(
        reverse("admin:meetings_call_changelist"),
        {"action": "as_pdf", "_selected_action": [Call.objects.get().pk]},
        follow=True,
    )

    assert "har någon PDF än" in response.text
