"""What nobody sees: what is loaded and remembered for a first picture and first words, a fork of this process then finds."""

import datetime as dt

from simulator.presentation.figures.style import blank, headline, look, rendered, stroke
from simulator.presentation.labels import Words


def rehearse() -> None:
    """Draw a line with a title, a legend and ticks, in every kind."""
    with look():
        figure, (axes,) = blank(3.0)
        axes.plot([0.0, 1.0], [0.0, 1.0], label="0", **stroke(0))
        axes.bar([0.5], [0.5], hatch="///")
        axes.set_xlabel("0")
        figure.legend(loc="outside lower center")
        headline(figure, "0")
    rendered(figure, "svg", "png")


def rehearse_words(language: str, currency: str) -> None:
    """Say a number of each kind."""
    words = Words(language, currency)
    words.tick(0.5)
    words.money(0.5)
    words.percent(0.5)
    words.short_date(dt.date.min)
