"""How far the compiled engine is from the floor: the time that its random numbers alone take in bulk."""

from benchmarks.cases import compiled, drawn
from benchmarks.draws import bulk, counted
from benchmarks.effort import Effort
from benchmarks.report import Result, Table, ratio_figure
from benchmarks.timing import Contestant, interleaved

TITLE = "The compiled engine, beside its random numbers alone"
METHOD = """\
The draws of the path are counted by kind in the SimPy engine, their parameters kept. NumPy's bulk generator,
`Generator(Philox)`, then makes as many of the same kinds with the same parameters, array by array: about the least that any
engine with these draws could take. Ours are addressed (seed, row, entity, index, purpose), which costs a block of Philox
each, and then it simulates. What several mixes of a row draw from the same address and law is counted, and made by NumPy, for each
of them; ours draws the gaps among it once. Engine only, one core, processor time."""
COUNTED_ROWS = 10


def measure(effort: Effort) -> Result | None:
    """Measure it; None without the compiled engine."""
    engine = compiled(effort)
    if engine is None:
        return None
    many, figures, rows = effort.rows(1_000, 400), [], []
    for name, these in drawn(max(many, COUNTED_ROWS)):
        draws = counted(these, range(COUNTED_ROWS))
        times = interleaved(
            [
                Contestant("engine", lambda these=these: engine.run(these, range(many)), many),  # type: ignore[misc]
                Contestant("bulk", bulk(draws, 40), 40 * COUNTED_ROWS),
            ],
            effort.rounds,
        )
        figures.append(
            ratio_figure(
                f"{name}: time beside NumPy's draws alone", times.ratio("engine", "bulk"), at_most=4.0
            )
        )
        kinds = ", ".join(
            f"{len(values) / COUNTED_ROWS:,.0f} {kind}" for kind, values in sorted(draws.items())
        )
        rows.append(
            (
                f"{name} ({len(these.mixes)} mixes)",
                kinds,
                1e6 * times.median("bulk"),
                1e6 * times.median("engine"),
            )
        )
    columns = ("", "draws a row", "µs a row, NumPy's draws", "µs a row, our engine")
    return Result("floor", TITLE, METHOD, tuple(figures), (Table(columns, tuple(rows)),))
