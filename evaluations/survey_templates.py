"""Surveys that come with the system, for a group of politicians from many organisations (S000-02, S000-07).

The texts are Swedish, as those who answer: they are copied into the survey and belong to it from then on. The
keys are for ever, since years are compared by them (I-SUR7).
"""

from dataclasses import dataclass, field

from evaluations.models import Question

AGREE = ("Stämmer inte alls", "Stämmer helt")
GOOD = ("Mycket dåligt", "Mycket bra")
Kind = Question.Kind


@dataclass(frozen=True)
class Asked:
    """A question as it is asked. `choices` are (key, text): options, or the rows of a matrix."""

    key: str
    text: str
    kind: str = Kind.SCALE
    steps: int | None = 5
    words: tuple[str, str] = AGREE
    choices: tuple[tuple[str, str], ...] = ()
    has_no_opinion: bool = True
    help: str = ""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Part:
    title: str
    questions: tuple[Asked, ...]
    text: str = ""


@dataclass(frozen=True)
class Template:
    key: str
    title: str
    introduction: str
    parts: tuple[Part, ...] = field(default=())


def _one_of(key: str, text: str, *choices: tuple[str, str], kind: str = Kind.SINGLE) -> Asked:
    return Asked(key, text, kind, None, ("", ""), choices=choices, has_no_opinion=kind == Kind.SINGLE)


def _words(key: str, text: str) -> Asked:
    return Asked(key, text, Kind.TEXT, None, ("", ""), has_no_opinion=False)


CLIMATE = Part(
    "Klimatet i gruppen",
    (
        Asked("klimat-till-tals", "Alla kommer till tals på mötena."),
        Asked("klimat-oppet", "Jag kan säga vad jag tycker, även när jag inte håller med."),
        Asked("klimat-likvardiga", "Stora och små organisationer har lika mycket att säga till om."),
    ),
)
INFORMATION = Part(
    "Information inför mötena",
    (
        Asked("information-i-tid", "Kallelse och handlingar kommer i så god tid att jag hinner läsa dem."),
        Asked("information-underlag", "Underlagen ger det jag behöver för att ta ställning."),
        Asked("information-efter", "Jag får veta vad som händer med det vi har kommit fram till."),
    ),
)
DIALOGUE = Part(
    "Dialogen",
    (
        Asked("dialog-tid", "Det finns tid nog för dialog om de viktiga frågorna."),
        Asked("dialog-ratt-fragor", "Vi talar om de frågor som är viktigast för samverkan."),
        Asked("dialog-nya-perspektiv", "Dialogen ger mig perspektiv som jag inte får hemma."),
    ),
)
ATTENDANCE = Part(
    "Närvaro och ersättare",
    (
        Asked("narvaro-kan-delta", "Mötestiderna gör att jag kan delta."),
        _one_of(
            "narvaro-hinder",
            "Vad hindrar dig när du inte kan delta?",
            ("annat-uppdrag", "Ett annat politiskt uppdrag"),
            ("arbete", "Arbete"),
            ("resa", "Resan tar för lång tid"),
            ("kallelse-sent", "Kallelsen kom för sent"),
            ("inget", "Jag deltar för det mesta"),
            kind=Kind.MULTIPLE,
        ),
        Asked("ersattare-kallas", "Ersättare kallas så att alla platser är besatta på mötena."),
        Asked("ersattare-insatta", "Ersättarna vet det de behöver för att kunna delta fullt ut."),
    ),
)
ANCHORING = Part(
    "Förankring hemma",
    (
        Asked("forankring-talar-hemma", "Jag tar upp gruppens frågor i min egen organisation."),
        Asked("forankring-stod", "Jag får det stöd jag behöver för att förankra frågorna hemma."),
        Asked("forankring-tid", "Det finns tid att förankra innan gruppen tar ställning."),
        _one_of(
            "forankring-var",
            "Var tar du upp gruppens frågor?",
            ("namnd", "I min nämnd eller styrelse"),
            ("partigrupp", "I min partigrupp"),
            ("tjansteman", "Med tjänstepersoner"),
            ("inte-alls", "Inte alls"),
            kind=Kind.MULTIPLE,
        ),
    ),
)
MEETINGS = Part(
    "Mötena",
    (
        _one_of(
            "moten-antal",
            "Hur är antalet möten på ett år?",
            ("for-fa", "För få"),
            ("lagom", "Lagom"),
            ("for-manga", "För många"),
        ),
        _one_of(
            "moten-langd",
            "Hur långa är mötena?",
            ("for-korta", "För korta"),
            ("lagom", "Lagom"),
            ("for-langa", "För långa"),
        ),
        Asked(
            "moten-onskat-antal",
            "Hur många möten om året skulle du vilja ha?",
            Kind.NUMBER,
            None,
            ("", ""),
            least=0,
            most=24,
        ),
    ),
)
MANDATE = Part(
    "Uppdraget",
    (
        Asked("uppdrag-klart", "Det är klart för mig vad gruppens uppdrag är."),
        Asked("uppdrag-min-roll", "Det är klart för mig vad som väntas av mig mellan mötena."),
        Asked("uppdrag-ratt", "Gruppen har rätt uppdrag för det som behöver göras gemensamt."),
    ),
)
RESULTS = Part(
    "Resultatet",
    (
        Asked("resultat-skillnad", "Gruppens arbete gör skillnad för invånarna."),
        Asked("resultat-hemma", "Gruppens arbete märks i min egen organisation."),
        Asked(
            "resultat-helhet", "Hur tycker du på det hela taget att samverkan i gruppen fungerar?", words=GOOD
        ),
        _one_of(
            "resultat-framtid",
            "Vad bör hända med gruppen?",
            ("fortsatta", "Den ska fortsätta som i dag"),
            ("andras", "Den ska fortsätta, men ändras"),
            ("avslutas", "Den ska avslutas"),
        ),
        _words("resultat-bra", "Vad har gruppen gjort som har varit bra?"),
        _words("resultat-annorlunda", "Vad kunde gruppen göra annorlunda?"),
        _words("resultat-medskick", "Vad vill du skicka med till nästa mandatperiod?"),
    ),
    "Skriv så att det inte syns vem du är.",
)

GROUP = Template(
    "samverkansgrupp",
    "Enkät om samverkansgruppens arbete",
    "Svaren används för att göra gruppens arbete bättre. Det tar ungefär tio minuter.",
    (CLIMATE, INFORMATION, DIALOGUE, ATTENDANCE, ANCHORING, MEETINGS, MANDATE, RESULTS),
)
SHORT = Template(
    "efter-motet",
    "Kort enkät om mötena",
    "Några frågor om hur mötena fungerar. Det tar två minuter.",
    (
        Part("Mötena", (*DIALOGUE.questions[:1], *CLIMATE.questions[:2], *INFORMATION.questions[:1])),
        Part("Med egna ord", (_words("moten-onskemal", "Vad vill du ändra till nästa möte?"),)),
    ),
)
TEMPLATES = {template.key: template for template in (GROUP, SHORT)}
