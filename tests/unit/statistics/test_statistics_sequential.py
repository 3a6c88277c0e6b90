"""The rule that decides when there are rows enough."""

import numpy as np
import pytest

from simulator.statistics import Design, error_at, half_width, mean_estimate, reached, schedule


def test_rows_double_from_1024():
    assert [schedule(look) for look in range(4)] == [1024, 2048, 4096, 8192]


def test_the_error_spent_never_exceeds_alpha():
    assert error_at(0) == 0.025 and error_at(1) == 0.0125
    spent = np.cumsum([error_at(look, 0.2) for look in range(60)])
    assert (np.diff(spent) >= 0.0).all()
    assert spent[-1] == pytest.approx(0.2) and spent[-1] <= 0.2


@pytest.mark.parametrize(("error", "t"), [(0.05, 2.131450), (0.10, 1.753050), (0.01, 2.946713)])
def test_half_width_uses_student_with_the_clusters_less_one(error, t):
    # Student's t with 15 degrees of freedom: any printed table; 16 scramblings give it.
    draw = np.arange(64) // 2
    design, rows = Design(draw, draw // 2, 0), np.random.default_rng(1).standard_normal(64)
    assert half_width(rows, design, error) == pytest.approx(t * mean_estimate(rows, design).se, rel=1e-6)


def test_one_cluster_has_no_half_width():
    assert np.isnan(half_width(np.array([1.0, 2.0]), Design.plain(2), 0.05))


@pytest.mark.parametrize("error", [0.0, 1.0, -1.0])
def test_impossible_errors_are_refused(error):
    with pytest.raises(ValueError, match="error"):
        half_width(np.ones(8), Design.plain(8), error)


def test_every_half_width_must_reach_the_target():
    assert reached([1.0, 2.0], 2.0)
    assert not reached([1.0, 2.1], 2.0)
    assert not reached([1.0, float("nan")], 2.0)


def test_intervals_hold_at_all_looks_and_an_unspent_error_is_caught():
    # Five looks at the same growing rows: any interval missing zero is a false alarm. The union bound says
    # at most alpha = 0.2; a full 0.2 at every look misses in far more (0.4 or so).
    rng, studies, missed, careless = np.random.default_rng(2), 400, 0, 0
    sizes = [schedule(look) // 16 for look in range(5)]
    designs = [Design.plain(size) for size in sizes]
    for _ in range(studies):
        rows = rng.standard_normal(sizes[-1])
        looks = [(rows[:size], design) for size, design in zip(sizes, designs, strict=True)]
        missed += any(abs(r.mean()) > half_width(r, d, error_at(j, 0.2)) for j, (r, d) in enumerate(looks))
        careless += any(abs(r.mean()) > half_width(r, d, 0.2) for r, d in looks)
    assert missed / studies < 0.2 + 4.5 * np.sqrt(0.16 / studies)
    assert careless / studies > 0.2 + 4.5 * np.sqrt(0.16 / studies)
