"""The words of the rules on what a trial showed; see `simulator.scenario.messages`."""

OF_RESULTS: dict[str, tuple[str, str]] = {
    "results_need": ("{key} is counted among {other}, which is missing", "Add {other} = ..."),
    "results_beyond": (
        "{parts} cannot be more than {whole}: {total} against {most}",
        "Correct one of them",
    ),
    "results_hours_twice": ("hours and hours_by_kind say the same thing twice", "Keep one of the two"),
    "results_ages": (
        "nothing can have been open for longer than the trial has run",
        "Write at most {limit} days",
    ),
    "results_kind": ("{activity} takes no hours of this kind", "{near}"),
    "results_empty": (
        "nothing in it tells of anything that the scenario holds for uncertain",
        "Write at least one count of a platform, a channel or an activity, such as delivered and accepted",
    ),
    "results_impossible": (
        "nothing that is believed could have shown these results ({beliefs})",
        "Correct the counts, or widen these beliefs in the scenario",
    ),
    "results_twice": (
        "these results would count twice: {scenario} has learned already from what was seen from {begins} to {ends}",
        "Start from the scenario before the trial: the counts of all its weeks hold those of the first; if they are those of another trial, write until = ... in each file",
    ),
    "results_again": (
        "this is what {first} says on line {first_line}, and would count twice",
        "Keep one of the two: what a channel attempts is what its activity does",
    ),
    "results_ordered": (
        "a platform cannot deliver more than is ordered: {mix} orders {most} in all",
        "Correct the count, or what the scenario orders; if another mix was run, write mix = ...",
    ),
    "results_unordered": (
        "{mix} orders nothing from {platform}",
        "Name the mix that was run: mix = ...",
    ),
    "results_hurried": (
        "that is less than a second each: {total} hours for {done}",
        "Correct one of them; hours are hours in all, not of one",
    ),
    "results_early": (
        "{weeks} weeks until that day begin on {begins}, before the scenario does ({start})",
        "Correct the day or the weeks, or the start of the scenario",
    ),
    "results_outside": (
        "this day is not in the trial: {weeks} weeks, from {begins} to {ends}",
        "Correct or remove the row, or write the last day counted in the results: until = ...",
    ),
    "rule_none": (
        "this is not the folder of a trial: it has no trial.json",
        "Give a folder that simulate trial wrote, such as runs/pilot-trial",
    ),
    "rule_foreign": (
        "the rule in this folder is for a trial of {trial}, or leads to mixes that this scenario has not; the results are of {mix}",
        "Give the folder of this trial, or leave out --rule to have its rule worked out",
    ),
    "rule_length": (
        "this folder has no rule for a trial of {weeks} weeks (it has {lengths})",
        "Run simulate trial with --lengths {weeks}, or leave out --rule to have it worked out",
    ),
}
