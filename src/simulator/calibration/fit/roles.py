"""What the words of a time log say of an activity: which part of the work it is, and which kind of hours."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

#: "call" and "message" open opportunities, "follow" is the work on what is open, "owed" comes back whatever one sells,
#: "away" is no work (leave, breaks), "unknown" takes time of which the words say nothing.
Role = Literal["call", "message", "follow", "owed", "away", "unknown"]
#: Kinds of hours that are owed whatever is sold.
OWED_KINDS = ("meeting", "training", "validate", "report")

#: First match holds; without accents, in lower case, French and English.
_WORDS: tuple[tuple[str, Role, str], ...] = (
    (r"\b(conges?|cp|rtt|vacances|leave|holidays?|vacation|pto|day off|sick\w*|maladie|feries?|absen\w+)\b", "away", "report"),
    (r"^(?!.*\b(client|customer|prospect)).*\b(lunch\w*|dejeuner|repas|pauses?|breaks?)\b", "away", "report"),
    (r"\b(call(s|ing)?|dial+ing|pige|cold.?call\w*|phon\w*|telepho\w*|teleprospect\w*|appels?)\b", "call", "contact"),
    (r"\b(e.?mails?|emailing|courriels?|mailing|linkedin|messages?|inbox)\b", "message", "contact"),
    (r"\b(outreach|prospection|prospecting)\b", "call", "contact"),
    (r"\b(trajets?|deplacements?|tournees?|voiture|routes?|car|travel\w*|driv\w+|train|flight)\b", "follow", "travel"),
    (r"\b(formation|training|coaching|e.?learning)\b", "owed", "training"),
    (r"\b(stand.?up|team meeting|internal meeting|weekly|one.?to.?one|1.?1)\b", "owed", "meeting"),
    (r"\b(crm|boite (mail|de reception)|factur\w+|invoic\w+|report\w*|saisie|admin\w*|compte.?rendus?|notes?|data entry)\b", "owed", "report"),
    (r"\b(valid\w+)\b", "owed", "validate"),
    (r"\b(prepa\w*|recherche|research|ciblage|targeting|prospect list)\b", "follow", "prepare"),
    (r"\b(visit\w*|decouvertes?|discovery|r[1-4]|survey\w*|relances?|suivi|follow.?ups?|rendez.?vous|rdv|appointments?|demos?|demonstrations?|visio|video|nego\w*)\b", "follow", "contact"),
    (r"\b(clients?|customers?|prospects?|quot(es?|ing)|devis|chiffrages?|propales?|proposals?|propositions?|offres?|closing)\b", "follow", "contact"),
    (r"\b(meetings?|reunions?|reus?|points?|sync)\b", "owed", "meeting"),
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How an activity is understood; `guessed` when its words, not the log's own column, say the kind."""

    role: Role
    kind: str
    guessed: bool


@cache
def reading_of(activity: str, kind: str | None) -> Reading:
    """Understand an activity of a time log.

    Parameters
    ----------
    activity : str
        As the log names it, in French or English.
    kind : str or None
        Kind of hours that the log states.

    Returns
    -------
    Reading
        Words for calling make it "call" whatever the kind. Owed kinds make it "owed"; the rest follows what is open.
        An activity that says nothing is "unknown"; leave and breaks are "away".
    """
    text = unicodedata.normalize("NFD", activity.casefold())
    plain = "".join(letter for letter in text if not unicodedata.combining(letter)).replace("_", " ")
    found = next(((role, usual) for words, role, usual in _WORDS if re.search(words, plain)), None)
    if kind is None:
        role, usual = found or ("unknown", "report")
        return Reading(role, usual, guessed=True)
    if found is not None and found[0] in ("call", "message") and kind not in ("meeting", "training"):
        return Reading(found[0], kind, guessed=False)
    return Reading("owed" if kind in OWED_KINDS else "follow", kind, guessed=False)
