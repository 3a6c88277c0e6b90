"""What stands in a cell: inert text, or a number with its unit and the decimals that its error leaves."""

import math
import re
from dataclasses import dataclass

from simulator.presentation.labels.assumptions import SHARES
from simulator.presentation.labels.rounding import digits_allowed
from simulator.statistics import Distribution, Estimate

#: Most UTF-16 units that a cell holds.
LONGEST = 32_767
#: Beginnings that a spreadsheet would take for a formula, were it typed in.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "'")
#: Statistics of a distribution, in the order of the columns.
STATISTICS: tuple[str, ...] = ("mean", "se", "p5", "p10", "p50", "p90", "p95")
#: What XML 1.0 does not allow in a text (section 2.2 of its recommendation).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Figure:
    """A number as it was found; `digits` decimals of it are shown, all are kept.

    `unit` is one of the scenario's ("money", "hours", "probability"…), "" for a plain number.
    """

    value: float
    unit: str = ""
    digits: int = 0


Cell = str | Figure | None


def inert(text: str) -> str:
    """Return the text without what XML does not allow, cut to what a cell holds."""
    clean = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return clean
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def estimate(value: float, se: float, unit: str) -> tuple[Figure, Figure]:
    """Return an estimate and its Monte Carlo error, with the decimals that the error leaves."""
    digits = _digits(value, se, unit)
    return Figure(value, unit, digits), Figure(se, unit, digits)


def distribution(found: Distribution, unit: str) -> dict[str, Figure]:
    """Return the statistics of a distribution, each quantile with the decimals that its own error leaves."""
    mean, se = estimate(found.mean, found.se, unit)
    quantiles = {
        name: Figure(getattr(found, name), unit, _digits(getattr(found, name), error, unit))
        for name, error in found.quantile_se.items()
        if name in STATISTICS
    }
    return {"mean": mean, "se": se, **quantiles}


def single(found: Estimate, unit: str) -> dict[str, Figure]:
    """Return a single estimate as the statistics of a distribution that has no quantile."""
    return dict(zip(("mean", "se"), estimate(found.value, found.se, unit), strict=True))


def plain(value: float, unit: str) -> Figure:
    """Return a mean whose own error is not known: whole money and hours, a decimal for the rest."""
    whole = value.is_integer() or (unit in ("money", "hours") and abs(value) >= 100.0)
    return Figure(value, unit, 0 if whole else 1)


def exact(value: float, unit: str) -> Figure:
    """Return a number that a person wrote, with the decimals that it needs, at most six."""
    shown = 100.0 * value if unit in SHARES else value
    text = f"{shown:.6f}".rstrip("0") if math.isfinite(shown) else ""
    return Figure(value, unit, len(text.partition(".")[2]))


def drawn(value: float, unit: str) -> Figure:
    """Return a quantile of a belief, to three significant digits."""
    shown = abs(100.0 * value if unit in SHARES else value)
    known = math.isfinite(shown) and shown > 0.0
    return Figure(value, unit, max(0, 2 - math.floor(math.log10(shown))) if known else 0)


def _digits(value: float, se: float, unit: str) -> int:
    if unit in SHARES:
        return max(0, digits_allowed(100.0 * value, 100.0 * se, 2, beside_error=True))
    if unit != "money/hour" and value.is_integer():
        return 0
    most = 0 if unit in ("money", "hours") and abs(value) >= 1000.0 else 2 if unit.startswith("money") else 3
    return max(0, digits_allowed(value, se, most, beside_error=True))
