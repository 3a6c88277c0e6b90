"""What a stream depends on, and on nothing else."""

import numpy as np
import pytest
from scipy import stats

from simulator.streams import Stream, belief_uniform, name_key
from simulator.streams.jit import compiled
from simulator.streams.philox import philox


def test_a_draw_does_not_depend_on_the_draws_before_it() -> None:
    stream = Stream(1, 2, "calls/rep/0", "attempts")
    first = [stream.gamma(index, 0.7) for index in range(10)]
    again = Stream(1, 2, "calls/rep/0", "attempts")
    assert [again.gamma(index, 0.7) for index in reversed(range(10))] == first[::-1]


def test_every_part_of_the_key_matters() -> None:
    values = {
        Stream(1, 2, "a", "p").uniform(3),
        Stream(2, 2, "a", "p").uniform(3),
        Stream(1, 3, "a", "p").uniform(3),
        Stream(1, 2, "b", "p").uniform(3),
        Stream(1, 2, "a", "q").uniform(3),
        Stream(1, 2, "a", "p").uniform(4),
    }
    assert len(values) == 6


def test_a_uniform_is_the_first_word_at_the_documented_counter() -> None:
    word = philox(5, name_key("success"), 0, 9, name_key("visit"), 11)[0]
    assert Stream(5, 11, "visit", "success").uniform(9) == ((word >> 11) + 0.5) * 2.0**-53


def test_extreme_words_are_accepted() -> None:
    top = 2**64 - 1
    assert 0.0 < Stream(top, top, "a", "b").uniform(top) < 1.0


@pytest.mark.parametrize(("seed", "row"), [(-1, 0), (2**64, 0), (0, -1), (0, 2**64)])
def test_words_out_of_range_are_refused(seed: int, row: int) -> None:
    with pytest.raises(ValueError, match="2\\^64"):
        Stream(seed, row, "a", "b")


def test_neighbouring_rows_indices_and_names_are_independent() -> None:
    """Correlations of 20,000 pairs; |r| * sqrt(n) < 5 fails a right generator once in two million."""
    n = 20_000
    rows = np.array([Stream(1, row, "a", "p").uniform(0) for row in range(n + 1)])
    indices = np.array([Stream(1, 0, "a", "p").uniform(index) for index in range(n + 1)])
    other = np.array([Stream(1, 0, "b", "p").uniform(index) for index in range(n + 1)])
    for x, y in [(rows[1:], rows[:-1]), (indices[1:], indices[:-1]), (indices, other), (rows, indices)]:
        assert abs(np.corrcoef(x, y)[0, 1]) * np.sqrt(n) < 5
    assert abs(np.corrcoef(rows, rows + 0.1 * other)[0, 1]) * np.sqrt(n) > 5  # negative control


def test_a_belief_is_keyed_by_seed_path_and_draw() -> None:
    values = belief_uniform(4, range(100, 110), "deal.value.mean")
    one = philox(4, name_key("belief"), 0, 0, name_key("deal.value.mean"), 103)[0]
    assert values[3] == ((one >> 11) + 0.5) * 2.0**-53
    np.testing.assert_array_equal(values, belief_uniform(4, np.arange(110), "deal.value.mean")[100:])
    assert values.shape == (10,)
    assert belief_uniform(4, range(0), "x").shape == (0,)


def test_beliefs_are_uniform() -> None:
    values = belief_uniform(1, range(20_000), "activities.call.success")
    assert stats.kstest(values, "uniform").pvalue > 1e-6
    assert stats.kstest(values**1.1, "uniform").pvalue < 1e-6  # negative control


def test_compiles_when_the_cache_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    from numba.core import caching

    monkeypatch.setattr(caching.CacheImpl, "_locator_classes", [])
    decorated = compiled("f8(f8)")(_twice)
    assert decorated(1.5) == 3.0


def _twice(x: float) -> float:
    return 2.0 * x
