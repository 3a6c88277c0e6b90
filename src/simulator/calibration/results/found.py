"""What results say: terms of a likelihood, the same in plain numbers, and what was left out of account."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.calibration.update import Term

#: What may be left out of account, and why: the quantity is taken as known, or the mix sets it; ages, waits or branches.
LEFT = ("known", "set_by_mix", "even", "waits", "branches", "approximate")


@dataclass(frozen=True)
class Told:
    """What a result tells of a quantity.

    Attributes
    ----------
    path : str
        Of the quantity.
    what : str
        "share" (successes, trials), "shows_late" (successes, trials, open or representative), "hours" (total, count),
        "values" (count, mean), "arrivals" (count, weeks) or "price" (value).
    numbers : mapping
        Of what is named above.
    """

    path: str
    what: str
    numbers: Mapping[str, float]


@dataclass(frozen=True)
class Left:
    """A result, or a part of one, that is not used as it might be: a code of `LEFT`, and the path or section that it is about."""

    code: str
    path: str


@dataclass(frozen=True)
class Elapsed:
    """How long the trial has run.

    Attributes
    ----------
    days : float
        Calendar days.
    open_weeks : mapping
        Open weeks since each platform's order began.
    """

    days: float
    open_weeks: Mapping[str, float]


@dataclass
class Evidence:
    """What the results say.

    Attributes
    ----------
    terms : list of Term
        Of the log-likelihood.
    told : list of Told
        In plain numbers.
    seen : dict of str to float
        Quantities that the results show as they are, such as a price paid.
    left : list of Left
        What was left out of account.
    """

    terms: list[Term] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    seen: dict[str, float] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
