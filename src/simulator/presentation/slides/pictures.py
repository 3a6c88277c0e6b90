"""The pictures of the slides: the two mixes that matter most, and how much of each its headline takes."""

from dataclasses import dataclass

from simulator.findings import Findings
from simulator.presentation.answers import Answers
from simulator.presentation.figures import BY_MIX, FIGURES, figure_bytes, main_mixes
from simulator.presentation.figures.trial import trial_bytes
from simulator.presentation.labels import Words
from simulator.presentation.report.embed import headline_share

TRIAL = "trial"


@dataclass(frozen=True)
class Drawn:
    """A picture as a png, and the share of its height, from the top, that its headline takes."""

    png: bytes
    headline: float


def drawn_for_slides(findings: Findings, answers: Answers, words: Words) -> dict[str, Drawn]:
    """Return each picture that there is, by its name."""
    common = [name for name in FIGURES if name not in BY_MIX]
    files = figure_bytes(findings, words, common) | figure_bytes(main_mixes(findings), words, BY_MIX)
    if answers.trial is not None:
        files |= trial_bytes(answers.trial, words)
    return {
        name: Drawn(files[f"{name}.png"], headline_share(files[f"{name}.svg"]))
        for name in (*FIGURES, TRIAL)
        if f"{name}.png" in files
    }
