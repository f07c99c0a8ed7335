"""The member file's page: upload, preview, ticks, save – and nobody else's business (S001-12, ruling 12)."""

import re
import time

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from groups import upkeep
from groups.models import Appointment, Person

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S001-12")]

PAGE = "/grupper/aldre/medlemsfil/"
GOOD = "Kommun;Uppdrag;Namn;E-post;Från\nArboga;ledamot;Eva By;eva@arboga.se;2017-01-01\n"
OCCUPIED = GOOD + "Sala;ledamot;Ida Al;ida@sala.se;2017-04-01\n"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def log_in(client, cast):
    """Logs in as one of the cast, in English."""

    def as_role(role: str = "secretary"):
        client.force_login(getattr(cast, role))
        client.cookies["django_language"] = "en"
        return client

    return as_role


def upload(client, text: str | bytes, name: str = "lista.csv", **more):
    data = text.encode() if isinstance(text, str) else text
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data), "starts_on": "", **more})


def preview(client, text: str):
    return client.get(upload(client, text).headers["Location"])


def hidden(response) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def kept_files() -> list[str]:
    folder = upkeep.MEMBER_FILES_FOLDER
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("secretary", 200),
        ("official", 200),
        ("administrator", 200),
        ("chair", 403),
        ("member", 403),
        ("substitute", 403),
        ("stranger", 404),
        ("other_secretary", 404),
    ],
)
def test_who_may_come_here(log_in, role, status):
    client = log_in(role)

    answers = [
        client.get(PAGE),
        client.post(PAGE),
        client.post(PAGE, {"kept": "x"}),
        client.get(f"{PAGE}lista.csv"),
    ]

    expected = [200, 200, 302, 200] if status == 200 else [status] * 4
    assert [answer.status_code for answer in answers] == expected


def test_what_is_wrong_with_the_file_stands_at_the_field(log_in):
    answer = upload(log_in(), b"PK\x03\x04broken", "lista.xlsx")

    assert answer.context["form"].errors["file"] == [
        "The Excel file is broken or is no Excel file. Open it in Excel and save it as a new .xlsx."
    ]
    assert kept_files() == []


def test_from_upload_to_saved(log_in, cast):
    client = log_in()
    page = preview(client, GOOD)

    assert (page.status_code, Person.objects.filter(name="Eva By").exists(), len(kept_files())) == (
        200,
        False,
        1,
    )
    assert page.context["save_words"] == "Save 1 person"
    saved = client.post(PAGE, {**hidden(page), "save": "1"})
    row = Appointment.objects.get(person__name="Eva By")
    assert (saved.headers["Location"], row.seat, row.history.get().history_user) == (
        "/grupper/aldre/",
        cast.seats["Arboga"],
        cast.secretary,
    )
    assert kept_files() == []


def test_the_same_confirmation_twice_has_one_effect(log_in):
    client = log_in()
    confirmation = {**hidden(preview(client, GOOD)), "save": "1"}

    client.post(PAGE, confirmation)
    again = client.post(PAGE, confirmation, follow=True)

    assert Appointment.objects.filter(person__name="Eva By").count() == 1
    assert [str(message) for message in again.context["messages"]] == [
        "1 person from the file is saved.",
        "The file is no longer kept here. Upload it once more.",
    ]


def test_faults_can_be_left_out_or_let_replace(log_in):
    client = log_in()
    page = preview(client, OCCUPIED)
    assert ('name="save"' in page.content.decode(), page.context["plan"].is_right) == (False, False)

    left_out = client.post(PAGE, {**hidden(page), "skip": "3"})
    replacing = client.post(PAGE, {**hidden(page), "replace": "3"})

    assert [one.context["save_words"] for one in (left_out, replacing)] == ["Save 1 person", "Save 2 people"]
    client.post(PAGE, {**hidden(replacing), "replace": "3", "save": "1"})
    assert list(
        Person.objects.filter(name__in=["Eva By", "Ida Al"]).order_by("name").values_list("name", flat=True)
    ) == [
        "Eva By",
        "Ida Al",
    ]


def test_new_ticks_are_shown_before_they_are_saved(log_in):
    client = log_in()
    page = preview(client, GOOD)

    answer = client.post(PAGE, {**hidden(page), "skip": "2", "save": "1"})

    assert (answer.status_code, str(answer.context["plan"].rows[0].outcome)) == (200, "left_out")


def test_a_preview_of_yesterday_is_shown_again(log_in, cast):
    client = log_in()
    page = preview(client, GOOD)
    cast.seats["Arboga"].appointments.create(
        group=cast.group, person=cast.stranger, capacity="member", starts_on=cast.group.starts_on
    )

    answer = client.post(PAGE, {**hidden(page), "save": "1"}, follow=True)

    assert (answer.context["plan"].is_right, Person.objects.filter(name="Eva By").exists()) == (False, False)


def test_a_kept_file_is_one_persons_for_one_group(log_in):
    token = hidden(preview(log_in(), GOOD))["kept"]

    for role in ("official", "administrator"):
        answer = log_in(role).get(PAGE, {"kept": token}, follow=True)
        assert "Eva By" not in answer.content.decode()
    assert (
        log_in("other_secretary").get("/grupper/kultur-idrott/medlemsfil/", {"kept": token}).status_code
        == 302
    )


def test_a_preview_shows_no_other_groups_people(log_in, cast):
    """The stranger's address is known to the register, and that much must be said: the name alone is asked
    for."""
    page = preview(log_in(), "Grupp;Kommun;Ledamot\nkultur-idrott;Arboga;Eva By\n")

    assert ("Tyra Fjällbo" in page.content.decode(), page.context["plan"].is_right) == (False, False)


@pytest.mark.parametrize("count", [1, 16])
def test_the_preview_asks_the_same_number_of_queries_for_any_number_of_rows(
    log_in, count, django_assert_num_queries
):
    names = [
        "Arboga",
        "Fagersta",
        "Hallstahammar",
        "Kungsör",
        "Norberg",
        "Skinnskatteberg",
        "Surahammar",
        "Västerås",
    ]
    rows = [f"{name};{role};P {name} {role}" for name in names for role in ("ledamot", "ersättare")][:count]
    client = log_in()
    address = upload(client, "\n".join(["Kommun;Uppdrag;Namn", *rows])).headers["Location"]

    with django_assert_num_queries(19):
        client.get(address)


def test_the_groups_list_can_be_fetched_and_read_back(log_in):
    client = log_in()
    answers = [client.get(f"{PAGE}lista.{ending}") for ending in ("csv", "xlsx")]

    assert [answer.headers["Content-Disposition"] for answer in answers] == [
        'attachment; filename="aldre.csv"',
        'attachment; filename="aldre.xlsx"',
    ]
    for answer in answers:
        page = client.get(upload(client, answer.content).headers["Location"])
        assert {str(row.outcome) for row in page.context["plan"].rows} == {"unchanged"}
    assert client.get(f"{PAGE}lista.pdf").status_code == 404


def test_files_never_confirmed_are_emptied_daily(log_in):
    preview(log_in(), GOOD)

    upkeep.clear_uploads(timezone.now())
    assert len(kept_files()) == 1
    upkeep.clear_uploads(timezone.now() + upkeep.UPLOADS_KEPT * 1.1)
    assert kept_files() == []


def test_a_large_file_is_previewed_in_two_seconds(log_in):
    rows = [f"Arboga;ledamot;Eva By {n};eva{n}@arboga.se" for n in range(10_000)]
    client = log_in()
    address = upload(client, "\n".join(["Kommun;Uppdrag;Namn;E-post", *rows])).headers["Location"]

    started = time.process_time()
    page = client.get(address)

    assert (page.context["hidden"], time.process_time() - started < 2) == (9_699, True)
