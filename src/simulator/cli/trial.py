"""`simulate trial`: is the trial worth running, for how long, and what result means go on, reduce, stop."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.answer_folder import Answer, record_of, write_answer
from simulator.cli.engines import engine_named
from simulator.cli.failures import Interrupted, words_of
from simulator.cli.language import remember
from simulator.cli.options import FOLDER, no_picture_option, scenario_argument, simulating
from simulator.cli.printing import print_found, words_for
from simulator.cli.run_folder import refuse_foreign_folder
from simulator.cli.study_settings import settings_of

if TYPE_CHECKING:
    from simulator.presentation.labels import Words
    from simulator.study.trial import Plan, Tried
    from simulator.tried import TrialFindings

NAME = "trial"


@click.command(short_help="Is the trial worth running, for how long, and what result means go on or stop.")
@scenario_argument
@click.option(
    "--lengths",
    metavar="WEEKS,WEEKS,…",
    help="How long the trial might last, 2 to 26 weeks; 2,4,6,8,10,13,17,21,26 by default.",
)
@click.option(
    "--interim",
    type=click.IntRange(min=0, max=25),
    metavar="WEEK",
    help="Week of a look that may end the recommended trial early, before the last day of the longest; 0 for none; "
    "6 by default.",
)
@click.option("--out", type=FOLDER, help="Folder; runs/<scenario name>-trial by default.")
@click.option(
    "--replications", type=click.IntRange(min=4), help="Rows of each mix at each length; 4000 by default."
)
@simulating(record_of(NAME), "answer and the rules")
@no_picture_option
@click.option("--force", is_flag=True, help="Overwrite a folder that holds another scenario's trial.")
@click.pass_context
def trial(ctx: click.Context, /, scenario: str, **options: Any) -> None:
    """Simulate what a trial of SCENARIO.toml would show, and say whether it is worth running.

    What it shows is valued by the decision that it informs (`decision.options`), for the weeks that follow it
    (`decision.applies_weeks`), less what the trial costs against the best option without it. A mix of the scenario that
    no option names is not weighed; it is said when one of them does better.
    """
    from simulator.scenario import load, sha256

    remember(ctx, options["lang"], scenario)
    loaded = load(scenario, options["overrides"])
    remember(ctx, options["lang"] or loaded.language)
    plan = _plan(loaded, scenario, options)
    folder = options["out"] or Path("runs") / f"{Path(scenario).stem}-{NAME}"
    refuse_foreign_folder(folder, None if options["force"] else sha256(loaded), record_of(NAME))
    tried = _tried(plan, scenario, options, words_of(ctx))
    if tried is None:
        raise KeyboardInterrupt
    answer = _answer(tried.findings, options)
    write_answer(folder, answer, picture=not options["no_report"])
    _print(tried.findings, answer, folder, options)
    if tried.interrupted:
        lengths = len(tried.findings.lengths)
        said = words_of(ctx).many("command.trial_interrupted", lengths, all=len(plan.lengths), folder=folder)
        click.echo(said, err=True)
        raise Interrupted


def _plan(loaded: Any, scenario: str, options: dict[str, Any]) -> "Plan":
    from simulator.study.trial import DEFAULT_LENGTHS, plan_of

    text = options["lengths"]
    lengths = DEFAULT_LENGTHS if text is None else _weeks(text)
    return plan_of(loaded, Path(scenario).name, lengths, options["interim"])


def _weeks(text: str) -> tuple[int, ...]:
    from simulator.errors import InputError
    from simulator.scenario.messages import problem_of

    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise InputError([problem_of("lengths_form", "--lengths", value=text)]) from None


def _tried(plan: "Plan", scenario: str, options: dict[str, Any], words: "Words") -> "Tried | None":
    from simulator.cli.progress import progress_bar
    from simulator.study.trial import DEFAULT_TRIAL_ROWS, try_out

    engine = engine_named(options["engine"], words)
    with progress_bar(options["lang"] or plan.scenario.language, shown=not options["quiet"]) as progress:
        return try_out(plan, engine, settings_of(scenario, options, progress, DEFAULT_TRIAL_ROWS))


def _answer(findings: "TrialFindings", options: dict[str, Any]) -> Answer:
    from simulator.presentation.trial import to_trial

    def draw() -> dict[str, bytes]:
        from simulator.presentation.figures.trial import trial_bytes

        return trial_bytes(findings, words_for(findings, options))

    return Answer(NAME, to_trial(findings), draw)


def _print(findings: "TrialFindings", answer: Answer, folder: Path, options: dict[str, Any]) -> None:
    from simulator.presentation.trial.page import show_trial, show_trial_finding

    whole = partial(show_trial, folder=folder)
    print_found(findings, options, lambda: answer.content, show_trial_finding, whole)
