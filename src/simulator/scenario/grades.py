"""How far a number can be trusted, as the words of its source say: the one place where they are read."""

import re
import unicodedata
from typing import Literal, get_args

Grade = Literal["measured", "vendor", "published", "stated", "assumption"]
#: From the best to the weakest; "stated" is a source that says nothing of how it knows.
GRADES: tuple[Grade, ...] = get_args(Grade)

#: The words of each grade, in the languages of the reports; the weakest comes first.
_WORDS: tuple[tuple[Grade, str], ...] = (
    ("assumption", r"\bassum(?:ption|ed|ing)s?\b|\bhypoth[eè]s[ei]s?\b"),
    ("published", r"\bpublié(?:e|s|es)? sans échantillon|\bpublished without (?:a |any )?sample"),
    ("vendor", r"\bétudes? d'éditeurs?\b|\bvendors?(?:'s?)? (?:stud(?:y|ies)|benchmarks?|surveys?)\b"),
    ("measured", r"(?<!non )(?<!pas )(?<!not )\bmesurée?s?\b|(?<!not )\bmeasured\b"),
)
_PATTERNS = tuple((grade, re.compile(words)) for grade, words in _WORDS)


def grade_of(source: str) -> Grade:
    """Return the weakest grade that the text of a source names.

    A chain holds as its weakest link does: "assumption; 21 % measured elsewhere" is an assumption.

    Parameters
    ----------
    source : str
        As the scenario writes it, in French or English.

    Returns
    -------
    str
        "measured" (a stated sample, a law, an official engine), "vendor" (a vendor's study with its sample),
        "published" (a claim without sample), "assumption", or "stated" when the source names none of them.
    """
    text = unicodedata.normalize("NFC", source).casefold().replace("’", "'")
    return next((grade for grade, words in _PATTERNS if words.search(text)), "stated")
