"""The `simulate` command: a scenario file runs the main job, a word runs a tool."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from simulator.cli import tools
from simulator.cli.compare import compare
from simulator.cli.failures import guarded
from simulator.cli.fit import fit
from simulator.cli.main_job import run
from simulator.cli.report import report
from simulator.cli.search import search
from simulator.cli.sweep import sweep
from simulator.cli.trace import trace
from simulator.cli.trial import trial
from simulator.cli.update import update
from simulator.cli.varied import drivers, hours

#: Name under which the main job is kept; nobody has to type it.
MAIN_JOB = "run"


class ScenarioOrCommand(click.Group):
    """A group whose first word may be a scenario file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Run the main job unless the first word is a command or asks for help."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            self._refuse_misspelt(ctx, args[0])
            args = [MAIN_JOB, *args]
        parse = super().parse_args
        rest: list[str] = guarded(ctx, lambda ctx: parse(ctx, args))  # help is shown from here
        return rest

    def _refuse_misspelt(self, ctx: click.Context, word: str) -> None:
        """A bare word that is no file was meant as a command."""
        if word.startswith("-") or "." in word or Path(word).exists():
            return
        near = get_close_matches(word, [name for name in self.commands if name != MAIN_JOB], n=1)
        hint = f' Did you mean "{near[0]}"?' if near else ""
        raise click.UsageError(f'"{word}" is neither a command nor a scenario file.{hint}', ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Turn errors into messages and exit codes."""
        return guarded(ctx, super().invoke)


@click.group(
    cls=ScenarioOrCommand,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="SCENARIO.toml [OPTIONS] | COMMAND [ARGS]...",
)
@click.version_option(package_name="hourly-value-simulator", prog_name="simulate")
def simulate() -> None:
    """What an hour of a sales team's work is really worth, and what outsourcing would do to it.

    `simulate SCENARIO.toml` simulates every mix of the scenario, prints the verdict and the tables, and
    writes a run folder. `simulate run --help` lists its options. `simulate new my.toml` writes a first
    scenario to start from.
    """


simulate.add_command(run, MAIN_JOB)
for command in (
    tools.check,
    tools.resolve,
    tools.new,
    tools.schema,
    compare,
    drivers,
    fit,
    hours,
    report,
    search,
    sweep,
    trial,
    trace,
    update,
):
    simulate.add_command(command)
