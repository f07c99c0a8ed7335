"""What the group on children and young people talks about."""

from samverkan.demo.theme import Theme

THEMES = (
    Theme(
        "Liv och hälsa ung – vad säger resultaten?",
        "information",
        45,
        (
            "Undersökningen bland elever i årskurs 7, 9 och gymnasiets årskurs 2 presenterades. Fler mår "
            "bra än "
            "för tre år sedan, men flickor i årskurs 9 har oftare huvudvärk och svårt att sova.",
            "Skillnaden mellan kommunerna är mindre än skillnaden mellan skolor.",
        ),
        ("noted", "Resultaten är en utgångspunkt för gruppens prioriteringar."),
        ("Presentera resultaten i den egna nämnden.", "kommunerna"),
        "Utredaren vid Kompetenscentrum för hälsa, Region Västmanland",
        "Liv och hälsa ung 2017 – sammanfattning",
        (
            "Nio kommuner har redovisat resultaten för sina nämnder. Två har bjudit in ungdomar till "
            "samtalet.",
        ),
        ("noted", "Gruppen fortsätter med psykisk hälsa och elevhälsa."),
    ),
    Theme(
        "Psykisk hälsa – en väg in",
        "dialogue",
        45,
        (
            "Föräldrar ringer i snitt fyra nummer innan de hamnar rätt. Regionen och kommunerna prövar en "
            "gemensam telefonlinje för frågor om barns psykiska hälsa.",
            "Skolans och socialtjänstens ledamöter såg olika på vem som ska äga den första kontakten.",
        ),
        ("consensus", "Det ska finnas en väg in för barn, unga och föräldrar i hela länet."),
        ("Beskriv hur en väg in kan organiseras och vad den kostar.", "ansvarig tjänsteman"),
        "Verksamhetschefen för barn- och ungdomspsykiatrin",
        "En väg in – idéskiss",
        (
            "Linjen har öppnat på prov i västra länsdelen. Under tre månader ringde 412 personer och två "
            "av tre "
            "fick hjälp utan att skickas vidare.",
        ),
        ("position", "Gruppen förordar att en väg in införs i hela länet."),
    ),
    Theme(
        "Elevhälsans uppdrag och samverkan",
        "exchange",
        40,
        (
            "Kommunerna jämförde sin elevhälsa. En skolsköterska har mellan 380 och 720 elever. Samverkan "
            "med "
            "vårdcentralen bygger ofta på personliga kontakter.",
        ),
        ("reflection", "Det som fungerar bygger på att människor känner varandra. Det är sårbart."),
        (
            "Ta fram förslag till gemensam rutin mellan elevhälsa och vårdcentral.",
            "arbetsgruppen för elevhälsa",
        ),
        "Chefen för elevhälsan, Västerås stad",
        "Elevhälsan i länet – jämförelse",
        ("Förslaget till rutin gicks igenom. Den beskriver vem som gör vad när en elev mår dåligt.",),
        ("position", "Gruppen ställer sig bakom rutinen och rekommenderar parterna att besluta om den."),
    ),
    Theme(
        "Skolfrånvaro",
        "workshop",
        60,
        (
            "Omkring 300 elever i länet är borta mer än halva skoltiden. Gruppen arbetade med frågan: vad "
            "gör vi "
            "vid första, femte och femtonde frånvarodagen?",
            "Förslag: en gemensam frånvarotrappa och att socialtjänsten kommer in tidigare.",
        ),
        ("consensus", "En gemensam frånvarotrappa bör tas fram för länet."),
        ("Ta fram förslag till frånvarotrappa.", "nätverket för skolchefer"),
        "",
        "Skolfrånvaro – statistik och exempel",
        ("Trappan används i sex kommuner. Skolorna har lättare att prata med vårdnadshavare tidigt.",),
        ("noted", "Gruppen följer upp efter läsåret."),
    ),
    Theme(
        "Barn i samhällsvård – skola och hälsa",
        "dialogue",
        40,
        (
            "Barn som placeras ska få en läkarundersökning och en fungerande skolgång. I dag görs "
            "undersökningen "
            "för knappt hälften. Gruppen talade om vem som har ansvaret när barnet byter kommun.",
        ),
        ("position", "Alla barn som placeras ska erbjudas hälsoundersökning före placeringen."),
        ("Redovisa hur många barn som undersöks, per kommun.", "ansvarig tjänsteman"),
        "Utvecklingsledaren för barn och familj, Köpings kommun",
        "Placerade barns hälsa",
        ("Andelen som undersöks har stigit från 46 till 71 procent. Två kommuner saknar ännu rutin.",),
        ("noted", "Redovisningen upprepas årligen."),
    ),
    Theme(
        "Ungdomsmottagningarnas uppdrag",
        "information",
        30,
        (
            "Mottagningarna finns på sju orter. Öppettiderna skiljer sig mycket. Ungdomar vill kunna boka "
            "tid "
            "digitalt och nå mottagningen på kvällen.",
        ),
        ("reflection", "En digital mottagning kan nå fler pojkar."),
        ("Utred en gemensam digital mottagning.", "ansvarig tjänsteman"),
        "Samordnaren för ungdomsmottagningarna",
        "",
        ("Utredningen är klar och föreslår en digital mottagning med kvällsöppet tre dagar i veckan.",),
        ("consensus", "Förslaget bör genomföras på prov."),
    ),
    Theme(
        "Familjecentraler i hela länet",
        "exchange",
        35,
        (
            "Elva familjecentraler finns i länet. Skinnskatteberg och Surahammar planerar en gemensam. "
            "Ledamöterna delade erfarenheter av lokaler, avtal och öppen förskola.",
        ),
        ("consensus", "Föräldrar i hela länet ska ha nära till en familjecentral."),
        ("Dela avtal och lokalprogram med dem som planerar nytt.", "kommunerna"),
        "",
        "",
        ("Avtalet är påskrivet och öppning sker under hösten.",),
        ("noted", "Gruppen gör gärna ett studiebesök."),
    ),
    Theme(
        "Lärarutbildning och kompetensutveckling",
        "dialogue",
        35,
        (
            "Högskolan och kommunerna berättade om övningsskolor och fortbildning. Tillgången till behöriga "
            "lärare skiljer sig mycket mellan kommunerna.",
        ),
        ("reflection", "Digitalisering bör vara en del av all fortbildning."),
        ("Bjud in högskolan till ett gemensamt möte nästa år.", "ansvarig tjänsteman"),
        "Programansvarig för lärarutbildningen, högskolan",
        "",
        ("Högskolan deltar gärna. Frågan skickas med till nästa mandatperiod.",),
        (),
    ),
)
RUNNING = (
    Theme(
        "Skolsociala team – resultat efter två år",
        "information",
        40,
        (
            "Teamen finns på 14 skolor. Frånvaron har minskat på tio av dem. Föräldrarna är nöjda med att "
            "få en "
            "namngiven kontakt.",
        ),
        ("consensus", "Arbetssättet bör spridas till fler skolor."),
        ("Beskriv vad som krävs för att starta ett team.", "ansvarig tjänsteman"),
        "Projektledaren, Västerås stad",
        "Skolsociala team – tvåårsrapport",
        ("Vägledningen för nya team är klar. Sala och Arboga startar efter årsskiftet.",),
        ("noted", "Gruppen följer de nya teamen."),
    ),
    Theme(
        "SIP för barn och unga",
        "exchange",
        35,
        (
            "Antalet samordnade individuella planer för barn har fördubblats. Barnets egen röst saknas i var "
            "tredje plan. Hallstahammar använder ett bildstöd som fungerar väl.",
        ),
        ("reflection", "Barnet ska förstå sin egen plan."),
        ("Sprid bildstödet till alla som leder SIP-möten.", "nätverket för SIP-samordnare"),
        "",
        "",
        ("Bildstödet finns nu på åtta språk. 60 mötesledare har fått utbildning.",),
        ("noted", "Uppföljning sker om ett år."),
    ),
    Theme(
        "Unga som varken arbetar eller studerar",
        "position",
        45,
        (
            "I länet finns drygt 2 000 unga mellan 16 och 24 år som varken arbetar eller studerar. "
            "Förslaget är "
            "en gemensam uppsökande verksamhet med kommuner, region och Arbetsförmedlingen.",
        ),
        ("position", "Gruppen ställer sig bakom förslaget till gemensam uppsökande verksamhet."),
        ("Ta upp förslaget i den egna kommunstyrelsen.", "kommunerna"),
        "Samordnaren för det kommunala aktivitetsansvaret, Sala kommun",
        "Förslag: gemensam uppsökande verksamhet",
    ),
    Theme(
        "Barns rätt till kultur och rörelse på lika villkor",
        "dialogue",
        30,
        ("Gemensam fråga med samverkansgruppen för kultur och idrott.",),
        (),
        ("", ""),
        "Verksamhetsutvecklaren, RF-SISU Västmanland",
        "Barns fritid i Västmanland",
    ),
)
