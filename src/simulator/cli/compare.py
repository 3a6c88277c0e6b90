"""`simulate compare`: what changed from one run to the next, in the assumptions and in the results."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.language import remember
from simulator.cli.options import FOLDER, json_option, lang_option
from simulator.cli.printing import print_found

if TYPE_CHECKING:
    from simulator.compared import ComparedFindings

RECORD = "compare.json"


@click.command(short_help="What changed from one run to the next: assumptions and results.")
@click.argument("before", metavar="RUN_A", type=FOLDER)
@click.argument("after", metavar="RUN_B", type=FOLDER)
@click.option("--out", type=FOLDER, help="Write compare.json into this folder too.")
@lang_option("Language; that of RUN_B by default.")
@json_option(RECORD)
@click.option("--quiet", is_flag=True, help="Print the answer only.")
@click.pass_context
def compare(ctx: click.Context, /, before: Path, after: Path, **options: Any) -> None:
    """Tell what changed from the run in RUN_A to the run in RUN_B.

    Assumptions are compared by their path: what was believed before and after, with its source. Results are compared row by
    row when both runs met the same luck (same seed, same design): the change is then known far better than either result.
    """
    from simulator.study.compare_runs import compare_runs

    remember(ctx, options["lang"], str(after / "scenario.resolved.toml"))
    findings = compare_runs(before, after)
    if options["out"] is not None:
        _write(options["out"], findings)
    _print(findings, options)


def _write(folder: Path, findings: "ComparedFindings") -> None:
    from simulator.presentation.compare import to_compare
    from simulator.presentation.summary import write_json

    write_json(folder / RECORD, to_compare(findings))


def _print(findings: "ComparedFindings", options: dict[str, Any]) -> None:
    from simulator.presentation.compare import show_comparison, show_comparison_finding, to_compare

    whole = partial(show_comparison, folder=options["out"])
    print_found(findings, options, lambda: to_compare(findings), show_comparison_finding, whole)
