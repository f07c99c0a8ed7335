"""The addresses of what governs a structure and its groups, of its own facts, and of the page for somebody
new."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from groups.actions import (
    add_governing_document,
    add_shipped_tasks,
    change_kind,
    change_structure,
    set_mandate,
    tick_task,
)
from groups.tests.examples import pdf_file
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NOT_YOURS, OK, STAFF, Row, group, in_group, only, to_staff

EVERYBODY = dict.fromkeys(ROLES, OK)
ANY_STAFF = dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys([*STAFF, "other_secretary"], OK)
INSIDERS = only({*STAFF, "chair", "member", "substitute"})


def structure(house: House) -> list:
    return [house.cast.structure.slug]


def of_group(*more) -> list:
    """The group's own document: another group's people get 404."""
    return lambda house: [house.cast.structure.slug, *(value(house) for value in more)]


def own(house: House) -> int:
    return house.more["own_document"].pk


def point(house: House) -> int:
    return house.cast.structure.orientation_tasks.last().pk


def newcomer(house: House) -> list:
    return [house.cast.group.slug, house.cast.seats["Sala"].appointments.first().pk, point(house)]


ROWS: dict[str, Row] = {
    "groups:kind": Row(only(STAFF), group),
    "groups:mandates": Row(INSIDERS, group),
    "groups:mandate_adopted": Row(only(STAFF), in_group(lambda house: house.more["proposed_mandate"].pk)),
    "groups:newcomers": Row(only(STAFF), group),
    "groups:newcomer_tick": to_staff(MOVED, newcomer, data=lambda house: {"done": "1"}),
    "structure:change": Row(ANY_STAFF, structure),
    "structure:logo": Row(EVERYBODY, structure),
    "structure:governing": Row(EVERYBODY, structure),
    "structure:governing_add": Row(ANY_STAFF, structure),
    "structure:governing_document": Row(INSIDERS, of_group(own)),
    "structure:governing_change": Row(only(STAFF), of_group(own)),
    "structure:governing_end": Row(only(STAFF), of_group(own)),
    "structure:governing_file": Row(
        INSIDERS, of_group(own, lambda house: house.more["own_document"].files.first().pk)
    ),
    "structure:orientation": Row(EVERYBODY, structure, shows_groups=True, shows_staff=True),
    "structure:tasks": Row(ANY_STAFF, structure),
    "structure:task": Row(ANY_STAFF, of_group(point)),
    "structure:task_retire": Row(
        ANY_STAFF | dict.fromkeys([*STAFF, "other_secretary"], MOVED), of_group(point), method="post"
    ),
}


def furnish(build: Builder, house: House) -> None:
    """An agreement for all, a document of each group, a proposed mandate, a logo, and points that are
    ticked."""
    cast, sign = build.cast, {"by": build.cast.secretary, "now": build.now}
    wording = "Gruppen arbetar med frågor som rör socialtjänst, skola och vård."
    add_governing_document(
        cast.structure,
        title="Överenskommelse om samverkan",
        valid_from=build.at(-900).date(),
        adopted_by="Landstingsstyrelsen",
        adopted_on=build.at(-910).date(),
        wording=wording,
        file=pdf_file("overenskommelse.pdf"),
        **sign,
    )
    house.more["own_document"] = add_governing_document(
        cast.structure,
        group=cast.group,
        title="Plan för samverkan om hemgång",
        kind="plan",
        valid_from=build.at(-300).date(),
        valid_to=build.at(300).date(),
        file=pdf_file("plan.pdf"),
        **sign,
    )
    theirs = {"by": cast.other_secretary, "now": build.now}
    add_governing_document(
        cast.structure,
        group=cast.other_group,
        title="Hemlig kulturplan",
        wording="Hemlig ordalydelse",
        valid_from=build.at(-300).date(),
        file=pdf_file("hemlig-plan.pdf"),
        **theirs,
    )
    set_mandate(cast.group, text=wording, valid_from=build.at(-200).date(), **sign)
    house.more["proposed_mandate"] = set_mandate(
        cast.group,
        text=wording.replace(" och vård", ", hälsa och vård"),
        valid_from=build.at(60).date(),
        adopt_by=build.at(-40).date().isoformat()[:7],
        deviation="Hälsa läggs till.",
        **sign,
    )
    change_kind(
        cast.group,
        kind="subject_council",
        valid_from=build.at(90).date(),
        reason="Beslut i styrgruppen.",
        **sign,
    )
    change_structure(
        cast.structure,
        orientation="<p>Välkommen till samverkan.</p>",
        logo=SimpleUploadedFile("logga.png", logo()),
        logo_alt="Region Västmanland",
        **sign,
    )
    first, *_rest = add_shipped_tasks(cast.structure, **sign)
    tick_task(cast.seats["Sala"].appointments.first(), task=first, **sign)


def logo() -> bytes:
    """A small picture with a transparent ground."""
    drawn = BytesIO()
    Image.new("RGBA", (40, 20), (15, 90, 102, 128)).save(drawn, "PNG")
    return drawn.getvalue()
