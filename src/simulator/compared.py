"""One frozen record of two runs side by side: what changed in the assumptions, and in the results.

Money is in the scenarios' currency, time in hours. Names are those of `compare.json`; "before" is the first run.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.findings import Assumption
from simulator.statistics import Estimate


@dataclass(frozen=True)
class RunFacts:
    """What a run folder says of itself."""

    folder: str
    title: str
    scenario: str
    scenario_sha256: str
    seed: int
    sampling: str
    engine: str
    version: str
    rows: int
    horizon_weeks: int
    run_off_weeks: int
    baseline: str
    measure: str


@dataclass(frozen=True)
class AssumptionChange:
    """A number that one of the runs has and the other has not, or has otherwise.

    Attributes
    ----------
    path, mix : str
        As in `Assumption`.
    change : str
        "changed", "source" (the same number, another source), "added" or "removed".
    before, after : Assumption or None
        None where there is none.
    """

    path: str
    mix: str
    change: str
    before: Assumption | None
    after: Assumption | None


@dataclass(frozen=True)
class TextChange:
    """Anything else that the scenarios say differently, as the resolved files write it; "" for nothing."""

    path: str
    mix: str
    before: str
    after: str


@dataclass(frozen=True)
class FigureChange:
    """One figure in both runs.

    Attributes
    ----------
    mix : str
        Of which mix.
    against : str
        The baseline, for a comparison; "" for a figure of the mix itself.
    figure : str
        "hourly_value", "net", "probability_better", "break_even_price/<platform>"…
    unit : str
        "money", "money/hour", "hours", "probability" or "".
    before, after, change : Estimate
        The errors of `change` are those of a paired difference where `paired`, else of two independent runs.
    paired : bool
        Whether the change was read row by row.
    """

    mix: str
    against: str
    figure: str
    unit: str
    before: Estimate
    after: Estimate
    change: Estimate
    paired: bool


@dataclass(frozen=True)
class VerdictChange:
    """What the comparison of a mix with the baseline allows to say: such as "better", "leans_better", "undecided"."""

    mix: str
    against: str
    before: str
    after: str


@dataclass(frozen=True)
class ComparedFindings:
    """Two runs side by side.

    Attributes
    ----------
    before, after : RunFacts
        The two folders.
    paired : bool
        Whether their rows meet the same luck, so that changes are read row by row.
    unpaired_because : str
        "seed", "sampling", "design" or "version"; "" when paired.
    rows : int
        Rows of each mix that the changes rest on; those of the shorter run when paired.
    sharper : float
        How many times more precise the paired change of the headline is than that of two independent runs; nan when
        nothing is paired, or nothing moves.
    mixes, only_before, only_after : tuple of str
        Mixes of both runs, and of one alone.
    """

    title: str
    language: str
    currency: str
    headline: str
    before: RunFacts
    after: RunFacts
    paired: bool
    unpaired_because: str
    rows: int
    sharper: float
    mixes: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    assumptions: tuple[AssumptionChange, ...]
    texts: tuple[TextChange, ...]
    figures: tuple[FigureChange, ...]
    verdicts: tuple[VerdictChange, ...]
    labels: Mapping[str, str]
