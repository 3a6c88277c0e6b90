"""Six slides for a meeting: text that can be edited, the pictures, and the numbers behind them in the notes."""

from simulator.presentation.slides.deck import pptx, slides_bytes

__all__ = ["pptx", "slides_bytes"]
