"""Requests for nominations: one draft, and one sent that is answered in part."""

from groups.actions import attach_to_request, create_request, send_request, set_recipients
from groups.actions.nomination_answers import save_answers
from groups.nomination_papers import kept_letter
from groups.nomination_values import Answer
from groups.tests.examples import pdf_file
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NOT_YOURS, OK, STAFF, Row, only, to_staff

# Staff of the other group have requests of their own: the list and a new one are theirs too.
ALL_STAFF = dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys([*STAFF, "other_secretary"], OK)


def draft(house: House) -> list:
    return [house.more["nomination_draft"].pk]


def sent(house: House) -> list:
    return [house.more["nomination"].pk]


def of(name: str, request: str = "nomination"):
    return lambda house: [house.more[request].pk, house.more[name].pk]


ROWS: dict[str, Row] = {
    "nominations:list": Row(ALL_STAFF),
    "nominations:create": Row(ALL_STAFF),
    "nominations:request": Row(only(STAFF), sent),
    "nominations:change": Row(only(STAFF), draft),
    "nominations:seats": Row(only(STAFF), draft),
    "nominations:recipients": Row(only(STAFF), draft),
    "nominations:attachments": Row(only(STAFF), draft),
    "nominations:attachment": Row(only(STAFF), of("asked_file", "nomination_draft")),
    "nominations:detach": to_staff(MOVED, of("asked_file", "nomination_draft")),
    "nominations:letter": Row(only(STAFF), of("nomination_draft_recipient", "nomination_draft")),
    "nominations:send": to_staff(MOVED, draft),
    "nominations:discard": to_staff(MOVED, draft),
    "nominations:confirm": to_staff(MOVED, sent),
    "nominations:remind": to_staff(MOVED, sent),
    "nominations:extend": Row(only(STAFF), sent),
    "nominations:close": Row(only(STAFF), sent),
    "nominations:export": Row(only(STAFF), sent),
    "nominations:recipient": Row(only(STAFF), of("nomination_recipient")),
    "nominations:withdraw": to_staff(MOVED, of("nomination_recipient")),
    "nominations:letter_pdf": Row(only(STAFF), of("nomination_recipient")),
    "nominations:minutes": Row(only(STAFF), of("asked_minutes")),
}


def furnish(build: Builder, house: House) -> None:
    """`nomination_draft` with a file, and `nomination`, where Arboga has answered with minutes."""
    sign = {"by": build.cast.secretary, "now": build.now}
    made = {
        name: create_request(
            build.cast.structure,
            groups=[build.cast.group],
            title=title,
            starts_on=build.at(60).date(),
            due_on=build.at(20).date(),
            signed_by="Signe Barkman",
            responsible_party="Centerpartiet",
            **sign,
        )
        for name, title in [
            ("nomination_draft", "Fyllnadsval"),
            ("nomination", "Samverkansgrupper 2027–2030"),
        ]
    }
    for row in made.values():
        emails = {
            recipient.pk: {"email": f"registrator{recipient.pk}@example.se", "answered_by": "Runa Lindmo"}
            for recipient in row.recipients.all()
        }
        set_recipients(row, recipients=emails, **sign)
    draft, nomination = made["nomination_draft"], made["nomination"]
    file = attach_to_request(draft, file=pdf_file("forslag.pdf"), **sign)
    send_request(nomination, **sign)
    seat = build.cast.seats["Arboga"]
    recipient = nomination.recipients.get(organization=seat.organization)
    save_answers(
        recipient,
        answers=[
            Answer(seat_id=seat.pk, place=0, choice="other", name="Tora Vikner", email="tora@example.se")
        ],
        minutes=[pdf_file("protokoll.pdf")],
        by=None,
        now=build.now,
    )
    kept_letter(recipient.letter)
    house.more |= made | {
        "asked_file": file,
        "nomination_draft_recipient": draft.recipients.first(),
        "nomination_recipient": recipient,
        "asked_minutes": recipient.minutes.get(),
    }
