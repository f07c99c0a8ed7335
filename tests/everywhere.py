"""Somebody who has been everywhere something about a person can be kept."""

import zipfile
from datetime import date, time
from io import BytesIO
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django_tasks_db.models import DBTaskResult

from groups.actions import (
    add_contact,
    add_document,
    appoint,
    change_person,
    change_settings,
    find_or_create_person,
)
from groups.links import make_links
from groups.models import (
    Delivery,
    NominationRecipient,
    NominationReply,
    NominationRequest,
    NominationSeat,
    Person,
)
from groups.post import post
from groups.search.refreshing import rebuild
from groups.tests.examples import pdf_file
from meetings.actions import (
    add_action,
    add_item,
    answer,
    approve,
    approve_call,
    begin_notes,
    circulate,
    create_meeting,
    record_attendance,
    remark,
    save_text,
    send_group_message,
)
from meetings.keeping import kept_call_paper, kept_minutes_paper
from meetings.models import Opened

NAME, EMAIL, PHONE = "Rut Åsbrink-Ö'Dal", "rut.asbrink@example.se", "070-174 06 99"
FORMER, FORMER_EMAIL = "Rut Gammelhag", "rut.gammelhag@example.se"
WORDS = (NAME, EMAIL, PHONE, FORMER, FORMER_EMAIL)


@pytest.fixture
def rut(cast, at, settings, tmp_path):
    """Somebody who has been everywhere something can be kept, and left the group on the last of June 2017."""
    settings.MEDIA_ROOT = str(tmp_path)
    sign = {"by": cast.secretary, "now": at("2017-01-10 09:00")}
    rut = find_or_create_person(name=FORMER, email=FORMER_EMAIL, phone=PHONE, party="S", **sign)
    appoint(
        cast.seats["Arboga"],
        person=rut,
        capacity="member",
        starts_on=date(2017, 1, 1),
        ends_on=date(2017, 6, 30),
        party="S",
        mandate_text=f"{FORMER} får svara för kommunen.",
        **sign,
    )
    change_person(rut, name=NAME, email=EMAIL, **sign)
    return rut


def fill_everything(cast, at, rut) -> None:
    """Her name, address and number in every table that can hold them."""
    office = {"by": cast.secretary, "now": at("2017-02-01 09:00")}
    municipality = cast.seats["Arboga"].organization
    add_contact(
        municipality,
        person=rut,
        label=f"Via {NAME}",
        email=EMAIL,
        starts_on=date(2017, 1, 1),
        by=cast.administrator,
        now=office["now"],
    )
    rut.contact_for.update(ends_on=date(2017, 6, 30))
    change_settings(
        cast.group,
        valid_from=date(2017, 2, 1),
        decided_by="Gruppen",
        mail_from_name=NAME,
        mail_reply_to=EMAIL,
        by=cast.administrator,
        now=office["now"],
    )
    add_document(
        cast.group, file=pdf_file(f"{NAME}.pdf", f"%PDF-1.7 {NAME}".encode()), title=f"Av {NAME}", **office
    )
    meeting = create_meeting(
        cast.group,
        date=date(2017, 3, 14),
        start=time(9),
        end=time(12),
        place=f"Hos {NAME}",
        purpose=f"Höra {NAME}s förslag, {PHONE}",
        **office,
    )
    item = add_item(
        meeting,
        title=f"{NAME} berättar",
        description=f"Fråga {EMAIL}",
        presenters=[{"person": rut}, {"name": NAME, "organization": "Arboga"}],
        **office,
    )
    approve_call(meeting, by=cast.chair, now=at("2017-03-01 09:00"))
    kept_call_paper(meeting.calls.get())
    answer(
        meeting,
        person=rut,
        answer="late",
        times=f"{NAME} kommer 9.30",
        channel="self",
        by=rut,
        now=at("2017-03-02 09:00"),
    )
    Opened.objects.create(person=rut, meeting=meeting, at=at("2017-03-03 09:00"))
    sign = {"by": cast.secretary, "now": at("2017-03-14 12:00")}
    minutes = begin_notes(meeting, **sign)
    save_text(item, text=f"<p>{NAME}s bild visades.</p>", base_version=0, is_leaving=True, **sign)
    add_action(item, text=f"Ringa {NAME}, {PHONE}", owners=[NAME], **sign)
    record_attendance(minutes, name=NAME, organization_text=f"Arboga, {NAME}", capacity="guest", **sign)
    circulate(minutes, **sign)
    remark(minutes, text=f"{NAME} sade annat.", by=rut, now=at("2017-03-15 09:00"))
    kept_minutes_paper(approve(minutes, by=cast.chair, now=at("2017-03-20 09:00")))
    send_group_message(
        cast.group,
        subject=f"Från {NAME}",
        body=f"Hälsningar {NAME} {PHONE}",
        once_key=uuid4(),
        by=rut,
        now=sign["now"],
    )
    make_links("meetings.answer", [(meeting.pk, rut)], expires_at=at("2030-01-01 09:00"))
    nominate(cast, at, rut)
    failed = post("groups.test", person=rut, name=NAME, address=EMAIL, group=cast.group, now=sign["now"])
    Delivery.objects.filter(pk=failed.pk).update(state="failed", error=f"550 <{EMAIL}> unknown")
    EmailAddress.objects.create(user=rut, email=EMAIL, primary=True, verified=True)
    LogEntry.objects.create(
        user=cast.administrator,
        content_type=ContentType.objects.get_for_model(Person),
        object_id=rut.pk,
        object_repr=NAME,
        action_flag=CHANGE,
        change_message=f"{FORMER} → {NAME}",
    )
    DBTaskResult.objects.update(traceback=f"KeyError: {NAME}")
    Client().force_login(rut)
    for path, content in {
        "django-import-export/kvar.csv": f"namn;e-post\r\n{NAME};{EMAIL}\r\n".encode(),
        "member-files/kvar.csv": NAME.encode("cp1252"),
        "member-files/kvar.xlsx": packed(NAME),
        "member-files/annan.csv": b"namn;e-post\r\nBo Ek;bo@example.se\r\n",
    }.items():
        default_storage.save(path, ContentFile(content))
    rebuild()


def nominate(cast, at, rut) -> None:
    request = NominationRequest.objects.create(
        structure=cast.structure,
        title=f"Efter {NAME}",
        letter=f"Svara {NAME}, {EMAIL}",
        signed_by=NAME,
        starts_on=date(2017, 1, 1),
        due_on=date(2016, 12, 1),
        created_at=at(),
        sent_at=at(),
        closed_at=at(),
    )
    recipient = NominationRecipient.objects.create(
        request=request, name=NAME, email=EMAIL, handed_in_by=NAME, receipt_to=EMAIL
    )
    NominationSeat.objects.create(recipient=recipient, seat=cast.seats["Arboga"])
    NominationReply.objects.create(
        recipient=recipient,
        seat=cast.seats["Arboga"],
        capacity="member",
        name=NAME,
        email=EMAIL,
        phone=PHONE,
        party="S",
        person=rut,
        answered_at=at(),
    )


def packed(text: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as container:
        container.writestr("xl/sharedStrings.xml", text)
    return content.getvalue()
