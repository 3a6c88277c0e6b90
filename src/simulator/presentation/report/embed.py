"""A picture inside the page: its svg without headline, which the page writes itself, as a data address."""

import re
from base64 import b64encode
from functools import lru_cache

from simulator.presentation.figures.style import HEADLINE

_COMMENTS = re.compile(r"<!--.*?-->|<metadata>.*?</metadata>|<\?xml.*?\?>|<!DOCTYPE.*?>", re.DOTALL)
_OUTLINE = re.compile(r' d="[^"]*"')
_LONG = re.compile(r"(?<=\.\d\d)\d+")
_HEADLINE = re.compile(rf'<g id="{HEADLINE}">.*?(?=<g id=|\Z)', re.DOTALL)
_BASELINE = re.compile(r"translate\(-?[\d.]+ ([\d.]+)\) scale\(0\.")
_SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt" viewBox="0 0 [\d. ]+"')
#: Points below the last line of a headline that its letters reach, and that stay empty.
BELOW = 3.2


def data_address(svg: bytes) -> str:
    """Return a picture as an address that holds it whole."""
    return "data:image/svg+xml;base64," + b64encode(_small(_without_headline(svg.decode()))).decode()


def _without_headline(svg: str) -> str:
    """Show the picture from below its headline only; as it is when it has none."""
    top, size = _top(svg), _SIZE.search(svg)
    if not top or size is None:
        return svg
    width, height = float(size[1]), float(size[2]) - top
    shown = f'width="{width:g}pt" height="{height:g}pt" viewBox="0 {top:g} {width:g} {height:g}"'
    return svg.replace(size[0], shown, 1)


def _top(svg: str) -> float:
    """Points from the top of a picture to the bottom of its headline."""
    found = _HEADLINE.search(svg)
    baselines = _BASELINE.findall(found[0]) if found is not None else []
    return max(float(baseline) for baseline in baselines) + BELOW if baselines else 0.0


def _small(svg: str) -> bytes:
    """Leave out what is not drawn, and digits below a hundredth of a point."""
    bare = _COMMENTS.sub("", svg)
    bare = _OUTLINE.sub(lambda outline: _rounded(outline[0]), bare)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()).encode()


@lru_cache(maxsize=4096)
def _rounded(outline: str) -> str:
    """Remembered, since every picture has the same letters, and a narrow one the patterns of the wide one."""
    return " " + " ".join(_LONG.sub("", outline).split())
