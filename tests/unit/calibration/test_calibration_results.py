"""The results file: what it may hold, what is refused and where, and what its counts say of the scenario's beliefs."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from simulator.calibration.results import (
    Elapsed,
    Evidence,
    Results,
    believed,
    counted_already,
    evidence_of,
    later_rows,
    law_of,
    noted,
    read_results,
    with_appointments,
)
from simulator.calibration.results.model import ActivityResults, ChannelResults, PlatformResults
from simulator.calibration.update import (
    Arrivals,
    Became,
    BetaLaw,
    Converted,
    Hours,
    LognormalLaw,
    Posterior,
    Term,
    Valued,
)
from simulator.errors import InputError
from simulator.scenario import Positive, Probability, Scenario, load
from simulator.scenario.notations import Counts, Known, Moments, Quantiles, Samples

ROOT = Path(__file__).resolve().parents[3]
ELAPSED = Elapsed(91.0, {"phoning": 12.6})
WHOLE = """
weeks  = 13
until  = 2027-04-04
source = "CRM"

[platforms.phoning]
delivered = 41
accepted  = 29
refused   = 10
held      = 21
missed    = 7
rebooked  = 3
quoted    = 9
signed    = 1
open_days = [2, 5, 9, 16, 20, 33, 40, 47]
values    = [8_400]
price     = 150
validation_hours = 8.5
waited_days = 0.5

[channels.calls]
attempts  = 2_010
successes = 31
hours     = 118

[activities.visit]
done      = 40
missed    = 3
successes = 12
hours_by_kind = { travel = 80, contact = 55 }

[activities.offer]
done      = 22
successes = 8
lost      = 7

[team]
signed = 9
"""


@pytest.fixture(scope="module")
def pilot() -> Scenario:
    return load(ROOT / "scenarios/pilot.toml")


def read(folder: Path, text: str, scenario: Scenario) -> Results:
    file = folder / "results.toml"
    file.write_text(text, encoding="utf-8")
    return read_results(file, scenario)


def test_a_whole_file(tmp_path, pilot) -> None:
    found = read(tmp_path, WHOLE, pilot)
    assert (found.weeks, found.until, found.source) == (13, date(2027, 4, 4), "CRM")
    assert found.platforms["phoning"].open_days == (2, 5, 9, 16, 20, 33, 40, 47)
    assert found.activities["visit"].hours_by_kind == {"travel": 80, "contact": 55}


@pytest.mark.parametrize(
    ("wrong", "code", "line", "said"),
    [
        ("weeks = 13\n[platforms.phonning]\ndelivered = 1", "unknown_name", 2, 'Did you mean "phoning"?'),
        ("weeks = 13\n[channels.call]\nattempts = 1", "unknown_name", 2, 'Did you mean "calls"?'),
        ('weeks = 13\nmix = "pilt"', "unknown_name", 2, 'Did you mean "pilot"?'),
        ("weeks = 13\n[platforms.phoning]\ndelivred = 4", "unknown_key", 3, 'Did you mean "delivered"?'),
        ("week = 13", "unknown_key", 1, 'Did you mean "weeks"?'),
        ("[platforms.phoning]\ndelivered = 4", "missing", 1, "weeks"),
        ("weeks = 0", "above", 1, "above 0"),
        ("weeks = 13\n[platforms.phoning]\ndelivered = 4.5", "whole", 3, "whole"),
        ("weeks = 13\n[platforms.phoning]\ndelivered = -1", "at_least", 3, "at least 0"),
        ("weeks = 13\n[platforms.phoning]\nheld = 5\naccepted = 4\ndelivered = 6", "results_beyond", 3, "held cannot be more than accepted: 5 against 4"),
        ("weeks = 13\n[platforms.phoning]\ndelivered = 4\naccepted = 3\nrefused = 2", "results_beyond", 4, "accepted + refused cannot be more than delivered: 5 against 4"),
        ("weeks = 13\n[platforms.phoning]\nheld = 9\nquoted = 4\nsigned = 2\nlost = 1\nopen_days = [1, 2]", "results_beyond", 5, "signed + lost + open_days cannot be more than quoted: 5 against 4"),
        ("weeks = 13\n[platforms.phoning]\nheld = 9\nquoted = 4\nsigned = 1\nvalues = [10, 20]", "results_beyond", 6, "values cannot be more than signed"),
        ("weeks = 13\n[platforms.phoning]\naccepted = 5", "results_need", 3, "Add delivered = ..."),
        ("weeks = 13\n[platforms.phoning]\nsigned = 1", "results_need", 3, "Add quoted = ..."),
        ("weeks = 13\n[channels.calls]\nsuccesses = 5", "results_need", 3, "Add attempts = ..."),
        ("weeks = 13\n[channels.calls]\nattempts = 5\nsuccesses = 6", "results_beyond", 4, "6 against 5"),
        ("weeks = 13\n[channels.calls]\nattempts = 5\nhours = 2\nhours_by_kind = { contact = 1 }", "results_hours_twice", 4, "Keep one"),
        ("weeks = 13\n[channels.calls]\nattempts = 5\nhours_by_kind = { travel = 1 }", "results_kind", 4, "no hours of this kind"),
        ("weeks = 13\n[channels.calls]\nattempts = 5\nhours_by_kind = { contct = 1 }", "unknown_key", 4, 'Did you mean "contact"?'),
        ("weeks = 2\n[activities.offer]\ndone = 5\nsuccesses = 1\nopen_days = [15]", "results_ages", 5, "at most 14 days"),
        ("weeks = 2\n[activities.offer]\ndone = 5\nsuccesses = 1\nlost = 5", "results_beyond", 4, "6 against 5"),
        ('weeks = 13\nuntil = "4 April"', "date", 2, "date"),
        ("weeks = 13\n[platforms.phoning]\nvalues = [0]", "above", 3, "above 0"),
        ("weeks = = 13", "toml_syntax", 1, "TOML"),
        ("weeks = 13\n[channels.calls]\nattempts = 4\n[activities.call]\ndone = 4", "results_again", 5, "what channels.calls.attempts says on line 3"),
        ("weeks = 13\n[channels.calls]\nattempts = 4\nhours = 2\n[activities.call]\ndone = 4\nhours = 2", "results_again", 7, "channels.calls.hours says on line 4"),
        ("weeks = 13\n[platforms.phoning]\ndelivered = 66", "results_ordered", 3, "pilot orders 65 in all"),
        ('weeks = 13\nmix = "internal"\n[platforms.phoning]\ndelivered = 1', "results_unordered", 3, "internal orders nothing from phoning"),
        ("weeks = 13\n[channels.calls]\nattempts = 1_000_000\nhours = 0.001", "results_hurried", 4, "0.001 hours for 1000000"),
        ("weeks = 13\nuntil = 2026-01-01", "results_early", 2, "begin on 2025-10-03, before the scenario does (2027-01-04)"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_where_it_stands(tmp_path, pilot, wrong, code, line, said) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, wrong, pilot)
    told = [(problem.code, problem.line) for problem in caught.value.problems]
    assert (code, line) in told, str(caught.value)
    assert said in str(caught.value)


def test_every_problem_is_told_at_once(tmp_path, pilot) -> None:
    with pytest.raises(InputError) as caught:
        read(
            tmp_path,
            "weeks = 13\n[channels.calls]\nattempts = 5\nsuccesses = 6\n[channels.cals]\nattempts = 1",
            pilot,
        )
    assert [problem.line for problem in caught.value.problems] == [4, 5]


@pytest.mark.parametrize(
    "right",
    [
        "weeks = 13\n[platforms.phoning]\ndelivered = 65",
        "weeks = 20\n[platforms.phoning]\ndelivered = 100",
        "weeks = 13\nuntil = 2027-04-02",
        "weeks = 13\nuntil = 2027-08-01",
        "weeks = 13\n[channels.calls]\nvalues = [3]\n[activities.call]\ndone = 4",
        "weeks = 13\n[channels.calls]\nattempts = 3600\nhours = 1",
    ],
)
def test_what_can_be_is_taken(tmp_path, pilot, right) -> None:
    assert read(tmp_path, right, pilot).weeks >= 13


START = date(2027, 1, 4)
BEFORE = "before {{ p10 = 0.1, p90 = 0.2 }} (assumption); then results of the trial, {told}: 9 of 900"
AVANT = "avant {{ p10 = 0.1, p90 = 0.2 }} (hypothèse) ; puis résultats de l’essai, {told} : 9 sur 900"


@pytest.mark.parametrize(
    ("source", "weeks", "until", "twice"),
    [
        (BEFORE.format(told="6 weeks"), 13, None, True),
        (AVANT.format(told="6 semaines"), 13, None, True),
        (AVANT.format(told="6 semaines"), 13, date(2027, 4, 4), True),
        (BEFORE.format(told="13 weeks, until 2027-04-04"), 12, date(2027, 4, 4), True),
        (AVANT.format(told="1,5 semaines, au 2027-04-04"), 13, date(2027, 4, 4), True),
        (BEFORE.format(told="4 weeks, until 2027-01-31"), 4, date(2027, 2, 28), False),
        (BEFORE.format(told="4 weeks, until 2027-01-31"), 4, date(2027, 2, 26), False),
        ("then results of the trial, 6 weeks: by correlation", 13, None, False),
        ("puis résultats de l’essai, 6 semaines : par corrélation", 13, None, False),
        ("our CRM, 9 of 900", 13, None, False),
    ],
)
def test_days_that_a_source_tells_of_never_count_again(source, weeks, until, twice) -> None:
    found = counted_already(Results(weeks=weeks, until=until), [source], START)
    assert (found is not None) is twice


def test_a_list_outside_the_trial_or_beyond_its_orders_is_refused(pilot) -> None:
    import polars as pl

    def rows(*days: date, platform: str = "phoning") -> pl.DataFrame:
        return pl.DataFrame(
            [
                {"platform": platform, "delivered": day, "validated": None, "price": None, "held": None, "outcome": None, "file": "list.csv", "line": line}
                for line, day in enumerate(days, 2)
            ],
            infer_schema_length=None,
        )  # fmt: skip

    def codes(results: Results, table: pl.DataFrame) -> list[str]:
        with pytest.raises(InputError) as caught:
            with_appointments(results, table, pilot)
        return [problem.code for problem in caught.value.problems]

    two = Results(weeks=2)
    assert codes(two, rows(date(2029, 1, 5), date(2019, 1, 6), date(2027, 1, 5))) == ["results_outside"] * 2
    ended = Results(weeks=2, until=date(2027, 1, 17))
    assert codes(ended, rows(date(2026, 12, 1))) == ["results_outside"]
    table = rows(date(2027, 1, 5), date(2027, 3, 1))
    assert with_appointments(ended, table, pilot).platforms["phoning"].delivered == 1
    assert later_rows(table, ended.until) == 1 and later_rows(table, None) == 0
    assert codes(two, rows(*[date(2027, 1, 5)] * 66)) == ["results_ordered"]
    with pytest.raises(InputError, match='Did you mean "Plateforme"'):
        with_appointments(two, rows(date(2027, 1, 5), platform="Platforme"), pilot)


def evidence(scenario: Scenario, mix: str = "pilot", **sections) -> Evidence:
    return evidence_of(scenario, mix, Results(weeks=13, **sections), ELAPSED)


def term(found: Evidence, path: str) -> Term:
    (one,) = [term for term in found.terms if path in term.names]
    return one


def test_a_platforms_counts_are_terms(tmp_path, pilot) -> None:
    found = evidence_of(pilot, "pilot", read(tmp_path, WHOLE, pilot), ELAPSED)
    assert term(found, "platforms.phoning.can_deliver_per_week") == Arrivals(
        "platforms.phoning.can_deliver_per_week", "platforms.phoning.ramp_weeks", 5.0, 12.6, 65.0, 41
    )
    assert term(found, "platforms.phoning.validation.accepted") == Converted(
        "platforms.phoning.validation.accepted", 29, 10
    )
    assert term(found, "platforms.phoning.no_show.probability") == Converted(
        "platforms.phoning.no_show.probability", 7, 21
    )
    success = term(found, "platforms.phoning.success")
    assert isinstance(success, Became)
    assert (success.made, success.successes, success.failures) == (21, 9, None)
    assert success.warmth == pytest.approx(np.exp(-0.03 * 0.5))
    quote = term(found, "activities.quote.success")
    assert isinstance(quote, Became)
    assert (quote.ages, quote.open_ages) == ((2, 5, 9, 16, 20, 33, 40, 47), True)
    assert found.seen == {"platforms.phoning.price": 150}
    assert isinstance(term(found, "deal.value.mean"), Valued)


def test_channels_and_activities_are_terms(tmp_path, pilot) -> None:
    found = evidence_of(pilot, "pilot", read(tmp_path, WHOLE, pilot), ELAPSED)
    assert term(found, "activities.call.success") == Converted("activities.call.success", 31, 1_979)
    hours = term(found, "activities.call.hours.contact.mean")
    assert isinstance(hours, Hours)
    assert (len(hours.parts), hours.done, hours.total) == (3, 2_010, 118)
    travel = term(found, "activities.visit.hours.travel.mean")
    assert isinstance(travel, Hours)
    assert travel.done == pytest.approx(40 + 0.7 * 3), "a missed visit takes 70 % of its hours"
    offer = term(found, "activities.offer.success")
    assert isinstance(offer, Became)
    assert (offer.successes, offer.failures) == (8, 7)


def test_what_has_no_date_follows_the_expected_pace(pilot) -> None:
    counts = {"held": 20, "quoted": 9, "signed": 1}
    found = evidence(pilot, platforms={"phoning": PlatformResults(**counts)})
    quote = term(found, "activities.quote.success")
    assert isinstance(quote, Became)
    assert not quote.open_ages
    assert 0.0 < min(quote.ages) < max(quote.ages) < 91.0 - 8.0 - 3.0
    held = term(found, "platforms.phoning.success")
    assert isinstance(held, Became)
    assert max(held.ages) - max(quote.ages) == pytest.approx(3.0), (
        "a quote is three days younger than its appointment"
    )
    assert ("even", "platforms.phoning") in [(one.code, one.path) for one in found.left]


def test_a_trial_that_goes_on_goes_on_ordering(pilot) -> None:
    longer = Elapsed(7.0 * 17, {"phoning": 16.6})
    results = Results(weeks=17, platforms={"phoning": PlatformResults(delivered=60)})
    found = term(evidence_of(pilot, "pilot", results, longer), "platforms.phoning.can_deliver_per_week")
    assert isinstance(found, Arrivals)
    assert (found.weeks, found.most) == (16.6, 5.0 * 17)


def test_refused_is_the_rest_unless_stated(pilot) -> None:
    found = evidence(pilot, platforms={"phoning": PlatformResults(delivered=10, accepted=7)})
    assert term(found, "platforms.phoning.validation.accepted") == Converted(
        "platforms.phoning.validation.accepted", 7, 3
    )


def test_the_activitys_own_numbers_where_the_platform_has_none(tmp_path) -> None:
    text = (ROOT / "scenarios/pilot.toml").read_text(encoding="utf-8")
    for old, new in (
        ("success              = { p10 = 0.26", "# success = { p10 = 0.26"),
        ("[platforms.phoning.no_show]\nprobability", "[platforms.phoning.no_show]\n# probability"),
        (', "platforms.phoning.success"]', "]"),
    ):
        text = text.replace(old, new)
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    scenario = load(tmp_path / "own.toml")
    found = evidence(
        scenario, platforms={"phoning": PlatformResults(delivered=9, accepted=9, held=8, missed=1, quoted=4)}
    )
    assert isinstance(term(found, "activities.demo.success"), Became)
    assert term(found, "activities.demo.no_show.probability") == Converted(
        "activities.demo.no_show.probability", 1, 8
    )


def test_what_is_known_is_left_and_said(pilot) -> None:
    found = evidence(
        pilot, activities={"quote": ActivityResults(done=5, successes=1, hours_by_kind={"contact": 3})}
    )
    assert ("known", "activities.quote.hours.contact.mean") in [(one.code, one.path) for one in found.left]
    assert not [one for one in found.terms if isinstance(one, Hours)]


def test_nothing_is_assumed_where_nothing_is_waited_for() -> None:
    table = load(ROOT / "scenarios/table.toml", ["platforms.phoning.success={ p10 = 0.02, p90 = 0.10 }"])
    found = evidence(table, platforms={"phoning": PlatformResults(held=28, signed=4)})
    assert [one.code for one in found.left] == []
    assert len(found.terms) == 1


def test_what_the_mix_sets_is_left_and_said() -> None:
    scenario = load(
        ROOT / "scenarios/pilot.toml",
        ['mixes.pilot.set={ "activities.call.success" = { p10 = 0.02, p90 = 0.03 } }'],
    )
    found = evidence(scenario, channels={"calls": ChannelResults(attempts=50, successes=1)})
    assert found.terms == []
    assert [(one.code, one.path) for one in found.left] == [("set_by_mix", "activities.call.success")]


def test_a_mix_without_the_platform_tells_nothing_of_its_pace(pilot) -> None:
    found = evidence(pilot, "internal", platforms={"phoning": PlatformResults(delivered=9)})
    assert found.terms == []


U = np.array([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])


@pytest.mark.parametrize(
    ("quantity", "law"),
    [
        (Probability(Counts(3, 20)), BetaLaw(3.5, 17.5)),
        (Probability.parse({"mean": 0.2, "sd": 0.1}), BetaLaw(3.0, 12.0)),
        (Probability.parse({"dist": "beta", "a": 2, "b": 9}), BetaLaw(2.0, 9.0)),
        (Positive.parse({"dist": "lognorm", "s": 0.4, "scale": 100}), LognormalLaw(np.log(100.0), 0.4)),
        (Positive(Quantiles(10, 100.0, 200.0)), None),
        (Positive(Moments(50.0, 0.3, relative=True)), None),
    ],
)
def test_laws_with_a_closed_form_are_recognised(quantity, law) -> None:
    found = law_of(quantity)
    assert law is None or found == pytest.approx(law) or found == law
    assert found.quantile(U) == pytest.approx(quantity.quantile(U), rel=1e-9)


@pytest.mark.parametrize(
    "quantity",
    [
        Probability(Quantiles(10, 0.1, 0.2)),
        Positive(Quantiles(10, 1.0, 2.0, 1.2)),
        Positive.parse({"low": 1, "likely": 2, "high": 4}),
        Positive(Known(3.0)),
        Probability.parse({"dist": "beta", "a": 2, "b": 9, "loc": 0.1, "scale": 0.5}),
    ],
)
def test_others_are_not(quantity) -> None:
    assert law_of(quantity) is None


def drawn(law, moved: bool = True) -> Posterior:
    """Even draws of a law as if they had been weighted."""
    u = (np.arange(4_000) + 0.5) / 4_000
    return Posterior("weighted", None, np.asarray(law.ppf(u)), np.full(4_000, 1.0 / 4_000), moved)


class TestNoted:
    """What an updated belief is written as."""

    def test_counts_stay_counts(self) -> None:
        law = BetaLaw(3.5 + 9, 17.5 + 5)
        form = noted(Probability(Counts(3, 20)), Posterior("exact", law, np.empty(0), np.empty(0)))
        assert form == Counts(12, 34, (0.5, 0.5))

    def test_a_beta_belief_is_the_prior_of_its_counts(self) -> None:
        prior = Probability.parse({"mean": 0.2, "sd": 0.1})
        form = noted(prior, Posterior("exact", BetaLaw(3.0 + 9, 12.0 + 5), np.empty(0), np.empty(0)))
        assert form == Counts(9, 14, (3.0, 12.0))
        assert Probability(form).quantile(U) == pytest.approx(stats.beta(12, 17).ppf(U))

    def test_percentiles_stay_at_their_level(self) -> None:
        prior = Positive(Quantiles(25, 100.0, 200.0))
        law = LognormalLaw(np.log(150.0), 0.2)
        form = noted(prior, Posterior("exact", law, np.empty(0), np.empty(0)))
        assert isinstance(form, Quantiles)
        assert (form.level, form.median) == (25, None)
        assert Positive(form).quantile(U) == pytest.approx(law.quantile(U), rel=1e-5)

    def test_moments_stay_moments(self) -> None:
        law = LognormalLaw(np.log(150.0), 0.2)
        posterior = Posterior("exact", law, np.empty(0), np.empty(0))
        for written in ({"mean": 100, "cv": 0.3}, {"mean": 100, "sd": 30}):
            prior = Positive.parse(written)
            form = noted(prior, posterior)
            assert set(form.written()) == set(written)
            assert Positive(form).quantile(U) == pytest.approx(law.quantile(U), rel=1e-5)

    def test_weighted_draws_become_percentiles(self) -> None:
        form = noted(Positive(Quantiles(10, 1.0, 2.0)), drawn(stats.lognorm(0.3, scale=2.0)))
        assert isinstance(form, Quantiles)
        assert form.median is None
        assert Positive(form).quantile(U) == pytest.approx(stats.lognorm(0.3, scale=2.0).ppf(U), rel=0.01)

    def test_the_median_is_written_when_it_is_not_in_the_middle(self) -> None:
        law = stats.gamma(2.0)
        form = noted(Positive(Quantiles(10, 1.0, 2.0)), drawn(law))
        assert isinstance(form, Quantiles)
        assert form.median == pytest.approx(law.ppf(0.5), rel=0.01)

    def test_what_no_percentiles_meet_is_written_value_by_value(self) -> None:
        two = np.concatenate([np.linspace(1.0, 1.1, 2_000), np.linspace(5.0, 5.1, 2_000)])
        posterior = Posterior("weighted", None, two, np.full(4_000, 1.0 / 4_000))
        form = noted(Positive(Quantiles(10, 1.0, 2.0)), posterior)
        assert isinstance(form, Samples)
        assert len(form.values) == 99
        assert 0.45 < np.mean(np.array(form.values) > 3.0) < 0.55

    def test_a_belief_is_read_as_it_is_sampled(self) -> None:
        quantity = Positive.parse({"low": 1, "likely": 2, "high": 4})
        assert believed(quantity).quantile(U) == pytest.approx(quantity.quantile(U))
