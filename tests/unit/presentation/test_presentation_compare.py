"""Two runs side by side in words: what moved, what did not, what the verdict became, how it was read."""

import math
from dataclasses import replace

import pytest

from simulator.compared import (
    AssumptionChange,
    ComparedFindings,
    FigureChange,
    RunFacts,
    TextChange,
    VerdictChange,
)
from simulator.presentation.compare.grids import result_grids
from simulator.presentation.compare.lines import assumption_lines
from simulator.presentation.compare.sentences import notes, sentences
from simulator.presentation.labels import Words
from simulator.statistics import Estimate
from unit.presentation.made_up import assumptions

EN, FR = Words("en", "EUR"), Words("fr", "EUR")
RUN = RunFacts("runs/q1", "Pilot", "pilot.toml", "5d41402abc4b", 1, "plain", "compiled", "0.1.0", 4_000, 13, 39, "internal", "hourly_value")  # fmt: skip


def moved(change: float, se: float, against: str = "internal") -> FigureChange:
    before, after = Estimate(7.1, 0.3), Estimate(7.1 + change, 0.3)
    return FigureChange(
        "pilot", against, "hourly_value", "money/hour", before, after, Estimate(change, se), paired=True
    )


def found(*figures: FigureChange, **others: object) -> ComparedFindings:
    findings = ComparedFindings(
        title="Pilot", language="en", currency="EUR", headline="hourly_value", before=RUN,
        after=replace(RUN, folder="runs/q2"), paired=True, unpaired_because="", rows=4_000, sharper=3.7,
        mixes=("internal", "pilot"), only_before=(), only_after=(), assumptions=(), texts=(), figures=figures,
        verdicts=(VerdictChange("pilot", "internal", "better", "undecided"),),
        labels={"mixes.internal": "In house", "mixes.pilot": "Trial"},
    )  # fmt: skip
    return replace(findings, **others)


def plain(texts) -> str:
    return " ".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_what_moved_is_told_from_what_did_not() -> None:
    assert "Trial – In house: +€7.1 an hour before, +€5.7 after: a change of -€1.4 (± €0.1)" in plain(
        sentences(found(moved(-1.4, 0.13)), EN)
    )
    assert "no change beyond the error of the simulation" in plain(sentences(found(moved(-0.2, 0.13)), EN))
    assert "aucun changement au-delà de l’erreur" in plain(sentences(found(moved(-0.2, math.nan)), FR))


def test_what_is_the_same_to_the_cent_has_no_change_to_tell() -> None:
    told = plain(sentences(found(moved(0.0, 0.0)), EN))
    assert "Trial – In house: +€7.1 an hour, before as well as after." in told
    assert "change beyond the error" not in told


def test_a_verdict_that_changes_is_told() -> None:
    told = plain(sentences(found(moved(-6.0, 0.2)), EN))
    assert "The verdict changes. Before: Trial pays better. After: cannot be told apart." in told
    same = (VerdictChange("pilot", "internal", "better", "better"),)
    assert "The verdict stays: Trial pays better." in plain(
        sentences(found(moved(1.0, 0.1), verdicts=same), EN)
    )


def test_without_a_comparison_each_mix_is_told() -> None:
    told = plain(sentences(found(moved(-1.4, 0.13, against=""), verdicts=()), EN))
    assert "Trial: €7.1 an hour before, €5.7 after" in told


def test_lines_of_assumptions() -> None:
    tools, success, _, price, _, fewer = assumptions()
    measured = replace(price, source="contract (measured)", grade="measured")
    changes = (
        AssumptionChange(price.path, "", "source", price, measured),
        AssumptionChange(tools.path, "", "added", None, tools),
        AssumptionChange(success.path, "", "removed", success, None),
        AssumptionChange(fewer.path, "pilot", "changed", fewer, replace(fewer, stated={"value": 1.0})),
    )
    texts = (
        TextChange("calendar.country", "", '"none"', '"FR"'),
        TextChange("activities.x.by", "pilot", "", '"rep"'),
    )
    source, added, removed, mix, country, by = assumption_lines(found(assumptions=changes, texts=texts), EN)
    assert source.endswith(
        "the same number; source: a claim (published without sample) → contract (measured)."
    )
    assert (
        plain([added])
        == "Tools a month (rep) (profiles.rep.tools_per_month): added, exactly €150 (assumption)."
    )
    assert removed.endswith("removed, it was 14 successes seen in 1,240 (measured).")
    assert mix == "Headcount (rep), under “Trial” only (profiles.rep.headcount): exactly 2 → exactly 1."
    assert country == 'calendar.country: "none" → "FR".'
    assert by.endswith('added, "rep".')


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({}, "3.7 times more precise"),
        ({"sharper": math.nan}, "read row by row, over the first 4,000 quarters"),
        ({"paired": False, "unpaired_because": "seed"}, "since the seeds differ"),
        ({"only_after": ("pilot",)}, "Only in the second run: Trial."),
        ({"before": replace(RUN, horizon_weeks=26)}, "26 weeks then 39 of run-off before, 13 then 39"),
        ({"before": replace(RUN, baseline="pilot")}, "The baselines differ (Trial, then In house)"),
        ({"before": replace(RUN, measure="net")}, "each by their own"),
    ],
)
def test_notes_say_how_it_was_read(others: dict[str, object], said: str) -> None:
    assert said in plain(notes(found(moved(1.0, 0.1), **others), EN))


def test_shares_change_by_points_and_untold_changes_are_marked() -> None:
    share = FigureChange(
        "pilot", "internal", "probability_better", "probability",
        Estimate(0.63, 0.01), Estimate(0.64, 0.01), Estimate(0.01, 0.007), paired=True,
    )  # fmt: skip
    (grid,) = result_grids(found(share), EN)
    ((_, cells),) = grid.rows
    assert [plain([cell]) for cell in cells] == ["63.0 ± 1.0%", "64.0 ± 1.0%", "+1.0 ± 0.7 points", "no"]
    for change, mark in ((Estimate(0.1, 0.007), "yes"), (Estimate(0.0, 0.0), "\N{EN DASH}")):
        ((_, cells),) = next(iter(result_grids(found(replace(share, change=change)), EN))).rows
        assert cells[-1] == mark
    certain = replace(share, before=Estimate(1.0, 0.0015))
    assert plain([next(iter(result_grids(found(certain), EN))).rows[0][1][0]]) == "≥ 99.7%"
