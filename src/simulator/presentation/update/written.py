"""What the new scenario says of itself: a comment at its top, and the source of each new belief."""

from collections.abc import Sequence

from simulator.calibration.results import Results
from simulator.presentation.labels import Words
from simulator.presentation.labels.assumptions import grade_name
from simulator.presentation.update.values import told_text, weeks_text
from simulator.updated import UpdatedBelief


def source_of(one: UpdatedBelief, results: Results, words: Words) -> str:
    """Return the source of a belief: what was believed before and why, and what the trial showed.

    Parameters
    ----------
    one : UpdatedBelief
        The belief.
    results : Results
        Of the trial.
    words : Words
        The scenario's language.
    """
    source = grade_name("assumption", words) if one.source == "assumption" else one.source
    return words.say("update.source", stated=one.stated, source=source, seen=_seen(one, results, words))


def _seen(one: UpdatedBelief, results: Results, words: Words) -> str:
    seen = told_text(one.told, words) or words.say(f"update.method.{one.method}")
    return words.say("update.source_seen", when=_when(results, words), seen=seen)


def header_of(
    beliefs: Sequence[UpdatedBelief], results: Results, files: tuple[str, str], words: Words
) -> list[str]:
    """Return the lines of the comment: from which scenario and which results, and each belief before and after.

    Parameters
    ----------
    beliefs : sequence of UpdatedBelief
        Those that have changed.
    results : Results
        Of the trial.
    files : (str, str)
        Names of the scenario that it was made from, and of the results.
    words : Words
        The scenario's language.
    """
    scenario, counted = files
    lines = [
        words.say("update.header", scenario=scenario, results=counted, when=_when(results, words)),
        *([words.say("update.header_source", source=_plain(results.source))] if results.source else []),
        words.say("update.header_beliefs"),
    ]
    return lines + [f"  {one.path}: {_cut(one.stated)} -> {_cut(one.written)}" for one in beliefs]


def _when(results: Results, words: Words) -> str:
    weeks = weeks_text(results.weeks, words)
    if results.until is None:
        return weeks
    return words.say("update.weeks_until", weeks=weeks, day=results.until.isoformat())


def _plain(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= 72 else f"{text[:68]} ..."
