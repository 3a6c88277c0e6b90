"""Values of a belief, no digit of which its spread makes meaningless; and what was seen, in a few words."""

import math
from collections.abc import Sequence

from simulator.calibration.results import Told
from simulator.presentation.labels import Words
from simulator.presentation.labels.assumptions import SHARES, value_text
from simulator.presentation.labels.rounding import digits_allowed
from simulator.updated import Spread

#: The last digit shown is worth at most so many tenths of the band from P10 to P90.
TENTHS = 0.1
#: What a result is called; see `Told`.
WHATS: tuple[str, ...] = ("share", "shows_late", "hours", "values", "arrivals")


def band_text(spread: Spread, unit: str, words: Words) -> str:
    """Return "35 % (26 to 46)", or the value alone when it is exactly known."""
    if spread.p10 == spread.p90:
        return value_text(spread.p50, unit, words)
    width = TENTHS * (spread.p90 - spread.p10)
    scale = 100.0 if unit in SHARES else 1.0
    digits = digits_allowed(scale * spread.p50, scale * width, _most(spread.p50, unit))
    if unit in SHARES:
        digits = max(digits, 0)
    middle, low, high = (words.number(scale * one, digits) for one in (spread.p50, spread.p10, spread.p90))
    if unit in SHARES:
        middle = words.percent(spread.p50, digits)
    elif unit.startswith("money"):
        middle = words.amount(spread.p50, digits)
    return words.say("update.band", middle=middle, low=low, high=high)


def _most(value: float, unit: str) -> int:
    """Decimals that make sense at all."""
    if unit in SHARES or unit.startswith("money"):
        return 2
    return 0 if value == 0.0 else max(3 - math.floor(math.log10(abs(value))), 0)


def weeks_text(weeks: float, words: Words) -> str:
    """Return "1 week", "13 weeks", "1.5 weeks"."""
    if float(weeks).is_integer():
        return words.weeks(int(weeks))
    return words.say("update.weeks", weeks=words.exact(weeks))


def told_text(told: Sequence[Told], words: Words, *, short: bool = False) -> str:
    """Return what was seen of a belief, `short` for a table; "" when it was carried along by others."""
    return words.join([_one(one, words, short) for one in told])


def _one(one: Told, words: Words, short: bool) -> str:
    numbers = {
        name: words.exact(round(value, 1)) if name in ("total", "weeks") else words.number(value)
        for name, value in one.numbers.items()
    }
    if "mean" in numbers:
        numbers["mean"] = words.money_estimate(one.numbers["mean"], 1.0)
    msgid = f"update.seen.{one.what}" if short else f"update.told.{one.what}"
    count = numbers.pop("count", None)
    return (
        words.say(msgid, **numbers)
        if count is None
        else words.many(msgid, round(one.numbers["count"]), **numbers)
    )
