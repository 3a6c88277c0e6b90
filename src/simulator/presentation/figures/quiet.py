"""Matplotlib loaded without its notices about its own folders and fonts: they say nothing of a picture.

Without a home or a cache that it may write, it makes a temporary folder, removes it at the end, and advises to name
another. Only while it is loaded is it asked for errors alone; what it has to say of a picture is heard. Nor does it open the
windows that a user's environment asks for: no picture is shown in one, and one that it does not know would stop it.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def errors_only(library: str) -> Iterator[None]:
    """Let a library log nothing below an error inside."""
    logger = logging.getLogger(library)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


os.environ.pop("MPLBACKEND", None)
with errors_only("matplotlib"):
    import matplotlib.font_manager  # noqa: F401  # finds its folders and lists the fonts
