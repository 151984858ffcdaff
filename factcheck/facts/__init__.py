"""Facts: what local files state about events, offices, series, people, organisations and places.

A *fact pack* is a TOML file. Every fact has an id, unique among all packs, a source, and names by language:

    source = "https://www.example.org/archive"      # of every fact of the file that gives none of its own

    [events.geneva-summit-2021]
    label = "the Geneva summit of Vladimir Putin and Joe Biden"
    start = 2021-06-16                              # `end`, where it lasted longer than a day
    names.fr = "sommet de Genève, sommet … Genève"  # … stands for up to eight words of one sentence
    names.en = "Geneva summit"
    common.fr = "face-à-face"                       # names it only where participants stand nearby
    participants = "vladimir-putin, joe-biden"
    place = "geneva"

    [offices.us-president]
    label = "President of the United States"
    names.en = "President of the United States, US president"
    holders = '''
    barack-obama 2009-01-20 2017-01-20
    joe-biden    2021-01-20
    '''

    [series.putin-biden-2021]
    label = "conversations of Vladimir Putin and Joe Biden in 2021"
    nouns.fr = "échange, entretien"
    participants = "vladimir-putin, joe-biden"
    complete = "2021-01-01 2021-12-31"              # no member is missing between these days
    members = '''
    2021-01-26 by telephone
    2021-06-16 in Geneva
    '''

    [people.joe-biden]
    side = "united-states"                          # the country or organisation spoken for
    names."*" = "Joe Biden, Biden"                  # the same in every language

    [organisations.nato]
    acronyms = "OTAN, NATO"
    names.en = "North Atlantic Treaty Organization"

    [places.moscow]
    country = "russia"
    zone = "Europe/Moscow"
    names.fr = "Moscou"

A list is one string, its items separated by commas. Where a label is not given, the first name for every language or
the first English one serves. A name that starts with a capital is found only where the text has one; an acronym of up
to three letters only in capitals. A name of an event that has participants counts only where the article mentions one
of them, a name with gaps only where it mentions all. Where the first word is as short as an article, the second needs
its capital too: "Le Monde".

Many facts of a kind are better read in a table. Columns are the keys above; an empty cell is a key left out; what the
table gives besides holds for every row. Rows stand between `'''`, which Python's parser reads three times as fast as
the other quotes:

    [[tables]]
    kind = "organisations"
    media = true
    columns = "id | side | names.* | names.fr"
    rows = '''
    reuters    | united-kingdom | Reuters |
    prensa-latina | cuba | Prensa Latina, PL |
    '''
"""
