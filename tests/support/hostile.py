"""A scenario whose every text tries to be something else than a text."""

import json
import re
from itertools import cycle
from pathlib import Path

ARABIC, HEBREW = "فريق المبيعات في باريس", "צוות המכירות"
#: Each a title, a label or a source that somebody could type, paste or plant.
TEXTS: tuple[str, ...] = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "</title></style></script><svg onload=alert(3)>",
    f"{ARABIC} \u202eevil\u202c (مبيعات)",
    f"{HEBREW} 2026",
    "🙂 Équipe 👩🏽\u200d💼 terrain 🏳️\u200d🌈",
    "W" * 200,
    ("Une équipe commerciale au nom interminable " * 5)[:200],
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "{{ 7*7 }} {% raw %} {0} {name} %s ${x}",
    '" onmouseover="alert(4)" \' onfocus=\'alert(5)\' x="',
    "&lt;b&gt;&amp;amp; <b>gras</b> <!-- ",
    "javascript:alert(6)",
    "\ue0000\ue00199\ue002 \ue003x",
)


def hostile(scenario: Path, first: int = 6) -> str:
    """Return a scenario's text with every title, label and source replaced; by default the pilot's mixes have the longest."""
    planted = cycle((*TEXTS[first:], *TEXTS[:first]))
    return re.sub(
        r'\b(title|label|source)(\s*)= "[^"\n]*"',
        lambda found: f"{found[1]}{found[2]}= {json.dumps(next(planted), ensure_ascii=False)}",
        scenario.read_text(encoding="utf-8"),
    )
