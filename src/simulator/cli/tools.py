"""The tools around a scenario file: check, resolve, new, schema."""

import json
from pathlib import Path

import click

from simulator.cli.failures import words_of
from simulator.cli.language import remember, spoken
from simulator.cli.options import lang_option, scenario_argument, set_option
from simulator.errors import InputError


@click.command(short_help="Validate a scenario; every error at once, then advice.")
@scenario_argument
@set_option
@lang_option()
@click.pass_context
def check(ctx: click.Context, scenario: str, overrides: tuple[str, ...], lang: str | None) -> None:
    """Validate SCENARIO.toml: print every error at once (exit 2), or advice on what to distrust (exit 0)."""
    from simulator.cli.consoles import stdout_console
    from simulator.presentation.labels import Words
    from simulator.presentation.problems import show_advice
    from simulator.scenario import advise, load
    from simulator.study.labels import labels_of

    remember(ctx, lang, scenario)
    loaded = load(scenario, overrides)
    words = Words(lang or loaded.language, loaded.currency)
    show_advice(advise(loaded), stdout_console(), words, labels_of(loaded), file=scenario)


@click.command(short_help="Print the fully explicit scenario as TOML.")
@scenario_argument
@set_option
@click.pass_context
def resolve(ctx: click.Context, scenario: str, overrides: tuple[str, ...]) -> None:
    """Print SCENARIO.toml with nothing implicit; it simulates to the same bits."""
    from simulator.scenario import load, to_toml

    remember(ctx, scenario=scenario)
    click.echo(to_toml(load(scenario, overrides)), nl=False)


@click.command(short_help="Write a commented starter scenario.")
@click.argument("file", metavar="FILE.toml", type=click.Path(path_type=Path))
@click.option("--full", is_flag=True, help="The long form, with every kind of piece.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@lang_option("Language of the file and of messages; the environment's by default.")
@click.pass_context
def new(ctx: click.Context, file: Path, *, full: bool, force: bool, lang: str | None) -> None:
    """Write a commented starter scenario to FILE.toml."""
    from simulator.presentation.files import write_whole
    from simulator.scenario import starter
    from simulator.scenario.messages import problem_of

    remember(ctx, lang)
    if file.exists() and not force:
        raise InputError([problem_of("new_exists", str(file))])
    write_whole({file: starter(full, spoken(ctx)).encode("utf-8")})
    click.echo(words_of(ctx).say("command.ready", file=file), err=True)


@click.command(short_help="Print the JSON Schema of a scenario, for editors.")
def schema() -> None:
    """Print the JSON Schema of a scenario file."""
    from simulator.scenario import schema as scenario_schema

    click.echo(json.dumps(scenario_schema(), indent=2))
