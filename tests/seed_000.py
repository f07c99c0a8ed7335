"""What the three groups of seed 000 said when they looked back on 2017–2018, as it is entered (S000-01 …
S000-48). A viewpoint is its words, or its words with those that stand under it."""

USUAL = (
    "Vad har vi gjort som har varit bra?",
    "Vad har fungerat mindre bra?",
    "Vilka erfarenheter är viktiga att ta med i den politiska samverkansgruppens fortsatta arbete?",
)
TOGETHER = "Följande synpunkter framkom i diskussionen"
CHILDREN = (
    "Det har varit värdefullt och bra att träffas, både utifrån aktuell information och möjligheten till"
    " dialog"
    " och att dela erfarenheter.",
    "Samtalsklimatet har varit bra i gruppen.",
    "Viktiga gemensamma frågor har lyfts och prioriterats, till exempel elevhälsa och psykisk hälsa.",
    "Samverkansgruppen har inget eget mandat – viktigt att ta med frågor tillbaka till den egna"
    " verksamheten.",
    "Kontinuitet har saknats för ersättare – viktigt med återkoppling till alla.",
    "Närvaron har varit för låg. Det är viktigt att prioritera möten, ett sätt är att anmäla närvaro.",
    "Man kan underlätta möjligheten till närvaro genom att stämma av så att mötestider inte kolliderar"
    " med andra"
    " viktiga möten. Ibland har mötena kolliderat med strategisk regional beredning.",
    "Det har varit problematiskt att kommunerna har haft representanter från olika nämnder. I framtiden"
    " bör både"
    " ordinarie ledamot och ersättaren bjudas in till möten, då får man täckning för både"
    " socialtjänstfrågor och"
    " skolfrågor. Helheten för barn och unga ska vara i centrum.",
    (
        "Viktiga frågor inför framtiden",
        (
            "Samverkan över aktörsgränserna kring barn och unga med behov av samordnade insatser",
            "Samverkan kring fortbildningar – digitalisering",
            "Förbättra samverkan med MDH/MKL gällande lärarutbildningen.",
        ),
    ),
)
OLDER_START = (
    "En workshop med syfte att utvärdera erfarenheter och resultat av samverkansgruppens arbete 2017–2018 och"
    " fånga medskick till kommande arbete."
)
OLDER = (
    ("Arbetssättet har fungerat bra. Sporadiskt deltagande från några kommuner väcker frågan om vad det beror"
     " på?",),
    ("Arbetssättet har varit bra men lite längre möten önskas. 1-2 timmar längre skulle ge utrymme för"
     " ännu mer"
     " dialog.",),
    (
        "Förankring på hemmaplan är svårt att få att fungera i praktiken. Vissa kommuner har dock stående"
        " punkter"
        " där rapportering från samverkansgruppen och andra regionala organ sker.",
        "Det skulle vara bra om ersättarna kan delta i alla möten och inte enbart ersätta när ordinarie"
        " ledamot är"
        " frånvarande.",
    ),
    ("6 möten per år är rimligt.",),
    ("Kontaktnät mellan förtroendevalda är bra.",),
    ("Bra att informationen har varit kunskapsbaserad och relevanta frågor har behandlats.",),
    ("Utrymme för dialog har funnits, workshoppandet har varit bra.",),
    ("Bra att det även har funnits externa föredragande.",),
    ("Lägga till en punkt Övriga frågor för ämnen som faller utanför gruppens ansvarsområde men som behöver"
     " diskuteras politiskt. Gärna anmälan om sådana frågor i förväg.",),
    ("Ledamöterna saknar regional politisk behandling av frågor som rör vuxna; missbruks- och"
     " beroendevård och"
     " psykisk ohälsa.",),
)  # fmt: skip
# Of these the group was at one (S000-31).
UNANIMOUS = OLDER[2][1]
SENT_ON = (
    "Högst aktuella mål som bör behållas men med tillägg att vidga upp angående digitalisering och"
    " kompetensförsörjning. Koppla ett gemensamt grepp om personal- och kompetensfrågor för att utarbeta en"
    " gemensam strategi i länet.",
    "Håll fast vid den inriktning som är nu. Koppla ihop initiativ för främjande och förebyggande i"
    " kommunerna med"
    " regionala insatser. Det händer mycket i kommunerna men var och en gör sitt.",
)
# The day where the paper has one, and what was done.
DONE = (
    ("2017-02-14", "Besökt Karlsgatan och fått visning av nya utställningar"),
    ("2017-05-16", "Fått information om utvecklingsbidrag från KUR"),
    ("2017-08-25", "Kick off 09–15 tillsammans med tjänstepersoner och chefer inom områdena"),
    ("2018-02-13", "Följt arbetet med kulturplanen 2015–2018"),
    ("2018-05-15", "Arbetat med att ta fram en ny regional kulturplan 2019–2022"),
    ("2018-09-11", "Initierat ett regionalt idrottspolitiskt program"),
    ("2018-10-09", "Diskuterat RÖK"),
)
CULTURE = (
    "Bra arbete under åren",
    "Enkäten visar ett bra jobb inom gruppen",
    "Samverkansgrupp Kultur och idrott ska vara kvar",
    "Spridning av ansvar och deltagande",
    "Det är viktigt att ha mandat att företräda sin kommun",
    "Rätt person på rätt plats",
    "Representera sin organisation",
    "Samverkan mellan kommuner och regionen",
    "Viktigt med kopplingen mellan samverkansgruppen och KFN",
)
