"""What the group on older people talks about."""

from samverkan.demo.theme import Theme

THEMES = (
    Theme(
        "Trygg hemgång efter sjukhusvistelse",
        "dialogue",
        40,
        (
            "Kommunernas hemgångsteam och regionens slutenvård beskrev hur utskrivningen går till i dag. "
            "Teamen "
            "finns i sex av tio kommuner och tar emot den första veckan efter hemkomsten.",
            "Gruppen ser att samma person ofta möts av tre olika planeringar. Informationen till närstående "
            "behöver bli bättre.",
        ),
        ("consensus", "Alla kommuner bör kunna erbjuda trygg hemgång, utifrån sina egna förutsättningar."),
        ("Sammanställ hur hemgångsteamen är bemannade i varje kommun.", "ansvarig tjänsteman"),
        "Strategen för utskrivning, Region Västmanland",
        "Nulägesbild trygg hemgång",
        (
            "Sammanställningen visar att åtta kommuner nu har team eller har beslutat om det. Vårddygnen för "
            "utskrivningsklara har minskat från i genomsnitt 4,2 till 2,9 dygn.",
        ),
        ("noted", "Uppföljningen tas upp igen om ett år."),
    ),
    Theme(
        "Överenskommelse om utskrivning från sluten vård",
        "position",
        45,
        (
            "Från årsskiftet gäller en ny lag om samverkan vid utskrivning. Tjänstemännen gick igenom "
            "förslaget "
            "till länsöverenskommelse: tider, betalningsansvar och vem som kallar till samordnad "
            "individuell plan.",
            "Flera ledamöter frågade hur de små kommunerna ska klara tre dagar när helgen ligger emellan.",
        ),
        (
            "position",
            "Gruppen ställer sig bakom förslaget till överenskommelse och skickar det till parterna för "
            "beslut.",
            "en uppföljning görs efter sex månader.",
        ),
        ("Ta upp överenskommelsen till beslut i den egna nämnden.", "kommunerna"),
        "Chefen för vårdvalsenheten, Region Västmanland",
        "Förslag till överenskommelse om utskrivning",
        (
            "Alla tio kommuner och regionen har godkänt överenskommelsen. Två kommuner har lämnat en "
            "protokollsanteckning om helgbemanningen.",
        ),
        ("noted", "Parternas beslut läggs till handlingarna."),
    ),
    Theme(
        "Samordnad individuell plan – hur fungerar det?",
        "exchange",
        35,
        (
            "Ledamöterna hade frågat i sin hemkommun. Antalet planer ökar, men den enskilde och närstående "
            "är "
            "inte alltid med på mötet. I Arboga och Kungsör provar man att hålla mötet i hemmet dagen efter.",
        ),
        ("reflection", "Planen ska skrivas för den enskilde, inte för huvudmännen."),
        ("Ta fram en enkel broschyr om SIP för närstående.", "nätverket för SIP-samordnare"),
        "",
        "",
        ("Broschyren finns på lätt svenska och fem språk och delas ut på länets vårdcentraler.",),
        ("noted", "Gruppen tackar för arbetet."),
    ),
    Theme(
        "Mobil vård i hemmet",
        "information",
        30,
        (
            "De mobila teamen gör omkring 40 hembesök i veckan i östra länsdelen. Målet är att den som är "
            "mest "
            "sjuk ska slippa åka till akuten.",
            "Kommunernas sjuksköterskor vill veta vem de ringer efter kl. 17.",
        ),
        (),
        ("Klargör vem kommunens sjuksköterska ringer kvällar och helger.", "regionens chefsläkare"),
        "Verksamhetschefen för de mobila teamen, Region Västmanland",
        "Mobila team – första året",
        (
            "Ett gemensamt nummer finns sedan i maj. Besöken på akuten av personer över 80 år har minskat "
            "något.",
        ),
        ("noted", "Ärendet är klart."),
    ),
    Theme(
        "Kompetensförsörjning inom vård och omsorg",
        "workshop",
        60,
        (
            "Grupperna arbetade vid tre bord med frågan: vad kan vi göra tillsammans som ingen klarar själv?",
            "Förslag som återkom: gemensam introduktion för undersköterskor, delade tjänster mellan kommun "
            "och "
            "region och att locka fler män till yrket.",
        ),
        (
            "reflection",
            "Länet är en enda arbetsmarknad. Vi vinner inget på att konkurrera om samma personer.",
        ),
        ("Bjud in Vård- och omsorgscollege till nästa möte.", "ansvarig tjänsteman"),
        "",
        "Underlag till verkstad om kompetensförsörjning",
        (
            "Vård- och omsorgscollege berättade om språkstöd på arbetsplatsen. Fyra kommuner går ihop om en "
            "gemensam introduktion från hösten.",
        ),
        ("consensus", "Gemensam introduktion bör erbjudas i hela länet."),
    ),
    Theme(
        "Fallförebyggande arbete",
        "dialogue",
        30,
        (
            "Fall är den vanligaste orsaken till att äldre kommer till akuten. Balansera mera-veckan "
            "samlade 900 "
            "besökare förra året. Gruppen diskuterade hur hemtjänsten kan uppmärksamma risker tidigare.",
        ),
        ("position", "Fallförebyggande arbete bör ingå i alla kommuners verksamhetsplaner."),
        ("Berätta om ställningstagandet i den egna nämnden.", "kommunerna"),
        "Folkhälsostrategen, Region Västmanland",
        "Fallolyckor i Västmanland 2012–2017",
        ("Sju kommuner har skrivit in fallförebyggande arbete. Tre återkommer under hösten.",),
        (),
    ),
    Theme(
        "Anhörigstöd över kommungränser",
        "exchange",
        30,
        (
            "Många anhöriga bor i en annan kommun än den de hjälper. Sala och Västerås har kommit överens "
            "om att "
            "ta emot varandras anhöriga i samtalsgrupper.",
        ),
        ("consensus", "Kommunerna öppnar sina samtalsgrupper för anhöriga i hela länet."),
        ("Lägg ut en gemensam lista över samtalsgrupper.", "nätverket för anhörigkonsulenter"),
        "",
        "",
        ("Listan finns på länets gemensamma sida. 34 personer har deltagit i en annan kommun än sin egen.",),
        ("noted", "Gruppen följer frågan i verksamhetsplanen."),
    ),
    Theme(
        "Digital teknik som ger trygghet",
        "dialogue",
        40,
        (
            "Trygghetskameror, läkemedelsrobotar och digitala besök provas på flera håll. Gruppen talade om "
            "samtycke, bredband på landsbygden och vem som svarar när larmet går.",
        ),
        ("reflection", "Tekniken ska vara ett val för den enskilde och inte ersätta besök som behövs."),
        ("Redovisa kostnader och erfarenheter från de kommuner som provar.", "ansvarig tjänsteman"),
        "Digitaliseringsledaren, Köpings kommun",
        "Erfarenheter av trygghetskameror",
        (
            "Redovisningen visar att var tredje som provat tackat nej till att fortsätta. "
            "De övriga är mycket nöjda.",
        ),
        ("noted", "Frågan skickas med till nästa mandatperiod."),
    ),
)
RUNNING = (
    Theme(
        "God och nära vård – länets färdplan",
        "dialogue",
        45,
        (
            "Färdplanen är reviderad. Tre områden lyfts fram: fast läkarkontakt på särskilt boende, gemensam "
            "planering och hälsofrämjande insatser.",
            "Gruppen vill se hur förändringen märks för den som är 85 år och bor ensam.",
        ),
        ("consensus", "Uppföljningen ska beskriva vad invånaren märker, inte bara vad vi gör."),
        ("Ta fram tre mått som beskriver invånarens upplevelse.", "ansvarig tjänsteman"),
        "Programledaren för nära vård, Region Västmanland",
        "Färdplan god och nära vård",
        ("Förslaget till mått gicks igenom. Väntan, kontinuitet och trygghet följs två gånger om året.",),
        ("position", "Gruppen ställer sig bakom de tre måtten."),
    ),
    Theme(
        "Fast omsorgskontakt i hemtjänsten",
        "exchange",
        30,
        (
            "Kommunerna berättade hur de har löst fast omsorgskontakt. Fagersta och Norberg har minskat "
            "antalet "
            "personer hos varje brukare från 16 till 11 på två veckor.",
        ),
        ("reflection", "Kontinuitet är det som brukarna själva sätter främst."),
        ("Dela schemamodellen från Fagersta med övriga kommuner.", "kommunerna"),
        "",
        "",
        ("Fem kommuner har prövat schemamodellen. Erfarenheterna är goda, men den kräver fler heltider.",),
        ("noted", "Gruppen återkommer till frågan till våren."),
    ),
    Theme(
        "Demensvård: gemensam vårdkedja",
        "position",
        40,
        (
            "Arbetsgruppen föreslår en gemensam vårdkedja från första misstanke till särskilt boende, med en "
            "namngiven samordnare i varje kommun.",
            "Ledamöterna lyfte att yngre personer med demens behöver andra insatser.",
        ),
        (
            "position",
            "Gruppen ställer sig bakom vårdkedjan.",
            "kostnaden för samordnarna redovisas före beslut.",
        ),
        ("Redovisa vad samordnarna kostar per kommun.", "ansvarig tjänsteman"),
        "Demenssamordnaren, Hallstahammars kommun",
        "Förslag till vårdkedja vid demenssjukdom",
    ),
    Theme(
        "Beredskap för äldre vid kris och värmebölja",
        "information",
        30,
        ("Länsstyrelsens och kommunernas planer för värmebölja och elavbrott presenterades.",),
        (),
        ("", ""),
        "Beredskapssamordnaren, Länsstyrelsen i Västmanlands län",
        "Handlingsplan vid värmebölja",
    ),
)
