"""The values that an advice mentions, each in its own unit."""

from collections.abc import Callable, Mapping, Sequence

from simulator.presentation.labels import Names, Words
from simulator.scenario import Advice

#: What the published ranges are about.
QUANTITIES: tuple[str, ...] = (
    "dial_hours",
    "dial_success",
    "email_success",
    "platform_no_show",
    "price",
    "closing",
    "hours_per_year",
    "cycle_small",
    "cycle_middle",
    "cycle_large",
    "gross_salary",
    "absence",
)
CYCLES = ("cycle_small", "cycle_middle", "cycle_large")
#: Advice on a range of the table of what has been published.
RANGES = ("published_range", "supposed_range")
#: Parameters that name a piece of the scenario; one that is already a label stays as it is.
NAMED: Mapping[str, str] = {
    "mix": "mix",
    "baseline": "mix",
    "source": "source",
    "channel": "source",
    "platform": "platform",
    "profile": "profile",
    "activity": "any",
    "other": "any",
}
MONEY = ("cost", "other_cost", "average_cost", "value", "average_value", "price")
SHARES = (
    "share",
    "share_cut",
    "ruled_share",
    "idle",
    "conversion",
    "average_conversion",
    "probability",
    "cut",
)
BOUNDS = ("low", "high", "allowed_low", "allowed_high", "typical", "value")
#: Names listed before the rest is only counted.
LISTED = 4


def shown_values(advice: Advice, words: Words, names: Names) -> dict[str, str]:
    """Return each parameter as text: money, shares, minutes, hours by kind, names by their labels."""
    texts = {key: _shown(key, value, advice, words, names) for key, value in advice.params.items()}
    if "kind" in advice.params:
        texts |= {"kind": words.say(f"kind.{advice.params['kind']}"), "kind_key": str(advice.params["kind"])}
    if advice.params.get("quantity") in QUANTITIES:
        texts["quantity"] = words.say(f"quantity.{advice.params['quantity']}")
    return texts


def _shown(key: str, value: object, advice: Advice, words: Words, names: Names) -> str:
    if key == "grade":
        return words.say(f"grade.{value}")
    if isinstance(value, str):
        named: str = (
            getattr(names, NAMED[key])(value) if key in NAMED and advice.code not in RANGES else value
        )
        return named
    if isinstance(value, list | tuple):
        return _listed([_shown(key, part, advice, words, names) for part in value], words)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return _unit(key, advice, words)(float(value))


def _listed(parts: Sequence[str], words: Words) -> str:
    return words.join([*parts[:LISTED], *(["…"] if len(parts) > LISTED else [])])


def _unit(key: str, advice: Advice, words: Words) -> Callable[[float], str]:
    """Choose how a number is said, by its name and, for a range, by what the range is about."""

    def share(x: float) -> str:
        return words.percent(x, 0 if abs(x) >= 0.1 or x == 0.0 else 1 if abs(x) >= 0.01 else 2)

    def plain(x: float) -> str:
        return words.number(x, 0 if x.is_integer() else 1 if abs(x) >= 1.0 else 2)

    def minutes(x: float) -> str:
        return words.say("minutes", number=words.number(60.0 * x, 1))

    def hours(x: float) -> str:
        return words.number(x, 0)

    def days(x: float) -> str:
        return words.say("days_long", number=words.number(x, 0))

    if key in BOUNDS and advice.code in (*RANGES, "narrow_belief"):
        special = {"dial_hours": minutes, "price": words.money, "gross_salary": words.money}
        special |= {"hours_per_year": hours, **dict.fromkeys(CYCLES, days)}
        return special.get(str(advice.params.get("quantity")), share)
    if key in SHARES:
        return share
    return words.money if key in MONEY else plain
