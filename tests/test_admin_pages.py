"""Every address of the admin for two secretaries of different groups: each sees the own group's rows and
never a word of the other's, in lists, objects, histories, exports, imports and choices (ruling 8)."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.house import OURS, STAFFING, THEIRS, words_in

REGISTERS = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
PAGES = ("changelist", "add", "export", "import", "autocomplete")
OF_AN_OBJECT = ("change", "history", "delete")
# What a register of the whole county shows to all who staff a group is nobody's secret.
OPEN, CLOSED, GONE = 200, {302, 403, 404}, 404


# The county's own registers: who staffs a group is known in the structure, and history tells who changed
# what.
SHARED = {"groups_structure", "groups_term", "groups_organization", "groups_board"}
# So are the words that a structure has for its issues.
SHARED |= {"issues_stagename", "issues_stageforum", "issues_topic", "issues_perspective"}
# And the goals of others that its plans are in line with.
SHARED |= {"plans_superiorgoal"}
# An evaluation of several groups is seen to by those who staff each of them.
SHARED |= {"evaluations_evaluation", "evaluations_survey"}


def foreign(role: str, register: str) -> tuple[str, ...]:
    words = OURS if role == "other_secretary" else THEIRS
    return tuple(word for word in words if register not in SHARED or word not in STAFFING)


def asked(client: Client, name: str, *args) -> tuple[int, str]:
    try:
        address = reverse(f"admin:{name}", args=args)
    except NoReverseMatch:
        return GONE, ""
    response = client.get(address)
    return response.status_code, b"".join(response).decode(errors="ignore")


def logged_in(house, role: str) -> Client:
    client = Client()
    client.force_login(house.person(role))
    return client


# Who reads what is the same on every database; there, each page's queries are tried once.
SECRETARIES = ["secretary", "other_secretary"] if connection.vendor == "sqlite" else ["secretary"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", SECRETARIES)
@pytest.mark.parametrize("register", REGISTERS)
def test_a_secretary_reads_nothing_of_the_other_group_in_any_register(register, role, house):
    client, own = logged_in(house, role), house.person(role)
    leaks, broken = [], []
    pages = [asked(client, f"{register}_{page}") for page in PAGES]
    for pk in REGISTERS[register]._base_manager.values_list("pk", flat=True)[:60]:
        pages += [asked(client, f"{register}_{page}", pk) for page in OF_AN_OBJECT]
    for status, text in pages:
        if status not in {OPEN, 405, *CLOSED}:
            broken.append(status)
        found = words_in(text, foreign(role, register))
        leaks += [word for word in found if word not in {own.name, own.email}]
    assert (sorted(set(leaks)), broken) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize("register", REGISTERS)
def test_members_and_strangers_to_the_office_see_no_register(register, house):
    seen = {role: asked(logged_in(house, role), f"{register}_changelist")[0] for role in ("member", "chair")}
    assert set(seen.values()) <= CLOSED


@pytest.mark.django_db
@pytest.mark.parametrize("register", REGISTERS)
def test_the_administrator_opens_every_register_and_its_newest_row(register, house):
    client = logged_in(house, "administrator")
    newest = REGISTERS[register]._base_manager.order_by("-pk").values_list("pk", flat=True).first()

    statuses = [asked(client, f"{register}_changelist")[0]]
    statuses += [asked(client, f"{register}_change", newest)[0]] if newest else []

    assert set(statuses) == {OPEN}


@pytest.mark.django_db
def test_an_export_holds_the_own_groups_people_only(house):
    client = logged_in(house, "other_secretary")
    page = client.get(reverse("admin:groups_appointment_export"))
    form = page.context["form"]
    given = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    response = client.post(reverse("admin:groups_appointment_export"), {"format": "0", **given})
    text = b"".join(response).decode(errors="ignore")

    assert (response.status_code, words_in(text, (house.cast.stranger.name,))) == (OPEN, ["Tyra Fjällbo"])
    assert words_in(text, OURS) == []
