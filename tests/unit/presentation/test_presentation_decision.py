"""The decision in words: what can be told apart, what would change our mind, what to measure first."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.decision import Index, PriceChange
from simulator.findings import DominanceFindings, Findings
from simulator.presentation.best import best_lines
from simulator.presentation.labels import Words
from simulator.presentation.tables import decision_lines, drivers_grids, price_grids
from simulator.presentation.tables.decision import price_changes, share_text
from simulator.presentation.verdict import costs_if_wrong, verdicts
from simulator.statistics import Estimate
from simulator.study.decide import round_prices
from unit.presentation.made_up import made_up, with_third_mix

EN, FR = Words("en", "EUR"), Words("fr", "EUR")


def three(lead: Estimate, chance: Estimate, best: dict[str, Estimate]) -> Findings:
    found = made_up()
    assert found.decision is not None
    decision = replace(
        found.decision, mixes=("pilot", "other", "internal"), lead=lead, lead_chance=chance, best=best
    )
    return replace(found, decision=decision)


BEST = {"pilot": Estimate(0.6, 0.02), "other": Estimate(0.3, 0.02), "internal": Estimate(0.1, 0.02)}


@pytest.mark.parametrize(
    ("lead", "chance", "said"),
    [
        (Estimate(3_000.0, 100.0), Estimate(0.9, 0.01), "earns most on average; it is the best in"),
        (Estimate(3_000.0, 100.0), Estimate(0.6, 0.01), "the lead is not settled"),
        (Estimate(90.0, 100.0), Estimate(0.55, 0.1), "cannot be told apart"),
    ],
)
def test_words_follow_the_numbers(lead: Estimate, chance: Estimate, said: str) -> None:
    assert said in next(best_lines(three(lead, chance, BEST), EN))


def test_expected_value_and_probability_are_both_said_when_they_disagree() -> None:
    likelier = {**BEST, "other": Estimate(0.65, 0.02), "pilot": Estimate(0.25, 0.02)}
    lines = list(best_lines(three(Estimate(3_000.0, 100.0), Estimate(0.6, 0.01), likelier), EN))
    assert "“other” is the best option most often (65%" in lines[1]


def test_what_to_measure_first_and_what_would_change_our_mind() -> None:
    text = " ".join(decision_lines(made_up(), FR)).replace("\N{NO-BREAK SPACE}", " ")
    assert "À mesurer d’abord : Taux de succès (Teleprospecting platform). Le savoir avant" in text
    assert "vaudrait 310 € (± 80 €)" in text
    assert "au-delà d’environ 210 € le rendez-vous validé" in text
    assert "craint les mauvais trimestres" in text


def test_information_that_is_not_told_from_nothing() -> None:
    found = made_up()
    assert found.decision is not None
    vague = replace(found, decision=replace(found.decision, evpi=Estimate(50.0, 90.0)))
    text = " ".join(decision_lines(vague, EN))
    assert "between nothing and €230" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "measure first" not in text
    sure = replace(found, decision=replace(found.decision, worth={}, evpi=Estimate(0.0, 0.0)))
    assert "nothing to learn before choosing" in " ".join(decision_lines(sure, EN))
    together = replace(found, decision=replace(found.decision, worth={"deal.value": Estimate(9.0, 80.0)}))
    assert "all of them together that count" in " ".join(decision_lines(together, EN))


def test_dominance_of_the_first_two_and_regret_beside_the_best_of_all() -> None:
    found = with_third_mix(made_up())
    assert found.decision is not None
    ahead = DominanceFindings("lean", 1, 0.7, 0.0)
    regret = {**found.decision.regret, "pilot": Estimate(4_400.0, 100.0), "lean": Estimate(50.0, 90.0)}
    both = replace(found, decision=replace(found.decision, lead_dominance=ahead, regret=regret))
    assert "“Fewer visits” is at least as likely as “Three-month trial”" in " ".join(decision_lines(both, EN))
    said = " ".join(costs_if_wrong(both, EN)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Against the best of the 3 options" in said
    assert "would lose €4,400 on average (± €100)" in said
    certain = replace(both, decision=replace(both.decision, regret={**regret, "pilot": Estimate(50.0, 90.0)}))
    assert "best of the 3 options" not in " ".join(costs_if_wrong(certain, EN))


def test_tables() -> None:
    (drivers,), (prices,) = drivers_grids(made_up(), EN), price_grids(made_up(), EN)
    assert [row[0] for row in drivers.rows] == [
        "Success rate (Teleprospecting platform)",
        "Success rate (call)",
    ]
    assert drivers.rows[1][1][2].startswith("0"), "worth is never shown below nothing"
    told = [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in prices.rows[0][1]]
    assert told == ["≤ 2%", "≥ 98%", "Three-month trial"]


@pytest.mark.parametrize("correlated", [(), ("platforms.phoning.success", "activities.call.success")])
def test_shares_of_beliefs_that_go_together_are_said_not_to_add_up(correlated: tuple[str, ...]) -> None:
    found = made_up()
    assert found.decision is not None
    drivers = {mix: replace(one, correlated=correlated) for mix, one in found.decision.drivers.items()}
    told = replace(found, decision=replace(found.decision, drivers=drivers))
    for words, said in ((EN, "do not add up"), (FR, "ne s’additionnent")):
        assert (said in " ".join(decision_lines(told, words))) == bool(correlated)


@pytest.mark.parametrize(
    ("index", "said"),
    [(Index(1.04, 0.9, 1.2), "100%"), (Index(-0.01, -0.1, 0.1), "0%"), (Index(1.81, 1.7, 1.9), "181%")],
)
def test_a_share_beyond_its_error_is_not_hidden(index: Index, said: str) -> None:
    assert share_text(index, EN).replace("\N{NO-BREAK SPACE}", "") == said


def test_nothing_compared() -> None:
    alone = replace(made_up(), decision=None)
    assert [
        *best_lines(alone, EN),
        *decision_lines(alone, EN),
        *drivers_grids(alone, EN),
        *price_grids(alone, EN),
    ] == []


@pytest.mark.parametrize(("lead", "said"), [(Estimate(2.4, 0.3), True), (Estimate(0.4, 0.3), False)])
def test_another_mix_may_be_the_best_by_the_hour(lead: Estimate, said: bool) -> None:
    for found in (made_up(), with_third_mix(made_up())):
        assert found.decision is not None
        decision = replace(found.decision, best_measured="internal", measured_lead=lead)
        text = " ".join(best_lines(replace(found, decision=decision), EN))
        assert ("By the hour, however, Everything in house is worth more" in text) == said
        assert "By the hour" not in " ".join(best_lines(found, EN))


def test_a_settled_best_of_all_is_named_before_the_trial() -> None:
    found = with_third_mix(made_up())
    assert found.decision is not None
    assert "earns most on average" in verdicts(found, EN)[0]
    open_still = replace(found.decision, lead_chance=Estimate(0.6, 0.01))
    assert "Three-month trial beats" in verdicts(replace(found, decision=open_still), EN)[0]


def test_where_the_best_mix_changes_is_told_as_precisely_as_it_is_known() -> None:
    found = made_up()
    assert found.decision is not None
    along = found.decision.acceptability["phoning"]
    for price, said in (
        (Estimate(213.4, 40.0), "beyond about €210 "),
        (Estimate(213.4, 0.3), "beyond about €213.4 "),
    ):
        changed = replace(along, changes=(PriceChange(price, 1, 0),))
        decision = replace(found.decision, acceptability={"phoning": changed})
        text = " ".join(decision_lines(replace(found, decision=decision), EN))
        assert said in text.replace("\N{NO-BREAK SPACE}", " ")


def test_changes_that_are_not_shown() -> None:
    found = made_up().decision
    assert found is not None
    along = found.acceptability["phoning"]
    beyond, nowhere = PriceChange(Estimate(9e4, 1.0), 1, 0), PriceChange(Estimate(9.0, float("nan")), 1, 0)
    assert price_changes(replace(along, changes=(beyond, nowhere))) == []


@pytest.mark.parametrize("top", [0.013, 7.0, 778.0, 1e7])
def test_prices_are_round(top: float) -> None:
    prices = round_prices(top)
    step = prices[1]
    assert prices[0] == 0.0
    assert top <= prices[-1] < top + step * 1.000001
    assert round(step / 10.0 ** np.floor(np.log10(step) + 1e-9), 9) in {1.0, 2.0, 5.0}
    assert 17 <= len(prices) <= 42
