"""What can be wrong with a row, in words: rule -> English."""

from simulator.errors import Phrase

REASONS: dict[str, str] = {
    "not_a_known_word": "not one of the words that the format knows",
    "not_yes_or_no": "neither a yes nor a no",
    "not_a_number": "not a number",
    "not_a_whole_number": "not a whole number",
    "not_a_date": "not a date that exists",
    "not_a_duration": "not a duration",
    "missing": "nothing there, and nothing can be told without it",
    "too_many_cells": "more cells than headings",
    "lasts_nothing": "no time at all, or less than none",
    "longer_than_a_day": "longer than a day",
    "negative": "below 0",
    "below_one": "below 1",
    "closed_before_opened": "closed before it was opened",
    "repeated": "the same row as an earlier one",
}


def reason(rule: str) -> Phrase:
    """Say what is wrong with a row, in English."""
    return Phrase(REASONS[rule], f"reading.rule.{rule}")
