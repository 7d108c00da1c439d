"""How dates and numbers are written in Danish: 25. november 2022 kl. 9.30."""

DATE_FORMAT = "j. F Y"
SHORT_DATE_FORMAT = "j.n.Y"
DATETIME_FORMAT = r"j. F Y \k\l. G.i"
SHORT_DATETIME_FORMAT = r"j.n.Y \k\l. G.i"
MONTH_DAY_FORMAT = "j. F"
TIME_FORMAT = "G.i"
