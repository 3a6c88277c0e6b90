"""Matplotlib loaded without its notices about its own folders and fonts: they say nothing of a picture.

Without a home or a cache that it may write, it makes a temporary folder, removes it at the end, and advises to name
another. Only while it is loaded is it asked for errors alone; what it has to say of a picture is heard.
"""

import logging
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


with errors_only("matplotlib"):
    import matplotlib.font_manager  # noqa: F401  # finds its folders and lists the fonts
