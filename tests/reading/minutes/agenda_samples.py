"""Invented agendas and minutes in the layouts that councils use; people are made up, municipalities are real."""

WRAPPED_NUMBERS = """\
REFERAT 2015
KKR SJÆLLAND
Dato: 14-04-2015
Sted: Sørup Herregård

1.
Godkendelse af referat .................................................. 3
1.1.
2.
Siden sidst ............................................................. 4
2.1.
3.
Regionalpolitiske sager ................................................. 5
Meddelelser ............................................................. 4
3.1.
3.2.
Rammeaftale for det specialiserede socialområde ......................... 5
Kollektiv trafik på tværs ............................................... 7
4.
Eventuelt ............................................................... 9
KKR Sjælland | 14-04-2015
1.
Godkendelse af referat
1.1.
Godkendelse af referat
SAG-2015-00111 abc
Resumé
Referat fra mødet den 2. februar er sendt ud.
Indstilling
Det indstilles, at referatet godkendes.
Beslutning
Godkendt.
KKR Sjælland | 14-04-2015
SIDE | 4
2.
Siden sidst
2.1.
Meddelelser
SAG-2015-00111 abc
Resumé
Der orienteres kort.
Beslutning
Bo Holm (V) orienterede om møder med Movia, hvor bestyrelsen godkendte budgettet.
Orienteringen blev taget til efterretning.
3.
Regionalpolitiske sager
3.1.
Rammeaftale for det specialiserede socialområde
SAG-2015-00222 xyz
Resumé
Kommunerne skal hvert år indgå en rammeaftale. Den består af:
1. Udviklingsstrategi
2. Styringsaftale
3. Bilag om takster
Indstilling
Det indstilles, at KKR Sjælland
a) drøfter udkastet til rammeaftale
b) anbefaler kommunerne at godkende rammeaftalen senest den 15. oktober
2015, og
c) tager status til efterretning.
Sagsfremstilling
2.1 Baggrund for aftalen
Loven siger, at kommunerne skal koordinere. Se punkt 3.2 nedenfor.
2.2 Proces
Processen er kendt.
Bilag
./. Udkast til rammeaftale
./. Baggrund: Notat om takster
Beslutning
KKR Sjælland drøftede udkastet. KKR Sjælland tiltrådte indstillingen med den tilføjelse,
at takstanalysen forelægges igen. Dansk Folkeparti kunne ikke tiltræde punkt b.
3.2.
Kollektiv trafik på tværs
SAG-2015-00333 xyz
Indstilling
Det indstilles, at KKR Sjælland udsætter sagen.
Beslutning
KKR Sjælland udsatte sagen til mødet i juni.
4.
Eventuelt
Intet.
"""

FLAT = """\
D AG SORDEN TIL KONSTITUERENDE MØDE
1. Godkendelse af valg og sammensætning af KKR Midtjylland
SAG NR.: SAG-2010-00012 abk
Resume
KKR skal godkende sammensætningen.
Sagsfremstilling
KKR har 38 medlemmer fra 19 kommuner. Følgende lister er anmeldt:
1. A, F og Ø
2. V, C og O
Det skal bemærkes, at alle er med.
Indstilling
Det indstilles,
at sammensætningen godkendes, og
at valgene godkendes.
Beslutning
Godkendt.
2. Valg af formand og næstformand
SAG NR.: SAG-2010-00012 abk
Resume
KKR vælger formand og næstformand blandt sine medlemmer.
Indstilling
Det indstilles, at KKR vælger formand og næstformand.
Beslutning
Anna Berg (A), Horsens Kommune, blev valgt som formand.
Bo Holm (V), Skive Kommune, blev valgt som næstformand.
3. Eventuelt
Beslutning
Intet at bemærke.
"""

POINT_WORD = """\
Referat af møde i KKR Syddanmark den 3. marts 2020

Punkt 1.1: Godkendelse af dagsorden
Beslutning:
Dagsordenen blev godkendt, idet der blev tilføjet et nyt punkt 3.3 om beredskab.

Punkt 3.1: Beslutningssag: Udpegning til Sundhedsfagligt Råd og
Fælles Udvalg for Praksis
Sagsnr.: 2020-1234
Baggrund:
Der skal udpeges to.
Indstilling:
KKR Syddanmark udpeger to medlemmer. KKR Syddanmark udpeger en stedfortræder.
Sagsfremstilling:
Se bilag.
Bilag: Kommissorium for rådet
Beslutning:
KKR Syddanmark udpegede:
Anna Berg (A), Vejle Kommune
Bo Holm (V), Varde Kommune
som stedfortræder Carla Dam-Ek (F), Odense Kommune

Punkt 3.2: Orienteringssag: Økonomi
Indstilling: Det indstilles, at KKR Syddanmark tager orienteringen til efterretning.
Beslutning: Taget til efterretning.

Punkt 3.3 (nyt punkt): Beredskab
Beslutning:
KKR Syddanmark drøftede beredskabet.
Punkt 3.2 blev nævnt igen. Sagen tages op på næste møde.

Punkt 7.1: Eventuelt
"""

LIST_ONLY = """\
DAGSORDEN
KKR Nordjylland
1. Godkendelse af referat
2. Siden sidst
2.1 Orientering fra formandskabet
3. Regionalpolitiske sager
3.1 Temadrøftelse: Kollektiv trafik
3.2 Beslutningssag: Fælles indkøb
4. Udpegninger
5. Eventuelt
"""

WITHOUT_HEADINGS = """\
Beslutningsreferat
1.1 Godkendelse af dagsorden
KKR godkendte dagsordenen.
1.2 Referat fra sidst
Referatet blev godkendt med enkelte rettelser.
2.1 Nyt fra Movia
Bo Holm orienterede om budgettet. KKR tog orienteringen til efterretning.
3.1 Strategi for klima 2030
Efter en drøftelse vedtog KKR strategien.
3.2 Eventuelt
Ingen bemærkninger.
"""

CASE_ABOVE = """\
Sagsnr. 19/3143
1. Temadrøftelse om flere faglærte
Resume
Der er mangel.
Indstilling
Til drøftelse.
Beslutning i KKR Midtjylland den 7. marts 2019:
Drøftet.
Sagsnr. 19/3144
2. Uddannelsesbarometer
Resume
Se her.
Beslutning i KKR Midtjylland den 7. marts 2019:
Udsat.
"""

ADDED_LATE = """\
1. Godkendelse af dagsorden

1.1. Godkendelse af dagsorden
SAG-2021-00500 abc

Indstilling
Det indstilles, at KKR Sjælland godkender dagsordenen.

Beslutning
Dagsordenen blev godkendt med tilføjelse af punkterne 2.2 om
vaccination og 2.3 om færger.

2. Regionalpolitiske sager

2.1. Fælles pejlemærker for det nære og sammenhængende
sundhedsvæsen i årene frem mod 2030
SAG-2021-00501 abc

Baggrund
Kommunerne har bedt om pejlemærker.

Indstilling
KKR Sjælland
 drøfter pejlemærkerne, herunder
   o mål
   o midler
 godkender, at pejlemærkerne sendes i høring i kom-
munerne
 tager tidsplanen til efterretning

Sekretariatet sender materialet ud efter mødet.

Beslutning
KKR Sjælland drøftede pejlemærkerne. Formanden konkluderede, at indstillingen
blev tiltrådt.

3. Eventuelt

2.2 (tilføjet): Vaccination
Beslutning
KKR Sjælland tog orienteringen til efterretning.
"""
