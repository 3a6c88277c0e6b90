"""Random streams by name: what the reference engine draws from."""

from simulator.streams import variates
from simulator.streams.keys import name_key
from simulator.streams.normal import normal_quantile

_WORDS = 1 << 64


class Stream:
    """Draws of one purpose for one entity in one row.

    Every draw is a pure function of (seed, row, entity, index, purpose): it does not depend on the draws made
    before it, nor on the mix. The same index and word under another method reuses the same uniform.

    Parameters
    ----------
    seed, row : int
        In 0..2^64 - 1.
    entity, purpose : str
        Names, hashed by `name_key`.

    Raises
    ------
    ValueError
        When the seed or the row is out of range.
    """

    __slots__ = ("_entity", "_purpose", "_row", "_seed")

    def __init__(self, seed: int, row: int, entity: str, purpose: str) -> None:
        if not (0 <= seed < _WORDS and 0 <= row < _WORDS):
            raise ValueError(f"seed and row must be in 0..2^64 - 1, got {seed} and {row}")
        self._seed = seed
        self._row = row
        self._entity = name_key(entity)
        self._purpose = name_key(purpose)

    def uniform(self, index: int, word: int = 0) -> float:
        """Uniform in (0, 1): one of the four words of the block at `index`."""
        return variates.uniforms(self._seed, self._purpose, index, self._entity, self._row)[word]

    def exponential(self, index: int, word: int = 0) -> float:
        """Exponential with mean 1."""
        return variates.exponential(self.uniform(index, word))

    def normal(self, index: int, word: int = 0) -> float:
        """Standard normal."""
        return normal_quantile(self.uniform(index, word))

    def geometric(self, index: int, p: float, word: int = 0) -> int:
        """Number of attempts up to the first success, that one included, at most 2^40."""
        return variates.geometric(self.uniform(index, word), variates.log_failure(p))

    def lognormal(self, index: int, mean: float, cv: float, word: int = 0) -> float:
        """Lognormal with the given mean and coefficient of variation."""
        return variates.lognormal(self.uniform(index, word), mean, variates.lognormal_spread(cv))

    def gamma(self, index: int, shape: float) -> float:
        """Gamma with the given shape and scale 1, so that its mean is the shape: words 0 to 2, and more blocks."""
        return variates.gamma(self._seed, self._purpose, index, self._entity, self._row, shape)
