"""The words of the rules on what is asked on the command line; see `simulator.scenario.messages`."""

OF_OPTIONS: dict[str, tuple[str, str]] = {
    # sweeping
    "over_form": (
        "this is not PATH=FROM:TO:STEP, nor PATH=a,b,c",
        "Write for instance --over platforms.phoning.price=60:240:20",
    ),
    "over_number": (
        "only numbers can be swept",
        "Write digits, decimals after a point: 0.05. What is not a number is changed with --set, one run a value",
    ),
    "over_size": ("{found} is too small, too large or too long to mean anything", "Round it"),
    "over_text": (
        "only numbers can be swept, and the scenario holds {found} here",
        "Change it with --set, one run a value",
    ),
    "over_step": (
        "this step never comes from the first value to the last",
        "Write a step above 0 to go up, below 0 to go down",
    ),
    "over_few": ("a sweep needs at least two values", "For a single one write --set {path}={only}"),
    "over_repeated": ("{again} is there twice", "Write each value once"),
    "over_many": ("this makes {count} points; at most {limit} are simulated", "Take a larger step"),
    "over_quantities": ("at most {limit} quantities are swept at a time", "Fix the others with --set"),
    "over_twice": ("{first} and {second} are the same quantity", "Keep one of the two"),
    # the worth of a trial
    "trial_alone": (
        "there is one mix only: nothing to try against it",
        (
            "Add another one at the end of the file, these lines for instance: {example}. What it leads to has defaults, "
            'which in [decision] read trial = "{other}", options = {{ go_on = "{other}", stop = "{baseline}" }}'
        ),
    ),
    "trial_missing": ("no mix is named as the trial", 'Write trial = "{near}" in [decision]'),
    "options_missing": (
        "nothing says which mix {missing} is",
        'Write options = {{ go_on = "{near}", stop = "{baseline}" }} in [decision]; reduce = "..." may be a third',
    ),
    "options_same": (
        "going on and stopping are the same mix: there is nothing to decide",
        'Write options = {{ go_on = "{near}", stop = "{baseline}" }} in [decision]',
    ),
    "lengths_form": ("these are not whole numbers of weeks", "Write for instance --lengths 4,8,13"),
    "length_range": ("a trial lasts {least} to {most} weeks here", ""),
    "interim_late": (
        "an early look comes before the last day, and the longest trial lasts {longest} weeks here",
        "Write for instance --interim {near}, or --interim 0 for none",
    ),
    # the command line
    "mix_unknown": ("is not a mix of this scenario", "{near}"),
    "mix_needed": (
        "which mix is compared with the baseline is not clear ({mixes})",
        "Name one: --mix {near}",
    ),
    "mix_alone": (
        "there is one mix only: nothing to compare it with",
        "Add another one at the end of the file, these lines for instance: {example}",
    ),
    "mix_is_baseline": (
        "is the baseline, with which the others are compared",
        "Name another mix: --mix {near}",
    ),
    "new_denied": ("nothing can be written there", "Choose another name or folder"),
    "new_exists": ("the file exists already", "Choose another name, or overwrite it with --force"),
    "plot_format": ("a picture is a .png or an .svg file", 'Write for instance "agenda.png"'),
    "no_such_row": (
        "the run of this sampling design has no row {found}",
        "Its rows go from 0 to {limit}; --replications says how long the run was",
    ),
    "run_none": (
        "this is not the folder of a run: it has no summary.json",
        "Give a folder that simulate SCENARIO.toml wrote, such as runs/pilot",
    ),
    "run_unfinished": (
        "the run in this folder was interrupted before its end",
        "Finish it first: the same command with --resume",
    ),
    "run_damaged": ("{what} is missing, cut short or damaged", "Run the scenario again"),
    "run_version": (
        "summary.json has the form {found}, and this program reads the form {known}",
        "Run the scenario again with this program",
    ),
    "run_mixed": (
        "the files are of two different runs: {what} is not of the one that summary.json tells of",
        "Run the scenario again",
    ),
    "compare_mixes": (
        "the two runs have no mix in common: {before} in the first, {after} in the second",
        "Give two runs of the same question",
    ),
    "compare_currency": ("{before} before and {after} after cannot be compared", ""),
    "folder_file": ("the run folder is a file", "Give another folder with {option}"),
    "folder_denied": ("nothing can be written in this folder", "Give another folder with {option}"),
    "folder_foreign": (
        "the folder holds the results of another scenario, or of this one before it was changed",
        "Give another folder with {option}, or overwrite it with --force",
    ),
    "pdf_missing": (
        "WeasyPrint, which makes the PDF, is not installed, or lacks the library Pango ({why})",
        'Install it with pip install "hourly-value-simulator[pdf]", or print report.html from a browser',
    ),
    "slides_missing": (
        "python-pptx, which makes the slides, is not installed",
        'Install it with pip install "hourly-value-simulator[slides]"',
    ),
    "folder_empty": (
        "the folder holds no finished run",
        "Give the folder that a run wrote: the one with summary.json and outcomes.parquet",
    ),
    "folder_other": (
        "the run in the folder cannot be read by this version ({why})",
        "Run the scenario again",
    ),
    "folder_unfinished": (
        "the folder holds {held} of the {wanted} replications of an interrupted run",
        "Go on with it with --resume, or start anew with --force",
    ),
    "resume_another": (
        "the interrupted run that the folder holds is {what}",
        "Ask for that one, give another folder with --out, or start anew with --force",
    ),
    "resume_over": ("the folder holds another run, finished", "Leave out --resume, or name another folder"),
    "dask_missing": (
        "Dask is not installed",
        'Install it with pip install "hourly-value-simulator[cluster]"',
    ),
    "dask_silent": (
        "no Dask scheduler answers at {address}",
        "Start one with dask scheduler; the address that it prints looks like tcp://192.168.1.5:8786",
    ),
    "dask_idle": (
        "the Dask scheduler at {address} has no worker",
        "Start at least one on each machine with dask worker {address}",
    ),
    "dask_versions": (
        "the Dask workers at {address} do not run this very version of the simulator and of its libraries",
        "Install the same versions there as here, then start the workers again",
    ),
    # fitting a scenario to files
    "fit_nothing": (
        "no file is given to learn from",
        "Add at least one of --time, --calls, --deals, --appointments; or --template SHEET.xlsx for a sheet to fill",
    ),
    "fit_out": (
        "nothing says where the scenario goes",
        "Add --out scenario.toml; or --beliefs-only to print what the files tell",
    ),
    "fit_over_input": (
        "the scenario would replace {input}, which is read",
        "Give another place with --out, such as scenario.toml",
    ),
    "fit_not_toml": ("a scenario is a .toml file", "Give a name that ends in .toml, such as --out {name}"),
    "fit_currencies": (
        "the deals are in several currencies: {found}",
        "Export the deals of one currency, or convert them: their values cannot be averaged",
    ),
    "fit_beliefs_out": ("--beliefs-only prints, and --out writes", "Give one of the two"),
    "fit_template_alone": (
        "--template writes an empty sheet and reads nothing",
        "Leave out the files to learn from, --map, --out and --beliefs-only, or leave out --template",
    ),
    "fit_unfit_hours": (
        "what comes back every day takes longer than the day, so that nothing is left to sell ({activities})",
        "Name the activities clearly, or give the log a column kind; leave, lunches and breaks are no work: leave them out",
    ),
    "fit_unfit": ("the files make no valid scenario ({why})", "Correct these rows of the files"),
    "fit_empty": ("none of the files holds a row that can be used", "Check that the exports are not empty"),
    # options of the main job
    "resume_or_force": ("--resume goes on with a run, --force starts it anew", "Give one of the two"),
    "rows_or_precision": (
        "--replications fixes how many replications are run, --precision finds it",
        "Give one of the two; with --precision, --max-replications says where to give up",
    ),
    "most_rows_alone": (
        "--max-replications only says where --precision gives up",
        "Add --precision 0.02, or write --replications {rows}",
    ),
    "most_rows_few": (
        "a candidate may not get fewer replications than all get first: {first}, in steps of {step}",
        "Write --max-replications {first} or more, or fewer --replications",
    ),
    "nothing_to_compare": (
        "--precision is that of the differences from the baseline, {baseline}: with {mixes} alone there is none",
        "Run it and at least one other mix, or say how many replications with --replications",
    ),
}
