"""What an organisation answers: what the form opens with, what is wrong, what is missing (S001-12, I-NOM1 to
-3).

Plain values only; `nomination_sheet` reads them and `actions.nomination_answers` saves them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from itertools import combinations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.nomination_values import (
    LIMITS,
    NOBODY,
    NOT_YET,
    OTHER,
    STAYS,
    Answer,
    AskedSeat,
    Fault,
    Holder,
    Key,
    Place,
    Sheet,
)
from samverkan.lib.reading import collapsed
from samverkan.lib.spoken import day_plain, moment


def shown(place: Place) -> Answer:
    """What the form opens with: what was answered, or else that today's holder stays."""
    if place.given:
        return normal(place, place.given)
    if place.holder:
        return normal(place, Answer(seat_id=place.seat_id, place=place.place, choice=STAYS))
    return Answer(seat_id=place.seat_id, place=place.place)


def fingerprint(answer: Answer) -> str:
    """Twelve letters that change with what is said. No digits: nothing in the form may look like a personal
    number."""
    digest = sha256(repr(answer.said).encode()).digest()
    return "".join(chr(97 + byte % 26) for byte in digest[:12])


def normal(place: Place, answer: Answer) -> Answer:
    """The answer as it is kept: spaces collapsed, and what the choice makes void left out.

    Whoever is named as “another” but is the one who sits there, stays. A blank field of one who stays is what
    the register says.
    """
    said = {name: collapsed(getattr(answer, name)) for name in LIMITS}
    said["email"] = said["email"].lower()
    said["party"] = said["party"] if place.has_party else ""
    answer = replace(answer, **said)
    if answer.choice == NOT_YET and answer.name:
        answer = replace(answer, choice=OTHER)
    if answer.choice == OTHER and place.holder and _is_holder(answer, place.holder):
        answer = replace(answer, choice=STAYS, holder_id=place.holder.person_id)
    if answer.choice in (NOBODY, NOT_YET):
        kept = ("seat_id", "place", "choice", "holder_id", "seen")
        decided = ("decision_date", "decision_reference") if answer.choice == NOBODY else ()
        # Who chooses nobody has seen the name of the one who leaves.
        leaves = answer.choice == NOBODY and place.holder is not None
        return Answer(**{name: getattr(answer, name) for name in (*kept, *decided)}, replaces=leaves)
    if answer.choice == STAYS:
        return _as_registered(answer, place.holder)
    return replace(answer, replaces=answer.replaces and place.holder is not None)


def _as_registered(answer: Answer, holder: Holder | None) -> Answer:
    if holder is None:
        return replace(answer, replaces=False)
    filled = {
        name: getattr(answer, name) or getattr(holder, name) for name in ("name", "email", "phone", "party")
    }
    board_id, board_name = answer.board_id, answer.board_name
    if not board_id and not board_name:
        board_id, board_name = holder.board_id, "" if holder.board_id else holder.board
    holder_id = answer.holder_id or holder.person_id
    return replace(
        answer, **filled, board_id=board_id, board_name=board_name, holder_id=holder_id, replaces=False
    )


def weighed(
    sheet: Sheet, answers: Iterable[Answer], *, today: date, is_final: bool
) -> tuple[dict[Key, Answer], list[Fault]]:
    """What would stand after these answers, place by place, and everything that is wrong with them.

    A place that nobody changed in this form keeps what somebody else has written meanwhile.
    """
    places = {place.key: place for place in sheet.places}
    after = {key: shown(place) if place.given else NOT_ANSWERED for key, place in places.items()}
    found: list[Fault] = []
    for answer in answers:
        place = places[answer.key]
        wanted, wrong = _against_others(place, normal(place, answer))
        wrong = wrong or _wrong_by_itself(sheet, place, wanted, today)
        found += [replace(fault, key=place.key) for fault in wrong]
        if wanted.choice != NOT_YET and not place.confirmed_at:
            after[place.key] = wanted
    if is_final:
        found += [_unanswered(key) for key in missing(sheet, after)]
    return after, found + _twice(places, after)


NOT_ANSWERED = Answer(seat_id=0, place=0)


def missing(sheet: Sheet, after: Mapping[Key, Answer] | None = None) -> list[Key]:
    """The places without an answer; one that may be left vacant is not missed (S001-08)."""
    if after is None:
        after = {place.key: place.given or NOT_ANSWERED for place in sheet.places}
    return [
        place.key
        for place in sheet.places
        if not place.is_optional and after.get(place.key, NOT_ANSWERED).choice == NOT_YET
    ]


def common_decision(answers: Iterable[Answer]) -> tuple[date | None, str]:
    """The decision most of the answers rest on, typed once in the form."""
    decisions = [(answer.decision_date, answer.decision_reference) for answer in answers]
    counted = Counter(decision for decision in decisions if any(decision))
    return counted.most_common(1)[0][0] if counted else (None, "")


def same_person(one: Answer, other: Answer) -> bool:
    """By the register where both sit there; else by name and address, and by phone where an address is
    missing."""
    if one.choice == STAYS and other.choice == STAYS:
        return one.holder_id == other.holder_id
    if one.name.casefold() != other.name.casefold():
        return False
    if one.email and other.email:
        return one.email == other.email
    return not one.phone or not other.phone or _digits(one.phone) == _digits(other.phone)


def in_words(answer: Answer, boards: Mapping[int, str]) -> str:
    """The answer on one line, for whoever compares two."""
    if answer.choice == NOBODY:
        return _("We appoint nobody")
    board = boards.get(answer.board_id or 0, answer.board_name)
    parts = [answer.name, answer.email, answer.phone, answer.party, board]
    parts += [answer.decision_date.isoformat() if answer.decision_date else "", answer.decision_reference]
    return ", ".join(part for part in parts if part) or _("No answer")


def place_word(seat: AskedSeat, place: Place) -> str:
    """What the place is called on its seat: member, personal substitute, or the second of them."""
    if not place.place:
        return pgettext("seat", "Observer") if seat.is_observer else _("Member")
    if len(seat.places) == 2:
        return _("Personal substitute")
    return _("Personal substitute %(number)d") % {"number": place.place}


def confirmed_words(confirmed_at: datetime) -> str:
    return _("Confirmed by the secretary %(day)s.") % {"day": day_plain(confirmed_at)}


def _is_holder(answer: Answer, holder: Holder) -> bool:
    if answer.name.casefold() != collapsed(holder.name).casefold():
        return False
    return not answer.email or not holder.email or answer.email == holder.email.lower()


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _against_others(place: Place, answer: Answer) -> tuple[Answer, list[Fault]]:
    """What was written or confirmed since the form was opened (I-NOM1)."""
    now = shown(place)
    untouched = answer.seen is not None and fingerprint(answer) == answer.seen
    if place.confirmed_at:
        if untouched or answer.said == now.said or answer.choice == NOT_YET:
            return now, []
        text = confirmed_words(place.confirmed_at) + " " + _("What you wrote here is not saved: %(typed)s.")
        return now, [Fault("confirmed", text % {"typed": in_words(answer, {})}, "choice")]
    if answer.seen is None or fingerprint(now) == answer.seen or answer.said == now.said:
        return answer, []
    if untouched and place.given:
        return now, []
    theirs = {"when": moment(place.answered_at) if place.answered_at else "", "text": in_words(now, {})}
    text = _(
        "Somebody else has saved this place since you opened the form (%(when)s): %(text)s. What you wrote "
        "stands below. Save once more if yours is to apply, or change it."
    )
    return answer, [Fault("changed", text % theirs, "choice")]


def _wrong_by_itself(sheet: Sheet, place: Place, answer: Answer, today: date) -> list[Fault]:
    if place.confirmed_at or answer.choice == NOT_YET:
        return []
    found = _wrong_decision(answer, today)
    if answer.choice == NOBODY:
        return found
    return [*_wrong_person(sheet, place, answer), *_too_long(answer), *_wrong_board(sheet, answer), *found]


def _wrong_person(sheet: Sheet, place: Place, answer: Answer) -> list[Fault]:
    """Whoever is named can be reached (I-NOM2), and whoever sits there is replaced knowingly (I-NOM3)."""
    holder = place.holder
    if answer.choice == STAYS and (holder is None or holder.person_id != answer.holder_id):
        text = _("Who sits here has changed since you opened the form. Look at the place again.")
        return [Fault("gone", text, "choice")]
    found = []
    if not answer.name:
        found.append(Fault("no_name", _("The name is missing. Write for example Åsa-Märta von Örn."), "name"))
    elif answer.choice == STAYS and not _is_holder(replace(answer, email=""), holder):
        text = _(
            "You wrote %(name)s but chose that %(holder)s stays. Choose “Another person”, or empty the name."
        )
        found.append(Fault("two_names", text % {"name": answer.name, "holder": holder.name}, "name"))
    found += _wrong_address(answer)
    if answer.choice == OTHER and place.sits_on(sheet.starts_on) and not answer.replaces:
        until = (holder.ends_on and _("%(name)s sits here until %(day)s.")) or _(
            "%(name)s sits here until further notice."
        )
        values = {"name": holder.name, "day": day_plain(holder.ends_on) if holder.ends_on else ""}
        text = until % values + " " + _("Tick that the new person replaces %(name)s.") % values
        found.append(Fault("occupied", text, "replaces"))
    return found


def _wrong_address(answer: Answer) -> list[Fault]:
    if not answer.email and not answer.phone:
        text = _("Write an e-mail address or a phone number, so that %(name)s can be reached.")
        return [Fault("unreachable", text % {"name": answer.name or _("the person")}, "email")]
    if answer.email and not is_email(answer.email):
        text = _("“%(text)s” is no e-mail address. Write for example anna.ek@example.se.")
        return [Fault("email", text % {"text": answer.email}, "email")]
    return []


def is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _too_long(answer: Answer) -> list[Fault]:
    text = _("%(what)s has %(count)d characters; at most %(most)d can be kept.")
    return [
        Fault("too_long", text % {"what": what, "count": len(value), "most": most}, name)
        for name, (most, what) in LIMITS.items()
        if len(value := getattr(answer, name)) > most
    ]


def _wrong_board(sheet: Sheet, answer: Answer) -> list[Fault]:
    if answer.board_id and answer.board_id not in sheet.boards:
        return [Fault("board", _("Choose one of your own boards in the list."), "board")]
    if answer.board_id and answer.board_name and sheet.boards[answer.board_id] != answer.board_name:
        text = _("Choose a board in the list or write one, not both.")
        return [Fault("two_boards", text, "board_name")]
    return []


def _wrong_decision(answer: Answer, today: date) -> list[Fault]:
    if answer.decision_date and answer.decision_date > today:
        text = _("The decision is dated %(day)s, which has not been yet. Check the year.")
        return [Fault("future", text % {"day": day_plain(answer.decision_date)}, "decision_date")]
    return []


def _unanswered(key: Key) -> Fault:
    text = _("Say who, or choose that you appoint nobody. You can also save without handing in.")
    return Fault("missing", text, "choice", key)


def _twice(places: Mapping[Key, Place], after: Mapping[Key, Answer]) -> list[Fault]:
    """Member and substitutes of a seat are different persons, and nobody has two seats in a group (I-SEAT2,
    -3)."""
    named = [
        (places[key], answer)
        for key, answer in after.items()
        if answer.choice in (STAYS, OTHER) and answer.name
    ]
    found = []
    for (place, answer), (later, other) in combinations(named, 2):
        if later.confirmed_at or not same_person(answer, other):
            continue
        if place.seat_id == later.seat_id:
            text = _(
                "%(name)s is already named on the seat. Member and substitutes must be different persons."
            )
            found.append(Fault("own_substitute", text % {"name": other.name}, "name", later.key))
        elif place.group_id == later.group_id and not place.place and not later.place:
            text = _("%(name)s is already named as a member of the group. Nobody has two seats in a group.")
            found.append(Fault("two_seats", text % {"name": other.name}, "name", later.key))
    return found


def changes(sheet: Sheet, after: Mapping[Key, Answer]) -> list[Answer]:
    """The answers that are not what is kept already."""
    open_places: Sequence[Place] = [place for place in sheet.places if not place.confirmed_at]
    pairs = [(place, after[place.key]) for place in open_places]
    return [
        answer
        for place, answer in pairs
        if answer.choice != NOT_YET and (place.given is None or shown(place).said != answer.said)
    ]
