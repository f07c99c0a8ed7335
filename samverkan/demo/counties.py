"""The structures of four counties as plain data, from the client's papers; nobody in them is real."""

from dataclasses import replace
from datetime import date

from samverkan.demo.structures import GroupShape, RelationShape, SeatShape, Shape


def _local(prefix: str, word: str, under: str, starts_on: date, *places: tuple[str, str, str]):
    """A local group for each (short name, place, municipality's code), with the seats of its own places."""
    return tuple(
        GroupShape(
            f"{prefix}-{slug}",
            f"{word} {place}",
            "local_group",
            starts_on,
            under=under,
            level="local",
            seats=(SeatShape(code, 2, substitutes=0),),
        )
        for slug, place, code in places
    )


SRB = GroupShape(
    "srb",
    "Strategiska regionala beredningen",
    "strategic_forum",
    date(2016, 1, 1),
    scope="Överordnat politiskt forum för regionen och länets kommuner.",
    mandate="Tillsätta och avsluta fasta eller tillfälliga politiska samverkansgrupper.",
    seats=(SeatShape("municipalities"), SeatShape("region", 5)),
)
THE_LETTER = (
    SeatShape("municipalities"),
    SeatShape("region", 3),
    SeatShape("jointly", label="oppositionen", is_optional=True),
)
VASTMANLAND = Shape(
    "Samverkan i Västmanland",
    "vastmanland",
    "19",
    "Politisk samverkan mellan länets tio kommuner och regionen.",
    "Region Västmanland och länets tio kommuner\nRegionhuset, 721 89 Västerås",
    (
        SRB,
        *(
            GroupShape(
                slug,
                f"Samverkansgrupp {name}",
                "political_collaboration",
                date(2017, 1, 1),
                under="srb",
                mandate="Identifiera och prioritera gränsöverskridande samverkansuppgifter.",
                seats=THE_LETTER,
                trial_until=date(2018, 12, 31),
            )
            for slug, name in (
                ("aldre", "äldre"),
                ("barn-unga", "barn/unga"),
                ("kultur-idrott", "kultur/idrott"),
            )
        ),
    ),
)
# For the demo, whose three groups are there already and are past their trial.
SRB_ABOVE_THE_THREE = replace(
    VASTMANLAND,
    groups=(SRB,),
    relations=tuple(
        RelationShape(slug, "parent", date(2017, 1, 1), other="srb")
        for slug in ("aldre", "barn-unga", "kultur-idrott")
    ),
)

Y15, Y22, Y23 = date(2015, 1, 1), date(2022, 1, 1), date(2023, 1, 1)
VARMLAND = Shape(
    "Samverkan Värmland",
    "varmland",
    "17",
    "Dialog och samverkan mellan Region Värmland och länets sexton kommuner.",
    "Region Värmland och Värmlands kommuner\nRosenborgsgatan 50, 652 16 Karlstad",
    (
        GroupShape(
            "varmlandsradet",
            "Värmlandsrådet",
            "strategic_forum",
            Y15,
            scope="Information och dialog mellan länets kommuner och regionen.",
            mandate="Vara forum för bred information och dialog.",
            seats=(SeatShape("municipalities", 2), SeatShape("region", 6)),
        ),
        GroupShape(
            "ordforanderadet",
            "Värmlandsrådets arbetsutskott",
            "executive_committee",
            Y15,
            under="varmlandsradet",
            scope="Tar ställning i slutet av processer och ger uppdrag.",
            mandate="Ta ställning i frågor som ska vidare för beslut i respektive organisation.",
            seats=(SeatShape("municipalities"), SeatShape("region", 3)),
            renamed=((date(2022, 3, 18), "Värmlandsrådets ordföranderåd", "Namnet säger vilka som möts."),),
        ),
        GroupShape(
            "arbetsgruppen",
            "Värmlandsrådets arbetsgrupp",
            "officials",
            Y15,
            under="varmlandsradet",
            scope="Samordnar processer och tar fram underlag.",
            mandate="Samordna och organisera de processer som krävs.",
            seats=(SeatShape("municipalities", substitutes=0), SeatShape("region", 2, substitutes=0)),
        ),
        GroupShape(
            "beredningsgruppen",
            "Beredningsgruppen",
            "preparatory",
            Y15,
            under="varmlandsradet",
            mandate="Bereda agendan med ordförande och vice ordförande.",
            seats=(SeatShape("region", 2, substitutes=0), SeatShape("1780", substitutes=0)),
        ),
        GroupShape(
            "god-och-nara-vard",
            "Politiska referensgruppen god och nära vård",
            "reference",
            date(2020, 1, 1),
            under="varmlandsradet",
            mandate="Dialog om omställningen till god och nära vård.",
            seats=(SeatShape("municipalities"), SeatShape("region", 3)),
            renamed=((Y22, "Sakområdesråd god och nära vård", "Gruppen blev sakområdesråd."),),
            became=((Y22, "subject_council", "Rekommendation 6 i utvärderingen."),),
        ),
        *(
            GroupShape(
                slug,
                f"Sakområdesråd {name}",
                "subject_council",
                Y22,
                under="varmlandsradet",
                mandate="Dialog mellan förtroendevalda.",
                seats=(SeatShape("municipalities"), SeatShape("region", 3)),
            )
            for slug, name in (
                ("kompetensforsorjning", "kompetensförsörjning"),
                ("samhallsplanering", "samhällsplanering"),
            )
        ),
        GroupShape("socialchefer", "Socialchefsnätverket", "network", Y15),
        GroupShape("utbildningschefer", "Utbildningschefsnätverket", "network", Y15),
        GroupShape("samhallsbyggnadschefer", "Samhällsbyggnadschefsnätverket", "network", Y15),
    ),
    (
        RelationShape("ordforanderadet", "commissions", date(2021, 6, 18), other="arbetsgruppen"),
        RelationShape("socialchefer", "supports", Y22, other="god-och-nara-vard"),
        RelationShape("utbildningschefer", "supports", Y22, other="kompetensforsorjning"),
        RelationShape("samhallsbyggnadschefer", "supports", Y22, other="samhallsplanering"),
        RelationShape("varmlandsradet", "linked_board", Y15, outside="programmet Nya Perspektiv"),
    ),
)

THREE_SECTORS = (
    SeatShape("region", 3, sector="health_care"),
    SeatShape("municipalities", sector="social_services"),
    SeatShape("municipalities", sector="school"),
)
VASTERNORRLAND = Shape(
    "Samverkan Västernorrland",
    "vasternorrland",
    "22",
    "Samverkan mellan regionen, socialtjänsten och skolan i länets sju kommuner.",
    "Region Västernorrland och länets sju kommuner\n871 85 Härnösand",
    (
        GroupShape(
            "socialreko",
            "Socialreko",
            "strategic_forum",
            date(2010, 1, 1),
            ends_on=date(2022, 12, 31),
            mandate="Politisk samverkan mellan regionen och socialtjänsten.",
            seats=(SeatShape("region", 3), SeatShape("municipalities")),
        ),
        GroupShape(
            "halsam",
            "HälSam, politiskt samverkansforum",
            "strategic_forum",
            Y23,
            scope="Länets gemensamma forum för region, socialtjänst och skola.",
            mandate="Gemensamt politiskt övergripande samverkansforum.",
            seats=THREE_SECTORS,
        ),
        *(
            GroupShape(
                f"strategi-{slug}",
                f"Strategigrupp {name}",
                "strategy_group",
                Y23,
                under="halsam",
                mandate=f"Driva länets arbete för {name}.",
                seats=(SeatShape("region"), SeatShape("municipalities")),
            )
            for slug, name in (("barn-och-unga", "barn och unga"), ("vuxna", "vuxna"), ("aldre", "äldre"))
        ),
        GroupShape(
            "beredning-halsam",
            "Tjänstepersonernas beredningsgrupp",
            "preparatory",
            date(2015, 1, 1),
            under="socialreko",
            mandate="Bereda frågor till politiken tillsammans med skolcheferna.",
            seats=(SeatShape("region", substitutes=0), SeatShape("municipalities", substitutes=0)),
        ),
        *_local(
            "lokal",
            "Lokal samverkan",
            "halsam",
            Y23,
            ("sundsvall", "Sundsvall", "2281"),
            ("timra", "Timrå", "2262"),
            ("kramfors", "Kramfors", "2282"),
            ("solleftea", "Sollefteå", "2283"),
            ("ornskoldsvik", "Örnsköldsvik", "2284"),
        ),
        *_local("lokal", "Lokal samverkan", "", Y23, ("harnosand", "Härnösand", "2280")),
    ),
    (
        RelationShape("halsam", "succeeds", Y23, other="socialreko"),
        RelationShape("beredning-halsam", "parent", Y23, other="halsam"),
    ),
)

Y13 = date(2013, 1, 1)
ALL_PARTIES = (SeatShape("municipalities"), SeatShape("region"), SeatShape("AF"), SeatShape("FK"))
UPPSALA = Shape(
    "Samordningsförbundet Uppsala län",
    "samordning-uppsala",
    "03",
    "Länets åtta kommuner, regionen, Arbetsförmedlingen och Försäkringskassan.",
    "Samordningsförbundet Uppsala län\nUppsala",
    (
        GroupShape(
            "forbundsstyrelsen",
            "Styrelsen",
            "board",
            Y13,
            mandate="Leda förbundet enligt lagen om finansiell samordning.",
            seats=ALL_PARTIES,
        ),
        GroupShape(
            "strategiska-utvecklingsgruppen",
            "Strategiska utvecklingsgruppen",
            "strategy_group",
            Y13,
            under="forbundsstyrelsen",
            mandate="Utveckla samverkan och bereda förbundets insatser.",
            seats=ALL_PARTIES,
        ),
        *_local(
            "lokus",
            "Lokusgrupp",
            "strategiska-utvecklingsgruppen",
            Y13,
            ("alvkarleby", "Älvkarleby", "0319"),
            ("knivsta", "Knivsta", "0330"),
            ("heby", "Heby", "0331"),
            ("habo", "Håbo", "0305"),
            ("osthammar", "Östhammar", "0382"),
            ("tierp", "Tierp", "0360"),
            ("uppsala", "Uppsala", "0380"),
            ("enkoping", "Enköping", "0381"),
        ),
        GroupShape("koordinatorer", "Samverkanskoordinatorerna", "coordinators", Y13),
        GroupShape("kansliet", "Kansliet", "office", Y13, under="forbundsstyrelsen"),
    ),
    (
        RelationShape(
            "koordinatorer",
            "supports",
            Y13,
            other="strategiska-utvecklingsgruppen",
            note="en koordinator i varje lokusgrupp",
        ),
        RelationShape(
            "strategiska-utvecklingsgruppen",
            "reference_for",
            date(2016, 9, 13),
            outside="projektet KISA",
            note="så länge projektledarens besök infaller under ordinarie möten",
        ),
    ),
    organizations=(
        ("Arbetsförmedlingen", "state_agency", "AF"),
        ("Försäkringskassan", "state_agency", "FK"),
    ),
)

SHAPES = {shape.slug: shape for shape in (VASTMANLAND, VARMLAND, VASTERNORRLAND, UPPSALA)}
