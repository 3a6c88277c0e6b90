"""The pictures of the slides: those of a column, which a slide shows side by side."""

from simulator.answered import Answers
from simulator.findings import Findings
from simulator.presentation.figures import narrow_bytes
from simulator.presentation.figures.trial import narrow_trial
from simulator.presentation.labels import Words
from simulator.presentation.pictures import TRIAL


def drawn_for_slides(findings: Findings, answers: Answers, words: Words) -> dict[str, bytes]:
    """Return each picture that there is, by its name: the png without headline, its letters as large as a column wants."""
    drawn = narrow_bytes(findings, words, kind="png")
    return drawn if answers.trial is None else {**drawn, TRIAL: narrow_trial(answers.trial, words, "png")}
