"""`manage.py setup` on an empty database, and again."""

from io import StringIO

import pytest
from django.core.management import call_command

from groups.models import Delivery, Organization, Person, Structure

pytestmark = pytest.mark.django_db
GIVEN = {"email": "Ebba@example.se", "name": "Ebba Tallgren", "county": "19", "no_input": True}


def run(**options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("setup", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_it_makes_administrator_county_and_test_mail_once(settings):
    settings.BASE_URL = "https://samverkan.example.se"
    said, warned = run(**GIVEN)
    run(**GIVEN)
    person = Person.objects.get()
    assert (person.email, person.is_superuser, person.has_usable_password()) == (
        "ebba@example.se",
        True,
        False,
    )
    assert (Structure.objects.get().name, Organization.objects.count()) == (
        "Samverkan i Västmanlands län",
        11,
    )
    assert [(row.kind, row.address) for row in Delivery.objects.all()] == [
        ("groups.test", "ebba@example.se")
    ] * 2
    assert said.splitlines() == [
        "Samverkan i Västmanlands län är klart med 11 organisationer.",
        "Ebba Tallgren är administratör. Logga in på https://samverkan.example.se/konto/login/ "
        "med en kod till "
        "ebba@example.se.",
        "Ett testmejl från Samverkan <samverkan@localhost> är på väg; det skickas när bakgrundsprocessen "
        "körs (manage.py worker).",
    ]
    assert warned.startswith("Ingen avsändaradress är angiven.")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"county": "99"}, "Det finns inget län 99. Skriv till exempel 19 för Västmanlands län.\n"),
        (
            {"email": "ebba"},
            "”ebba” är ingen e-postadress: det finns inget @. Skriv till exempel anna.ek@example.se.\n",
        ),
        ({"name": None}, "--name saknas.\n"),
    ],
)
def test_a_fault_is_one_sentence_and_leaves_nothing(change, sentence):
    err = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("setup", stdout=StringIO(), stderr=err, **GIVEN | change)
    assert (stopped.value.code, err.getvalue(), Person.objects.count()) == (1, sentence, 0)
