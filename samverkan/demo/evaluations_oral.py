"""What the three groups said when they looked back at their last meetings of 2018, and what came of it."""

from datetime import date, timedelta

from evaluations.actions import (
    add_viewpoint,
    begin_oral,
    finish_oral,
    judge_group,
    record_oral,
    review_oral,
    say_what_it_led_to,
    send_on_viewpoint,
)
from evaluations.models import Evaluation, OralEvaluation, Viewpoint
from evaluations.oral_questions import Asked, numbered
from groups.models import Group, Person
from plans.actions import adopt_handover_notes, hand_over, handle_note
from samverkan.demo.agendas import EVALUATION
from samverkan.demo.plan_of_2017 import item_of
from samverkan.demo.when import moment

DAYS = {"aldre": date(2018, 12, 14), "barn-unga": date(2018, 11, 23), "kultur-idrott": date(2018, 12, 4)}
FROM_THE_PLAN = "Samtalet utgick från verksamhetsplanen för 2017–2018. Ordet gick bordet runt."
# On older people: ten numbered answers without question texts, and what is sent on.
NUMBERED = (
    ("Samtalsklimatet är gott. Alla kommer till tals.", "unanimous"),
    ("Vi har arbetat med rätt frågor, men med för många.", "several"),
    ("Hemgångsteamen är det tydligaste resultatet.", "unanimous"),
    ("Underlagen är bra men kommer sent.", "several"),
    ("Mötena är lagom långa. Ett av dem kunde hållas på distans.", ""),
    ("Det är svårt att hinna förankra hemma mellan mötena.", "several"),
    ("Ersättarna vet för lite för att kunna kliva in.", "several"),
    ("De anhörigas frågor har fått för lite tid.", "single"),
    ("Målen går att mäta, utom det om anhöriga.", ""),
    ("Gruppen ska fortsätta.", "unanimous"),
)
SENT_ON = ("Låt digitala möten bli en del av planen.", "Kalla ersättarna till alla möten.")
# On children and young people: the three usual questions, answers with others under them.
NESTED = (
    (
        (
            "Vi ser barnet och inte huvudmännen",
            ("Skola och vård sitter vid samma bord", "Samma bild av läget"),
        ),
        ("En väg in för psykisk hälsa har börjat på prov", ("412 samtal på tre månader",)),
        ("Klimatet är öppet", ()),
    ),
    (
        ("Närvaron är ojämn", ("Möten krockar med kommunstyrelserna", "Två platser var tomma länge")),
        ("Socialtjänsten kommer sällan till tals", ()),
    ),
    (
        ("Bestäm mötesdagarna ett år i förväg", ("Stäm av med kommunernas kalendrar",)),
        ("Låt elevhälsan vara en stående punkt", ()),
    ),
)
# What the next term's groups answered to what was sent on.
HOW = {
    "aldre": ("Planen har en del om digitala möten.", "Ersättarna kallas sedan den 1 januari 2019."),
    "barn-unga": (
        "Dagarna för nästa år bestäms i september, mot kommunernas kalendrar.",
        "Elevhälsan står i gruppens plan.",
    ),
}
# On culture and sports: what was done, and what could be otherwise.
DONE = (
    "Kick off med tjänstepersoner och chefer i augusti 2017",
    "Svar på remissen om regional kulturplan från 2019",
    "Jämförelse av hur halltiderna fördelas i åtta kommuner",
    "Kort skrift om kultursamverkansmodellen att ta med hem",
    "Studiebesök i Kulturhuset i Sala",
)
OTHERWISE = ("Idrotten har fått mindre plats än kulturen.", "Gruppen vet inte vem som tar vid efter mötena.")
TO_TAKE_ALONG = "Bjud in bibliotekscheferna en gång om året."
JUDGED = {
    "aldre": ("continue", "Gruppen har nått resultat som ingen kommun hade nått ensam.", ""),
    "barn-unga": ("continue", "Frågorna kräver både skola, socialtjänst och vård.", ""),
    "kultur-idrott": (
        "change",
        "Idrotten behöver en tydligare plats, och gruppen ett närmare band till nämnderna.",
        "Gruppen fortsätter med ett mandat där idrotten står för sig, och med kopplad nämnd i regionen.",
    ),
}


def orals_of_2018(evaluation: Evaluation, groups: list[Group], by: Person) -> None:
    """Written at the meeting, read by the group and final; a judgement on each group."""
    for group, write in zip(groups, (_numbered, _nested, _what_was_done), strict=True):
        day = DAYS[group.slug]
        sign = {"by": by, "now": moment(day, "11:00")}
        write(evaluation, group, sign)
        word, why, led_to = JUDGED[group.slug]
        item = item_of(group, day, EVALUATION.title)
        judged = judge_group(evaluation, group=group, word=word, text=why, on=day, item=item, **sign)
        if led_to:
            now = moment(date(2019, 1, 8))
            say_what_it_led_to(judged, text=led_to, on=date(2019, 1, 1), by=by, now=now)


def _begun(evaluation: Evaluation, group: Group, sign: dict, **given) -> OralEvaluation:
    item = item_of(group, DAYS[group.slug], EVALUATION.title)
    return begin_oral(evaluation, group=group, item=item, **given, **sign)


def _final(oral: OralEvaluation, sign: dict) -> None:
    record_oral(oral, **sign)
    read = sign | {"now": sign["now"] + timedelta(days=7)}
    review_oral(oral, **read)
    finish_oral(oral, **read)


def _numbered(evaluation: Evaluation, group: Group, sign: dict) -> None:
    asked = (*numbered(len(NUMBERED)), Asked(text="Medskick", is_for_later=True))
    oral = _begun(evaluation, group, sign, introduction=FROM_THE_PLAN, questions=asked)
    *answers, later = oral.questions.all()
    for question, (text, agreement) in zip(answers, NUMBERED, strict=True):
        add_viewpoint(question, text=text, agreement=agreement, **sign)
    notes = [add_viewpoint(later, text=text, agreement="unanimous", **sign) for text in SENT_ON]
    _final(oral, sign)
    _handed_over(notes, HOW[group.slug], sign)


def _nested(evaluation: Evaluation, group: Group, sign: dict) -> None:
    oral, later = _begun(evaluation, group, sign, form="workshop"), []
    for question, said in zip(oral.questions.all(), NESTED, strict=True):
        for text, below in said:
            first = add_viewpoint(question, text=text, **sign)
            for words in below:
                add_viewpoint(question, text=words, under=first, **sign)
            later += [first] * question.is_for_later
    _final(oral, sign)
    _handed_over(later, HOW[group.slug], sign)


def _handed_over(said: list[Viewpoint], answers: tuple[str, ...], sign: dict) -> None:
    """What was said for later, as handover notes that the group adopts the same day and answers in the next
    term."""
    notes = [send_on_viewpoint(one, **sign) for one in said]
    item, day = said[0].question.oral.item, said[0].question.oral.meeting.date
    sign = sign | {"now": moment(day, "15:00")}
    adopt_handover_notes(notes, on=day, at=item, **sign)
    hand_over(notes, **sign)
    for note, how in zip(notes, answers, strict=True):
        handle_note(note, how=how, by=sign["by"], now=moment(date(2019, 2, 8)))


def _what_was_done(evaluation: Evaluation, group: Group, sign: dict) -> None:
    oral = _begun(evaluation, group, sign)
    good, less, later = oral.questions.all()
    first = add_viewpoint(good, text="Det här har vi gjort, ett axplock:", **sign)
    for text in DONE:
        add_viewpoint(good, text=text, under=first, **sign)
    for text in OTHERWISE:
        add_viewpoint(less, text=text, **sign)
    add_viewpoint(later, text=TO_TAKE_ALONG, agreement="several", **sign)
    _final(oral, sign)
