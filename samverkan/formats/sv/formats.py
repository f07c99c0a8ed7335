"""How Swedish dates are read and shown.

Here and not in settings: a locale overrides `DATE_INPUT_FORMATS` there (ruling 17).
"""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j F Y H.i"
SHORT_DATE_FORMAT = "Y-m-d"
SHORT_DATETIME_FORMAT = "Y-m-d H.i"
FIRST_DAY_OF_WEEK = 1
# The day before the month, always: with Django's own list 3/6/2022 is the 6th of March (domain 3.9).
DATE_INPUT_FORMATS = [
    "%Y-%m-%d",
    "%y%m%d",
    "%Y%m%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d/%m-%y",
    "%d.%m.%Y",
]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%H:%M:%S.%f", "%H%M"]
DATETIME_INPUT_FORMATS = [
    f"{day} {clock}" for day in DATE_INPUT_FORMATS for clock in ("%H:%M", "%H.%M", "%H:%M:%S", "%H:%M:%S.%f")
]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\N{NO-BREAK SPACE}"
NUMBER_GROUPING = 3
