"""The reference page of the results file, generated from the models that read it."""

from simulator.calibration.results.model import Results
from simulator.scenario.reference_page import model_sections

INTRODUCTION = """# Reference: the results file

Every key of the file that `simulate update --results` reads, in TOML. This page is generated from the models that read it;
[update after a trial](../how-to/update-after-a-trial.md) has an example.

- Every count is of the weeks that the file tells of, and what it leaves out is not known, not nought.
- Count each thing once: what came from a platform under that platform, everything else under its channel and activities. What a
  channel attempts is what its activity does: write it under one of the two.
- A trial begins with its scenario or later, and no platform delivers more than the mix orders.
- `[platforms.<name>]`, `[channels.<name>]` and `[activities.<name>]` bear the names of the scenario.
"""


def results_page() -> str:
    """Return the page in Markdown."""
    return "\n".join(model_sections(Results, INTRODUCTION))
