"""`simulate trace`: the diary of one simulated quarter."""

from pathlib import Path
from typing import Any

import click

from simulator.cli.language import remember
from simulator.cli.options import refuse_unknown_mixes, sampling_option, scenario_argument, shared
from simulator.errors import InputError


@click.command(short_help="The diary of one simulated quarter: who did what, when.")
@scenario_argument
@click.option("--mix", help="Which mix; the baseline by default.")
@click.option(
    "--replication", type=click.IntRange(min=0), default=0, show_default=True, help="Which row, from 0."
)
@sampling_option("How beliefs were drawn in the run that is told.")
@click.option(
    "--replications",
    type=click.IntRange(min=1),
    help="Rows of that run, for sobol and latin; 10000 by default.",
)
@click.option(
    "--plot", type=click.Path(path_type=Path), help="Also draw the agendas to this .png or .svg file."
)
@shared
@click.pass_context
def trace(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Print what everybody did in one replication of one mix of SCENARIO.toml."""
    from simulator.cli.consoles import stdout_console
    from simulator.engine.reference import ReferenceEngine
    from simulator.presentation.diary import show_diary
    from simulator.presentation.labels import Words
    from simulator.scenario import load
    from simulator.scenario.messages import problem_of
    from simulator.study import Settings, retell
    from simulator.study.labels import labels_of
    from simulator.study.settings import DEFAULT_ROWS

    lang, plot = options["lang"], options["plot"]
    remember(ctx, lang, scenario)
    if plot is not None and plot.suffix not in (".png", ".svg"):
        raise InputError([problem_of("plot_format", str(plot))])
    loaded = load(scenario, options["overrides"])
    remember(ctx, lang or loaded.language)
    chosen = options["mix"] or loaded.decision.baseline
    refuse_unknown_mixes(loaded, [chosen])
    rows = options["replications"] or DEFAULT_ROWS
    settings = Settings(seed=options["seed"], rows=rows, sampling=options["sampling"])
    entries = retell(loaded, ReferenceEngine(), settings, chosen, options["replication"])
    words, labels = Words(lang or loaded.language, loaded.currency), labels_of(loaded)
    show_diary(entries, loaded.horizon.start, stdout_console(), words, labels)
    if plot is not None:
        from simulator.presentation.figures.agenda import draw_agenda

        draw_agenda(entries, loaded.horizon.start, plot, words, labels)
        click.echo(f"{plot}", err=True)
