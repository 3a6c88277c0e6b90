"""What to distrust in these figures."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.presentation.labels import Names, Words
from simulator.presentation.tables.advice_values import shown_values
from simulator.scenario import Advice

#: Advice that has a sentence in the catalogues: given by the scenario, then by the run.
CODES: tuple[str, ...] = (
    "contact_only",
    "uneven_hours",
    "cost_items",
    "charges_on_commission",
    "charges_limits",
    "charges_hours",
    "below_minimum",
    "flat_charges",
    "same_cost",
    "senior_attempts",
    "run_off_short",
    "too_many_appointments",
    "freed_hours",
    "judged_by_volume",
    "known_probability",
    "known_time",
    "narrow_belief",
    "published_range",
    "supposed_range",
    "baseline_by_default",
    "cooled",
    "expired",
    "run_off_zero",
)


def advice_lines(advice: Sequence[Advice], words: Words, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for each piece of advice, led by the key that it is about; an unknown code still says it."""
    for key, said in advised(advice, words, labels):
        yield words.say("pair", name=key, text=said) if key else said


def advised(advice: Sequence[Advice], words: Words, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the key that each piece of advice is about, "" where there is none or it is in the sentence, and the sentence."""
    names = Names(labels, words)
    for item in advice:
        texts = shown_values(item, words, names)
        if item.code in CODES:
            yield item.key, words.say(f"advice.{item.code}", **texts) + _unmeasured(item, texts, words)
        else:
            listed = words.join([f"{key} = {text}" for key, text in texts.items()])
            code = item.code.replace("_", " ")
            yield "", words.say("advice.unknown", code=code, key=item.key, params=listed)


def _unmeasured(item: Advice, texts: Mapping[str, str], words: Words) -> str:
    """Say of calls that succeed more than any campaign measured that none does, platforms' advertising aside."""
    if "own_low" in item.params:
        return " " + words.say("advice.marketing", **texts)
    value, high = item.params.get("value"), item.params.get("high")
    if (
        item.params.get("quantity") != "dial_success"
        or not isinstance(value, float)
        or not isinstance(high, float)
    ):
        return ""
    return " " + words.say("advice.unmeasured") if value > high else ""
