"""Invented papers, rich enough to show what the templates can carry."""

from datetime import date, time

from groups.letterhead import Letterhead, Logo
from meetings.documents import (
    ActionLine,
    AgendaRow,
    ApprovalLine,
    Attendee,
    CallDocument,
    Change,
    Contact,
    Correction,
    MeetingFacts,
    NextMeeting,
    NotesDocument,
    NotesItem,
    OutcomeLine,
    Recipient,
    Signature,
)

LETTERHEAD = Letterhead(
    sender_name="Samverkan i Västmanland",
    sender_lines=("Regionhuset, 721 89 Västerås", "samverkan@example.se · 021-17 00 00"),
    logos=(
        Logo(asset="region.png", alt="Region Västmanland"),
        Logo(asset="kommuner.png", alt="Länets kommuner"),
    ),
    registry_number="RV 2017-0312",
)
MEETING = MeetingFacts(
    group="Samverkansgrupp äldre",
    day=date(2017, 3, 14),
    starts=time(9),
    ends=time(12),
    kind="Ordinarie möte",
    mode="på plats och på distans",
    place="Regionhuset, sal B, Västerås",
    link="https://video.example.se/samverkan/aldre-2017-03-14",
)
PLACES = (
    ("Arboga", "Åsa Örnhult", "Björn Ängström"),
    ("Fagersta", "Östen Åhmark", "Märta Sjölilja"),
    ("Hallstahammar", "Vendela Nyhage", "Torsten Alfors"),
    ("Kungsör", "Ylva Brännhed", "Anders-Åke Öhrnmo"),
    ("Köping", "Sixten Varglund", "Gerda Håkanslätt"),
    ("Norberg", "Linnéa Fröjdmark", "Ove Ekenäng"),
    ("Sala", "Ragnhild Säterlo", "Kerstin Björkvall"),
    ("Skinnskatteberg", "Helmer Gruvåsen", "Alva Ljungdahlia"),
    ("Surahammar", "Disa Bruksell", "Nils-Erik Åvall"),
    ("Västerås", "Maj-Britt Mälarsund", "Fatima al-Nasiri Lövgård"),
    ("Region Västmanland", "Gunhild Åsbacken", "Per-Olof Strandmo"),
    ("Region Västmanland", "Jörgen Häggvik", "Siv Rosenäng"),
    ("Region Västmanland", "Tyra Östanvik", "Lars-Göran Ekdunge"),
    ("oppositionen", "Botvid Kvarnsjö", "Elin Måsberg"),
)
MEMBERS = tuple(
    Recipient(
        name=member,
        represents=place if place.startswith(("Region", "opp")) else f"{place} kommun",
        capacity="Ordförande" if member == "Gunhild Åsbacken" else "Ledamot",
    )
    for place, member, _ in PLACES
)
SUBSTITUTES = tuple(
    Recipient(name=substitute, represents=line.represents, capacity=f"Ersättare för {line.name}")
    for line, (_, _, substitute) in zip(MEMBERS, PLACES, strict=True)
)
LONG = (
    "Gruppen gick igenom hur arbetet med trygg hemgång har börjat i länets kommuner. Flera ledamöter såg "
    "att samordningen mellan hemsjukvården, biståndshandläggarna och vårdcentralerna har blivit bättre "
    "sedan hösten, men att den fortfarande hänger på enskilda personer. Det är svårt att hålla takten när "
    "mötena är få, och mycket tid har gått till att förstå den nya modellen. Samtidigt har förankringen "
    "varit nödvändig: utan den hade ingen kommun vågat börja."
)


def call(**changes) -> CallDocument:
    """A call to 14 members with 14 substitutes for information, and a two-level agenda of twelve items."""
    facts = {
        "letterhead": LETTERHEAD,
        "meeting": MEETING,
        "issued": date(2017, 3, 10),
        "purpose": "Att enas om vilka frågor gruppen ska arbeta med före sommaren.",
        "message": "Välkomna till årets andra möte.\n\nHandlingarna till punkt 3 kommer i veckan.",
        "late_reason": "Regeln är 7 dagar. Lokalen blev klar först i dag.",
        "agenda": agenda(),
        "official": Contact(
            name="Ingegerd Stenåker",
            capacity="Ansvarig tjänsteperson",
            email="stenaker@example.se",
            phone="021-17 00 01",
        ),
        "answer_by": date(2017, 3, 13),
        "signature": Signature(name="Gunhild Åsbacken", capacity="Ordförande", on_behalf="Enligt uppdrag"),
        "called": MEMBERS,
        "for_information": SUBSTITUTES,
    }
    return CallDocument(**{**facts, **changes})


def agenda() -> tuple[AgendaRow, ...]:
    stage = (
        AgendaRow(
            number="3.1", title="Var står vi i arbetet", kind="Information", minutes=15, starts=time(9, 25)
        ),
        AgendaRow(
            number="3.2",
            title="Gemensamma mål för 2018",
            kind="Dialog",
            minutes=30,
            starts=time(9, 40),
            wanted_outcome="En gemensam riktning att ta hem till nämnderna",
            presenters=("Ingegerd Stenåker, Region Västmanland", "Rutger Fjällmo, Sala kommun"),
            documents=("Nulägesbild äldre 2016.pdf", "Förslag till mål.pdf"),
        ),
    )
    named = (
        AgendaRow(number="1", title="Mötet öppnas", kind="Öppnande", minutes=5, starts=time(9)),
        AgendaRow(
            number="2",
            title="Föregående minnesanteckningar och det som återstår, med en rubrik som tar två rader",
            kind="Återkoppling",
            minutes=20,
            starts=time(9, 5),
            documents=("Minnesanteckningar 2017-01-24.pdf",),
        ),
        AgendaRow(number="3", title="Trygg hemgång", kind="Dialog", rows=stage),
        AgendaRow(
            number="4", title="Enskilt ärende", kind="Beredning", minutes=10, starts=time(10, 10), closed=True
        ),
        AgendaRow(title="Paus", kind="Paus", minutes=15, starts=time(10, 20)),
    )
    later = tuple(
        AgendaRow(
            number=str(n), title=f"Länsövergripande fråga {n}", kind="Dialog", minutes=10, added_later=n == 11
        )
        for n in range(5, 12)
    )
    return (*named, *later)


def supplement(**changes) -> CallDocument:
    """The second supplement: another place, no message."""
    return call(
        kind="supplement",
        supplement_number=2,
        version=3,
        message="",
        late_reason="",
        changes=(
            Change(what="Plats", before="Regionhuset, sal B, Västerås", after="Rådhuset, Sala"),
            Change(what="Länk", after="https://video.example.se/ny"),
        ),
        **changes,
    )


def cancellation(**changes) -> CallDocument:
    """A cancelled meeting: the message is the reason, and there is no agenda."""
    return call(
        kind="cancellation",
        message="Mötet blir inte av: fyra kommuner har fullmäktige samma dag.",
        late_reason="",
        agenda=(),
        **changes,
    )


def notes(**changes) -> NotesDocument:
    """Six pages of approved notes in their second version."""
    facts = {
        "letterhead": LETTERHEAD,
        "meeting": MEETING,
        "state": "approved",
        "version": 2,
        "note_taker": "Sanna Pennfäldt",
        "led_by": "Ragnhild Säterlo, vice ordförande",
        "late_call_note": "Kallelsen skickades 4 dagar före mötet; regeln är 7. Lokalen blev klar sent.",
        "present": present(),
        "absent": (
            Attendee(name="Sixten Varglund", organization="Köpings kommun", capacity="Ledamot"),
            Attendee(name="Gerda Håkanslätt", organization="Köpings kommun", capacity="Ersättare"),
            Attendee(name="Gunhild Åsbacken", organization="Region Västmanland", capacity="Ordförande"),
        ),
        "unrepresented": ("Köpings kommun",),
        "items": items(),
        "next_meeting": NextMeeting(
            day=date(2017, 5, 9), starts=time(13), ends=time(16), place="Rådhuset, Sala"
        ),
        "corrections": (
            Correction(version=2, day=date(2017, 4, 3), note="Punkt 3.2: summan rättad till 7 380 000 kr."),
        ),
        "approvals": (
            ApprovalLine(name="Ragnhild Säterlo", role="vice ordförande", day=date(2017, 3, 21)),
            ApprovalLine(name="Östen Åhmark", role="justerare", day=date(2017, 3, 22)),
        ),
    }
    return NotesDocument(**{**facts, **changes})


def present() -> tuple[Attendee, ...]:
    here = [
        Attendee(name=line.name, organization=line.represents, capacity=line.capacity)
        for line in MEMBERS
        if line.name not in {"Sixten Varglund", "Gunhild Åsbacken", "Disa Bruksell"}
    ]
    return (
        *here,
        Attendee(
            name="Nils-Erik Åvall",
            organization="Surahammars kommun",
            capacity="Tjänstgörande ersättare",
            in_place_of="Disa Bruksell",
            interval="9.00–10.45",
            mode="på distans",
        ),
        Attendee(name="Ingegerd Stenåker", organization="Region Västmanland", capacity="Tjänsteperson"),
        Attendee(
            name="Rutger Fjällmo", organization="Sala kommun", capacity="Föredragande", interval="9.40–10.10"
        ),
        Attendee(name="Greta Lyhörd"),
        Attendee(name="Yngve Tystlåt", capacity="Gäst"),
    )


def items() -> tuple[NotesItem, ...]:
    parts = (
        NotesItem(
            number="3.1",
            title="Var står vi i arbetet",
            body=f"<p>{LONG}</p><p>{LONG}</p><ul><li>Ansökan om gemensam utbildning (Sala, Heby) på 1 år</li>"
            "<li><strong>Processtöd</strong> för <em>rehabiliteringskoordinatorer</em> på 2 år</li></ul>",
            outcomes=(OutcomeLine(kind="Noterat", text="Gruppen har tagit del av nulägesbilden."),),
        ),
        NotesItem(
            number="3.2",
            title="Gemensamma mål för 2018",
            body=f'<p>{LONG}</p><p>Underlaget finns på <a href="https://www.example.se/underlag">example.se/underlag</a>.</p>',
            outcomes=(
                OutcomeLine(
                    kind="Beslut",
                    text="Gruppen kan vara referensgrupp för projektet.",
                    condition="projektledarens besök ryms inom ordinarie möten.",
                ),
                OutcomeLine(kind="Samsyn", text="Målen ska kunna mätas i varje kommun."),
            ),
            actions=(
                ActionLine(text="Skickar underlaget till alla", owner="Ingegerd Stenåker", due="nästa möte"),
                ActionLine(
                    text="Redovisar sin kartläggning av insatser", owner="Varje lokal grupp", due="maj 2017"
                ),
            ),
        ),
    )
    rest = tuple(
        NotesItem(
            number=str(n), title=f"Länsövergripande fråga {n}", body=f"<p>{LONG}</p>" * 3, added_later=n == 9
        )
        for n in range(5, 10)
    )
    return (
        NotesItem(number="1", title="Mötet öppnas", body="<p>Vice ordföranden hälsade välkommen.</p>"),
        NotesItem(
            number="2",
            title="Föregående anteckningar",
            outcomes=(OutcomeLine(kind="Noterat", text="Läggs till handlingarna."),),
        ),
        NotesItem(number="3", title="Trygg hemgång", items=parts),
        NotesItem(number="4", title="Enskilt ärende", closed=True),
        *rest,
        NotesItem(title="Övriga frågor", body="<p>Inga övriga frågor.</p>"),
    )
