"""What a contact is asked on behalf of the organisation, on the start page (S001-33)."""

from datetime import date

import pytest
from django.urls import reverse

from groups.access import standing_of
from groups.actions import add_contact
from groups.links import token_of
from groups.models import Link, Person
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    adopt_plan,
    ask_for_specifications,
    begin_plan,
    remove_activity,
    revise_plan,
    specify,
)
from plans.models import Activity
from plans.specification_reached import SPECIFICATION_LINK
from plans.specification_waiting import parts_waiting
from samverkan.pages.contact_duties import contact_duties
from samverkan.pages.start import start_of

JAN, DEC, ADOPTED = date(2017, 1, 1), date(2018, 12, 31), date(2017, 2, 1)


@pytest.fixture
def contact(cast, at):
    sign = {"by": cast.official, "now": at()}
    found = Person.objects.create_user(email="contact@example.se", name="Runa Ekhag")
    add_contact(cast.seats["Sala"].organization, person=found, starts_on=JAN, **sign)
    return found


def told(person: Person, now) -> list:
    return contact_duties(standing_of(Person.objects.get(pk=person.pk)), now)


@pytest.mark.django_db
@pytest.mark.fact("S001-33")
def test_a_contact_is_told_what_the_organisation_has_not_answered(
    cast, at, contact, django_assert_num_queries
):
    sign, now = {"by": cast.official, "now": at()}, at("2017-04-10 09:00")
    elsewhere = Person.objects.create_user(email="other@example.se", name="Malin Sand")
    add_contact(cast.seats["Köping"].organization, person=elsewhere, starts_on=JAN, **sign)
    plan = begin_plan(cast.group, title="Plan 2017–2018", starts_on=JAN, ends_on=DEC, **sign)
    goal = add_goal(plan, title="Färre faller", **sign)
    first, second, third = (
        add_activity(goal, written=Written(text=text, by_organization=True), **sign)
        for text in ("Träna balans", "Se över hemmen", "Gå ut varje dag")
    )
    adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)
    ask_for_specifications(plan, **sign)
    for organization, activity in (("Sala", first), ("Köping", first), ("Köping", second), ("Köping", third)):
        specify(
            Activity.objects.get(pk=activity.pk),
            organization=cast.seats[organization].organization,
            state="done",
            text="Träff varje tisdag",
            **sign,
        )

    found = {person.pk: told(person, now) for person in (contact, elsewhere, cast.member, cast.stranger)}
    (duty,) = found.pop(contact.pk)
    assert [*found.values()] == [[], [], []]
    assert duty in start_of(Person.objects.get(pk=contact.pk), now).duties
    link = Link.objects.get(purpose=SPECIFICATION_LINK, person=contact)
    assert duty.url == reverse("activities:by_link", args=[token_of(link)])
    standing = standing_of(contact)
    with django_assert_num_queries(2):
        assert [part.count for part in parts_waiting(contact, standing.organizations, now)] == [2]
    # What a revision leaves out waits for nobody, nor does anything when the link has gone out.
    again = revise_plan(plan, **sign)
    remove_activity(Activity.objects.get(goal__plan=again, text="Se över hemmen"), **sign)
    adopt_plan(again, on=ADOPTED, where="Mötet i Sala", **sign)
    assert [part.count for part in parts_waiting(contact, standing.organizations, now)] == [1]
    assert told(contact, at("2019-01-10 09:00")) == []
