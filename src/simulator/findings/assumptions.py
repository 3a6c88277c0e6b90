"""What the results rest on, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Chance:
    """How each occurrence of an event varies around its mean, whatever is believed of that mean.

    `family` is "constant", "moments", "named" (then `dist` is scipy's name) or "empirical"; `cv` is the standard
    deviation over the mean.
    """

    family: str
    cv: float
    dist: str
    source: str
    grade: str


@dataclass(frozen=True)
class Assumption:
    """One number that the results rest on, with where it comes from.

    Attributes
    ----------
    path : str
        Key path, that of the mean ("….mean") for an event law.
    mix : str
        The only mix under which it holds, when that mix changes it; "" for all.
    kind : str
        "belief" (drawn), "constant" (taken as exactly known) or "setting" (a plain number, such as a head count, a share
        of time or an order: chosen or counted, with no source).
    shape : str
        "known", "quantiles", "metalog", "pert", "counts", "moments", "samples" or "named": what was written.
    stated : mapping of str to float or str
        The numbers as the file writes them: {"p10": 0.2, "p90": 0.4}.
    p10, p50, p90 : float
        Quantiles of the belief; the value itself when it is known.
    unit : str
        "money", "hours", "probability", "money/week"…; "" without one.
    chance : Chance or None
        How single events vary around it; None for what is not an event law.
    source, grade : str
        What the file says of its origin ("assumption" when it says nothing), and how far that goes: "measured", "vendor",
        "published", "stated" or "assumption" (`simulator.scenario.grade_of`); both "" for a setting.
    """

    path: str
    mix: str
    kind: str
    shape: str
    stated: Mapping[str, float | str]
    p10: float
    p50: float
    p90: float
    unit: str
    chance: Chance | None
    source: str
    grade: str
