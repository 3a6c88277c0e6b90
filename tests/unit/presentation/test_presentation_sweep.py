"""A sweep shown: the finding in both languages, tables that fit, pictures whose titles state it, files for programs."""

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from io import StringIO
from pathlib import Path

import jsonschema
import numpy as np
import polars as pl
import pytest
from matplotlib.container import ErrorbarContainer
from matplotlib.contour import QuadContourSet
from rich.console import Console

from simulator.presentation.figures.sweep import sweep_bytes, sweep_figure
from simulator.presentation.figures.sweep_map import straight_between
from simulator.presentation.labels import Words
from simulator.presentation.labels.quantities import NAMED
from simulator.presentation.sweep import sentences, show_sweep, to_sweep, write_points
from simulator.presentation.sweep.grids import thinned
from simulator.presentation.sweep.quantity import SweptQuantity
from simulator.scenario import Axis, load, starter
from simulator.scenario.document import dotted
from simulator.scenario.write import plain_data
from simulator.statistics import Estimate
from simulator.swept import SweepFindings
from unit.presentation.made_up_sweep import (
    PRICE,
    along_price,
    crossing,
    point,
    price_and_success,
    price_falls,
)

EN, FR = Words("en", "EUR"), Words("fr", "EUR")
SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "sweep.schema.json").read_text(encoding="utf-8")
)


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def said(findings: SweepFindings, words: Words = EN) -> str:
    return plain(" ".join(sentences(findings, words)))


def page(findings: SweepFindings, words: Words, width: int = 100) -> str:
    stream = StringIO()
    show_sweep(findings, Console(file=stream, width=width, highlight=False), words, Path("runs"))
    return stream.getvalue()


def test_the_finding_names_the_value_with_its_error() -> None:
    english, french = said(price_falls()), said(price_falls(), FR)
    assert "up to about €181 ± 17 (95%), Three-month trial pays better than" in english
    assert "cannot be told apart at €180." in english
    assert "jusqu’à environ 181 ± 17 € (95 %), « Three-month trial » rapporte plus que" in french
    assert "On ne peut pas départager" in french


def test_no_digit_below_the_error() -> None:
    (quantity,) = (SweptQuantity(PRICE, {}, EN),)
    assert plain(quantity.about(Estimate(181.44, 8.7))) == "€181 ± 17 (95%)"
    assert plain(quantity.about(Estimate(181.44, 4.4))) == "€181 ± 9 (95%)"
    assert plain(quantity.about(Estimate(181.44, 32.0))) == "€180 ± 60 (95%)"
    assert plain(quantity.about(Estimate(181.44, 0.0))) == "€181.4"


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        (along_price(-3, -2, 2, 3, found=(crossing(150, 4, 120, 180, rises=True),)), "from about €150 ± 8 (95%) on"),
        (
            along_price(3, -3, 3, 2, found=(crossing(90, 2, 60, 120), crossing(150, 2, 120, 180, rises=True))),
            "changes sign 2 times, at about €90 ± 4 (95%), €150 ± 4 (95%)",
        ),
        (along_price(3, 2, -2, -3, found=(crossing(150, 60, 120, 180),)), "but 4,000 replications do not say where"),
        (along_price(6, 5, 4, 3), "pays better than Today on average throughout (+€3.0 to +€6.0 an hour)"),
        (along_price(-6, -5, -4, -3), "pays less than Today on average throughout (-€6.0 to -€3.0 an hour)"),
        (along_price(0.1, 0.1, 0.2, 0.3), "Three-month trial and Today cannot be told apart (+€0.1 to +€0.3"),
        (along_price(6, 6, 6, 6), "pays better than Today on average throughout (about +€6.0 an hour)"),
        (along_price(0.1, 0.1, 0.1, 0.1), "cannot be told apart (about +€0.1 an hour on average)"),
        (
            replace(along_price(6, 6, 6, 6), comparisons=(), indifference={}, trial=None),
            "Three-month trial is worth about €33.0 an hour on average throughout",
        ),
        (along_price(6, 5, 0.4, 0.3), "cannot be told apart from €180 to €240."),
        (price_and_success(), "pays better than Today at 6 of 12 points, less well at 3; at 3 they cannot be told apart"),
        (
            replace(price_falls(), comparisons=(), indifference={}, trial=None),
            "Three-month trial is worth €24.0 to €33.0 an hour on average",
        ),
    ],
)  # fmt: skip
def test_each_shape_of_a_finding(findings, words) -> None:
    assert words in said(replace(findings, labels={**findings.labels, "mixes.internal": "Today"}))
    assert "?" not in said(findings, FR)


def test_a_crossing_stands_between_its_values() -> None:
    lines = [plain(line) for line in page(price_falls(), EN).splitlines()]
    at = next(k for k, line in enumerate(lines) if line.startswith("about €181 ± 17 (95%)"))
    assert "indifference" in lines[at]
    before, after = (
        next(k for k, line in enumerate(lines) if line.startswith(value)) for value in ("180", "240")
    )
    assert before < at < after
    assert "cannot be" in lines[before]
    assert "pays less" in " ".join(lines[after : after + 2])


def test_values_are_shown_by_increasing_value() -> None:
    falls = price_falls()
    turned = replace(
        falls,
        axes=(replace(PRICE, values=PRICE.values[::-1]),),
        points=falls.points[::-1],
    )
    assert page(turned, EN) == page(falls, EN)


@pytest.mark.parametrize("width", [20, 40, 60, 100])
@pytest.mark.parametrize("words", [EN, FR])
@pytest.mark.parametrize("findings", [price_falls(), price_and_success()], ids=["one", "two"])
def test_the_page_fits(findings, words, width) -> None:
    lines = page(findings, words, width).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= width
    assert any("181" in line or "170" in line for line in lines)


def test_what_is_fixed_is_said() -> None:
    assert "is a belief in the scenario; here it is known exactly" in plain(page(price_falls(), EN))
    assert "is 40% in the scenario" in plain(page(price_and_success(), EN))
    law = replace(
        price_falls(), axes=(replace(PRICE, path="deal.value", resolved="deal.value", replaces_law=True),)
    )
    assert "Sweep deal.value.mean to keep that" in plain(page(law, EN))


def test_undecided_cells_are_in_brackets() -> None:
    shown = plain(page(price_and_success(), EN))
    assert "(-0.5)" in shown
    assert "+8.5" in shown
    assert "(+8.5)" not in shown


def test_every_named_quantity_has_its_name() -> None:
    for key in NAMED:
        for words in (EN, FR):
            path = f"platforms.phoning.{'deal.' * (key == 'value')}{key}"
            assert named(path, words).endswith("(phoning)")
    assert named("search.confidence") == "search.confidence"


def named(path: str, words: Words = EN) -> str:
    axis = Axis(path, path, "", (1.0, 2.0), None, False, False)
    labels = {"activities.demo": "Demo", "mixes.pilot": "Trial", "profiles.rep": "Reps"}
    return plain(SweptQuantity(axis, labels, words).name)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("profiles.rep.hourly_cost.value", "Hourly cost (Reps)"),
        ("activities.demo.hours.contact.mean.p10", "Hours each time: Contact (visible), P10 (Demo)"),
        ("activities.demo.success.successes", "Success rate: successes seen (Demo)"),
        ("profiles.rep.commitments.crm.hours", "Meetings, training, records: crm (Reps)"),
        ("platforms.phoning.set_up.cost", "Cost of the set-up (phoning)"),
        ("deal.value.cv", "Value of a deal: coefficient of variation"),
        ('mixes.pilot.set."activities.demo.priority"', "Trial: Priority (Demo)"),
        ("horizon.weeks", "Weeks of the quarter"),
        ("deal.recurring.share.value", "Share of recurring contracts"),
    ],
)
def test_a_quantity_is_called_by_what_it_is(path: str, name: str) -> None:
    assert named(path) == name


def numbers_in(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of the numbers of a resolved scenario, lists left out."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from numbers_in(one, (*path, key))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path


@pytest.mark.parametrize("words", [EN, FR])
def test_all_that_a_sweep_may_change_is_called_by_name(tmp_path: Path, words: Words) -> None:
    (tmp_path / "full.toml").write_text(starter(full=True), encoding="utf-8")
    data = plain_data(load(tmp_path / "full.toml"))
    paths = [path for path in numbers_in(data) if path[0] not in ("search", "correlations")]
    shares = [path for path in paths if {"prospecting", "next"} & set(path)]
    assert len(paths) > 60
    raw = [
        dotted(path) for path in paths if path not in shares and named(dotted(path), words) == dotted(path)
    ]
    assert raw == []


def test_values_are_exact() -> None:
    axis = Axis("a.b.success", "a.b.success", "probability", (0.07, 0.0125), None, False, False)
    assert [plain(SweptQuantity(axis, {}, EN).exact(value)) for value in axis.values] == ["7%", "1.25%"]
    assert plain(SweptQuantity(PRICE, {}, FR).exact(12_000.5)) == "12 000,5 €"


def test_long_tables_are_thinned() -> None:
    assert thinned(5, 8) == [0, 1, 2, 3, 4]
    assert thinned(2_000, 40)[0] == 0
    assert thinned(2_000, 40)[-1] == 1_999
    assert len(thinned(2_000, 40)) == 40


def test_json_satisfies_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for findings in (price_falls(), price_and_success()):
        found = json.loads(json.dumps(to_sweep(findings), allow_nan=False))
        assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(found)) == []
    del found["points"][0]["comparisons"]["pilot"]["verdict"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(found)


def test_parquet_has_a_line_a_point_and_mix(tmp_path: Path) -> None:
    path = tmp_path / "sweep.parquet"
    write_points(price_and_success(), path)
    table = pl.read_parquet(path)
    assert table.shape[0] == 12 * 2
    assert table.columns[:3] == ["platforms.phoning.price", "activities.demo.success", "mix"]
    first, second = table.row(0, named=True), table.row(1, named=True)
    assert (first["mix"], first["verdict"]) == ("internal", "")
    assert math.isnan(first["gain_mean"])
    assert (second["mix"], second["gain_mean"], second["verdict"]) == ("pilot", pytest.approx(2.5), "better")
    units = pl.read_parquet_metadata(path)
    assert units["unit:platforms.phoning.price"] == "EUR"
    assert units["unit:gain_mean"] == "EUR/hour"
    assert units["unit:activities.demo.success"] == "probability"
    assert [file.name for file in tmp_path.iterdir()] == ["sweep.parquet"]


def test_parquet_without_comparison(tmp_path: Path) -> None:
    alone = price_falls()
    points = tuple(replace(one, comparisons={}) for one in alone.points)
    write_points(replace(alone, comparisons=(), points=points, headline="net"), tmp_path / "sweep.parquet")
    table = pl.read_parquet(tmp_path / "sweep.parquet")
    assert table["gain_mean"].is_nan().all()
    assert pl.read_parquet_metadata(tmp_path / "sweep.parquet")["unit:mean"] == "EUR"


@pytest.mark.parametrize("words", [EN, FR])
@pytest.mark.parametrize(
    "findings",
    [
        price_falls(),
        price_and_success(),
        along_price(6, 5, 4, 3),
        replace(price_falls(), comparisons=(), indifference={}, trial=None),
        replace(price_and_success(), comparisons=(), indifference={}, trial=None),
    ],
)
def test_pictures_state_the_finding(findings, words) -> None:
    title = plain(sweep_figure(findings, words).get_suptitle())
    assert title
    assert title in said(findings, words)


def test_pictures_are_the_same_bytes_each_time() -> None:
    drawn = sweep_bytes(price_falls(), EN)
    assert drawn.keys() == {"sweep.svg", "sweep.png"}
    assert sweep_bytes(price_falls(), EN) == drawn


def test_odd_labels_break_no_picture() -> None:
    odd = {"mixes.pilot": r"$\frac{ 5% $ " + "very long label " * 12, "platforms.phoning": "<b>&" + "x" * 90}
    for findings in (price_falls(), price_and_success()):
        labelled = replace(findings, labels={**findings.labels, **odd})
        assert all(len(content) > 5_000 for content in sweep_bytes(labelled, FR).values())


def test_values_in_another_order_make_the_same_map() -> None:
    found = price_and_success()
    turned = replace(
        found,
        axes=(replace(found.axes[0], values=found.axes[0].values[::-1]), found.axes[1]),
        points=tuple(point for k in (3, 2, 1, 0) for point in found.points[3 * k : 3 * k + 3]),
    )
    maps = [sweep_figure(each, EN).axes[0].collections[0] for each in (turned, found)]
    assert np.array_equal(maps[0].get_array(), maps[1].get_array())
    assert np.array_equal(maps[0].get_coordinates(), maps[1].get_coordinates())


def test_a_map_ends_at_the_values_simulated_and_its_line_agrees_with_its_colours() -> None:
    found = price_and_success()
    axes = sweep_figure(found, EN).axes[0]
    assert axes.get_xlim() == (60.0, 240.0)
    assert axes.get_ylim() == (35.0, 45.0)
    mesh, line = axes.collections[0], next(one for one in axes.collections if isinstance(one, QuadContourSet))
    corners = mesh.get_coordinates()
    x, y = (0.5 * (edges[1:] + edges[:-1]) for edges in (corners[0, :, 0], corners[:, 0, 1]))
    colours = mesh.get_array().reshape(len(y), len(x))
    steepest = max(float(np.abs(np.diff(colours, axis=k)).max()) for k in (0, 1))
    (path,) = line.get_paths()
    assert len(path.vertices) > 10
    for price, rate in path.vertices:
        assert abs(colours[np.abs(y - rate).argmin(), np.abs(x - price).argmin()]) <= 2.0 * steepest
    for k, one in enumerate(found.points):
        price, rate = one.values
        near = colours[np.abs(y - 100.0 * rate).argmin(), np.abs(x - price).argmin()]
        assert near == pytest.approx(one.comparisons["pilot"].difference.mean, abs=1e-9), k


def test_an_undefined_point_leaves_only_its_neighbourhood_blank() -> None:
    x, y = np.array([0.0, 1.0, 3.0]), np.array([0.0, 10.0])
    fine_x, fine_y, values = straight_between(x, y, np.array([[math.nan, 1.0], [2.0, 3.0], [4.0, 5.0]]))
    assert {*x} <= {*fine_x}
    assert {*y} <= {*fine_y}
    known = fine_x >= 1.0
    np.testing.assert_allclose(values[0, known], 1.0 + fine_x[known])
    np.testing.assert_allclose(values[-1], np.interp(fine_x, x, [1.0, 3.0, 5.0]))
    assert np.isnan(values[:-1, ~known]).all()


def test_the_bar_of_a_crossing_is_the_interval_that_its_label_gives() -> None:
    axes = sweep_figure(price_falls(), EN).axes[1]
    (bar,) = [one for one in axes.containers if isinstance(one, ErrorbarContainer)]
    ends = bar.lines[2][0].get_segments()[0][:, 0]
    assert ends == pytest.approx([181.4 - 1.96 * 8.7, 181.4 + 1.96 * 8.7])
    assert [plain(text.get_text()) for text in axes.texts] == ["€181 ± 17 (95%)"]
    assert "bar: 95% interval" in plain(axes.get_title(loc="left"))


def test_ticks_of_a_tiny_range_are_not_all_zero() -> None:
    axis = replace(PRICE, values=(1e-9, 2e-9, 3e-9, 4e-9), own=None)
    found = along_price(6, 5, 4, 3)
    points = tuple(replace(p, values=(v,)) for p, v in zip(found.points, axis.values, strict=True))
    axes = sweep_figure(replace(found, axes=(axis,), points=points), EN).axes[1]
    axes.set_xlim(1e-9, 4e-9)
    assert axes.xaxis.get_major_formatter()(2.5e-9) == "0.0000000025"


@pytest.mark.parametrize("some", [1, 100])
def test_undefined_points_are_left_out(some: int) -> None:
    """A mix that works no hour has no hourly value; the rest of the sweep is shown all the same."""
    nothing = point((60.0,), math.nan, math.nan)
    for found in (along_price(6, 5, 4, 3), price_and_success()):
        points = tuple(
            replace(nothing, values=one.values) if k < some else one for k, one in enumerate(found.points)
        )
        undefined = replace(found, points=points, indifference={"pilot": ()})
        assert "nan" not in page(undefined, EN)
        assert sweep_figure(undefined, FR).axes
