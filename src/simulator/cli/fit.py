"""`simulate fit`: exports of real tools -> a scenario, with every number's source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.failures import words_of
from simulator.cli.fit_files import FitFiles, read_back, refuse_existing
from simulator.cli.language import remember, spoken
from simulator.cli.options import (
    FILE,
    SEEDS,
    SHARE,
    dates_option,
    engine_option,
    exports_option,
    json_option,
    lang_option,
    mapping_option,
    quiet_option,
    workers_option,
)
from simulator.errors import InputError

if TYPE_CHECKING:
    from simulator.calibration.readers import Reading
    from simulator.errors import Problem
    from simulator.fitted import Check, FitFindings
    from simulator.presentation.labels import Words
    from simulator.scenario import Scenario
    from simulator.study import Settings
    from simulator.study.fit import Fitted

TABLES = ("time", "calls", "deals", "appointments")


@click.command(short_help="Write a scenario from your own exports: time log, calls, deals, appointments.")
@exports_option("--time", "Time log; repeatable, as the next three.")
@exports_option("--calls", "Call log.")
@exports_option("--deals", "Deals of a CRM.")
@exports_option("--appointments", "Appointments that a platform delivered.")
@mapping_option(
    "How another kind of export is to be read; repeatable.", "--map", "--mapping", metavar="FILE.toml"
)
@click.option(
    "--out",
    type=FILE,
    metavar="SCENARIO.toml",
    help="Where the scenario goes; pictures and data go into a folder beside it.",
)
@lang_option("Language of the file and of messages; the environment's by default.")
@click.option("--timezone", default="Europe/Paris", show_default=True, help="Zone of the files' clocks.")
@dates_option("How 03/04/2026 is read where the files do not decide.")
@click.option(
    "--weeks",
    type=SHARE,
    metavar="WEEKS",
    help="Weeks that calls without a date cover; those of the deals, else 13, by default.",
)
@click.option(
    "--country",
    type=click.Choice(["FR", "none"]),
    help="Whose public holidays are kept; what the files show, by default.",
)
@click.option(
    "--beliefs-only",
    is_flag=True,
    help="Print what the files tell, to be pasted into a scenario, and write nothing.",
)
@click.option(
    "--template",
    type=FILE,
    metavar="SHEET.xlsx",
    help="Write a sheet of half-hour slots instead: a week's measurement without any tool.",
)
@click.option(
    "--people", type=click.IntRange(1, 100), default=1, show_default=True, help="People of the sheet."
)
@click.option(
    "--scenario",
    type=FILE,
    metavar="SCENARIO.toml",
    help="Scenario whose activities the sheet offers; a sales team's usual ones by default.",
)
@click.option(
    "--rows",
    type=click.IntRange(min=0),
    default=600,
    show_default=True,
    help="How often the observed weeks are simulated as a check; 0 for no check.",
)
@click.option("--seed", type=SEEDS, default=1, show_default=True, help="Seed of that check.")
@engine_option
@workers_option
@click.option("--no-report", is_flag=True, help="Write no picture.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@json_option("fit.json")
@quiet_option("finding")
@click.pass_context
def fit(ctx: click.Context, /, **options: Any) -> None:
    """Read the exports of real tools and write a scenario: what they tell with its source, the rest named as assumed.

    The written scenario is then simulated over the very weeks that the files cover: what was observed must lie within
    what is simulated, and what does not is said.
    """
    remember(ctx, options["lang"])
    words = words_of(ctx)
    files = FitFiles.beside(options["out"]) if options["out"] is not None else None
    _refuse_nothing(options, files)
    if options["template"] is not None:
        _template(options, words)
        return
    if files is not None and not options["force"]:
        refuse_existing(files)
    readings = _read(options)
    fitted = _fitted(readings, options, words)
    if files is None:
        click.echo(fitted.beliefs(words), nl=False)
        return
    _write(ctx, fitted, readings, files, options)


def _refuse_nothing(options: Mapping[str, Any], files: FitFiles | None) -> None:
    from simulator.scenario.messages import problem_of

    if options["template"] is not None:
        if any(options[name] for name in (*TABLES, "mappings", "out", "beliefs_only")):
            raise InputError([problem_of("fit_template_alone", "--template")])
        return
    if not any(options[name] for name in TABLES):
        raise InputError([problem_of("fit_nothing", "simulate fit")])
    if files is None and not options["beliefs_only"]:
        raise InputError([problem_of("fit_out", "--out")])
    if files is not None and options["beliefs_only"]:
        raise InputError([problem_of("fit_beliefs_out", "--beliefs-only")])
    if files is not None:
        _refuse_place(files.scenario, [one for name in (*TABLES, "mappings") for one in options[name]])


def _refuse_place(out: Path, inputs: Sequence[Path]) -> None:
    """Refuse to write a scenario over a file that is read, or under a name that is none of a scenario."""
    from simulator.scenario.messages import problem_of

    over = next((one for one in inputs if one.resolve() == out.resolve()), None)
    if over is not None:
        raise InputError([problem_of("fit_over_input", "--out", str(out), input=str(over))])
    if out.suffix != ".toml":
        name = out.with_suffix(".toml").name
        raise InputError([problem_of("fit_not_toml", "--out", str(out), name=name)])


def _template(options: Mapping[str, Any], words: "Words") -> None:
    from simulator.presentation.template import write_template

    activities = None
    if options["scenario"] is not None:
        from simulator.calibration.template import choices_of
        from simulator.scenario import load

        activities = choices_of(load(options["scenario"]))
    file = options["template"]
    write_template(file, options["people"], words.language, activities, force=options["force"])
    click.echo(words.say("command.fit_template", file=file), err=True)


def _read(options: Mapping[str, Any]) -> "dict[str, Reading]":
    """Read every file; the problems of all of them are told at once."""
    from simulator.calibration.readers import ReadSettings, read

    settings = ReadSettings(options["timezone"], options["dates"], options["mappings"])
    readings: dict[str, Reading] = {}
    problems: list[Problem] = []
    for name in TABLES:
        if not options[name]:
            continue
        try:
            readings[name] = read(name, options[name], settings)  # type: ignore[arg-type]
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(
            {str(one): one for one in problems}.values()
        )  # a mapping is read with each kind of file
    return readings


def _fitted(readings: "Mapping[str, Reading]", options: Mapping[str, Any], words: "Words") -> "Fitted":
    from simulator.scenario.messages import problem_of
    from simulator.study.fit import fitted

    tables = {name: one.table for name, one in readings.items() if one.table.height}
    if not tables:
        raise InputError([problem_of("fit_empty", "simulate fit")])
    if "deals" in tables:
        currencies = tables["deals"]["currency"].drop_nulls().unique().sort().to_list()
        if len(currencies) > 1:
            raise InputError([problem_of("fit_currencies", "--deals", found=", ".join(currencies))])
    found = fitted(tables, words, options["weeks"], options["country"])  # type: ignore[arg-type]
    facts = found.plan.facts
    if not (facts.time or facts.calls or facts.deals or facts.platforms):  # leave and breaks alone
        raise InputError([problem_of("fit_empty", "simulate fit")])
    return found


def _write(
    ctx: click.Context,
    fitted: "Fitted",
    readings: "Mapping[str, Reading]",
    files: FitFiles,
    options: dict[str, Any],
) -> None:
    from simulator.cli.study_settings import settings_of
    from simulator.presentation.labels import Words

    text = fitted.text(words_of(ctx))
    scenario = read_back(text, files.scenario.name, fitted.plan.facts.time)
    words = Words(spoken(ctx), scenario.currency)
    settings = settings_of(str(files.scenario), {**options, "replications": options["rows"], "dask": None})
    checks = _checks(fitted, scenario, settings, options, words)
    reports = [report for one in readings.values() for report in one.reports]
    findings = fitted.findings(scenario, reports, checks, settings)
    files.write(text, findings, None if options["no_report"] else words)
    _print(findings, files, options, words)


def _checks(
    fitted: "Fitted", scenario: "Scenario", settings: "Settings", options: dict[str, Any], words: "Words"
) -> "tuple[Check, ...]":
    from simulator.cli.engines import engine_named
    from simulator.cli.progress import progress_bar

    if not options["rows"]:
        return ()
    engine = engine_named(options["engine"], words)
    with progress_bar(words.language, shown=not options["quiet"]) as progress:
        return fitted.checked(scenario, engine, replace(settings, progress=progress))


def _print(findings: "FitFindings", files: FitFiles, options: dict[str, Any], words: "Words") -> None:
    from functools import partial

    from simulator.cli.printing import print_found
    from simulator.presentation.fit import show_fit, show_fit_finding, to_fit

    whole = partial(show_fit, folder=files.folder)
    print_found(findings, options, lambda: to_fit(findings), show_fit_finding, whole)
