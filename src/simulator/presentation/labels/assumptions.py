"""An assumption as people read it: its name, its shape, its range, its unit, how far its source goes."""

import math

from simulator.findings import Assumption
from simulator.presentation.labels.names import Names
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.labels.words import Words
from simulator.scenario import GRADES

KINDS: tuple[str, ...] = ("belief", "constant", "setting")
SHAPES: tuple[str, ...] = (
    "known", "quantiles", "metalog", "pert", "counts", "moments", "samples", "named",
)  # fmt: skip
GRADED: tuple[str, ...] = GRADES
#: Units that are shown as percentages.
SHARES: tuple[str, ...] = ("probability", "share", "1/day", "1/year")
#: Units of the scenario's fields, by the name of their words.
UNITS: tuple[str, ...] = (
    "money", "money_hour", "money_week", "money_month", "money_year", "hours", "days", "weeks", "years", "probability",
    "share", "1_day", "1_year", "appointments_week", "people", "contacts", "rank", "opportunities",
)  # fmt: skip


def assumption_name(one: Assumption, names: Names, words: Words) -> str:
    """Return what it is the number of: "Success rate (Demo)"; with the mix, when it holds under that mix only."""
    if "between" in one.stated:
        paths = str(one.stated["between"]).split(", ")
        return words.say(
            "swept.rank", beliefs=words.join([quantity_name(path, names, words) for path in paths])
        )
    name = quantity_name(one.path, names, words)
    return words.say("assumption.under", name=name, mix=names.mix(one.mix)) if one.mix else name


def shape_text(one: Assumption, words: Words) -> str:
    """Return what was written, in words: "between 20 % and 40 % in eight cases out of ten (P10 to P90)"."""
    stated = {key: _said(key, value, one, words) for key, value in one.stated.items()}
    numbers = list(stated.values())
    said: dict[str, object] = {**stated, "low": numbers[0], "high": numbers[-1]}
    if one.shape in ("quantiles", "metalog"):
        first, *_, last = stated
        said["low_name"], said["high_name"] = first.upper(), last.upper()
    if one.shape == "moments":
        said["spread"] = stated["sd"] if "sd" in stated else stated["cv"]
    if one.shape == "named":
        said["parameters"] = words.join([f"{key} = {text}" for key, text in stated.items() if key != "dist"])
    return words.say(f"shape.{one.shape}", **said)


def chance_text(one: Assumption, words: Words) -> str:
    """Return how single events vary around the number; "" for what is not an event law, or does not vary."""
    if one.chance is None or one.chance.family == "constant":
        return ""
    spread = words.percent(one.chance.cv) if math.isfinite(one.chance.cv) else "∞"
    return words.say("assumption.chance", cv=spread)


def kind_name(kind: str, words: Words) -> str:
    """Return whether it is drawn, taken as known, or chosen."""
    return words.say(f"assumed.{kind}")


def unit_name(unit: str, words: Words) -> str:
    """Return a unit of the scenario in words: "€ a week"; "" without one."""
    return words.say(f"unit.{unit.replace('/', '_')}", unit=words.unit) if unit else ""


def grade_name(grade: str, words: Words) -> str:
    """Return how far a source goes, in one word or two; "" for a setting, which has none."""
    return words.say(f"grade.{grade}") if grade else ""


def source_text(one: Assumption, words: Words) -> str:
    """Return where it comes from; what the file leaves unsaid is said in the reader's language."""
    return grade_name("assumption", words) if one.source == "assumption" else one.source


def value_text(value: float, unit: str, words: Words) -> str:
    """Return an exact number of a unit: money, a percentage, or the number with the decimals that it needs."""
    if unit in SHARES:
        return words.exact_percent(value)
    if unit.split("/", maxsplit=1)[0] == "money":
        return words.exact_amount(value)
    return words.exact(value)


def _said(key: str, value: float | str, one: Assumption, words: Words) -> str:
    """One of the numbers as the file writes them: a quantile has the unit, a count and a parameter have none."""
    if isinstance(value, str):
        return value
    if key == "cv":
        return words.exact_percent(value)
    plain = one.shape in ("counts", "samples", "named")
    return words.exact(value) if plain else value_text(value, one.unit, words)
