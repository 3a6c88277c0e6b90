"""Words that stand inside a message: each knows its code, so that it can be said in another language."""

import re

from simulator.errors import Phrase
from simulator.scenario.phrases_of_exports import OF_EXPORTS

#: code -> English; fields in braces are the phrase's `params`.
PHRASES: dict[str, str] = {
    # the nearest names
    "did_you_mean": 'Did you mean "{name}"?',
    "known_names": "Known: {names}",
    "no_name": "There is none",
    "dotted_path": "Write a dotted path such as mixes.pilot.orders.phoning.per_week",
    # what a name was to be
    "called_profile": 'profile called "{name}"',
    "called_activity": 'activity called "{name}"',
    "called_channel": 'channel called "{name}"',
    "called_platform": 'platform called "{name}"',
    "called_mix": 'mix called "{name}"',
    "called_source": 'channel or platform called "{name}"',
    "a_profile": "a profile",
    "an_activity": "an activity",
    "a_channel": "a channel",
    "a_platform": "a platform",
    # what to add
    "add_key": "Add {name} = ...",
    "add_title": 'Write title = "..." at the top of the file',
    "add_by": 'Write by = "...", the profile that does it',
    "add_mixes": "Write at least one [mixes.<name>] section",
    "add_profiles": "Write at least one [profiles.<name>] section",
    "add_activities": ("Write at least one [activities.<name>] section, or channels in the short form"),
    "add_success": (
        "Write success = 0.05, or what is known of it: success = {{ successes = 12, trials = 240 }}"
    ),
    "add_idle": "Add idle = {missing} for time that nothing fills",
    "lower_success": "What leads nowhere is a failure: lower success instead",
    # values
    "nothing": "nothing",
    "above_0": "above 0",
    "between_0_and_1": "above 0 and below 1",
    "domain_positive": "a quantity that cannot be negative",
    "domain_probability": "a probability",
    "windows_on": "{windows} on {days}",
    "next_activity": "a next activity",
    "no_activity": "no activity",
    # what makes an interrupted run another one
    "resume_scenario_sha256": "of another scenario, or of this one before it was changed",
    "resume_seed": "of another --seed",
    "resume_sampling": "of another --sampling",
    "resume_draws": "of another number of --replications, on which the draws of this sampling design depend",
    "resume_mixes": "of other mixes (--mix)",
    "resume_engine": "of another --engine",
    "resume_versions": "of another version of this program or of its libraries",
    # why something cannot be read
    "dist_missing": "one is missing",
    "dist_range": "out of range",
    "not_utf8": "not text in UTF-8",
    "no_value": "it holds no value",
    "os_denied": "permission denied",
    "os_missing": "no such file or directory",
    "os_directory": "is a directory",
    "os_full": "no space left on device",
    "os_read_only": "read-only file system",
    "os_too_large": "file too large",
    "toml_value": "invalid value",
    "toml_statement": "invalid statement",
    "toml_equals": "expected '=' after a key in a key/value pair",
    "toml_end": "expected newline or end of document after a statement",
    "toml_array": "unclosed array",
    "toml_inline": "unclosed inline table",
    "toml_text": "unterminated string",
    "toml_escape": "unescaped '\\' in a string",
    "toml_header": "expected ']' at the end of a table declaration",
    "toml_headers": "expected ']]' at the end of an array declaration",
    "toml_key": "invalid initial character for a key part",
    "toml_date": "invalid date or datetime",
    "toml_again": "cannot overwrite a value",
    "toml_twice": "cannot declare {key} twice",
    "toml_duplicate": "duplicate inline table key {key}",
    "toml_fixed": "cannot mutate immutable namespace {key}",
    "toml_defined": "cannot redefine namespace {key}",
    "toml_expected": "expected {what}",
    "toml_found": "found invalid character {what}",
    "toml_illegal": "illegal character {what}",
    **OF_EXPORTS,
}


def phrase(code: str, **params: object) -> Phrase:
    """Say a phrase, in English.

    Raises
    ------
    KeyError
        When the code, or a field that its words mention, is unknown.
    """
    return Phrase(PHRASES[code].format(**params), f"phrase.{code}", params)


def format_name(name: str) -> str:
    """Find the phrase of a format that goes by no brand, such as "list of deals"; the name itself for the others."""
    code = f"format_{name.replace(' ', '_').replace('-', '_')}"
    return phrase(code) if code in PHRASES else name


def recognised(text: str) -> str:
    """Find the phrase of a text that another library wrote; the text itself when it is none of ours."""
    for code, words in PHRASES.items():
        if code.startswith(("os_", "toml_")):
            found = re.fullmatch(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(words)), text, re.DOTALL)
            if found:
                return Phrase(text, f"phrase.{code}", found.groupdict())
    return text
