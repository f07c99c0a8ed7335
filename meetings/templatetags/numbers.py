"""Tags of the pages of numbers: words for figures. They decide nothing."""

from django import template
from django.utils.formats import number_format

from meetings import numbers_words

register = template.Library()

signed = register.simple_tag(numbers_words.signed, name="signed")
share = register.simple_tag(numbers_words.share_words, name="share")
change = register.simple_tag(numbers_words.change_words, name="change")
silence_words = register.simple_tag(numbers_words.silence_words, name="silence_words")
norm_words = register.simple_tag(numbers_words.norm_words, name="norm_words")
median_words = register.simple_tag(numbers_words.median_words, name="median_words")
stands_for = register.simple_tag(numbers_words.stands_for, name="stands_for")
calls_words = register.simple_tag(numbers_words.calls_words, name="calls_words")
lead_words = register.simple_tag(numbers_words.lead_words, name="lead_words")
timing_note = register.simple_tag(numbers_words.timing_note, name="timing_note")
kind_word = register.simple_tag(numbers_words.kind_word, name="kind_word")
percent = register.filter("percent", numbers_words.percent_words)


@register.simple_tag
def outcome_word(name):
    return numbers_words.OUTCOME_WORDS[name]


@register.simple_tag
def step_word(name):
    return numbers_words.STEP_WORDS[name]


@register.simple_tag
def timing(call):
    """(kind of mark, word) of a call."""
    return numbers_words.TIMING_WORDS[call.timing]


@register.simple_tag
def figure(figures, name):
    """How many places had this outcome."""
    return number_format(getattr(figures, name))
