"""What stands on the agenda of each meeting, and what the notes say of it afterwards."""

from dataclasses import dataclass, replace

from samverkan.demo.theme import Theme

# Which theme is new at each of the twelve meetings of 2017–2018, and which comes back.
NEW = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 6: 5, 7: 6, 9: 7}
BACK = {2: 0, 3: 1, 4: 2, 5: 3, 7: 4, 8: 5, 9: 6, 10: 7}
OPENING = (
    "Ordföranden hälsade välkommen. Föregående minnesanteckningar gicks igenom och lades till handlingarna."
)
ABOUT_THE_PLAN = "Verksamhetsplanen: läget efter hösten"
SRB = "Rapport från strategiska regionala beredningen"
REPORTS = (
    "Ordföranden rapporterade från den strategiska regionala beredningen. Kollektivtrafik och "
    "kompetensförsörjning stod på dagordningen.",
    "Beredningen har behandlat den regionala utvecklingsstrategin. Gruppernas arbete nämns i förslaget.",
    "Beredningen önskar korta rapporter från samverkansgrupperna två gånger om året.",
)
ROUNDS = (
    "Laget runt: Sala bygger ett nytt särskilt boende. Köping har en ny förvaltningschef. Norberg och "
    "Fagersta går ihop om en tjänst.",
    "Laget runt: budgetarbetet tar mycket tid. Flera kommuner sparar på resor och vill ha fler digitala "
    "möten.",
    "Laget runt: Arboga har antagit en ny plan. Hallstahammar söker medarbetare. Regionen omorganiserar.",
    "Laget runt: Kungsör bjuder in till en temadag. Skinnskatteberg har fått bidrag till ett nytt projekt.",
)


@dataclass(frozen=True)
class Entry:
    """An item with what is written on it; `theme` ties a follow-up to what was promised the first time."""

    title: str
    kind: str
    minutes: int
    body: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    todo: tuple[str, str] = ("", "")
    presenter: str = ""
    document: str = ""
    theme: str = ""
    children: tuple["Entry", ...] = ()


def first(theme: Theme) -> Entry:
    return Entry(
        title=theme.title,
        kind=theme.kind,
        minutes=theme.minutes,
        body=theme.first,
        outcome=theme.outcome,
        todo=theme.todo,
        presenter=theme.presenter,
        document=theme.document,
        theme=theme.title,
    )


def back(theme: Theme) -> Entry:
    return Entry(
        title=f"Uppföljning: {theme.title[0].lower()}{theme.title[1:]}",
        kind="report",
        minutes=20,
        body=theme.later,
        outcome=theme.later_outcome,
        theme=theme.title,
    )


def framed(entries: list[Entry], number: int) -> list[Entry]:
    """The standing items around the meeting's own; the texts of the `number`th meeting."""
    return [
        Entry("Mötet öppnas och föregående anteckningar", "opening", 10, (OPENING,)),
        *entries,
        Entry(SRB, "standing", 10, (REPORTS[number % len(REPORTS)],)),
        Entry("Vad är på gång hemma?", "exchange", 20, (ROUNDS[number % len(ROUNDS)],)),
        Entry("Övriga frågor", "other_business", 10, ("Inga övriga frågor var anmälda.",)),
    ]


PLAN = Entry(
    "Verksamhetsplan 2017–2018",
    "preparation",
    60,
    ("Tjänstemännen hade skrivit ett första förslag utifrån gruppens diskussion vid förra mötet.",),
    ("position", "Gruppen ställer sig bakom verksamhetsplanen för 2017–2018."),
    ("Informera om planen i kommunstyrelsen och i den egna nämnden.", "kommunerna"),
    document="Förslag till verksamhetsplan 2017–2018",
    children=(
        Entry("Mål och indikatorer", "dialogue", 30, ("Målen ska gå att mäta och gälla hela länet.",)),
        Entry("Åtgärder i parternas egna planer", "dialogue", 20, ("Varje part preciserar sina åtgärder.",)),
        Entry(
            "Hur planen följs upp", "dialogue", 10, ("Uppföljning varje december, och i god tid inför 2019.",)
        ),
    ),
)
YEAR = Entry(
    "Årlig uppföljning av verksamhetsplanen",
    "report",
    40,
    ("Målen gicks igenom ett i taget: vad som är nått, vad som är på väg och vad som inte går att mäta.",),
    ("noted", "Det mål som inte går att mäta än tas upp vid nästa möte."),
    document="Uppföljning av verksamhetsplanen 2017",
)
BEHIND = ("noted", "De mål som ligger efter tas upp igen vid nästa möte.")
SUBSTITUTES = Entry(
    "Gruppens arbetsformer: ersättarnas deltagande",
    "dialogue",
    30,
    ("Kontinuiteten brister när ersättaren bara deltar ibland. Skola och socialtjänst täcks inte alltid.",),
    ("consensus", "Ersättarna bör bjudas in till alla möten från och med 2019."),
)
AHEAD = Entry(
    "Inför nytt beslut om samverkansgrupperna",
    "dialogue",
    45,
    (
        "Försöksperioden går ut vid årsskiftet. Gruppen talade om vad som bör vara kvar och vad som bör "
        "ändras.",
    ),
    ("position", "Gruppen bör fortsätta under nästa mandatperiod."),
    ("Skicka gruppens ställningstagande till regionstyrelsen.", "ansvarig tjänsteman"),
)
EVALUATION = Entry(
    "Utvärdering av gruppens arbete 2017–2018",
    "workshop",
    90,
    ("Gruppen utvärderade perioden utifrån verksamhetsplanen och tre frågor.",),
    ("consensus", "Synpunkterna lämnas vidare till nästa grupp."),
    children=(
        Entry(
            "Vad har vi gjort som har varit bra?",
            "dialogue",
            30,
            ("Samtalsklimatet är gott. Frågorna har varit gemensamma och underlagen bra.",),
        ),
        Entry(
            "Vad har fungerat mindre bra?",
            "dialogue",
            30,
            ("Närvaron har varit ojämn och några möten krockade med andra viktiga möten.",),
        ),
        Entry(
            "Vilka erfarenheter är viktiga att ta med?",
            "dialogue",
            30,
            ("Förankringen hemma behöver bli bättre. Stående punkter i nämnden hjälper.",),
        ),
    ),
)
CONTACTS = Entry(
    "Kontaktuppgifter och kallelser",
    "information",
    10,
    ("Kallelsen når inte alla. Adresserna i gruppens lista behöver ses över.",),
    todo=("Gå igenom listan med kontaktuppgifter.", "ansvarig tjänsteman"),
)
SPECIAL = {1: PLAN, 5: YEAR, 8: SUBSTITUTES, 10: AHEAD, 11: EVALUATION}


def past_agenda(themes: tuple[Theme, ...], number: int) -> list[Entry]:
    """The agenda of one of the twelve meetings of 2017–2018, counted from 0."""
    entries = [SPECIAL[number]] if number in SPECIAL else []
    if number in NEW:
        entries.append(first(themes[NEW[number]]))
    if number in BACK:
        entries.append(back(themes[BACK[number]]))
    return framed(entries, number)


def running_agenda(themes: tuple[Theme, ...], number: int) -> list[Entry]:
    """The agenda of a meeting of the running term: what is new is followed up at the next."""
    entries = [first(themes[number])]
    if number and themes[number - 1].later:
        entries.append(back(themes[number - 1]))
    if number == 1:
        entries.append(CONTACTS)
    if number == 2:
        entries.append(replace(YEAR, title=ABOUT_THE_PLAN, document="", outcome=BEHIND))
    return framed(entries, number)
