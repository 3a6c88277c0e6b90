"""What the drop-down lists of the sheet of slots offer, in words."""

from collections import Counter
from collections.abc import Sequence

from simulator.calibration.template import Choice
from simulator.presentation.labels import Words

#: What is offered when there is no scenario: the usual work of a sales team, as (activity, kind).
USUAL = (
    ("call", "contact"),
    ("call", "prepare"),
    ("visit", "contact"),
    ("visit", "prepare"),
    ("visit", "travel"),
    ("demo", "contact"),
    ("email", "contact"),
    ("quote", "prepare"),
    ("care", "contact"),
    ("platform", "validate"),
    ("crm", "report"),
    ("meeting", "meeting"),
    ("training", "training"),
    ("administration", "report"),
)


def default_choices(words: Words) -> tuple[Choice, ...]:
    """The usual work of a sales team."""
    return with_kinds([Choice(words.say(f"slots.usual_{name}"), name, kind) for name, kind in USUAL], words)


def with_kinds(choices: Sequence[Choice], words: Words) -> tuple[Choice, ...]:
    """Tell choices of the same label apart by their kind of hours; each label is then there once."""
    often = Counter(one.label for one in choices)
    labels = [
        words.say("pair", name=one.label, text=words.say(f"slots.kind_{one.kind}"))
        if often[one.label] > 1 or one.kind == "validate"
        else one.label
        for one in choices
    ]
    told = zip(choices, labels, strict=True)
    return tuple({label: Choice(label, one.activity, one.kind) for one, label in told}.values())
