"""The three groups as they were set up in the autumn of 2016: scope and mandate, in the letter's own order
(S001-19 to S001-43)."""

from dataclasses import dataclass
from datetime import date

TWO_TASKS = """Samverkansgruppen har två huvuduppgifter:
- Identifiera och prioritera gränsöverskridande samverkansuppgifter och lämna synpunkter på förslag till \
överenskommelser, riktlinjer, rutiner och projekt som tjänstemännen arbetar fram.
- Vara en arena för lärande och erfarenhetsutbyte."""
PLAN = """Gruppen upprättar en verksamhetsplan för perioden 2017–2018 med mätbara mål. De följs upp årligen \
och i god tid inför 2019, då ett nytt beslut om politiska samverkansgrupper ska tas. Målen sätts för \
Västmanland och stämmer i tillämpliga delar med den regionala utvecklingsplanen och med nationella mål inom \
{area}. I planen står vilka åtgärder och aktiviteter som behövs; hur de görs preciseras i regionens och \
kommunernas egna verksamhetsplaner."""
AT_HOME = """Ledamöterna förbereder, diskuterar och informerar om samverkansfrågor i sin hemmaorganisation: \
med övriga partier, andra politiska organ, kommun- och regionstyrelse och tjänstemännen. De verkar för att \
det som behövs i daglig drift görs lokalt, och lämnar synpunkter på strategiska frågor som kräver särskilda \
överenskommelser."""


@dataclass(frozen=True)
class GroupMandate:
    slug: str
    name: str
    scope: str
    area: str
    own_words: str
    deviation: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join([self.scope, TWO_TASKS, self.own_words, PLAN.format(area=self.area), AT_HOME])


ADOPTED_BY = "Landstingsstyrelsen"
ADOPTED_ON = date(2016, 10, 26)
STARTS_ON = date(2017, 1, 1)
TRIAL_UNTIL = date(2018, 12, 31)
APPOINTED_BY = "kommunerna gemensamt"
BASIS = (
    "Efter förhandlingar mellan partierna utifrån valresultatet i regionen; "
    "ledande oppositionsparti leder dem."
)

ELDERLY = GroupMandate(
    slug="aldre",
    name="Samverkansgrupp äldre",
    scope="Gränsöverskridande frågor som rör äldre inom området hälsa, vård och omsorg.",
    area="äldreområdet",
    own_words=(
        "Gruppen prioriterar de frågor som ger störst nytta utifrån ett invånar-, brukar- och "
        "patientperspektiv och där kommunerna och regionen har ett gemensamt intresse av att samverka."
    ),
)
YOUNG = GroupMandate(
    slug="barn-unga",
    name="Samverkansgrupp barn och unga",
    scope="Gränsöverskridande frågor som rör barn och unga inom socialtjänst, skola, hälsa och vård.",
    area="området barn och unga",
    own_words=(
        "Prioriteringen utgår från materialet Liv och hälsa Ung i Västmanland. Folkhälsoperspektivet finns "
        "med i gruppens arbete."
    ),
)
CULTURE = GroupMandate(
    slug="kultur-idrott",
    name="Samverkansgrupp kultur och idrott",
    scope="Regionala gränsöverskridande frågor som rör kultur och idrott.",
    area="kultur- och idrottsområdet",
    own_words=(
        "Inom kulturområdet utgår arbetet från kultursamverkansmodellen. En ny regional kulturplan tas fram "
        "och ska gälla från 2019."
    ),
    deviation=(
        "I överenskommelsen om samverkan heter gruppen kultur. Uppdraget görs bredare och omfattar "
        "även idrott, bland annat samverkan med länsidrottsorganisationerna."
    ),
)
GROUPS = (ELDERLY, YOUNG, CULTURE)
