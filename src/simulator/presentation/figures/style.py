"""One look for every picture: colours that the colour-blind tell apart, patterns that a grey print keeps."""

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from simulator.presentation.labels import Words

#: Okabe and Ito (2008), "Color Universal Design"; the yellow comes last, being pale on white.
COLOURS: tuple[str, ...] = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#999999", "#F0E442",
)  # fmt: skip
LINES: tuple[str | tuple[int, tuple[int, ...]], ...] = (
    "-", "--", "-.", ":", (0, (6, 2, 1, 2, 1, 2)), (0, (1, 3)), (0, (8, 3)),
)  # fmt: skip
HATCHES: tuple[str, ...] = ("", "///", "...", "xx", "\\\\\\", "++", "oo", "--")
INK = "#222222"
WIDTH = 8.0
DOTS_PER_INCH = 150
TITLE_FOLDS_AT = 77
LABEL_FOLDS_AT = 30
SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "axes.titlesize": 11.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titley": 1.0,  # no ticks above to be avoided: spares measuring them
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#dddddd",
    "hatch.linewidth": 0.6,
    "legend.framealpha": 0.9,
    "legend.edgecolor": "none",
    "legend.fontsize": 9.5,
    "text.parse_math": False,  # a dollar sign in a label is a dollar sign
    "svg.hashsalt": "simulator",
    "svg.fonttype": "path",
    "path.simplify": True,
}


@contextmanager
def look() -> Iterator[None]:
    """Apply the settings to what is made and saved inside, whatever the reader's own settings."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)  # type: ignore[arg-type]
        yield


def blank(
    height: float, rows: int = 1, columns: int = 1, *, sharex: bool = False, sharey: bool = False
) -> tuple[Figure, list[Axes]]:
    """Return a figure of the house width and its axes, row by row."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    grid = figure.subplots(rows, columns, sharex=sharex, sharey=sharey, squeeze=False)
    return figure, [axes for row in grid for axes in row]


def folded(text: str, width: int = LABEL_FOLDS_AT) -> str:
    """Break a text at spaces, and inside words too long for the width."""
    return "\n".join(textwrap.wrap(" ".join(text.split(" ")), width, break_on_hyphens=False)) or text


def headline(figure: Figure, *findings: str) -> None:
    """Write the findings above the whole picture."""
    text = "\n".join(folded(finding, TITLE_FOLDS_AT) for finding in findings)
    figure.suptitle(text, x=0.01, ha="left", fontsize=12.5, fontweight="bold", color=INK)


def localised(words: Words) -> FuncFormatter:
    """Return a formatter of an axis' numbers in the reader's language."""
    tick = cache(words.tick)  # an axis asks for its ticks a dozen times while it is arranged and drawn
    return FuncFormatter(lambda x, _: tick(x))


def rendered(figure: Figure, *kinds: str) -> tuple[bytes, ...]:
    """Return a picture's bytes in each kind, the same for the same picture: no date, no software, no random names.

    What `Figure.savefig` would do for every kind, arranging the picture and drawing it twice, is done once here:
    arranged at the dots of the png, then drawn as often as there are kinds.

    Parameters
    ----------
    figure : Figure
        The picture.
    kinds : str
        "svg" or "png".
    """
    with look():
        figure.set_dpi(DOTS_PER_INCH)
        canvas = FigureCanvasAgg(figure)
        if (layout := figure.get_layout_engine()) is not None:
            layout.execute(figure)
            figure.set_layout_engine("none")
        return tuple(_svg(figure) if kind == "svg" else _png(canvas) for kind in kinds)


def _svg(figure: Figure) -> bytes:
    stream = BytesIO()
    FigureCanvasSVG(figure).print_svg(stream, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    figure.set_dpi(DOTS_PER_INCH)
    return stream.getvalue()


def _png(canvas: FigureCanvasAgg) -> bytes:
    stream = BytesIO()
    canvas.print_png(stream, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return stream.getvalue()


def cycle(options: Sequence[str], k: int) -> str:
    """Return the k-th option, starting again at the end."""
    return options[k % len(options)]
