"""A picture drawn once for all its files: going through its thousand pieces takes longer than any one file of them."""

from functools import cache, lru_cache
from io import BytesIO, StringIO
from typing import Any, Literal, cast

import numpy as np
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, TransformedPath
from PIL import Image

#: What an svg counts in.
POINTS_PER_INCH = 72.0
#: Of a png, 0 to 9: a third less work than at Pillow's own 6, for a tenth more bytes.
COMPRESSION = 2
#: What a picture has a pen do.
STROKES: tuple[str, ...] = (
    "open_group", "close_group", "draw_path", "draw_markers", "draw_path_collection", "draw_quad_mesh", "draw_image",
    "draw_text", "start_rasterizing", "stop_rasterizing",
)  # fmt: skip


def drawn(figure: Figure, kinds: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return a picture in each kind, at its own dots an inch; one kind alone has the same bytes.

    Texts are as wide as their dots are, in an svg too, so that it is arranged as the png is and never anew.

    Parameters
    ----------
    figure : Figure
        The picture.
    kinds : tuple of str
        "svg" or "png".
    """
    under_way = {kind: _Svg(figure) if kind == "svg" else _Png(figure) for kind in kinds}
    pens = _Pens(figure, [one.pen for one in under_way.values()])
    _place_missing_labels(figure)
    if (layout := figure.get_layout_engine()) is not None:
        layout.execute(figure)
        figure.set_layout_engine("none")
    figure.draw(pens)
    return tuple(under_way[kind].whole() for kind in kinds)


def _place_missing_labels(figure: Figure) -> None:
    """Tell an axis without a label where its label is, lest it look for a place below its ticks each time it is seen."""
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if not axis.get_label_text():
                axis.set_label_coords(0.0, 0.0)


class _Pens(RendererBase):
    """Pens that all do what one is told; a text is as wide as its dots are."""

    def __init__(self, figure: Figure, pens: list[Any]) -> None:
        super().__init__()
        self._size, self._dpi, self._pens = figure.bbox.size, figure.dpi, pens
        self.points_to_pixels = _ruler(self._dpi).points_to_pixels  # type: ignore[method-assign]
        _Canvas(figure, self)
        for stroke in STROKES:
            setattr(self, stroke, self._all_do(stroke))

    def _all_do(self, stroke: str) -> Any:
        """Look the stroke up each time: a pen exchanges its own while it rasterizes."""

        def done(*told: Any, **more: Any) -> None:
            for pen in self._pens:
                getattr(pen, stroke)(*told, **more)

        return done

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | Literal["TeX"]
    ) -> tuple[float, float, float]:
        """Return the size in dots."""
        return _measured(s, prop, ismath, self._dpi)

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in dots."""
        return self._size


class _Canvas(FigureCanvasBase):
    """Where a picture looks for who measures its texts."""

    def __init__(self, figure: Figure, pens: _Pens) -> None:
        super().__init__(figure)
        self._measures = pens

    def get_renderer(self) -> RendererBase:
        """Return the pens."""
        return self._measures


class _Svg:
    """An svg under way."""

    def __init__(self, figure: Figure) -> None:
        width, height = figure.get_size_inches()
        self._stream = StringIO()
        self._renderer = RendererSVG(  # type: ignore[no-untyped-call]
            width * POINTS_PER_INCH,
            height * POINTS_PER_INCH,
            self._stream,
            image_dpi=figure.dpi,
            metadata={"Date": None, "Creator": None},
        )
        scaled = _Scaled(self._renderer, POINTS_PER_INCH / figure.dpi)
        self.pen = MixedModeRenderer(figure, width, height, figure.dpi, scaled)  # type: ignore[no-untyped-call]

    def whole(self) -> bytes:
        """End it, and return its bytes."""
        self._renderer.finalize()  # type: ignore[no-untyped-call]
        return self._stream.getvalue().encode()


class _Scaled(RendererBase):
    """A pen told places in dots of the picture, for one that counts otherwise. Widths of lines and sizes of letters are in points for both."""

    def __init__(self, pen: RendererBase, share: float) -> None:
        super().__init__()
        self._pen, self._share, self._scale = pen, share, Affine2D().scale(share)
        self.open_group, self.close_group = pen.open_group, pen.close_group  # type: ignore[method-assign]

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        self._pen.draw_path(self._placed(gc), path, transform + self._scale, rgbFace)

    def draw_markers(
        self,
        gc: Any,
        marker_path: Any,
        marker_trans: Any,
        path: Any,
        trans: Any,
        rgbFace: Any = None,
    ) -> None:
        self._pen.draw_markers(
            self._placed(gc), marker_path, marker_trans + self._scale, path, trans + self._scale, rgbFace
        )

    def draw_image(self, gc: Any, x: float, y: float, im: Any, transform: Any = None) -> None:
        self._pen.draw_image(self._placed(gc), x * self._share, y * self._share, im)

    def draw_text(self, gc: Any, x: float, y: float, *told: Any, **more: Any) -> None:
        self._pen.draw_text(self._placed(gc), x * self._share, y * self._share, *told, **more)

    def _placed(self, gc: GraphicsContextBase) -> GraphicsContextBase:
        """What a stroke looks like, with its window in its place."""
        window, (path, transform) = gc.get_clip_rectangle(), gc.get_clip_path()
        if window is None and path is None:
            return gc
        placed = self._pen.new_gc()
        placed.copy_properties(gc)
        if window is not None:
            placed.set_clip_rectangle(window.transformed(self._scale))
        if path is not None and transform is not None:
            placed.set_clip_path(TransformedPath(cast("Path", path), transform + self._scale))
        return placed


class _Png:
    """A png under way."""

    def __init__(self, figure: Figure) -> None:
        self.pen = RendererAgg(*figure.bbox.size, figure.dpi)  # type: ignore[no-untyped-call]

    def whole(self) -> bytes:
        """Return its bytes."""
        stream, dots = BytesIO(), Image.fromarray(np.asarray(self.pen.buffer_rgba()))  # type: ignore[no-untyped-call]
        dots.convert("RGB").save(
            stream, format="png", dpi=(self.pen.dpi, self.pen.dpi), compress_level=COMPRESSION
        )
        return stream.getvalue()


@lru_cache(maxsize=4096)
def _measured(
    text: str, font: FontProperties, ismath: bool | Literal["TeX"], dpi: float
) -> tuple[float, float, float]:
    """Width, height and descent: half the texts of a picture are in its narrow one, its numbers in others too."""
    width, height, descent = _ruler(dpi).get_text_width_height_descent(text, font, ismath)  # type: ignore[no-untyped-call]
    return width, height, descent


@cache
def _ruler(dpi: float) -> RendererAgg:
    """Of one dot, since it never draws."""
    return RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]
