"""One look for every picture: colours that the colour-blind tell apart, patterns that a grey print keeps."""

import math
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import Formatter

from simulator.presentation.figures.folding import width_of, wrapped
from simulator.presentation.figures.names import CUT
from simulator.presentation.figures.pens import drawn
from simulator.presentation.labels import Words
from simulator.presentation.labels.words import NO_BREAK

#: Okabe and Ito (2008), "Color Universal Design"; the yellow comes last, being pale on white.
COLOURS: tuple[str, ...] = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#999999", "#F0E442",
)  # fmt: skip
LINES: tuple[str | tuple[int, tuple[int, ...]], ...] = (
    "-", "--", "-.", ":", (0, (6, 2, 1, 2, 1, 2)), (0, (1, 3)), (0, (8, 3)),
)  # fmt: skip
#: Lines before dots: an svg with a bar of dots is three times as large.
HATCHES: tuple[str, ...] = ("", "///", "---", "xx", "\\\\\\", "++", "|||", "..")
INK = "#222222"
#: Inches: of a picture of its own, and of one in a column or on a phone, which is lower too.
WIDTH, NARROW, NARROW_HEIGHT = 8.0, 4.2, 0.74
#: Group of the headline in an svg.
HEADLINE = "headline"
DOTS_PER_INCH = 150
#: What a picture is written as.
BOTH = ("svg", "png")
TITLE_FOLDS_AT = 77
PANEL_TITLE_SIZE, PANEL_TITLE_FOLDS_AT, NARROW_PANEL_TITLE_FOLDS_AT = 10.5, 80, 56
#: The same where names stand on the left of the panel.
NAMED_PANEL_TITLE_FOLDS_AT = 62
LABEL_FOLDS_AT = 30
#: What is written below an axis.
AXIS_FOLDS_AT = 78
#: A name in a legend, and what is written along an upright axis.
LEGEND_FOLDS_AT, NARROW_LEGEND_FOLDS_AT, UPRIGHT_FOLDS_AT = 40, 72, 44
#: Decimals of ticks on a range of 1 to 10, one less or more for each power of ten; and without a range.
DECIMALS_OF_A_RANGE, MOST_DECIMALS = 3, 6
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
def look(width: float = WIDTH) -> Iterator[None]:
    """Apply the settings to what is made and saved inside, whatever the reader's own settings.

    Parameters
    ----------
    width : float
        Of the pictures made inside, in inches: texts are folded to it, and a narrow picture has no headline.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a sign that the font lacks is drawn as a box
        mpl.rcParams.update(_settings())
        mpl.rcParams["figure.figsize"] = [width, width]
        yield


@cache
def _settings() -> Any:  # a dictionary; the library's type for its keys is a list of them all
    """The library's own settings with ours in their place; not how it would show a window, which loads all that can."""
    return {key: value for key, value in mpl.rcParamsDefault.items() if key != "backend"} | SETTINGS


def _share_of_width() -> float:
    return float(mpl.rcParams["figure.figsize"][0]) / WIDTH


def is_narrow() -> bool:
    """Whether pictures made now have less than the house width."""
    return _share_of_width() < 1.0


def abreast(columns: int) -> int:
    """Return the columns of a legend: as many as asked for, one in a narrow picture."""
    return 1 if is_narrow() else columns


def room_for(characters: int) -> int:
    """Return how many characters a picture has room for where one of the house width has `characters`."""
    return max(8, round(characters * _share_of_width()))


def blank(
    height: float, rows: int = 1, columns: int = 1, *, sharex: bool = False, sharey: bool = False
) -> tuple[Figure, list[Axes]]:
    """Return a figure of the house width and its axes, row by row."""
    size = (WIDTH * _share_of_width(), height * (NARROW_HEIGHT if is_narrow() else 1.0))
    figure = Figure(figsize=size, layout="constrained")
    grid = figure.subplots(rows, columns, sharex=sharex, sharey=sharey, squeeze=False)
    return figure, [axes for row in grid for axes in row]


def folded(text: str, width: int = LABEL_FOLDS_AT) -> str:
    """Break a text at spaces, and inside words too long for the width, given in ordinary letters of a picture of the house width."""
    return "\n".join(wrapped(text, room_for(width))) or text


def row_label(text: str, width: int, most: int) -> str:
    """Break a row's label as `folded`, and cut it after `most` lines, so that it leaves the next row its room."""
    lines = folded(text, width).split("\n")
    if len(lines) <= most:
        return "\n".join(lines)
    last = lines[most - 1]
    while len(last) > 1 and width_of(last + CUT) > room_for(width):
        last = last[:-1]
    return "\n".join([*lines[: most - 1], last.rstrip() + CUT])


def legend_name(name: str) -> str:
    """Break a name as a legend below the axes wants it: alone on its line in a narrow picture, else one of two."""
    return folded(name, NARROW_LEGEND_FOLDS_AT if is_narrow() else LEGEND_FOLDS_AT)


def balanced(text: str, width: int) -> str:
    """Break a text at spaces into no more lines than it takes, none of them a leftover."""
    width = room_for(width)
    lines = len(wrapped(text, width))
    while width > 1 and len(wrapped(text, width - 1)) == lines:
        width -= 1
    return "\n".join(wrapped(text, width)) or text


def whole(text: str, names: Iterable[str]) -> str:
    """Keep names that a line has room for from being broken inside a text."""
    for name in names:
        if width_of(name) <= LABEL_FOLDS_AT:
            text = text.replace(name, name.replace(" ", NO_BREAK))
    return text


def headline(figure: Figure, *findings: str, names: Collection[str] = ()) -> None:
    """Write the findings above the whole picture, the names in them unbroken; not above a narrow one."""
    if is_narrow():
        return
    text = "\n".join(balanced(whole(finding, names), TITLE_FOLDS_AT) for finding in findings)
    figure.suptitle(text, x=0.01, ha="left", fontsize=12.5, fontweight="bold", color=INK, gid=HEADLINE)


def title(axes: Axes, finding: str, names: Collection[str], *, beside_names: bool = False) -> None:
    """Write a finding above one of several pictures, the names in it unbroken; above a single one it is the headline.

    Parameters
    ----------
    axes : Axes
        The picture.
    finding : str
        What it shows.
    names : collection of str
        Those of the scenario.
    beside_names : bool
        Whether names stand on the left of the picture, and leave its title less room.
    """
    single = len(axes.figure.axes) == 1
    if single and is_narrow():
        return
    wide = NAMED_PANEL_TITLE_FOLDS_AT if beside_names else PANEL_TITLE_FOLDS_AT
    room = NARROW_PANEL_TITLE_FOLDS_AT if is_narrow() else wide
    text = balanced(whole(finding, names), room)
    axes.set_title(text, fontsize=PANEL_TITLE_SIZE, gid=HEADLINE if single else None)


def stroke(k: int) -> dict[str, Any]:
    """Return the colour and the pattern of the k-th mix's line."""
    return {"color": cycle(COLOURS, k), "linestyle": LINES[k % len(LINES)]}


class _Localised(Formatter):
    """An axis' numbers in the reader's language, with the decimals that its range asks for."""

    def __init__(self, words: Words) -> None:
        self._tick = cache(
            words.tick
        )  # an axis asks for its ticks a dozen times while it is arranged and drawn

    def __call__(self, x: float, pos: int | None = None) -> str:
        low, high = self.axis.get_view_interval() if self.axis is not None else (0.0, 0.0)
        span = abs(float(high) - float(low))
        digits = max(DECIMALS_OF_A_RANGE - math.floor(math.log10(span)), 0) if span > 0.0 else MOST_DECIMALS
        return self._tick(x, digits)


def localised(words: Words) -> Formatter:
    """Return a formatter of an axis' numbers in the reader's language."""
    return _Localised(words)


def rendered(figure: Figure, *kinds: str) -> tuple[bytes, ...]:
    """Return a picture's bytes in each kind, the same for the same picture: no date, no software, no random names.

    Parameters
    ----------
    figure : Figure
        The picture.
    kinds : str
        "svg" or "png".
    """
    with look():
        figure.set_dpi(DOTS_PER_INCH)
        return drawn(figure, kinds)


def in_both_kinds(
    name: str, draw: Callable[[], Figure | None], kinds: tuple[str, ...] = BOTH
) -> dict[str, bytes]:
    """Return what is drawn as "name.svg" and "name.png" -> its bytes, in the house look; nothing where there is no picture.

    One kind alone, where `kinds` says so, has the same bytes.
    """
    with look():
        figure = draw()
    if figure is None:
        return {}
    return {f"{name}.{kind}": file for kind, file in zip(kinds, rendered(figure, *kinds), strict=True)}


def cycle(options: Sequence[str], k: int) -> str:
    """Return the k-th option, starting again at the end."""
    return options[k % len(options)]
