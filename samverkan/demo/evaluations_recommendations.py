"""Twenty-seven recommendations out of the first evaluation, half worked off over the years (seed 002)."""

from dataclasses import dataclass
from datetime import date, timedelta

from evaluations.actions import (
    address_recommendation,
    begin_set,
    follow_up_recommendation,
    import_recommendations,
    move_set,
    sort_recommendation,
    tie_recommendation,
)
from evaluations.models import Evaluation, Recommendation
from evaluations.recommendation_file import ReadRecommendation
from evaluations.recommendation_marking import marked_parts
from groups.models import Group
from issues.models import Issue
from samverkan.demo.circles import Demo
from samverkan.demo.counties import SRB
from samverkan.demo.when import Calendar, moment

DATED, READ_IN, ADOPTED = date(2019, 1, 31), date(2019, 2, 4), date(2019, 2, 14)
MEANS = "verkställighet"
DECISIONS, MEETINGS, AT_HOME, SUBSTITUTES, SUPPORT = (
    "Uppdrag och beslut",
    "Möten och underlag",
    "Förankring hemma",
    "Ledamöter och ersättare",
    "Stöd och uppföljning",
)
WHY_NOT = "Grupperna väljer själva sina frågor inom uppdraget."
ALREADY = "Så är det redan sedan 2019."


@dataclass(frozen=True)
class Given:
    """A recommendation and what has been done with it. `marked` is the part of the text to carry out at once,
    `to` slugs of groups or whom in words; `told` the year, the state and what became of it; `due` in so many
    days from today."""

    cluster: str
    text: str
    what: str = "execution"
    marked: str = ""
    to: str = ""
    told: tuple[tuple[int, str, str], ...] = ()
    reason: str = ""
    due: int | None = None


def _done(year: int, text: str, by: str = "verified") -> tuple[tuple[int, str, str], ...]:
    return ((year, "done", text), (year + 1, "verified", "Kontrollerat: det gäller fortfarande."))[
        : 2 if by == "verified" else 1
    ]


GIVEN = (
    Given(
        DECISIONS,
        "De tre grupperna görs permanenta från 2019.",
        marked="De tre grupperna görs permanenta från 2019.",
        told=_done(2019, "Regionstyrelsen beslutade den 28 november 2018."),
    ),
    Given(
        DECISIONS,
        "Uppdraget skrivs om så att det framgår vad grupperna kan ta ställning till.",
        told=_done(2019, "Nya mandat gäller från den 1 januari 2019."),
    ),
    Given(DECISIONS, "Varje grupp väljer högst tre frågor för mandatperioden.", "declined", reason=WHY_NOT),
    Given(
        DECISIONS,
        "Idrotten får en egen del i uppdraget till gruppen för kultur och idrott.",
        to="kultur-idrott",
        told=_done(2020, "Idrotten står för sig i mandatet.", by="done"),
    ),
    Given(DECISIONS, "Ordförandena möts två gånger om året och stämmer av grupperna mot varandra.", due=-20),
    Given(DECISIONS, "Beredningen får ett årligt möte med grupperna om vad som är gemensamt.", "undecided"),
    Given(
        MEETINGS,
        "Underlagen skickas senast två veckor före mötet.",
        told=((2020, "ongoing", "Gäller i två av tre grupper."),),
        due=40,
    ),
    Given(
        MEETINGS,
        "Mötesdagarna bestäms ett år i förväg och stäms av mot kommunernas kalendrar.",
        told=_done(2020, "Bestäms i september, med årshjulet som stöd."),
    ),
    Given(
        MEETINGS,
        "Mötesformerna ses över. Digitala möten används som komplement från hösten 2019. "
        "Fysiska möten är fortfarande grunden.",
        marked="Digitala möten används som komplement från hösten 2019.",
        told=_done(2021, "Alla tre grupper har haft digitala möten.", by="done"),
    ),
    Given(MEETINGS, "Minst hälften av mötestiden är samtal och inte föredragning.", "assignment", due=9),
    Given(MEETINGS, "Ett möte om året hålls ute i en kommun, med besök i verksamheten.", "undecided"),
    Given(MEETINGS, "Mötena kortas till två timmar.", "declined", reason="Enkäten visar att tiden är lagom."),
    Given(
        AT_HOME,
        "Varje organisation utser vem som tar emot gruppens ställningstaganden.",
        to="kommunerna",
        told=((2021, "ongoing", "Nio av elva har gjort det."),),
        due=60,
    ),
    Given(
        AT_HOME,
        "Samverkan blir en stående punkt i de berörda nämnderna.",
        to="kommunerna",
        told=((2020, "ongoing", "Sex kommuner har infört punkten."),),
    ),
    Given(
        AT_HOME,
        "Efter varje möte skickas en sida med det viktigaste till nämnderna.",
        told=_done(2019, "Anteckningarna skickas till registraturen i alla elva.", by="done"),
    ),
    Given(AT_HOME, "Gruppens frågor får minst sex veckor för förankring.", "assignment", due=25),
    Given(AT_HOME, "Kommunstyrelsernas ordförande bjuds in en gång per mandatperiod.", "undecided"),
    Given(
        SUBSTITUTES,
        "Ersättarna bjuds in till alla möten.",
        to="aldre",
        told=_done(2019, "Gäller i två grupper sedan den 1 januari 2019.", by="done"),
    ),
    Given(SUBSTITUTES, "Nya ledamöter får en introduktion inom en månad.", "already_done", reason=ALREADY),
    Given(
        SUBSTITUTES,
        "Tomma platser tillsätts inom tre månader.",
        told=((2021, "ongoing", "Följs i registret. Två platser har varit tomma längre."),),
    ),
    Given(
        SUBSTITUTES,
        "Närvaron redovisas för organisationerna varje år.",
        told=_done(2020, "Redovisas i den årliga uppföljningen."),
    ),
    Given(SUBSTITUTES, "Ersättare får samma arvode som ledamöter.", "declined", reason="Beslutas lokalt."),
    Given(
        SUPPORT,
        "Målen i planerna går att mäta.",
        to="aldre",
        told=_done(2020, "Alla mål i de nya planerna har indikatorer.", by="done"),
    ),
    Given(SUPPORT, "Anteckningarna publiceras för alla.", "already_done", reason=ALREADY),
    Given(
        SUPPORT,
        "Länets organisationer delar på kostnaden för gruppernas stöd.",
        told=((2020, "ongoing", "Utreds tillsammans med kommunalförbundet."),),
    ),
    Given(SUPPORT, "Grupperna utvärderas vid varje mandatperiods slut, med samma frågor.", due=70),
    Given(SUPPORT, "Den som följer upp rekommendationerna utses och namnges.", due=5),
)


def recommendations(demo: Demo, evaluation: Evaluation, groups: list[Group], calendar: Calendar) -> None:
    """Kept and followed up by the forum above the three groups, whose secretary answers for what is due."""
    by, forum = demo.office["secretary"], Group.objects.get(slug=SRB.slug)
    found = begin_set(
        forum,
        title="Rekommendationer ur utvärderingen 2017–2018",
        source="Slutrapport till regionstyrelsen och kommunstyrelserna",
        author="Utvärderingsgruppen",
        dated=DATED,
        marking_means=MEANS,
        evaluation=evaluation,
        by=by,
        now=moment(READ_IN),
    )
    rows = [
        ReadRecommendation(
            number, one.text, marked_parts(one.text, [one.marked] if one.marked else []), one.cluster
        )
        for number, one in enumerate(GIVEN, 1)
    ]
    sign = {"by": by, "now": moment(READ_IN)}
    made = import_recommendations(found, rows=rows, expected=len(rows), **sign)
    move_set(found, status="adopted", by=by, now=moment(ADOPTED))
    slugs = {group.slug: group for group in groups}
    for row, given in zip(made, GIVEN, strict=True):
        _worked_on(row, given, slugs, calendar, {"by": by, "now": moment(ADOPTED, "13:00")})
    issue = Issue.objects.get(title="Trygg hemgång från sjukhus")
    tie_recommendation(made[22], to=issue, by=by, now=calendar.now)


def _worked_on(
    row: Recommendation, given: Given, groups: dict[str, Group], calendar: Calendar, sign: dict
) -> None:
    if given.to:
        to = {"groups": [groups[given.to]]} if given.to in groups else {"names": [given.to]}
        address_recommendation(row, **to, **sign)
    if given.what != "undecided":
        due_on = None if given.due is None else calendar.today + timedelta(days=given.due)
        sort_recommendation(row, disposition=given.what, reason=given.reason, due_on=due_on, **sign)
    for year, state, text in given.told:
        on = date(year, 12, 10)
        follow_up_recommendation(row, state=state, on=on, text=text, by=sign["by"], now=moment(on))
