"""Words on exports that are read; see `simulator.scenario.phrases`."""

OF_EXPORTS: dict[str, str] = {
    "nearest_format": "The nearest is {format}, which also needs {missing}.",
    "a_zone": "Write a name such as Europe/Paris",
    # what is wrong with a row
    "row_not_a_known_word": "not one of the words that the format knows",
    "row_not_yes_or_no": "neither a yes nor a no",
    "row_not_a_number": "not a number",
    "row_not_a_whole_number": "not a whole number",
    "row_not_a_date": "not a date that exists",
    "row_not_a_duration": "not a duration",
    "row_missing": "nothing there, and the row means nothing without it",
    "row_too_many_cells": "more cells than headings",
    "row_lasts_nothing": "no time at all, or less than none",
    "row_longer_than_a_day": "longer than a day",
    "row_negative": "below 0",
    "row_below_one": "below 1",
    "row_closed_before_opened": "closed before it was opened",
    "row_repeated": "the same row as an earlier one",
    "row_superseded": "the same deal as in another file, whose later state is kept",
    # how a file was understood
    "note_format_partly": "the headings of this format were seen in part only: check a few lines",
    "note_format_unverified": "the headings of this format are from memory: check a few lines",
    "note_unverified_headings": "these headings are from memory, not from a real export: {names}",
    "note_encoding": "read as {encoding}, since it is not UTF-8",
    "note_dates_decided": "dates are read {order}: {days} of them can be read in no other way",
    "note_dates_assumed": (
        "every date could be read in two ways; they are read {order}, as semicolons suggest (--dates says otherwise)"
    ),
    "note_number_assumed": '"{value}" could be read as a thousand or as a decimal: check these numbers',
    "note_kinds_guessed": "kind of hours guessed from the name: {names}",
    "note_kinds_unknown": "kind of hours not known: {names}",
    "note_expected_dates": "closing dates of {count} open deals are hoped for, so they are left out",
    "note_closed_without_date": "{count} closed deals have no closing date: how long they took is not known",
    "note_stages_read": "by their stages, deals are read as won: {won}; as lost: {lost}; as open: {open}",
    "note_currencies": "amounts are in several currencies ({names}), and nothing converts them: export them in one",
    "note_heading_twice": 'several columns are headed "{name}": the first of them, column {column}, is read',
    "note_sheets_left_out": "these sheets are of another kind and are not read: {names}",
    "note_slots": "half-hour slots tell how hours are shared, not how long one task takes",
    "note_other_activities": "written by hand, not in the list: {names}",
    "day_first": "with the day first",
    "month_first": "with the month first",
}
