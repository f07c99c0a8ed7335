"""The addresses of the after: the round, distribution, kortinfo, and what is open to everybody."""

from groups.models import Delivery
from meetings.actions import (
    add_item,
    approve,
    begin_correction,
    circulate,
    publish,
    remark,
    save_text,
    write_public_summary,
)
from meetings.keeping import kept_minutes_paper
from tests.house import ROLES, Builder, House
from tests.rows.base import (
    INSIDE,
    MOVED,
    OK,
    PLANNERS,
    STAFF,
    WRONG,
    Row,
    first_item,
    only,
    to_staff,
)

OPEN = {"public": OK, "is_open": True}
EVERY = dict.fromkeys(ROLES, OK)


def more(name: str, *args):
    return lambda house: [house.more[name].pk, *args]


def circulated_item(house: House) -> list:
    return [first_item(house, "circulated").pk]


def drafted(house: House) -> list:
    return [first_item(house, "drafted").pk]


def mail_that_came_back(house: House) -> list:
    meeting = house.more["after_published"]
    mail = Delivery.objects.filter(kind="meetings.notes_approved", group=meeting.group).latest("pk")
    return [meeting.pk, mail.pk]


def structure(house: House) -> list:
    return [house.cast.structure.slug]


def group(house: House) -> list:
    return [house.cast.structure.slug, house.cast.group.slug]


ROWS: dict[str, Row] = {
    "meetings:item_remark": Row(only(INSIDE), circulated_item),
    "meetings:item_remark_send": Row(only(INSIDE, WRONG), circulated_item, method="post", public=401),
    "meetings:remark": Row(only(STAFF), more("after_remark")),
    "meetings:remark_answer": Row(
        only(STAFF, WRONG),
        more("after_remark"),
        method="post",
        data=lambda house: {"decline": "1"},
        public=401,
    ),
    # The chair leads, so the item is the chair's to approve.
    "meetings:item_approval": Row(only(STAFF | {"chair"}), drafted),
    "meetings:item_approval_ask": to_staff(MOVED, drafted),
    "meetings:notes_sent": Row(only(PLANNERS), more("after_published")),
    "meetings:notes_send_again": to_staff(MOVED, mail_that_came_back),
    "meetings:notes_difference": Row(only(INSIDE), more("after_published", 2)),
    "meetings:notes_metadata": Row(only(INSIDE), more("after_published", 2, "json")),
    "meetings:notes_summary": Row(only(STAFF), more("after_published")),
    "meetings:notes_summary_save": Row(
        only(STAFF, MOVED),
        more("after_published"),
        method="post",
        data=lambda house: {"text": "Kort."},
        public=401,
    ),
    "meetings:notes_unpublish": to_staff(MOVED, more("after_published")),
    "about": Row(dict.fromkeys(ROLES, MOVED), public=MOVED, is_open=True),
    "public:check": Row(EVERY, **OPEN),
    "public:structure": Row(EVERY, structure, **OPEN),
    "public:structure_feed": Row(EVERY, structure, **OPEN),
    "public:group": Row(EVERY, group, **OPEN),
    "public:group_feed": Row(EVERY, group, **OPEN),
    "public:meeting": Row(EVERY, more("after_published"), **OPEN),
    "public:notes": Row(EVERY, more("after_published"), **OPEN),
    "public:notes_pdf": Row(EVERY, more("after_published", 2), **OPEN),
}


def furnish(build: Builder, house: House) -> None:
    """A remark with a wording, and a meeting with corrected and published notes; the group shows both."""
    cast, sign = build.cast, {"by": build.cast.secretary, "now": build.now}
    cast.group.settings.update(public="notes")
    minutes = house.circulated.minutes
    house.more["after_remark"] = remark(
        minutes,
        item=first_item(house, "circulated"),
        text="Sala frågade.",
        proposed_text="Vi enades om ett gemensamt arbetssätt, sade Sala.",
        by=cast.member,
        now=build.at(-9),
    )
    published = build.written(-62)
    item = add_item(published.meeting, title="Upphandling", **sign | {"now": build.at(-62)})
    item.circle, item.closed_reason = "serving", "upphandling pågår"
    item.save()
    written = {"by": cast.secretary, "now": build.at(-61)}
    save_text(item, text="<p>Hemlig summa.</p>", base_version=0, **written)
    circulate(published, **written)
    approve(published, by=cast.chair, now=build.at(-60))
    begin_correction(published, note="Punkt 5 rättad.", by=cast.secretary, now=build.at(-59))
    circulate(published, by=cast.secretary, now=build.at(-58))
    version = approve(published, by=cast.chair, now=build.at(-57))
    kept_minutes_paper(version)
    write_public_summary(published, text="Gruppen enades om hemgången.", **written)
    publish(published, is_checked=True, by=cast.secretary, now=build.at(-56))
    house.more["after_published"] = published.meeting
