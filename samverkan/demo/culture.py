"""What the group on culture and sports talks about."""

from samverkan.demo.theme import Theme

THEMES = (
    Theme(
        "Kultursamverkansmodellen – så fungerar den",
        "information",
        40,
        (
            "Kulturchefen gick igenom hur staten, regionen och kommunerna delar på ansvaret, och vad "
            "bidragen "
            "från Kulturrådet får användas till.",
            "Många ledamöter är nya i frågorna och önskade en kort skrift att ta med hem.",
        ),
        ("noted", "Informationen togs emot."),
        ("Skriv en kort beskrivning av modellen att ta med hem.", "ansvarig tjänsteman"),
        "Kulturchefen, Region Västmanland",
        "Kultursamverkansmodellen i korthet",
        ("Skriften är klar och har skickats till kommunernas kulturnämnder.",),
        (),
    ),
    Theme(
        "Regional kulturplan från 2019",
        "preparation",
        60,
        (
            "Arbetet med planen beskrevs: dialoger i alla kommuner under hösten, remiss till våren och "
            "beslut "
            "senast i november 2018.",
            "Gruppen diskuterade vilka frågor som är gemensamma: barns och ungas kultur, biblioteken och att "
            "kulturen ska finnas i hela länet.",
        ),
        ("reflection", "Planen ska gå att känna igen sig i, också för den minsta kommunen."),
        ("Bjud in lokala föreningar till kulturdialogen.", "kommunerna"),
        "Kulturutvecklaren, Region Västmanland",
        "Tidplan för regional kulturplan",
        (
            "Remissutgåvan gicks igenom kapitel för kapitel. Synpunkterna gällde främst konsulenternas "
            "uppdrag och "
            "de små kommunernas möjlighet att delta.",
        ),
        ("position", "Gruppen ställer sig bakom inriktningen i förslaget till kulturplan."),
    ),
    Theme(
        "Idrott för alla – hinder och möjligheter",
        "dialogue",
        45,
        (
            "Distriktsidrottsförbundet visade att flickor slutar tidigare och att avgifterna ökar. "
            "Kommunerna "
            "jämförde sina bidrag och hur hallarna fördelas.",
        ),
        ("consensus", "Bidrag och halltider bör fördelas lika mellan flickor och pojkar."),
        ("Redovisa hur halltiderna fördelas i den egna kommunen.", "kommunerna"),
        "Idrottskonsulenten, Västmanlands idrottsförbund",
        "Idrottens läge i Västmanland",
        ("Åtta kommuner har redovisat. Pojkar har i genomsnitt 58 procent av tiderna i de stora hallarna.",),
        ("noted", "Jämförelsen görs om årligen."),
    ),
    Theme(
        "Folkbibliotekens gemensamma katalog",
        "information",
        30,
        (
            "Biblioteken i länet planerar gemensam katalog och gemensamma transporter. Låntagaren ska "
            "kunna låna i "
            "en kommun och lämna tillbaka i en annan.",
        ),
        ("noted", "Gruppen ser fram emot genomförandet."),
        ("Lämna besked om kommunen är med från start.", "kommunerna"),
        "Utvecklingsledaren för biblioteken, Region Västmanland",
        "",
        ("Nio kommuner är med från start. Den tionde ansluter året därpå.",),
        (),
    ),
    Theme(
        "Kulturskolan når inte alla",
        "exchange",
        40,
        (
            "Kommunerna berättade om avgifter, köer och vilka barn som deltar. I Surahammar är kulturskolan "
            "avgiftsfri sedan i höstas och antalet elever har ökat med en tredjedel.",
        ),
        ("reflection", "Avgiften är inte det enda hindret. Resan hem är ofta det största."),
        (
            "Undersök om kulturskolorna kan dela lärare i ovanliga instrument.",
            "nätverket för kulturskolechefer",
        ),
        "",
        "",
        ("Fyra kommuner delar nu lärare i stråk och slagverk.",),
        ("noted", "Gruppen tackar nätverket."),
    ),
    Theme(
        "Regional överenskommelse med civilsamhället",
        "dialogue",
        35,
        (
            "Arbetet med en regional överenskommelse presenterades. Föreningarna vill bli inbjudna tidigt "
            "och "
            "slippa lämna samma uppgifter på flera ställen.",
        ),
        ("consensus", "Överenskommelsen bör omfatta både kultur och idrott."),
        ("Lämna synpunkter på utkastet.", "kommunerna"),
        "Handläggaren för civilsamhällesfrågor, Region Västmanland",
        "Utkast till överenskommelse",
        ("Utkastet är omarbetat efter synpunkterna. Beslut väntas efter sommaren.",),
        (),
    ),
    Theme(
        "Anläggningar för idrott – gemensam planering",
        "workshop",
        60,
        (
            "Vid tre bord arbetade gruppen med kartan: var behövs simhallar, ishallar och elljusspår de "
            "närmaste "
            "tio åren? Flera kommuner planerar liknande anläggningar med kort avstånd.",
        ),
        ("consensus", "Planer på nya anläggningar delas mellan kommunerna innan beslut."),
        ("Sammanställ planerade anläggningar i länet.", "ansvarig tjänsteman"),
        "",
        "Karta över anläggningar",
        ("Sammanställningen visar tre tänkbara samarbeten. Fagersta och Norberg går vidare med ett av dem.",),
        ("noted", "Listan uppdateras varje år."),
    ),
    Theme(
        "Ny verksamhetsplan 2019–2022",
        "preparation",
        45,
        (
            "Gruppen gick igenom vad som bör leva kvar från planen för 2015–2018 och vad som är nytt: "
            "digital "
            "kultur, friluftsliv och kultur och hälsa.",
        ),
        ("consensus", "Planen ska ha få mål som går att mäta."),
        ("Skriv fram ett förslag till plan.", "ansvarig tjänsteman"),
        "",
        "Arbetsmaterial: verksamhetsplan 2019–2022",
        ("Förslaget gicks igenom. Det har fem mål och elva aktiviteter.",),
        ("position", "Gruppen ställer sig bakom förslaget och lämnar över det till nästa grupp."),
    ),
)
RUNNING = (
    Theme(
        "Kulturplanens halvtidsuppföljning",
        "report",
        45,
        (
            "Uppföljningen visar att kulturen når fler barn, men att deltagandet minskar bland unga vuxna. "
            "Biblioteken har fler besök än före omläggningen.",
        ),
        ("noted", "Gruppen vill se siffrorna för varje kommun."),
        ("Komplettera uppföljningen med siffror per kommun.", "ansvarig tjänsteman"),
        "Kulturstrategen, Region Västmanland",
        "Kulturplanen – halvtidsuppföljning",
        ("Siffrorna per kommun visar stora skillnader i hur skolbioprogrammet används.",),
        ("consensus", "Skolbio bör erbjudas i alla kommuner."),
    ),
    Theme(
        "Friluftsliv nära alla",
        "exchange",
        35,
        (
            "Kommunerna visade leder, badplatser och lånecentraler för friluftsutrustning. Skinnskatteberg "
            "har "
            "gjort en led tillgänglig för rullstol hela vägen runt sjön.",
        ),
        ("reflection", "Bra skyltning är billigt och gör stor skillnad."),
        ("Lägg in tillgängliga leder i den gemensamma kartan.", "kommunerna"),
        "",
        "",
        ("37 leder finns i kartan. Åtta är tillgängliga med rullstol.",),
        ("noted", "Kartan uppdateras två gånger om året."),
    ),
    Theme(
        "Gemensam satsning på ledare i föreningslivet",
        "dialogue",
        40,
        (
            "Föreningarna saknar ledare. Förslaget är en gemensam utbildning för unga ledare i kultur- och "
            "idrottsföreningar, med start efter sommaren.",
        ),
        ("consensus", "En gemensam ledarutbildning bör prövas."),
        ("Ta fram kostnad och upplägg.", "ansvarig tjänsteman"),
        "Utbildningsledaren, RF-SISU Västmanland",
        "Idé: unga ledare",
    ),
    Theme(
        "Kultur på recept – pröva i länet?",
        "position",
        40,
        ("Försök i andra län visar goda resultat för långtidssjukskrivna.",),
        (),
        ("", ""),
        "Folkhälsostrategen, Region Västmanland",
        "Kultur på recept – kunskapsöversikt",
    ),
)
