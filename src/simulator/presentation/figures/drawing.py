"""All the pictures of a run, as the bytes of files."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial

from matplotlib.figure import Figure

from simulator.findings import Findings
from simulator.presentation.figures.cumulative import cumulative, cumulative_finding
from simulator.presentation.figures.difference import difference, difference_finding
from simulator.presentation.figures.drivers import drivers, drivers_finding
from simulator.presentation.figures.hours import hours, hours_finding
from simulator.presentation.figures.names import short_names
from simulator.presentation.figures.price import price, price_finding
from simulator.presentation.figures.style import BOTH, NARROW, in_both_kinds, look, rendered
from simulator.presentation.figures.weekly import weekly, weekly_finding
from simulator.presentation.labels import Words
from simulator.presentation.verdict import spoken_of

#: Each picture by its file's name; a picture that the findings cannot fill is None.
FIGURES: Mapping[str, Callable[[Findings, Words], Figure | None]] = {
    "cumulative": cumulative,
    "difference": difference,
    "weekly": weekly,
    "hours": hours,
    "price": price,
    "drivers": drivers,
}


#: Pictures with a panel a mix.
BY_MIX: tuple[str, ...] = ("difference", "weekly", "hours")
#: What each picture shows, in a sentence; only where there is a picture.
FINDINGS: Mapping[str, Callable[[Findings, Words], str]] = {
    "cumulative": cumulative_finding,
    "difference": difference_finding,
    "weekly": weekly_finding,
    "hours": hours_finding,
    "price": price_finding,
    "drivers": drivers_finding,
}


def figure_bytes(
    findings: Findings,
    words: Words,
    names: Collection[str] | None = None,
    kinds: tuple[str, ...] = BOTH,
) -> dict[str, bytes]:
    """Return pictures, all unless named, "cumulative.svg" -> its bytes, twice each, svg and png, unless `kinds` says one."""
    drawn: dict[str, bytes] = {}
    findings = replace(findings, labels=short_names(findings.labels))
    for name in _wanted(names):
        drawn |= in_both_kinds(name, partial(FIGURES[name], findings, words), kinds)
    return drawn


def narrow_bytes(
    findings: Findings, words: Words, names: Collection[str] | None = None, kind: str = "svg"
) -> dict[str, bytes]:
    """Return the same pictures for a column or a phone, without headline, "cumulative" -> its svg, or png if `kind` says so.

    Those with a panel a mix have room for two: the mix that the verdict speaks of first, and the baseline.
    """
    drawn: dict[str, bytes] = {}
    findings = replace(findings, labels=short_names(findings.labels))
    for name in _wanted(names):
        with look(NARROW):
            figure = FIGURES[name](main_mixes(findings) if name in BY_MIX else findings, words)
        if figure is not None:
            (drawn[name],) = rendered(figure, kind)
    return drawn


def _wanted(names: Collection[str] | None) -> list[str]:
    return [name for name in (FIGURES if names is None else names) if name in FIGURES]


def main_mixes(findings: Findings) -> Findings:
    """Return findings with the pictures of two mixes: the one that the verdict speaks of first, and the baseline."""
    main = {spoken_of(findings), findings.baseline}
    return replace(
        findings,
        pictures={mix: picture for mix, picture in findings.pictures.items() if mix in main},
        differences={mix: picture for mix, picture in findings.differences.items() if mix in main},
    )
