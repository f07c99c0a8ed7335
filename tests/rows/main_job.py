"""The addresses of the main job: start, a group, its meetings from plan to approved notes."""

from tests.house import ROLES
from tests.rows.base import (
    INSIDE,
    MOVED,
    NOT_YOURS,
    OK,
    OWNERS,
    PLANNERS,
    STAFF,
    WRONG,
    Row,
    at,
    drafted_item,
    first_item,
    group,
    in_group,
    only,
    owed,
    to_staff,
    typed,
)

ROWS = {
    "start": Row(dict.fromkeys(ROLES, OK)),
    "healthz": Row(dict.fromkeys(ROLES, 503), public=503),
    "accessibility": Row(dict.fromkeys(ROLES, OK), public=OK),
    "privacy": Row(dict.fromkeys(ROLES, OK), public=OK),
    "style": Row(dict.fromkeys(ROLES, OK), is_open=True),
    "set_language": Row(dict.fromkeys(ROLES, MOVED), method="post", public=MOVED),
    # groups
    "groups:list": Row(dict.fromkeys(ROLES, OK)),
    "groups:create": Row(dict.fromkeys(ROLES, NOT_YOURS) | {"administrator": OK}),
    "groups:group": Row(only(INSIDE), group),
    "groups:change": Row(only(STAFF), group),
    "groups:rename": Row(only(STAFF), group),
    "groups:mandate": Row(only(STAFF), group),
    "groups:begin": Row(only({"administrator"}, MOVED), group, method="post"),
    "groups:settings": Row(only(STAFF), group),
    "groups:settings_withdraw": to_staff(MOVED, in_group(lambda house: house.cast.group.settings.first().pk)),
    "groups:rules": Row(only(STAFF), group),
    "groups:rule": Row(only(STAFF), in_group(lambda house: house.cast.group.seat_rules.first().pk)),
    "groups:seat": Row(only(STAFF), in_group(lambda house: house.cast.seats["Sala"].number)),
    "groups:appointment": Row(
        only(STAFF), in_group(lambda house: house.cast.seats["Sala"].appointments.first().pk)
    ),
    "groups:offices": Row(only(STAFF), group),
    "groups:office": Row(only(STAFF), in_group(lambda house: house.cast.group.offices.first().pk)),
    "groups:roles": Row(only(STAFF), group),
    "groups:role": Row(
        only({"secretary", "administrator"}), in_group(lambda house: house.cast.group.roles.first().pk)
    ),
    "groups:people": Row(only(INSIDE), group),
    "groups:person": Row(only(STAFF), in_group(lambda house: house.cast.member.pk)),
    "groups:documents": Row(only(INSIDE), group),
    "groups:document": Row(only(INSIDE), in_group(lambda house: house.cast.group.documents.first().pk)),
    "groups:file": Row(
        only(INSIDE), in_group(lambda house: house.cast.group.documents.first().versions.first().pk)
    ),
    "groups:member_file": Row(only(STAFF), group),
    "groups:member_file_list": Row(only(STAFF), in_group(lambda house: "csv")),
    "groups:history": Row(only(INSIDE), group, shows_groups=True),
    # meetings, planned and read
    "issues:list": Row(dict.fromkeys(ROLES, OK)),
    "issues:begin": Row(only(OWNERS, MOVED), owed, method="post"),
    "issues:finish": Row(only(OWNERS), owed),
    "issues:cancel": Row(only(OWNERS), owed),
    "issues:reopen": Row(only(OWNERS), owed),
    "meetings:list": Row(dict.fromkeys(ROLES, OK)),
    "meetings:create": Row(only(PLANNERS), group),
    "meetings:meeting": Row(only(INSIDE), at("called")),
    "meetings:change": Row(only(PLANNERS), at("planned")),
    "meetings:document": Row(
        only(INSIDE),
        at(
            "called",
            lambda house: first_item(house, "called").item_documents.get().document.versions.get().pk,
        ),
    ),
    # agenda
    "meetings:agenda": Row(only(PLANNERS), at("planned")),
    "meetings:item_add": Row(only(PLANNERS), at("planned")),
    "meetings:guests": Row(only(PLANNERS), at("called")),
    "meetings:guest_end": Row(
        only(PLANNERS, MOVED), lambda house: [house.called.co_options.get().pk], method="post"
    ),
    "meetings:item_change": Row(only(PLANNERS), lambda house: [first_item(house).pk]),
    "meetings:item_move": Row(only(PLANNERS, MOVED), lambda house: [first_item(house).pk], method="post"),
    "meetings:item_remove": Row(only(PLANNERS), lambda house: [first_item(house).pk]),
    "meetings:attach": Row(only(PLANNERS), lambda house: [first_item(house).pk], method="post"),
    "meetings:detach": Row(
        only(PLANNERS, MOVED), lambda house: [first_item(house).item_documents.get().pk], method="post"
    ),
    # calls
    "meetings:call": Row(only(PLANNERS), at("planned")),
    "meetings:cancel": Row(only(PLANNERS), at("planned")),
    "meetings:calendar": Row(only(INSIDE), at("called")),
    "meetings:call_pdf": Row(only(INSIDE), lambda house: [house.called.calls.get().pk]),
    "meetings:call_withdraw": Row(only(PLANNERS), lambda house: [house.called.calls.get().pk]),
    "meetings:call_resend": Row(
        only(PLANNERS, MOVED),
        lambda house: [house.called.calls.get().pk, house.cast.member.pk],
        method="post",
    ),
    "meetings:message": Row(only(PLANNERS), group),
    "meetings:delegation": Row(only(PLANNERS), group),
    "meetings:delegation_end": Row(only({"chair", "administrator"}, MOVED), group, method="post"),
    # answers
    "meetings:answers": Row(only(PLANNERS), at("called")),
    "meetings:answer": Row(only(INSIDE), at("called")),
    "meetings:answer_for": Row(only(STAFF), at("called", lambda house: house.cast.member.pk)),
    "meetings:substitute_request": Row(
        only(STAFF | {"substitute"}), at("called", lambda house: house.request.pk)
    ),
    "meetings:answer_link": Row(
        dict.fromkeys(ROLES, OK), lambda house: [house.answer_token, "kommer"], public=OK, is_open=True
    ),
    "meetings:substitute_link": Row(
        dict.fromkeys(ROLES, OK), lambda house: [house.substitute_token, "ja"], public=OK, is_open=True
    ),
    # notes
    "meetings:notes_write": Row(only(STAFF), at("drafted")),
    "meetings:notes_begin": to_staff(MOVED, at("unwritten")),
    "meetings:notes_text": typed(
        drafted_item, MOVED, data=lambda house: {"text": "Ny text", "base_version": "1"}
    ),
    "meetings:notes_text_now": Row(only(STAFF), drafted_item),
    "meetings:notes_outcome_add": typed(
        at("drafted"), WRONG, data=lambda house: {"item": first_item(house, "drafted").pk}
    ),
    "meetings:notes_outcome": Row(
        only(STAFF), lambda house: [first_item(house, "drafted").outcomes.get().pk]
    ),
    "meetings:notes_outcome_remove": typed(
        lambda house: [first_item(house, "drafted").outcomes.get().pk], MOVED
    ),
    "meetings:notes_action_add": typed(
        at("drafted"), WRONG, data=lambda house: {"item": first_item(house, "drafted").pk}
    ),
    "meetings:notes_action_remove": typed(
        lambda house: [first_item(house, "drafted").item_actions.first().pk], MOVED
    ),
    "meetings:notes_presence": typed(
        at("drafted"),
        MOVED,
        data=lambda house: {"press": f"r{house.drafted.minutes.attendance.first().pk} present"},
    ),
    "meetings:notes_attendance": Row(
        only(STAFF), lambda house: [house.drafted.minutes.attendance.get(name="Ronja Alkvist").pk]
    ),
    "meetings:notes_attendance_remove": typed(
        lambda house: [house.drafted.minutes.attendance.get(name="Ronja Alkvist").pk], MOVED
    ),
    "meetings:notes_person": typed(at("drafted"), WRONG),
    "meetings:notes_paste": typed(at("drafted"), WRONG),
    "meetings:notes_head": typed(at("drafted"), WRONG),
    # approval
    "meetings:notes": Row(only(INSIDE), at("circulated")),
    "meetings:notes_pdf": Row(only(INSIDE), at("approved", lambda house: 1)),
    "meetings:notes_approve": Row(only(PLANNERS), at("circulated")),
    "meetings:notes_circulate": to_staff(MOVED, at("drafted")),
    "meetings:notes_take_back": to_staff(MOVED, at("circulated")),
    "meetings:notes_approve_at_meeting": to_staff(MOVED, at("circulated")),
    "meetings:notes_publish": to_staff(WRONG, at("approved")),
    "meetings:notes_correct": typed(at("approved"), WRONG),
    "meetings:notes_remark": Row(only(INSIDE, WRONG), at("circulated"), method="post", public=401),
    "meetings:prints": Row(only(STAFF), at("called", lambda house: "narvarolista")),
}
