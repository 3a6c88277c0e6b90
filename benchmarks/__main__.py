"""Run the benchmarks, all or those named: python -m benchmarks [--quick] [--stand-in] [NAME ...]."""

import argparse
import importlib
import json
import tempfile
import time
from pathlib import Path

from benchmarks import machine, page, report
from benchmarks.effort import Effort


def main() -> None:
    """Measure, write benchmarks/results, write the page."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(page.NAMES)}; all unless named"
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds and rows: some three minutes")
    parser.add_argument(
        "--stand-in", action="store_true", help="try the benchmarks without the compiled engine"
    )
    parser.add_argument("--page", action="store_true", help="only write the page again from the results")
    arguments = parser.parse_args()
    if not arguments.page:
        effort = Effort(quick=arguments.quick, stand_in=arguments.stand_in)
        _run(arguments.names or list(page.NAMES), effort)
    if not arguments.stand_in:
        page.write()
        print(f"wrote {page.PAGE.name}")


def _run(names: list[str], effort: Effort) -> None:
    if effort.stand_in:
        report.RESULTS = Path(tempfile.mkdtemp(prefix="benchmark-stand-in-"))
        print(f"the reference engine stands in for the compiled one: figures go to {report.RESULTS}")
    report.RESULTS.mkdir(exist_ok=True)
    report.write("machine", machine.described())
    for name in names:
        started = time.perf_counter()
        print(f"== {name}", flush=True)
        result = importlib.import_module(f"benchmarks.{name}").measure(effort)
        if result is None:
            print("  what it measures is not here")
            continue
        report.save(result)
        print("\n".join(report.lines(result)))
        for table in result.tables:
            print(json.dumps(report.rounded(table.rows), ensure_ascii=False))
        print(f"  ({time.perf_counter() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
