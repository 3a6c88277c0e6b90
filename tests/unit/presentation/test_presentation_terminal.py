"""The report on a terminal fits, says the right thing, and never fails on a character."""

import io
import math
from dataclasses import fields, replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from simulator.findings import Difference, Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Words
from simulator.presentation.page import Page
from simulator.presentation.terminal import show, show_verdict
from simulator.statistics import BreakEven, Distribution, Estimate
from unit.presentation.made_up import made_up, with_comparison, with_third_mix


def shown(findings: Findings, language: str = "en", width: int = 80) -> str:
    stream = io.StringIO()
    show(findings, Console(file=stream, width=width), Words(language, findings.currency))
    return stream.getvalue()


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_fits_the_width(language: str, width: int) -> None:
    text = shown(made_up(), language, width)
    for line in text.splitlines():
        assert cell_len(line) <= width, line
    assert "column." not in text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_encoding(language: str, encoding: str) -> None:
    odd = replace(made_up(), title="Éàœ → 日本 €", labels={"mixes.pilot": "Pilote «\xa0été\xa0» ≥ 3 × ±"})
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict")
    show(odd, Console(file=stream, width=80), Words(language, "EUR"))
    stream.flush()
    text = raw.getvalue().decode(encoding)
    if encoding == "ascii":
        assert 'Pilote "ete" >= 3 x +/-' in flat(text)


def test_lc_all_c_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert shown(made_up(), "fr").isascii()


def test_markup_and_controls_in_labels_are_inert() -> None:
    labels = {**made_up().labels, "mixes.pilot": "[bold red]Trial[/] \x1b[31m\n", "channels.calls": "[/nope]"}
    text = shown(replace(made_up(), labels=labels), width=200)
    assert "[bold red]Trial[/]" in text
    assert "[/nope]" in text
    assert "\x1b" not in text
    assert "[31m" not in text


def test_a_table_in_blocks_keeps_the_names_of_its_columns() -> None:
    stream = io.StringIO()
    columns = ["People", "Hours really worked over the quarter", "Value of an hour on average"]
    grid = Grid(
        "Where hours go", "Use", columns, [("Calls to prospects of the region", ["Reps", "395", "13.9"])]
    )
    Page(Console(file=stream, width=30), Words("en", "EUR")).grid(replace(grid, texts=1), turn=False)
    text = flat(stream.getvalue())
    assert "Calls to prospects of the region Reps" in text
    assert "Hours really worked over the quarter: 395" in text
    assert "Value of an hour on average: 13.9" in text


def test_piped_output_has_no_escape() -> None:
    assert "\x1b" not in shown(made_up())


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (
            {},
            "Three-month trial beats Everything in house in 63% of quarters, and in 78% (± ",
        ),
        ({"average": 0.6}, "cannot be told apart yet"),
        (
            {"average": 0.76, "se": 0.05},
            "probably beats Everything in house: it does better in 63% of quarters",
        ),
        ({"average": 0.7, "se": 0.05, "gain": 0.01}, "the simulation error is too large"),
        ({"gain": 0.01}, "the simulation error is too large"),
        (
            {"gain": -3.1, "average": 0.1},
            "does worse than Everything in house in 37% of quarters, and in 90%",
        ),
    ],
)
def test_verdict(numbers: dict[str, float], said: str) -> None:
    assert said in flat(shown(with_comparison(made_up(), **numbers)))


def test_the_verdict_names_the_best_mix_of_all_also_when_nothing_else_is_printed() -> None:
    found, stream = with_third_mix(made_up()), io.StringIO()
    show_verdict(found, Console(file=stream, width=80), Words("en", "EUR"))
    said = "Of the 3 options “Fewer visits” earns most on average; it is the best in 93%"
    for text in (flat(stream.getvalue()), flat(shown(found)).split("The decision")[0]):
        assert "Three-month trial beats Everything in house" in text
        assert said in text
    assert flat(shown(found)).count("“Fewer visits” earns most") == 1
    assert "« Fewer visits »" in flat(shown(found, "fr")).split("La décision")[0]
    assert "options" not in flat(shown(made_up())).split("The decision")[0]


def test_a_chance_that_the_rows_do_not_prove_is_a_bound() -> None:
    certain = with_comparison(made_up(), average=1.0, se=0.107)
    assert "and in at least 79% of what we believe on average" in flat(shown(certain))
    assert "en moyenne, dans 79 % ou plus de nos hypothèses" in flat(shown(certain, "fr"))
    none = with_comparison(made_up(), average=0.0, se=0.107, gain=-3.1)
    assert "in 37% of quarters, and in at least 79% of what we believe" in flat(shown(none))
    for odd in ("100% (±", "(± –)"):
        assert odd not in flat(shown(certain))


def test_one_quarter_gives_no_verdict_and_no_dash() -> None:
    found = made_up()
    alone = Distribution(5.0, math.nan, math.nan, *[5.0] * 7, dict.fromkeys(("p5", "p95"), math.nan))
    unknown = Estimate(math.nan, math.nan)
    one = replace(
        found,
        comparisons={
            "pilot": replace(
                found.comparisons["pilot"],
                difference=Difference(alone, alone, alone),
                probability_better_on_average=unknown,
                expected_loss_if_wrong=unknown,
                break_even_price={"phoning": BreakEven(450.0, math.nan, math.nan, math.nan)},
            )
        },
        ignorance_share={"pilot": unknown},
        provenance=replace(found.provenance, replications=1),
    )
    text = flat(shown(one))
    assert (
        "No verdict between Three-month trial and Everything in house yet: too few quarters were simulated (1)"
        in text
    )
    assert "Three-month trial: too few replications to tell luck from ignorance." in text
    assert "it costs" not in text
    assert "is worth at most" not in text
    assert "trop peu de trimestres simulés (1)" in flat(shown(one, "fr"))


def test_a_precision_that_nothing_judged() -> None:
    found = made_up()
    made = replace(found.provenance, precision_wanted=0.0004, precision_reached=None)
    assert "(0.04% of the hourly cost) could not be judged" in flat(shown(replace(found, provenance=made)))


def test_verdict_names_gain_and_band() -> None:
    text = flat(shown(made_up()))
    assert "+€3.1 an hour (P5–P95: -8.9 to +15.1)" in text
    assert "it costs €0.41 an hour on average" in text
    assert "is worth at most €212 (80% of beliefs: 121 to 318), against €140 paid" in text


def test_net_as_the_measure() -> None:
    assert "+€2,800 over 13 weeks" in flat(shown(replace(made_up(), headline="net")))


def test_a_single_mix_has_its_value_for_verdict() -> None:
    found = made_up()
    alone = replace(
        found, trial=None, mixes={"internal": found.mixes["internal"]}, comparisons={}, ignorance_share={}
    )
    assert "Everything in house: €27.4 an hour (P5–P95: 3.1 to 51.7)." in flat(shown(alone))


def test_without_a_trial_every_comparison_is_said() -> None:
    found = made_up()
    three = replace(
        found,
        trial=None,
        mixes={**found.mixes, "double": found.mixes["pilot"]},
        comparisons={**found.comparisons, "double": found.comparisons["pilot"]},
    )
    text = flat(shown(three))
    assert "Three-month trial beats" in text
    assert "double beats" in text


def test_waiting_and_missed_precision_are_said() -> None:
    text = flat(shown(made_up()))
    assert "4.2 of 96.0 opportunities expire" in text
    assert "NOT reached" in text
    assert "activities.call.hours: never heard of (share = 3.1%, reason = [red]x[/red])" in text


def test_undefined_everything() -> None:
    found = made_up()
    nan = dict.fromkeys(("mean", "se", "sd", "p5", "p10", "p25", "p50", "p75", "p90", "p95"), math.nan)
    nothing = Distribution(**nan, quantile_se={})
    pilot = found.mixes["pilot"]
    spreads = {f.name: nothing for f in fields(pilot) if isinstance(getattr(pilot, f.name), Distribution)}
    singles = {
        f.name: Estimate(math.nan, math.nan)
        for f in fields(pilot)
        if isinstance(getattr(pilot, f.name), Estimate)
    }
    blank = replace(pilot, **spreads, **singles)
    none = Difference(nothing, nothing, nothing)
    comparison = replace(found.comparisons["pilot"], difference=none, cooled_away=math.nan)
    odd = replace(found, mixes={"internal": blank, "pilot": blank}, comparisons={"pilot": comparison})
    text = shown(odd)
    assert "nan" not in text
    assert "No verdict" in text


@pytest.mark.parametrize("width", [40, 80])
def test_many_mixes_fit(width: int) -> None:
    found = made_up()
    mixes = {f"mix number {k}": found.mixes["pilot"] for k in range(9)}
    text = shown(replace(found, mixes={**found.mixes, **mixes}), width=width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert "mix number 8" in text
