"""What notes may hold, and that a plain textarea reads back what it was shown (ruling 18)."""

import pytest

from samverkan.lib.richtext import clean, from_plain, to_plain


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>Sala frågade.</p>", "<p>Sala frågade.</p>"),
        (
            "<h2>Rubrik</h2><p><b>Fet</b> <i>kursiv</i></p>",
            "<p>Rubrik</p><p><strong>Fet</strong> <em>kursiv</em></p>",
        ),
        ("<p></p><p>En rad</p><p> </p>", "<p>En rad</p>"),
        ("<p>elev\u00adhälsa</p>", "<p>elevhälsa</p>"),
        ("utan stycke <em>alls</em>", "<p>utan stycke <em>alls</em></p>"),
        ("<p>ett</p>två<p>tre</p>", "<p>ett</p><p>två</p><p>tre</p>"),
        ("<script>alert(1)</script><p onclick='x()'>text</p>", "<p>text</p>"),
        ("<p>a &lt; b &amp; c</p>", "<p>a &lt; b &amp; c</p>"),
        ("<p><a href='javascript:x()'>länk</a></p>", '<p><a rel="noopener">länk</a></p>'),
        (
            "<p><a href='https://example.se/?a=1&b=2' target=_blank>sidan</a></p>",
            '<p><a href="https://example.se/?a=1&amp;b=2" rel="noopener">sidan</a></p>',
        ),
        ("<ul><li><p>ett</p></li></ul>", "<ul><li><p>ett</p></li></ul>"),
        ("", ""),
    ],
)
def test_only_paragraphs_lists_bold_italics_and_links_come_in(written, kept):
    assert (clean(written), clean(clean(written))) == (kept, kept)


@pytest.mark.parametrize(
    "text",
    [
        "En rad.",
        "Ett stycke\nmed två rader.\n\nOch ett till.",
        "Före listan\n\n- ett\n- två\n\nEfter listan",
        "1. först\n2. sedan",
        "2017. ett årtal inleder raden",
        "a < b & c > d “citat”",
        "- <b>inte fet</b>",
    ],
)
def test_a_textarea_reads_back_what_it_was_shown(text):
    assert to_plain(from_plain(text)) == text


def test_text_before_and_after_a_list_keeps_its_place():
    assert (
        from_plain("Före\n- ett\n- två\nEfter") == "<p>Före</p><ul><li>ett</li><li>två</li></ul><p>Efter</p>"
    )


def test_rows_of_an_editor_are_one_line_each():
    html = (
        "<p>Vi enades:</p><ul><li><p>ett</p><ul><li><p>under ett</p></li></ul></li><li><p>två</p></li></ul>"
    )

    assert to_plain(html) == "Vi enades:\n\n- ett\n  - under ett\n- två"


def test_a_paragraph_left_alone_keeps_its_formatting():
    former = (
        '<p>Vi <strong>enades</strong>.</p><p>Se <a href="https://example.se" rel="noopener">sidan</a>.</p>'
    )

    saved = from_plain("Vi enades.\n\nSe sidan, punkt 3.", former)

    assert (saved, from_plain(to_plain(former), former)) == (
        "<p>Vi <strong>enades</strong>.</p><p>Se sidan, punkt 3.</p>",
        former,
    )
