"""Plausible made-up answers on a trial: what shows them is tested, never the numbers."""

from dataclasses import replace

from simulator.statistics import Estimate
from simulator.tried import Interim, Reading, TrialFindings, TrialLength, TrialRule
from unit.presentation.made_up import made_up, spread

QUOTES = Reading("quotes", None, 9.0, 9.0)
LABELS = {"mixes.internal": "In house", "mixes.pilot": "Trial", "mixes.half": "Half of it"}
SEEN = {"delivered": 48.0, "accepted": 37.0, "held": 28.0, "quotes": 9.3, "signed": 1.7, "hours": 92.0}


def rule(reading: Reading = QUOTES, share: float = 0.85) -> TrialRule:
    """A rule that is wrong in 36 % of cases."""
    return TrialRule(
        reading=reading,
        taken={"stop": 0.3, "go_on": 0.7},
        value=Estimate(1_500.0, 300.0),
        told=True,
        wrong=Estimate(0.36, 0.013),
        loss=Estimate(6_200.0, 400.0),
        changed=Estimate(0.3, 0.02),
        wrong_at_once=Estimate(0.46, 0.02),
        share_of_information=share,
    )


def length(
    weeks: int, net: float, se: float = 300.0, verdict: str = "worth", cost: float = 800.0
) -> TrialLength:
    """A length with this net benefit."""
    return TrialLength(
        weeks=weeks,
        seen={name: spread(mean * weeks / 13.0, 3.0) for name, mean in SEEN.items()},
        information=Estimate(net + cost, se),
        cost=Estimate(cost, 0.0 if cost == 0.0 else 200.0),
        net=Estimate(net, se),
        rule=rule(),
        at_once="internal" if cost else "pilot",
        verdict=verdict,
        rows_needed=20_000 if verdict == "undecided" else None,
    )


def look(early: Reading, *, goes_on_early: bool = False) -> Interim:
    """A look at week 6."""
    return Interim(
        6,
        13,
        early,
        QUOTES,
        0.2,
        0.05 if goes_on_early else 0.0,
        goes_on_early,
        Estimate(400.0, 150.0),
        Estimate(0.35, 0.01),
    )


def made_up_trial(*lengths: TrialLength, interim: Interim | None = None, best: int = 0) -> TrialFindings:
    """What is found of these lengths, the best one by its number."""
    known = made_up()
    chosen = lengths[best]
    return TrialFindings(
        title=known.title,
        language="en",
        currency="EUR",
        baseline="internal",
        trial="pilot",
        options={"stop": "internal", "go_on": "pilot"},
        applies_weeks=52,
        discount_rate=0.05,
        verdict=chosen.verdict,
        best_weeks=chosen.weeks,
        as_good_from_weeks=chosen.weeks,
        at_once=chosen.at_once,
        believed=12,
        weekly_gain={"go_on": Estimate(57.0, 11.0)},
        lengths=lengths,
        interim_week=None if interim is None else interim.week,
        interim=interim,
        unweighed=(),
        platforms=("phoning",),
        simulated=144_000,
        provenance=known.provenance,
        labels=LABELS,
    )


def read_by(reading: Reading, *, three: bool = False) -> TrialFindings:
    """A trial of thirteen weeks that is read by this rule."""
    found = made_up_trial(replace(length(13, 1_800.0), rule=rule(reading)))
    return (
        replace(found, options={"stop": "internal", "reduce": "half", "go_on": "pilot"}) if three else found
    )
