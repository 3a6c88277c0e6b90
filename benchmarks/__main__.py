"""Run the benchmarks, all or those named, each in a process of its own; then write the page."""

import argparse
import importlib
import subprocess
import sys
import time

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
        "--stand-in",
        action="store_true",
        help="try the benchmarks themselves with the SimPy engine in place of the compiled one; nothing is written",
    )
    parser.add_argument("--page", action="store_true", help="only write the page again from the results")
    arguments = parser.parse_args()
    effort = Effort(quick=arguments.quick, stand_in=arguments.stand_in)
    names = arguments.names or list(page.NAMES)
    if arguments.page:
        page.write()
    elif len(names) == 1:
        run(names[0], effort)
    else:
        sys.exit(run_each(names, effort))


def run(name: str, effort: Effort) -> None:
    """Run one benchmark in this process."""
    started = time.perf_counter()
    print(f"== {name}", flush=True)
    result = importlib.import_module(f"benchmarks.{name}").measure(effort)
    if result is None:
        print("  what it measures is not installed here")
        return
    print("\n".join(report.lines(result)))
    print(f"  ({time.perf_counter() - started:.0f} s)", flush=True)
    if not effort.stand_in:
        report.save(result)


def run_each(names: list[str], effort: Effort) -> int:
    """Run several, one process after the other; gives how many failed."""
    if not effort.stand_in:
        report.write("machine", machine.described())
    flags = [f"--{flag}" for flag, on in (("quick", effort.quick), ("stand-in", effort.stand_in)) if on]
    failed = [
        name
        for name in names
        if subprocess.run(
            [sys.executable, "-m", "benchmarks", name, *flags], cwd=report.ROOT, check=False
        ).returncode
    ]
    if not effort.stand_in:
        page.write()
    print(f"failed: {', '.join(failed)}" if failed else "all benchmarks ran")
    return len(failed)


if __name__ == "__main__":
    main()
