"""A png holds every dot, its size and its dots an inch, as another program reads them."""

from io import BytesIO

import numpy as np
from PIL import Image

from simulator.presentation.figures.png import png


def test_every_dot_is_read_back() -> None:
    dots = np.random.default_rng(1).integers(0, 256, (5, 7, 4), np.uint8)
    with Image.open(BytesIO(png(dots, 150))) as read:
        assert read.mode == "RGB"
        assert np.array_equal(np.asarray(read), dots[:, :, :3])
        assert [round(dpi) for dpi in read.info["dpi"]] == [150, 150]


def test_plain_faces_take_little_room() -> None:
    assert len(png(np.full((1_000, 1_000, 4), 255, np.uint8), 150)) < 20_000
