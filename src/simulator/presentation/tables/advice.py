"""What to distrust in these figures."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.presentation.labels import Names, Words
from simulator.scenario import Advice

#: Advice that has a sentence in the catalogues.
CODES: tuple[str, ...] = ("baseline_by_default", "cooled", "expired", "run_off_zero")
#: Parameters whose value is the name of a piece of the scenario.
NAMED = {"mix": "mix", "baseline": "mix", "source": "source", "channel": "source", "platform": "platform",
         "profile": "profile", "activity": "any"}  # fmt: skip
#: Parameters that are shares.
SHARES = ("share", "probability", "conversion", "cut")


def advice_lines(advice: Sequence[Advice], words: Words, labels: Mapping[str, str]) -> Iterator[str]:
    """Yield one sentence for each piece of advice; an unknown code still says what it is about."""
    names = Names(labels, words)
    for item in advice:
        params = {key: _shown(key, value, words, names) for key, value in item.params.items()}
        msgid = f"advice.{item.code}"
        if words.knows(msgid):
            yield _located(item.key, words.say(msgid, **params))
        else:
            yield words.say(
                "advice.unknown", code=item.code.replace("_", " "), key=item.key, params=_list(params)
            )


def _located(key: str, sentence: str) -> str:
    return f"{key}: {sentence}" if key else sentence


def _list(params: Mapping[str, str]) -> str:
    return ", ".join(f"{key} = {text}" for key, text in params.items())


def _shown(key: str, value: object, words: Words, names: Names) -> str:
    if isinstance(value, str):
        named: str = getattr(names, NAMED[key])(value) if key in NAMED else value
        return named
    if isinstance(value, bool) or not isinstance(value, int | float):
        if isinstance(value, list | tuple):
            return ", ".join(_shown(key, part, words, names) for part in value)
        return str(value)
    if key in SHARES or key.endswith("_share"):
        return words.percent(value, 0 if abs(value) >= 0.1 else 1)
    return words.number(value, 0 if float(value).is_integer() else 2 if abs(value) < 10 else 1)
