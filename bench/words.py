"""Invented people, places and texts; the same in every run."""

FIRST = (
    "Alva Birger Disa Egil Frida Gerd Hjalmar Iris Jarl Karin "
    "Lovisa Manfred Nanna Olof Petra Ragnar Signe Ture Ulla Yngve"
).split()
LAST_BEGINS = "Björk Dal Ek Fors Gran Hag Lind Mos Ny Rönn Sjö Stark Tall Vik Åker Äng Öst".split()
LAST_ENDS = "backe berg by fält gren holm kvist lid man mark rud ström sund vall".split()
PLACE_BEGINS = "Berg Eken Fjäll Grön Hed Kvarn Ljus Mala Norr Sand Ulv".split()
TITLES = (
    "Mötet öppnas",
    "Föregående anteckningar",
    "Trygg hemgång för äldre",
    "Läget i kommunerna och regionen",
    "Gemensam utbildning för personal",
    "Insatser för barn och unga",
    "Samordnad individuell plan",
    "Budget och resurser nästa år",
    "Uppföljning av överenskommelsen",
    "Nationella riktlinjer",
    "Nästa möte",
    "Övriga frågor",
)
PARTIES = "A B C D E F".split()
PARAGRAPH = (
    "Gruppen gick igenom nuläget i kommunerna och regionen. Flera lyfte att övergången mellan slutenvård och "
    "hemmet behöver följas månad för månad, och att bristen på platser syns olika i länets delar."
)


def person_name(number: int) -> str:
    """Unlike for the first 4,760 numbers, then again from the start."""
    first, rest = FIRST[number % len(FIRST)], number // len(FIRST)
    begins, ends = LAST_BEGINS[rest % len(LAST_BEGINS)], LAST_ENDS[rest // len(LAST_BEGINS) % len(LAST_ENDS)]
    return f"{first} {begins}{ends}"


def municipality_name(region: int, number: int) -> str:
    return f"{PLACE_BEGINS[number]}{LAST_ENDS[region % len(LAST_ENDS)]}a{region or ''} kommun"
