"""What stands around the three groups: the forum above them, what governs them, whom the organisations name
for the next term, and three other counties."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.utils.text import slugify

from groups.actions import (
    add_contact_by_name,
    add_governing_document,
    add_shipped_tasks,
    change_organization,
    change_structure,
    confirm_replies,
    create_request,
    give_role,
    relate,
    save_answers,
    send_request,
    set_recipients,
    start_term_change,
    tick_task,
)
from groups.models import (
    Group,
    NominationRecipient,
    NominationRequest,
    Organization,
    Person,
    Seat,
    Structure,
    Term,
)
from groups.nomination_values import OTHER, STAYS, Answer
from samverkan.demo.circles import Demo
from samverkan.demo.counties import SRB, SRB_ABOVE_THE_THREE, UPPSALA, VARMLAND, VASTERNORRLAND
from samverkan.demo.log_ins import CONTACT
from samverkan.demo.names import Invented, invented_people
from samverkan.demo.papers import CLOSING
from samverkan.demo.structures import enter
from samverkan.demo.when import Calendar, before, moment, working_day_on_or_after

ORIENTATION = (
    "<p>I länet samverkar regionen och de tio kommunerna om frågor som ingen av dem klarar ensam. Grupperna "
    "bestämmer inget själva: de prioriterar, lämnar synpunkter och tar frågorna vidare hem.</p>"
    "<p>Du företräder din kommun eller regionen. Berätta hemma vad gruppen talar om, och ta med dig hem det "
    "som behöver beslutas där. Din ersättare får samma papper som du.</p>"
)
# Who has answered: all who stay, some new, some only half, and some not at all.
ANSWERED_WHOLE, ANSWERED_HALF = ("1904", "1907", "1960", "1961", "1980", "1983"), ("1962",)
NEWCOMERS = ("1907", "1961")


def around_the_groups(demo: Demo, structure: Structure, groups: list[Group], calendar: Calendar) -> None:
    """All of it for Västmanland; `groups` are the three, past their trial."""
    _forum_above(demo, groups)
    _what_governs(demo, structure)
    _for_the_new(demo, structure, calendar)
    _whom_to_write_to(demo, structure)
    _next_term(demo, structure, groups, calendar)


def other_counties(demo: Demo) -> None:
    """Three more structures, each with another shape (seeds 002 to 004)."""
    sign = {"by": demo.office["administrator"], "now": moment(date(2023, 3, 1))}
    for shape in (VARMLAND, VASTERNORRLAND, UPPSALA):
        enter(shape, people=_others(), **sign)


def _others() -> Iterator[Invented]:
    """People of other counties, none of whom sits in this one."""
    taken = set(Person.objects.values_list("email", flat=True))
    for seed in (1717, 2222, 1818):
        for invented in invented_people(seed):
            if invented.email not in taken:
                taken.add(invented.email)
                yield replace(invented, phone="")


def _forum_above(demo: Demo, groups: list[Group]) -> None:
    sign = {"by": demo.office["administrator"], "now": moment(date(2016, 10, 27))}
    above = enter(SRB_ABOVE_THE_THREE, **sign).groups.get(slug=SRB.slug)
    give_role(above, person=demo.office["secretary"], kind="secretary", starts_on=date(2017, 1, 1), **sign)
    culture = next(group for group in groups if group.slug == "kultur-idrott")
    relate(
        culture,
        kind="linked_board",
        other_name="Kultur- och folkbildningsnämnden, Region Västmanland",
        starts_on=date(2017, 1, 1),
        **sign,
    )


def _what_governs(demo: Demo, structure: Structure) -> None:
    sign = {"by": demo.office["secretary"], "now": moment(date(2016, 11, 30))}
    title = "Överenskommelse om samverkan i länet"
    text = f"{title}\n\nÖverenskommelsen anger ramarna för den politiska samverkan i länet.\n\n{CLOSING}\n"
    add_governing_document(
        structure,
        kind="agreement",
        title=title,
        adopted_by="Landstingsstyrelsen och kommunstyrelserna",
        adopted_on=date(2016, 9, 28),
        reference="LTV 160312",
        valid_from=date(2016, 10, 1),
        wording="Samverkansgrupp barn/unga omfattar socialtjänst, skola och vård.",
        file=ContentFile(text.encode(), name="overenskommelse.txt"),
        **sign,
    )
    add_governing_document(
        structure,
        kind="plan",
        title="Regional utvecklingsplan",
        adopted_by="Regionfullmäktige",
        valid_from=date(2017, 1, 1),
        **sign,
    )


def _for_the_new(demo: Demo, structure: Structure, calendar: Calendar) -> None:
    sign = {"by": demo.office["secretary"], "now": calendar.now}
    change_structure(structure, orientation=ORIENTATION, **sign)
    tasks = add_shipped_tasks(structure, **sign)
    newest = structure.groups.get(slug="aldre").appointments.order_by("-starts_on", "seat__number").first()
    for task in tasks[:2]:
        tick_task(newest, task=task, **sign)


def _whom_to_write_to(demo: Demo, structure: Structure) -> None:
    """Every organisation's registrar, and in Sala a person who logs in."""
    sign = {"by": demo.office["secretary"], "now": moment(date(2019, 1, 10))}
    for organization in Organization.objects.filter(county_code=structure.county_code):
        name = slugify(str(organization).removeprefix("Region ").split()[0].removesuffix("s"))
        change_organization(organization, registrar_email=f"registrator@{name}.example.se", **sign)
    add_contact_by_name(
        Organization.objects.get(code="1981"),
        name=CONTACT.name,
        email=CONTACT.email,
        label="Kommunsekreterare",
        starts_on=date(2019, 1, 10),
        **sign,
    )


def _next_term(demo: Demo, structure: Structure, groups: list[Group], calendar: Calendar) -> None:
    """The request for the next term, sent three weeks ago; where that term is far off, for what is vacant."""
    sign = {"by": demo.office["secretary"], "now": moment(before(calendar.today, 21), "09:30")}
    running = structure.terms.in_force(calendar.term_starts).get()
    term = structure.terms.filter(starts_on__gt=calendar.today).order_by("starts_on").first()
    if term:
        start_term_change(running, to_term=term, **sign)
    request = create_request(
        structure,
        groups=groups,
        title=f"Nominering till samverkansgrupperna {term.name}"
        if term
        else "Nominering till lediga platser",
        term=term,
        # Those who sit until further notice are asked about too: the next term is anew for everybody.
        seats=Seat.objects.in_force(term.starts_on).filter(group__in=groups) if term else None,
        starts_on=None if term else calendar.today + timedelta(days=30),
        due_on=working_day_on_or_after(calendar.today + timedelta(days=10)),
        reference="RV 260871",
        signed_by=demo.office["official"].name,
        signed_capacity="Enligt uppdrag",
        responsible_party="ledande oppositionsparti",
        **sign,
    )
    joint = {
        row.pk: {"email": "gruppledare@example.se", "answered_by": "Oppositionens gruppledare"}
        for row in request.recipients.filter(organization=None)
    }
    set_recipients(request, recipients=joint, **sign)
    send_request(request, **sign)
    if term:
        _answers(request, term, demo, calendar)


def _answers(request: NominationRequest, term: Term, demo: Demo, calendar: Calendar) -> None:
    now = moment(before(calendar.today, 6), "14:20")
    fresh = _others()
    for recipient in request.recipients.filter(organization__code__in=(*ANSWERED_WHOLE, *ANSWERED_HALF)):
        code = recipient.organization.code
        answers = list(
            _answers_of(recipient, fresh if code in NEWCOMERS else None, before(calendar.today, 14))
        )
        whole = code in ANSWERED_WHOLE
        save_answers(
            recipient,
            answers=answers if whole else answers[:1],
            handed_in_by="Kanslistaben",
            receipt_to=recipient.email,
            hand_in=whole,
            by=None,
            now=now,
        )
    done = request.recipients.get(organization__code=ANSWERED_WHOLE[0])
    confirm_replies(done.replies.all(), by=demo.office["secretary"], now=_later(now))


def _answers_of(
    recipient: NominationRecipient, fresh: Iterator[Invented] | None, decided_on: date
) -> Iterator[Answer]:
    """Those who sit there stay; with `fresh` somebody new comes to the member's place."""
    for row in recipient.seats.select_related("seat"):
        held = row.seat.appointments.in_force(decided_on)
        for place in range(row.seat.substitutes + 1):
            holder = held.filter(place=place).select_related("person").first()
            said = {
                "decision_date": decided_on,
                "decision_reference": f"KF § {100 + row.seat.number}",
            }
            if holder and (fresh is None or place):
                yield Answer(
                    seat_id=row.seat_id,
                    place=place,
                    choice=STAYS,
                    name=holder.person.name,
                    email=holder.person.address,
                    party=holder.party,
                    board_id=holder.board_id,
                    holder_id=holder.person_id,
                    **said,
                )
            elif fresh:
                invented = next(fresh)
                yield Answer(
                    seat_id=row.seat_id,
                    place=place,
                    choice=OTHER,
                    name=invented.name,
                    email=invented.email,
                    party="C",
                    replaces=holder is not None,
                    **said,
                )


def _later(now: datetime) -> datetime:
    return now + timedelta(days=1)
