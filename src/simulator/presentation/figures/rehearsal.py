"""A picture that nobody sees: what Matplotlib loads and remembers for its first one, a fork of this process then finds."""

from simulator.presentation.figures.style import blank, headline, look, rendered, stroke


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
