"""What may stand in no file of the repository: the names of real people, words that say nothing, and messages
without their Swedish."""

import ast
import hashlib
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parent.parent

# SHA-256 of the folded names ("asa lind") of the 22 people in the client's documents; four have two forms.
# Hashed, so that the list itself names nobody.
REAL_PEOPLE = {
    "0572e02f7f5bf002912d1651ec6520dfc83faa2a51b0d3410ae256a8f260aa5b",
    "0ea7237066ca9c8a0228da155c7a6b18ad16c36b11df49b10dea8469c620ef17",
    "1573dca0e012caf1388f6580bdd3e27c339f694f037fe7861633ead68b20d4d6",
    "276bf00e2ec1347afb0164428472eaab0ebef9efcc4eb3e0736c1176e4f461b5",
    "3d5ad41b5b3357e4deb11ae725512ef07224b15d3953cccb591db1bd0243c282",
    "3dd6e0c8f479804c87b4f94e81822fccd33368d9ef34a14d003b3ed2c3288bf6",
    "4d6345e5ab5edac2289b5d43d0a7f13c1b41bfc384c96d8bd6fe5f0ab899a47b",
    "5d620d3fb1245679948f0e4cab132372cc6572a2cac9f745652eddde500d4638",
    "66dc3bb0606e682ebf9b7c3716876693cd715db5ad91e756d88542774a47b48e",
    "6a599774158b5e45cb449e113731517ab12b3c292854b8c1c9dc08fb26152009",
    "718f34560bdd94ea9ba1b5ce5a3710a57051e28e4e0cbc7d85d7bc47eedcb8f0",
    "8691cd1995470b983d52ce7d9d528d2bc6afdc1c5c741a7239b2d713fe67b89f",
    "9069f95cb1f3f8f1ab4c6b5d334eef01c1445c1bcbbad46a74cdc4242a84d3e6",
    "996a2490339bb23682ccc9ea7dafc0f25c50d9db60fa116f463800feb0cc7f3f",
    "9eb82bc78b529347003ca3ab61944b2bb52d865d79aa932ca2192d52747c58f7",
    "a487629b993fc589ce9c53da9e2a112b59b77a5a350f11ebea493e8473157cd5",
    "a674e099b9b59a12d0ca43010ac6f1fa25f963db0b4bbe82f5a9e31ac18a174c",
    "a8f9655d9ee60ba7762276b44b696f47e3282d4e1960ec2dce851d02a7c9c914",
    "ae9cdbbf8182c8d3ddd210fe10f09c1f701b954c7f37f52580876a49ea388d4b",
    "c5990835b7c25a92358b4e2bf0713c586f5b167bddf520129ae7950d6da8712d",
    "c6d252c03498b28e243457cc90ebdf6ea9f80e44f733c1745d11410b74ae72cc",
    "c8f19720d580e44358750fc41eae8e0896dd5cf73f3b2b01e02a26fb3f001009",
    "e4c3fe01d47300db80160fa0a3ef9a866cd24ab195c56c42097ee87f16ee14a2",
    "ed2c9ecba807b536955ff28f3737450699e33ed4da5a97f4dd6b548f64d736e7",
    "f2c44dc14f4d8cdeb644fe3eaf6ec57f7793269ac5935a326ba5f8ad6d057977",
    "f8471089e1cee0c06f4f4010ba8bc1c191472c8048d55b02a26cfb28840b0114",
}

EMPTY_WORDS = {"manager", "managers", "service", "services", "helper", "helpers", "util", "utils"}
# crispy-forms looks for a form's layout under this name; pytest-django's own fixture has the other.
NOT_OURS_TO_CHOOSE = {"helper", "_django_db_helper"}


def tracked_files():
    """Every file of the repository, also those not yet committed."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [path for name in sorted(set(listing.split("\0")) - {""}) if (path := ROOT / name).is_file()]


def words_of(text):
    """Lower case, without diacritics; hyphen, dot and underscore divide, so addresses are read too."""
    letters = (c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.findall(r"[^\W\d_]+", "".join(letters))


def names_in(text, hashes):
    """Names among two, three or four words in a row, either way round, the genitive included."""
    words = words_of(text)
    runs = {tuple(words[start : start + n]) for n in (2, 3, 4) for start in range(len(words) - n + 1)}
    forms = {form for run in runs for form in (run, run[1:] + run[:1], run[-1:] + run[:-1])}
    forms |= {(*form[:-1], form[-1].removesuffix("s")) for form in forms}
    spelled = {" ".join(form) for form in forms}
    return sorted(name for name in spelled if hashlib.sha256(name.encode()).hexdigest() in hashes)


def defined_names(source):
    """Names of the classes and functions that a source defines."""
    kinds = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    return [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]


def empty_words_in(name):
    return EMPTY_WORDS & {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def test_no_real_person_is_named():
    found = {}
    for path in tracked_files():
        try:
            text = f"{path.relative_to(ROOT)} {path.read_text(encoding='utf-8')}"
        except UnicodeDecodeError:
            continue
        if names := names_in(text, REAL_PEOPLE):
            found[str(path.relative_to(ROOT))] = names

    assert found == {}


def test_names_are_found_however_they_are_written():
    hashes = {hashlib.sha256(name.encode()).hexdigest() for name in ("bo ek", "lill orn ask")}

    assert names_in("Närvarande: Bo\nEk, Sala", hashes) == ["bo ek"]
    assert names_in("EK, BO", hashes) == ["bo ek"]
    assert names_in("<bo.ek@example.se>", hashes) == ["bo ek"]
    assert names_in("ur Bo Eks rapport", hashes) == ["bo ek"]
    assert names_in("Lill-Örn Ask", hashes) == ["lill orn ask"]
    assert names_in("Ask, Lill-Örn", hashes) == ["lill orn ask"]
    assert names_in("bo i Ek", hashes) == []


def test_no_name_of_ours_is_an_empty_word():
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in tracked_files()
        if path.suffix == ".py"
        for name in [path.stem, *defined_names(path.read_text(encoding="utf-8"))]
        if empty_words_in(name) and name not in NOT_OURS_TO_CHOOSE
    }

    assert found == set()


def test_empty_words_are_found_as_words():
    assert empty_words_in("PersonManager") == {"manager"}
    assert empty_words_in("mail_utils") == {"utils"}
    assert empty_words_in("URLHelper") == {"helper"}
    assert empty_words_in("SOCIAL_SERVICES") == {"services"}
    assert empty_words_in("manage_all") == set()


@pytest.mark.fact("P70")
def test_every_message_has_its_swedish():
    """That no word of a template or program lacks a message is proved by bin/check-translations."""
    with (ROOT / "locale/sv/LC_MESSAGES/django.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="sv") if message.id]

    unsaid = [message.id for message in messages if message.fuzzy or not all(forms_of(message))]
    assert (settings.LANGUAGE_CODE, len(messages) > 0, unsaid) == ("sv", True, [])


def forms_of(message):
    """What is said: one text, or one for the singular and one for the plural."""
    return message.string if isinstance(message.string, tuple) else (message.string,)
