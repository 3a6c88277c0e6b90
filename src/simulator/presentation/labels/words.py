"""One voice for everything shown: sentences, money, numbers and dates by language."""

import datetime as dt
import math
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from simulator.presentation.labels.catalogue import catalogue
from simulator.presentation.labels.rounding import digits_allowed, percent_digits, rounded

LANGUAGES: Mapping[str, str] = {"en": "en_GB", "fr": "fr_FR"}
NO_BREAK = "\N{NO-BREAK SPACE}"
MISSING = "\N{EN DASH}"


class _Params(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


class Words:
    """Sentences and numbers of one language and currency.

    Parameters
    ----------
    language : str
        "fr" or "en"; anything else is shown in English.
    currency : str
        ISO 4217 code.
    """

    def __init__(self, language: str, currency: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.currency = currency
        self.locale = LANGUAGES[self.language]
        self._messages = catalogue(self.language)

    @cached_property
    def unit(self) -> str:
        """The currency's symbol; its code when the language has none for it."""
        return get_currency_symbol(self.currency, self.locale)

    @cached_property
    def unit_first(self) -> bool:
        """Whether the language writes the currency before the amount."""
        return self._money_pattern.startswith("¤")

    @cached_property
    def percent_sign(self) -> str:
        """The sign of a percentage as it follows a number, with its space where the language has one."""
        return str(Locale.parse(self.locale).percent_formats[None].suffix[0])

    @cached_property
    def _money_pattern(self) -> str:
        """Where the currency stands: CLDR's pattern, and its space between letters and digits ("CHF 1,200")."""
        pattern = str(Locale.parse(self.locale).currency_formats["standard"].pattern)
        return pattern.replace("¤#", f"¤{NO_BREAK}#") if self.unit[-1:].isalpha() else pattern

    def say(self, msgid: str, **params: object) -> str:
        """Return the message, its `{names}` filled; a parameter left out shows as a question mark."""
        return self._messages.gettext(msgid).format_map(_Params(params))

    def many(self, msgid: str, count: int, **params: object) -> str:
        """Return the message in its singular or plural, as the language has it of `count`, which fills `{count}`.

        One that has a single form is said as it is.
        """
        chosen = self._messages.ngettext(msgid, msgid, count)
        if chosen == msgid:
            return self.say(msgid, count=self.number(count), **params)
        return chosen.format_map(_Params({"count": self.number(count), **params}))

    def weeks(self, count: int) -> str:
        """Return "1 week", "13 weeks"."""
        return self.many("weeks", count)

    def knows(self, msgid: str) -> bool:
        """Tell whether the catalogue has the message."""
        return self._messages.gettext(msgid) != msgid

    def number(self, x: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a number with `digits` decimals (negative: rounded to tens, hundreds...)."""
        return self._written(x, digits, "#,##0.00", signed)

    def amount(self, x: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return an amount of money with `digits` decimals, as `number` does."""
        return self._written(x, digits, self._money_pattern, signed)

    def exact(self, x: float, *, scale: int = 1) -> str:
        """Return a number with all the digits that it was written with, times `scale`."""
        return self.number(*_as_written(x, scale))

    def exact_amount(self, x: float) -> str:
        """Return an amount of money with all the digits that it was written with."""
        return self.amount(*_as_written(x))

    def tick(self, x: float, digits: int = 6) -> str:
        """Return an axis' number with the decimals that it needs, at most `digits`."""
        return format_decimal(rounded(x, digits), "#,##0." + "#" * max(digits, 1), self.locale)

    def money(self, x: float, *, signed: bool = False) -> str:
        """Return an exact amount: cents below a thousand unless it is whole, whole units from there."""
        digits = 0 if math.isfinite(x) and float(x).is_integer() else _money_digits(x)
        return self.amount(x, digits, signed=signed)

    def money_estimate(self, value: float, se: float, *, signed: bool = False) -> str:
        """Return an estimated amount, no digit of which lies below its Monte Carlo error."""
        return self.amount(value, digits_allowed(value, se, _money_digits(value)), signed=signed)

    def estimate(self, value: float, se: float, *, most: int = 2, signed: bool = False) -> str:
        """Return an estimate without unit, rounded to the digit of its standard error."""
        return self.number(value, digits_allowed(value, se, most), signed=signed)

    def with_error(
        self, value: float, se: float, *, most: int = 2, signed: bool = False, money: bool = False
    ) -> str:
        """Return "estimate +- standard error", both rounded to the digit of the error; `money`: with the currency, once."""
        digits = digits_allowed(value, se, most, beside_error=True)
        lone = not math.isfinite(value) or not math.isfinite(se) or rounded(se, digits) == 0.0
        first = self.amount if money and (lone or self.unit_first) else self.number
        second = self.amount if money and not self.unit_first else self.number
        shown = first(value, digits, signed=signed)
        return shown if lone else f"{shown}{NO_BREAK}±{NO_BREAK}{second(se, digits)}"

    def percent(self, p: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a probability or a share as a percentage."""
        text = self.number(100.0 * p, digits, signed=signed)
        return text if text == MISSING else f"{text}{self.percent_sign}"

    def exact_percent(self, p: float) -> str:
        """Return a share as a percentage, with all the digits that it was written with."""
        return f"{self.exact(p, scale=100)}{self.percent_sign}"

    def percent_estimate(self, p: float, se: float) -> str:
        """Return an estimated share as a percentage, rounded to the digit of its standard error."""
        return self.percent(p, percent_digits(p, se))

    def hours(self, x: float, se: float = 0.0) -> str:
        """Return a duration in hours, rounded to its standard error."""
        return f"{self.estimate(x, se, most=0 if abs(x) >= 100.0 else 1)}{NO_BREAK}h"

    def date(self, day: dt.date) -> str:
        """Return a date with its weekday."""
        return format_date(day, "EEE d MMM y", self.locale)

    def short_date(self, day: dt.date) -> str:
        """Return a weekday and day of the month, for narrow places."""
        return format_date(day, "EEE d MMM", self.locale)

    def join(self, parts: list[str]) -> str:
        """Return a list of things, separated by commas."""
        return ", ".join(parts)

    def _written(self, x: float, digits: int, pattern: str, signed: bool) -> str:
        """Return a number in a pattern of two decimals, with `digits` in their place."""
        if not math.isfinite(x):
            return MISSING
        shown = rounded(x, digits)
        pattern = pattern.replace(".00", "." + "0" * digits if digits > 0 else "")
        text = (
            format_currency(shown, self.currency, pattern, self.locale, currency_digits=False)
            if "¤" in pattern
            else format_decimal(shown, pattern, self.locale)
        )
        return "+" + text if signed and shown > 0 else text


def _as_written(x: float, scale: int = 1) -> tuple[float, int]:
    """Return a number times `scale`, and the decimals that it was written with."""
    written = (Decimal(repr(x)) * scale).normalize()
    exponent = written.as_tuple().exponent
    return float(written), max(0, -exponent) if isinstance(exponent, int) else 0


def _money_digits(x: float) -> int:
    return 0 if not math.isfinite(x) or abs(x) >= 1000.0 else 2
