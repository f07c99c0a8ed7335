"""Which files are turned into PDF at upload (ruling 21). Apart from `groups.conversion`, which no web process
loads."""

OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt", "rtf", "txt", "csv"})
PICTURES = frozenset({"png", "jpg", "jpeg"})


def ending_of(filename: str) -> str:
    return filename.rpartition(".")[2].lower()


def is_convertible(filename: str) -> bool:
    return ending_of(filename) in OFFICE | PICTURES
