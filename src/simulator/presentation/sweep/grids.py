"""The tables of a sweep: each mix's measure, each mix against the baseline, and the line of indifference."""

from collections.abc import Callable, Iterator, Sequence

from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.presentation.sweep.sentences import UNTOLD, in_order, precise, quantities
from simulator.presentation.tables import cells
from simulator.presentation.verdict import per
from simulator.swept import Indifference, Point, SweepFindings

#: Lines and columns of a table beyond which only some, evenly chosen, are shown.
MOST_LINES, MOST_COLUMNS = 40, 8


def grids(findings: SweepFindings, words: Words) -> Iterator[Grid]:
    """Yield the tables, in the order in which they are read."""
    if len(findings.axes) == 1:
        for mix in findings.comparisons:
            yield _against(findings, mix, words)
        yield _worth(findings, words)
        return
    for mix in findings.comparisons:
        yield _map(findings, mix, words)
        yield from _limits(findings, mix, words)
    if not findings.comparisons:
        for mix in findings.mixes:
            yield _worth_map(findings, mix, words)


def thinned(count: int, most: int) -> list[int]:
    """Return all numbers below `count`, or `most` of them evenly chosen, the first and the last among them."""
    if count <= most:
        return list(range(count))
    return sorted({round(k * (count - 1) / (most - 1)) for k in range(most)})


def _against(findings: SweepFindings, mix: str, words: Words) -> Grid:
    names = Names(findings.labels, words)
    (quantity,) = quantities(findings, words)
    columns = [words.say(f"sweep.{name}") for name in ("told", "gain", "band", "average")]
    return Grid(
        title=words.say("sweep.by", title=_title(findings, mix, words), quantity=quantity.label),
        corner=quantity.unit,
        columns=columns,
        rows=_with_limits(findings, mix, quantity, words, lambda point: _judged(point, mix, names, words)),
        texts=1,
    )


def _judged(point: Point, mix: str, names: Names, words: Words) -> list[str]:
    comparison = point.comparisons[mix]
    gain = comparison.difference
    return [
        words.say(f"told.{comparison.verdict}", mix=names.mix(mix)),
        cells.mean(gain, words),
        cells.band(gain, words),
        cells.chance(comparison.probability_better_on_average, words),
    ]


def _with_limits(
    findings: SweepFindings,
    mix: str,
    quantity: SweptQuantity,
    words: Words,
    show: Callable[[Point], list[str]],
) -> list[tuple[str, list[str]]]:
    """One row a point, by increasing value, and one where the expected gain changes sign."""
    points = in_order(findings)
    rows: list[tuple[float, str, list[str]]] = [
        (points[k].values[0], quantity.bare(points[k].values[0]), show(points[k]))
        for k in thinned(len(points), MOST_LINES)
    ]
    for one in findings.indifference[mix]:
        at = one.crossing.at
        if precise(one.crossing, quantity.axis.values):
            label = words.say("sweep.here", value=quantity.about(at))
            rows.append((at.value, label, [words.say("sweep.indifferent"), "", "", ""]))
    return [(label, texts) for _, label, texts in sorted(rows, key=lambda row: row[0])]


def _worth(findings: SweepFindings, words: Words) -> Grid:
    names = Names(findings.labels, words)
    (quantity,) = quantities(findings, words)
    points = in_order(findings)
    columns = [
        text
        for mix in findings.mixes
        for text in (names.mix(mix), words.say("sweep.mix_band", mix=names.mix(mix)))
    ]
    return Grid(
        title=words.say("sweep.by", title=_each(findings, words), quantity=quantity.label),
        corner=quantity.unit,
        columns=columns,
        rows=[
            (
                quantity.bare(points[k].values[0]),
                [
                    text
                    for mix in findings.mixes
                    for text in (
                        cells.mean(points[k].mixes[mix], words),
                        cells.band(points[k].mixes[mix], words),
                    )
                ],
            )
            for k in thinned(len(points), MOST_LINES)
        ],
    )


def _map(findings: SweepFindings, mix: str, words: Words) -> Grid:
    def cell(point: Point) -> str:
        gain = point.comparisons[mix].difference
        text = words.estimate(gain.mean, gain.se, signed=True)
        return f"({text})" if point.comparisons[mix].verdict in UNTOLD else text

    return _plane(findings, words, words.say("sweep.in_brackets", title=_title(findings, mix, words)), cell)


def _worth_map(findings: SweepFindings, mix: str, words: Words) -> Grid:
    name = Names(findings.labels, words).mix(mix)
    return _plane(
        findings,
        words,
        words.say("pair", name=name, text=_each(findings, words)),
        lambda point: cells.bare_mean(point.mixes[mix], words),
    )


def _plane(findings: SweepFindings, words: Words, title: str, cell: Callable[[Point], str]) -> Grid:
    first, second = quantities(findings, words)
    width = len(second.axis.values)
    across = thinned(width, MOST_COLUMNS)
    return Grid(
        title=words.say("sweep.by_both", title=title, down=first.label, across=second.label),
        corner="",
        columns=[second.bare(second.axis.values[m]) for m in across],
        rows=[
            (first.bare(first.axis.values[k]), [cell(findings.points[k * width + m]) for m in across])
            for k in thinned(len(first.axis.values), MOST_LINES)
        ],
    )


def _limits(findings: SweepFindings, mix: str, words: Words) -> Iterator[Grid]:
    """Yield the indifference line: along the first quantity, or the second if the first never meets it."""
    both = quantities(findings, words)
    for along in (0, 1):
        found = [one for one in findings.indifference[mix] if one.along == along]
        if found:
            moving, other = both[along], both[1 - along]
            shown = thinned(len(other.axis.values), MOST_LINES)
            values = [other.axis.values[k] for k in shown]
            yield Grid(
                title=words.say("sweep.line", title=_title(findings, mix, words)),
                corner=other.label,
                columns=[moving.label],
                rows=[
                    (other.bare(value), [_met([one for one in found if one.other == value], moving, words)])
                    for value in values
                ],
            )
            return


def _met(found: Sequence[Indifference], quantity: SweptQuantity, words: Words) -> str:
    known = [one.crossing for one in found if precise(one.crossing, quantity.axis.values)]
    if len(known) < len(found):
        return words.say("sweep.somewhere")
    return words.join([quantity.about(one.at) for one in known]) or words.say("sweep.nowhere")


def _each(findings: SweepFindings, words: Words) -> str:
    return words.say("sweep.worth", per=per(findings, words), unit=words.unit)


def _title(findings: SweepFindings, mix: str, words: Words) -> str:
    names = Names(findings.labels, words)
    return words.say(
        "sweep.against",
        mix=names.mix(mix),
        baseline=names.mix(findings.baseline),
        per=per(findings, words),
        unit=words.unit,
    )
