"""The words of every rule, in one place: code -> (what must hold, what to write instead)."""

from collections.abc import Mapping

from simulator.errors import Problem
from simulator.scenario.messages_of_exports import OF_EXPORTS
from simulator.scenario.messages_of_options import OF_OPTIONS
from simulator.scenario.messages_of_results import OF_RESULTS

#: Fields in braces are the problem's `params`. A remedy of "" means that the rule says it all.
MESSAGES: dict[str, tuple[str, str]] = {
    # the file
    "file_missing": ("there is no such file", "Check the name and the folder"),
    "file_directory": ("this is a folder, not a file", "Give the path of a .toml file"),
    "file_unreadable": ("the file cannot be read ({why})", ""),
    "file_encoding": ("the file is not text in UTF-8", "Save it again as UTF-8 text"),
    "toml_syntax": ("this is not valid TOML ({why})", "Correct this line"),
    "extends_text": ("extends names one other file", 'Write extends = "other.toml"'),
    "extends_circular": ("a scenario cannot extend itself ({chain})", "Remove one of these extends"),
    "samples_file": (
        "the file of samples {file} cannot be read ({why})",
        "Paths are relative to the scenario file",
    ),
    "samples_column": ('{file} has no column "{column}"', "{near}"),
    "samples_which": ("{file} has several columns", 'Say which one: column = "{near}"'),
    "samples_number": (
        "{file} holds {found} on line {at_line}, which is not a number",
        "Correct or remove that line",
    ),
    "samples_empty": (
        "samples is a list of at least one number, or a file name",
        'Write samples = "file.csv", column = "hours"',
    ),
    # overriding
    "set_form": ("this is not PATH=VALUE", "Write for instance --set activities.call.success=0.05"),
    "set_value": (
        "{found} is not a TOML value",
        'Texts with spaces need quotes: --set title="Another title"',
    ),
    "set_path": ("the path must be one quoted key", 'Write "{suggestion}" = ...'),
    "set_through": (
        "{parent} is not a table here, so nothing inside it can be set",
        "Set {parent} as a whole",
    ),
    "set_forbidden": (
        "a mix cannot change {root}",
        "A mix changes profiles, activities, deal, channels, platforms or calendar",
    ),
    "set_new": ("a mix cannot add {what}", "Declare it for the whole scenario. {near}"),
    "set_table": (
        "set is a table of quoted paths and values",
        'Write set = {{ "activities.demo.priority" = 2 }}',
    ),
    # shape
    "missing": ("is missing", "{hint}"),
    "unknown_key": ("no such key here", "{near}"),
    "number": ("must be a number", "Write digits without quotes; 12_000 is allowed"),
    "finite": ("must be a finite number", "inf and nan mean nothing here"),
    "too_large": ("is too large to mean anything", "Write at most {limit}"),
    "whole": ("must be a whole number", ""),
    "truth": ("must be true or false", "Write it without quotes"),
    "text": ("must be a text", 'Write it between quotes: "..."'),
    "text_empty": ("must not be empty", ""),
    "text_or_table": (
        "must be a name or a table of shares",
        'Write "signed", the name of an activity, or {{ visit = 0.3, demo = 0.7 }}',
    ),
    "number_or_table": ("must be a number or a table of numbers by profile", "Write 45, or {{ rep = 40 }}"),
    "date": ("must be a date", "Write it without quotes, as 2027-01-04"),
    "choice": ("must be one of {choices}", "{near}"),
    "at_least": ("must be at least {limit}", ""),
    "at_most": ("must be at most {limit}", ""),
    "above": ("must be above {limit}", ""),
    "below": ("must be below {limit}", ""),
    "too_few": ("needs at least {limit}", ""),
    "list": ("must be a list", "Write it between square brackets: [ ... ]"),
    "table": ("must be a table", "Write {{ key = value, ... }} or a [{key}] section"),
    "weeks_pair": ("must be the first and the last active week", "Write [1, 13]"),
    "currency": ("must be a currency code of three capitals", 'Write "EUR"'),
    "invalid": ("is not valid ({why})", ""),
    # quantities
    "not_negative": ("cannot be negative", "Write 0 or more"),
    "probability_bounds": ("is a probability or a share, so it stands between 0 and 1", "Write 5 % as 0.05"),
    "notation_unknown": (
        "is not a known way of writing a quantity",
        "Write a number, {{ p10, p90 }}, {{ low, likely, high }}, {{ successes, trials }}, {{ mean, cv }}, {{ samples }} or {{ dist }}",
    ),
    "notation_unknown_law": (
        "is not a known way of writing what varies from one time to the next",
        "Write a number, {{ mean = ..., cv = ... }}, {{ dist = ... }} or {{ samples = ... }}",
    ),
    "notation_incomplete": ("{missing} is missing: this notation takes {wanted}", "Add {missing}"),
    "notation_extra": (
        "{extra} does not go with the rest: this notation takes {wanted}",
        "Remove {extra}, or use one notation only",
    ),
    "notation_mixed": (
        "{found} belong to different notations",
        "Use one notation only, such as {{ p10, p90 }} or {{ low, likely, high }}",
    ),
    "quantile_pair": (
        "these percentiles are not a pair ({found})",
        "Write p5 and p95, p10 and p90, or p25 and p75, with or without p50",
    ),
    "quantile_open": ("must be {bounds}", "What is exactly known is written as a plain number"),
    "quantile_order": ("percentiles must increase", "Put the lower value under the lower percentile"),
    "metalog_infeasible": (
        "no smooth curve passes through these three percentiles",
        "Move p50 nearer to the middle of the other two, or leave it out",
    ),
    "metalog_infinite_mean": (
        "these three percentiles would have an infinite mean",
        "Narrow the range, or leave p50 out",
    ),
    "pert_order": ("low, likely and high must come in this order, with low below high", ""),
    "counts_not_probability": (
        "successes and trials describe a probability, which this is not",
        "Write {{ p10 = ..., p90 = ... }} or {{ low = ..., likely = ..., high = ... }}",
    ),
    "counts_order": ("successes must stand between 0 and trials", ""),
    "prior": ("prior is two numbers above 0", "Write prior = [0.5, 0.5]"),
    "moments_infeasible": (
        "no probability can spread that much around its mean",
        "The standard deviation must stay below {limit}",
    ),
    "dist_unknown": ("scipy.stats has no such distribution", 'Did you mean "{near}"?'),
    "dist_arguments": (
        "these parameters do not fit the distribution ({why})",
        "It takes {takes}, within its range",
    ),
    "dist_infinite_mean": ("this distribution has no finite mean", "Choose other parameters"),
    "dist_domain": (
        "this distribution reaches from {low} to {high}, beyond what is possible for {domain}",
        "Choose one that stays inside, such as {{ p10 = ..., p90 = ... }}",
    ),
    "source_text": ("source is a text", 'Write source = "CRM, last quarter"'),
    "belief_on_law": (
        "this varies from one time to the next; percentiles, low/likely/high and counts say what is not known",
        "If its average is not known, write {{ mean = {suggestion}, cv = ... }}",
    ),
    "law_sd": ("sd needs a known mean", "Write cv = ... (sd divided by mean) beside a mean that is a belief"),
    "law_zero_mean": ("the mean must be above 0", ""),
    # calendar
    "window": (
        "must be a window of the day that closes after it opens",
        'Write "09:00-12:30"; a full day is "00:00-24:00"',
    ),
    "windows_order": ("windows must come in order and not overlap", ""),
    "country": (
        "no public holidays are known for this country",
        'Near ones: {near}; "none" keeps no holiday',
    ),
    "days_twice": ("{day} is named twice", "Remove one of them"),
    # team
    "cost_missing": (
        "a profile needs gross_salary or hourly_cost",
        "Write gross_salary = 38_000 or hourly_cost = 38",
    ),
    "cost_twice": (
        "hourly_cost already contains it",
        "Remove {extra}, or replace hourly_cost by gross_salary",
    ),
    "charges_rules": (
        'must be a share of gross, or "FR-2026"',
        'Write 0.42, "FR-2026", or {{ scheme = "FR-2026", staff = 15, executive = false }}',
    ),
    "charges_without_pay": (
        "{scheme} computes the cost from gross pay, which an hourly cost does not say",
        "Replace hourly_cost by gross_salary, or write the share that commission bears: employer_charges = 0.42",
    ),
    "charges_currency": (
        "{scheme} counts in EUR, and this scenario in {currency}",
        "Write a share of gross: employer_charges = 0.42",
    ),
    "must_be_above_zero": ("must be above 0", ""),
    "commitment_too_long": (
        "the daily commitments take {hours} h, but a working day has {open} h",
        "Shorten them",
    ),
    "commitment_week_too_long": (
        "the weekly commitments take {hours} h, but the first day has {open} h left",
        "Shorten them, or make one of them daily",
    ),
    "protected_closed": ("these hours are outside the open windows", "Open windows: {windows}"),
    "reserved": ("this name is reserved", "Choose another name"),
    # work
    "unknown_name": ("there is no {what}", "{near}"),
    "shares_sum": ("shares must add up to 1; these add up to {total}", "{hint}"),
    "cycle": (
        "activities lead back to themselves ({chain})",
        "A success must go forward; a missed appointment is rebooked with no_show",
    ),
    "too_many_open": (
        "more than {limit} opportunities are open at one time in replication {row}",
        "Check the hours of its attempts, and what opens them: an attempt of nearly no time opens without end",
    ),
    "attempt_no_hours": ("an attempt must take some time", "Give its hours a mean above 0, such as 0.05"),
    "attempt_no_show": (
        "an attempt cannot be missed",
        "Put no_show on the activity that it leads to ({near})",
    ),
    "deal_value_missing": (
        "what {source} opens can be signed, but no value is given",
        "Write value = ... in [deal] or in [{table}.deal]",
    ),
    "no_show_probability": (
        "the activity {activity} has no no_show to complete this one",
        "Add probability = ...",
    ),
    "set_up_by": ("set-up hours need someone to do them", 'Add by = "{near}"'),
    "name_twice": ("{name} is used for {first} and for {second}", "Rename one of them"),
    "short_taken": (
        "the short form needs an activity called {name}, but there is already one",
        "Rename the channel, or write attempt and leads_to in the long form",
    ),
    # mixes and decision
    "share_not_by": (
        "{channel} is done by {by}, not by {profile}",
        "Give {by} this share, or let {profile} do the attempt",
    ),
    "weeks_outside": (
        "the active weeks must lie between 1 and {weeks}, first before last",
        "Write [1, {weeks}]",
    ),
    "items_not_listed": (
        'opening items are used only with start = "listed"',
        'Write start = "listed", or remove the items',
    ),
    "items_missing": (
        'start = "listed" needs [[opening.items]]',
        "Add at least one item, or choose another start",
    ),
    "item_not_reached": ("what {source} opens never comes to {activity}", "It comes to: {near}"),
    "trial_is_baseline": ("the trial cannot be the baseline", "Choose another mix"),
    "search_value": ("this path cannot take the value {tried} ({why})", ""),
    "search_quantities": ("at most {limit} quantities are searched at a time", "Keep those that matter most"),
    "search_values": ("a search needs at least two values, each once", ""),
    "search_missing": (
        "nothing says where to look for the best mix",
        "Write in the file, under a line [search]: over = {{ {example} }}, then indifference = 500 on its own line",
    ),
    "search_mix": (
        "which mix is searched for is not clear ({mixes})",
        "Search over mixes.NAME..., or set decision.trial",
    ),
    "search_baseline": (
        "{mix} is the baseline: every candidate inherits its work, so it cannot be searched",
        "Write a second mix like it, and search over that one",
    ),
    "no_source": ("nothing opens any opportunity", "Add a channel or a platform"),
    # correlations
    "correlation_path": ("there is no quantity at this path", "{near}"),
    "correlation_constant": (
        "it is exactly known, so nothing can go with it",
        "Write it as a belief, such as {{ p10 = ..., p90 = ... }}",
    ),
    "correlation_twice": ("{first} and {second} are given twice", "Keep one of the two"),
    "correlation_matrix": (
        "these rank correlations contradict each other ({pairs})",
        "Bring them nearer to 0",
    ),
    **OF_OPTIONS,
    **OF_RESULTS,
    **OF_EXPORTS,
}


def sentences(code: str, params: Mapping[str, object]) -> tuple[str, str | None]:
    """Return the rule and the remedy of a message code, in English.

    Raises
    ------
    KeyError
        When the code, or a field that its words mention, is unknown.
    """
    rule, remedy = (words.format(**params) for words in MESSAGES[code])
    return rule, remedy or None


def problem_of(code: str, file: str, key: str = "", value: str = "", **params: object) -> Problem:
    """Make a problem that no line of a scenario file holds, out of a message code."""
    rule, remedy = sentences(code, params)
    return Problem(file, None, key, value, rule, remedy, code, params)
