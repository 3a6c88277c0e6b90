"""From a results file to a checked record; every problem gathered."""

import copy

from pydantic import ValidationError

from simulator.calibration.results.model import Results
from simulator.calibration.results.possible import check_possible
from simulator.calibration.results.rules import check_results
from simulator.errors import InputError
from simulator.scenario import Scenario
from simulator.scenario.problems import from_validation
from simulator.scenario.read import FileName, read_document
from simulator.scenario.validate import in_order


def read_results(path: FileName, scenario: Scenario) -> Results:
    """Read the results of a trial of a scenario.

    Parameters
    ----------
    path : str or path
        A TOML file; docs/how-to/update-after-a-trial.md has an example.
    scenario : Scenario
        Whose platforms, channels and activities it names.

    Returns
    -------
    Results

    Raises
    ------
    InputError
        Carrying every problem found, each with file, line, key, value and rule.
    """
    document = read_document(path)
    document.model = Results
    try:
        results = Results.model_validate(copy.deepcopy(document.data))
    except ValidationError as error:
        raise InputError(in_order(document.problems + from_validation(error, document), document)) from None
    problems = [
        *document.problems,
        *check_results(results, scenario, document),
        *check_possible(results, scenario, document),
    ]
    if problems:
        raise InputError(in_order(problems, document))
    return results
