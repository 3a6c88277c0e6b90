"""Characters that turn the text after them round: nothing that is shown keeps those of a scenario."""

#: Embeddings, overrides and isolates (Unicode Standard Annex 9, "Unicode Bidirectional Algorithm", 2.1 to 2.5).
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_AWAY = dict.fromkeys(map(ord, TURNING))


def unturned(text: str) -> str:
    """Return a text without them; letters of a language that is read from the right still run as they should."""
    return text.translate(_AWAY)
