"""The notes of 2016-09-13 entered whole through the verbs, approved, and read back from the paper block by
block.

The text is the document's own; every person in it is invented.
"""

from datetime import date, time

import pytest
from django.utils import translation

from groups.actions import (
    add_county_organizations,
    add_organization,
    add_seat_rule,
    adopt_group,
    appoint,
    create_group,
    find_or_create_person,
    give_office,
    set_up_structure,
)
from groups.models import Delivery, Organization
from meetings.actions import add_item, change_meeting, create_meeting
from meetings.actions.approval import approve, begin_correction, circulate, publish
from meetings.actions.attendance import record_people
from meetings.actions.notes import add_action, add_outcome, begin_notes, save_text
from meetings.keeping import kept_minutes_paper
from meetings.minutes_report import actions_by_item
from meetings.models import Call, Meeting
from meetings.pasted import pasted_people
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import assert_pdf_accessible, blocks_in_order, text_of

pytestmark = pytest.mark.django_db
DAY = date(2016, 9, 13)

# In the order and with the dashes of the document. Who sits for what is read from here too.
PRESENT = """Arvid Ängtorp - Älvkarleby, Berit Hasselvik - Landstinget, Folke Lönnrud - Knivsta,
Vendela Ekhult - Arbetsförmedlingen, Majken Askfors - Försäkringskassan, Tekla Rönnö - Arbetsförmedlingen,
Åsa-Lena Videgård - Heby, Disa Almnäs - Håbo, Helmer Sälgvik - Östhammar, Rakel Tallås – Tierp,
Ester Björklid – Uppsala, Gerd Häggmark – Landstinget, Åke Lindtorp, Jorunn Granö."""
ABSENT = """Laila Örstad - Arbetsförmedlingen, Edla Aspvik - Enköping, Nanna-Lisa Ekrud – Tierp,
Ulla Hedvall – Enköping."""
NOTE_TAKER = "Magnhild Sälgrud"
INFORMS, SENDS = "Åke Lindtorp", "Jorunn"

RETREAT = """<p>Gällande presentationen av lokusgruppernas verksamhetsplan för 2017 och Nulägesanalys,
pekade några på vikten av att lokusgruppen står bakom sin egen presentation. Gruppen förväntade sig fler
frågor från styrelsen, vilket uteblev. Det fanns förväntningar från lokusgrupperna om att de skulle bli mer
ifrågasatta av styrelsen. Det fanns också en tro om att styrelsen hade läst materialet som presenterades av
lokusgrupperna innan internatet vilket kanske hade varit fördelaktigt för styrelsen för att kunna ställa
fler frågor. Då nulägesanalyserna inkom i direkt anslutning till internatet gjordes bedömningen från
kansliet att inte lägga dessa på bordet för att ledamöterna skulle ha fullt fokus på att lyssna på
presentationerna som gavs. Generellt upplevde gruppen att det var nyttigt för både lokusgrupperna och för
styrelsen att få möjlighet att träffa varandra för att diskutera arbetet kring långsiktig samverkan utifrån
deras olika perspektiv.</p>
<p>Under presentationerna lyftes lokusgruppernas behov av utveckling av SIP (Samordnad individuell plan). I
nuläget går det stödet att få via FOU, men skulle det finnas något liknande behov som ser snarlikt ut för
alla lokusgrupper har Samordningsförbundet möjlighet att finansiera ett sådant stöd.</p>"""
LOCAL_GROUPS = """<p>Reflektioner som lyftes var att gruppen upplever att situationen ser liknande ut i
samtliga lokusgrupper. Gruppen upplever att arbetet i lokusgrupperna går långsamt då det är svårt att komma
igång med arbetet på riktigt eftersom lokusgrupperna inte ses så ofta. Samtidigt menar gruppen att det är
svårt att ses oftare i lokusgrupperna då denna fråga är en av många att prioritera bland. Arbetet har också
upplevts långsamt eftersom mycket tid har lagts på att försöka förstå och tolka modellen. Det har varit en
gedigen förankringsperiod men den har varit nödvändig.</p>
<p>Gällande ansvar är den generella upplevelsen att lokusgrupperna tar eget ansvar och skulle sannolikt
kunna ta ännu mer ansvar i vissa frågor.</p>"""
ECONOMY = """<p>Förbundschefen presenterade de resurser som samtliga lokusgrupper har ansökt om inför 2017.
Lokusgrupperna har äskat medel om sammanlagt 21, 35 tjänster. De äskade medlen för tilläggsresurser uppgår
till 7 380 000 kr och för samverkanskoordinatorer uppgår de till 5 250 000 kr. Den sammanlagda summan som
lokusgrupperna har äskat medel om uppgår till 14 410 000 kr.</p>
<p>Gruppens reflektioner efter presentationen av de äskade medlen är att det finns en förväntan om att
Samordningsförbundet inte bara beviljar ansökningarna utan att förbundet också följer upp att det blir
verkstad av medlen som man lägger in. Gruppen diskuterade också lokusgruppernas olika behov av
tilläggsresurser och vad man förväntas få ut av tilläggsresurserna. Gruppen diskuterade också om möjligheten
att kolla på lotsärenden på ett regionalt plan i den strategiska utvecklingsgruppen för att finna större
systemfel.</p>
<p>Vidare diskuterade gruppen kring Samverkanskoordinatorernas arbetsgiversituation där man dels behöver
finna en bra lösning kring deras anställning samtidigt som alla parter ska känna att de har tillgång till
samverkanskoordinatorerna även fast den är anställd hos en av parterna.</p>"""
KEY_FIGURES = """<p>Verksamhetsutvecklaren informerar om statistik gällande långsiktig samverkan, som
kansliet kommer att publicera för varje månad på förbundets hemsida. Statistiken över augustimånad kommer
att läggas ut på hemsidan i slutet på september.</p>"""
CASES = """<p>Verksamhetsutvecklaren ber gruppen att fundera över vilka parametrar som gruppen är
intresserade av att få med i en basuppföljning av lots-ärenden till nästa möte med den strategiska
utvecklingsgruppen. Dessa parametrar kommer samverkanskoordinatorerna sedan att kunna utgå ifrån då de gör
sin återrapportering till lokusgrupperna.</p>"""
INTERVENTIONS = """<p>I lokusgrupperna har det kommit upp önskemål om kartläggning av insatser. Syftet med
kartläggningen var att sammanställa vilka insatser som finns för att på så vis tillgängliggöra och förenkla
för samverkanskoordinatorerna och andra medarbetar inom organisationerna.</p>"""
PROJECTS = f"""<p>{INFORMS} informerar om ansökningar till projekt som har kommit eller som kommer att komma
in inom kort:</p><ul><li>Ansökan om begreppsdefiniering (Tierp, FK, AF, LUL) på 1 år</li>
<li>Ungdomssatsningen (Knivsta, AF) på 2 år</li>
<li>Ansökan Processtöd för hälso- och sjukvårdens rehabiliteringskoordinatorer (LUL, AF, FK) på 2
år</li></ul>"""
KISA = """<p>Samordningsförbundet har fått frågan om den strategiska utvecklingsgruppen skulle kunna vara en
referensgrupp till projektet Kortare Integration Snabbare i Arbete (KISA) där projektledaren kan komma och
besöka gruppen för att berätta om projektet samt få input från gruppen.</p>"""

AGENDA = [
    (
        "Långsiktig samverkan",
        "",
        [
            ("Reflektioner från internatet", RETREAT),
            ("Hur går arbetet i lokus-grupperna?", LOCAL_GROUPS),
            ("Ekonomi", ECONOMY),
            ("Nyckeltal", KEY_FIGURES),
            ("Underlag LOTS-ärenden", CASES),
            ("Sammanställning av insatser", INTERVENTIONS),
        ],
    ),
    ("Projekt på gång", PROJECTS, []),
    ("KISA – SG som referensgrupp?", KISA, []),
    ("Övrigt", "", []),
]
MUNICIPALITIES = "Älvkarleby Knivsta Heby Håbo Östhammar Tierp Uppsala Enköping".split()
MAPPING = "Samverkanskoordinatorerna redovisar en kartläggning av insatser för att diskutera frågan vidare."
PARAMETERS = "Fundera över vilka parametrar som ska ingå i en basuppföljning av lots-ärenden."
MATERIAL = "Skickar underlaget digitalt till den strategiska utvecklingsgruppen för vidare arbete."
AGREED = (
    "Samverkanskoordinatorerna ska redovisa en kartläggning av insatser till nästa möte med sin lokusgrupp."
)
DECIDED = "Gruppen kan verka som referensgrupp för KISA."
CONDITION = "projektledarens besök infaller under ordinarie möten för den strategiska utvecklingsgruppen."


def people_of(names, sign):
    """The listed people in the register, with the organisation each is listed for."""
    return [
        (
            find_or_create_person(name=row.name, email=f"person{place}@example.se", **sign),
            row.organization,
        )
        for place, row in enumerate(names)
    ]


@pytest.fixture
def sign(db, at):
    by = find_or_create_person(
        name=NOTE_TAKER, email="kansliet@example.se", by=None, now=at("2016-01-11 09:00")
    )
    return {"by": by, "now": at("2016-09-13 09:00")}


@pytest.fixture
def structure(sign):
    structure = set_up_structure("Samordningsförbundet Uppsala län", county="03", **sign)
    add_county_organizations("03", **sign)
    for name, kind in [
        ("Arbetsförmedlingen", "state_agency"),
        ("Försäkringskassan", "state_agency"),
        ("Samordningsförbundet Uppsala län", "coordination_association"),
    ]:
        add_organization(name, kind=kind, county="03", **sign)
    return structure


@pytest.fixture
def local_groups(structure, sign):
    return [
        create_group(
            structure, name=f"Lokusgrupp {name}", kind="local_group", starts_on=date(2016, 1, 1), **sign
        )
        for name in ("Tierp", "Knivsta", "Östhammar")
    ]


@pytest.fixture
def group(structure, sign):
    """A seat for each person the document lists with an organisation, held by that person."""
    group = create_group(
        structure,
        name="Strategiska utvecklingsgruppen",
        slug="strategiska",
        kind="strategy_group",
        starts_on=date(2016, 1, 1),
        mandate="Utveckla långsiktig samverkan.",
        **sign,
    )
    listed = [row for row in pasted_people(f"{PRESENT}\n{ABSENT}".replace(".", "")) if row.organization]
    organizations = {named(row): row for row in Organization.objects.prefetch_related("names")}
    for person, name in people_of(listed, sign):
        rule = add_seat_rule(
            group, kind="organization", organization=organizations[name], substitutes=0, **sign
        )
        appoint(rule.seats.get(), person=person, starts_on=date(2016, 1, 1), **sign)
    adopt_group(group, **sign)
    chair = group.appointments.get(person__name="Ester Björklid").person
    give_office(group, person=chair, kind="chair", starts_on=date(2016, 1, 1), **sign)
    return group


def named(organization):
    """As the document calls it: "Tierp", "Landstinget"."""
    name = organization.name_on(DAY)
    return next((known for known in [*MUNICIPALITIES, "Landstinget"] if name.startswith(known)), name)


@pytest.fixture
def meeting(group, sign):
    meeting = create_meeting(
        group,
        date=DAY,
        start=time(9),
        end=time(12),
        place="Clarion Hotel Gillet, Dragarbrunnsgatan 23, Uppsala",
        **sign,
    )
    create_meeting(group, date=date(2016, 10, 28), start=time(13), end=time(16), **sign)
    for title, _text, children in AGENDA:
        parent = add_item(meeting, title=title, **sign)
        for child, _text in children:
            add_item(meeting, title=child, parent=parent, kind="dialogue", **sign)
    return meeting


@pytest.fixture
def minutes(meeting, group, local_groups, sign):
    """The whole document, as the note-taker types it."""
    minutes = begin_notes(meeting, note_taker_name=NOTE_TAKER, **sign)
    record_people(minutes, people=pasted_people(PRESENT.replace(".", "")), **sign)
    items = {item.title: item for item in meeting.items.all()}
    for title, text, children in AGENDA:
        for name, body in [(title, text), *children]:
            if body:
                save_text(items[name], text=body, base_version=0, **sign)
    add_outcome(items["Nyckeltal"], kind="noted", **sign)
    cases = items["Underlag LOTS-ärenden"]
    add_action(cases, text=PARAMETERS, owners=[group], due_at_next_meeting=True, **sign)
    add_action(cases, text=MATERIAL, owners=[SENDS], **sign)
    mapping = items["Sammanställning av insatser"]
    add_outcome(mapping, kind="consensus", text=AGREED, **sign)
    add_action(mapping, text=MAPPING, owners=local_groups, due_at_next_meeting=True, **sign)
    kisa = items["KISA – SG som referensgrupp?"]
    add_outcome(kisa, kind="decision", text=DECIDED, condition=CONDITION, **sign)
    return minutes


@pytest.fixture
def version(minutes, group, at, sign):
    circulate(minutes, by=sign["by"], now=at("2016-09-20 09:00"))
    return approve(minutes, by=group.offices.get().person, now=at("2016-09-26 15:00"))


def paragraphs(html):
    """The blocks of a text as its reader meets them."""
    parts = html.replace("<ul>", "").replace("</ul>", "").replace("<li>", "<p>").replace("</li>", "</p>")
    return [part.strip().removeprefix("<p>") for part in parts.split("</p>") if part.strip()]


def people_blocks(names):
    """Name and organisation as the paper prints them, in the order of the seats."""
    full = {"Landstinget": "Landstinget i Uppsala län"}
    full |= {"Älvkarleby": "Älvkarleby kommun", "Knivsta": "Knivsta kommun", "Heby": "Heby kommun"}
    full |= {"Håbo": "Håbo kommun", "Östhammar": "Östhammars kommun", "Tierp": "Tierps kommun"}
    full |= {"Uppsala": "Uppsala kommun", "Enköping": "Enköpings kommun"}
    rows = pasted_people(names.replace(".", ""))
    return [f"{row.name} {full.get(row.organization, row.organization)}".strip() for row in rows]


@pytest.mark.fact(
    "S004-01", "S004-02", "S004-03", "S004-04", "S004-05", "S004-06", "S004-07", "S004-08", "S004-09",
    "S004-23", "S004-24", "S004-31", "S004-32", "S001-52", "P60", "P61",
)  # fmt: skip
def test_the_paper_reads_as_the_document_block_by_block(version):
    content = kept_minutes_paper(version)[1]

    blocks = [
        "Samordningsförbundet Uppsala län",
        "Strategiska utvecklingsgruppen",
        "Minnesanteckningar",
        "13 september 2016",
        "9.00–12.00",
        "Clarion Hotel Gillet, Dragarbrunnsgatan 23, Uppsala",
        NOTE_TAKER,
        "Närvarande",
        *people_blocks(PRESENT),
        "Frånvarande",
        *people_blocks(ABSENT),
        "Enköpings kommun",
    ]
    for number, (title, text, children) in enumerate(AGENDA, start=1):
        blocks += [f"{number} {title}", *paragraphs(text)]
        for child, body in children:
            blocks += [child, *paragraphs(body)]
            if child == "Underlag LOTS-ärenden":
                blocks += [PARAMETERS, "Strategiska utvecklingsgruppen", MATERIAL, SENDS]
            if child == "Sammanställning av insatser":
                blocks += [AGREED, *[MAPPING, "Lokusgrupp Tierp", MAPPING, "Lokusgrupp Knivsta", MAPPING]]
        if title.startswith("KISA"):
            blocks += [DECIDED, CONDITION]
    blocks += ["Fredag 28 oktober 2016", "13.00–16.00", PARAMETERS, "Ester Björklid", "26 september 2016"]
    assert blocks_in_order(content, blocks) == blocks
    assert_pdf_accessible(content)


@pytest.mark.fact("S004-03", "S004-04", "S004-05", "S004-06")
def test_the_note_taker_is_not_listed_and_two_have_no_organisation(version):
    facts = version.facts

    listed = [person["name"] for person in facts["present"] + facts["absent"]]
    without = [person["name"] for person in facts["present"] if "organization" not in person]
    assert (len(facts["present"]), len(facts["absent"]), NOTE_TAKER in listed) == (14, 4, False)
    assert (without, facts["unrepresented"]) == (["Åke Lindtorp", "Jorunn Granö"], ["Enköpings kommun"])


@pytest.mark.fact("S004-23", "S004-27", "S004-32")
def test_what_is_due_at_the_next_meeting_follows_that_meeting(version, meeting, group, at, sign):
    following = Meeting.objects.get(date=date(2016, 10, 28))
    change_meeting(following, date=date(2016, 11, 4), **sign)

    cases = meeting.items.get(title="Underlag LOTS-ärenden")
    mapping = meeting.items.get(title="Sammanställning av insatser")
    with translation.override("en"):
        lines = actions_by_item(meeting)
    assert [line.due for line in lines[cases.pk]] == ["next meeting", ""]
    assert [(line.owner, line.due) for line in lines[mapping.pk]] == [
        (name, f"next meeting of {name}")
        for name in ("Lokusgrupp Tierp", "Lokusgrupp Knivsta", "Lokusgrupp Östhammar")
    ]
    assert Call.objects.count() == 0


@pytest.mark.fact("S000-17", "S002-25", "P33")
def test_approved_notes_are_corrected_in_a_second_version_only(cast, at):
    """Acceptance test 17."""
    meeting = create_meeting(
        cast.group, date=date(2017, 3, 14), start=time(9), place="Sal B", by=cast.secretary, now=at()
    )
    item = add_item(meeting, title="Trygg hemgång", by=cast.secretary, now=at())
    office = {"by": cast.secretary, "now": at("2017-03-14 13:00")}
    minutes = begin_notes(meeting, **office)
    save_text(item, text="<p>Sala frågar.</p>", base_version=0, **office)
    circulate(minutes, **office)
    first = approve(minutes, by=cast.chair, now=at("2017-03-16 09:00"))
    checksum, paper = first.sha256, kept_minutes_paper(first)[1]

    with pytest.raises(Refused) as refused:
        save_text(item, text="<p>Köping frågar.</p>", base_version=1, **office)
    begin_correction(minutes, note="Punkt 1: det var Köping som frågade.", **office)
    save_text(item, text="<p>Köping frågar.</p>", base_version=1, **office)
    circulate(minutes, by=cast.secretary, now=at("2017-03-17 10:00"))
    second = approve(minutes, by=cast.chair, now=at("2017-03-17 12:00"))
    publish(minutes, is_checked=True, by=cast.secretary, now=at("2017-03-20 09:00"))

    first.refresh_from_db()
    received = Delivery.objects.filter(kind="meetings.notes_approved", references__version=second.pk)
    assert refused.value.code == "not_draft"
    assert (first.sha256, kept_minutes_paper(first)[1], second.number) == (checksum, paper, 2)
    assert "Punkt 1: det var Köping som frågade." in text_of(kept_minutes_paper(second)[1])
    assert {row.person for row in received} == {
        cast.chair, cast.vice_chair, cast.member, cast.substitute, cast.official,
    }  # fmt: skip
