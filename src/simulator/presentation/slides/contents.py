"""What the slides say: texts, pictures and notes, without the library that writes them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from simulator.presentation import tables, verdict
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Words
from simulator.presentation.report.cards import cards
from simulator.presentation.report.case import Case
from simulator.presentation.report.ink import plain
from simulator.presentation.report.plates import VALUES, alternative_of, finding_of
from simulator.presentation.report.sentences import odds, subtitle
from simulator.presentation.trial import unweighed_lines

#: Pictures of each slide.
SHOWN: tuple[tuple[str, ...], ...] = (
    ("cumulative", "difference"),
    ("price", "drivers"),
    ("weekly", "hours"),
    ("trial",),
)
#: Sentences of advice that a slide has room for; the notes have them all.
MOST_ADVICE = 4


@dataclass(frozen=True)
class Picture:
    """A picture by its name, with what it shows and what stands for it when it is not seen."""

    name: str
    finding: str
    alternative: str


@dataclass(frozen=True)
class Slide:
    """A slide: its title, paragraphs, rows of a table, pictures, and notes."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def slides(case: Case, drawn: Iterable[str]) -> list[Slide]:
    """Return the slides, every text plain: six, fewer when there is no picture for one.

    Parameters
    ----------
    case : Case
        What is shown.
    drawn : iterable of str
        Names of the pictures that there are.
    """
    there = set(drawn)
    found = [_verdict(case), _numbers(case)]
    found += [_pictures(case, names, there) for names in SHOWN[:-1] if there & set(names)]
    return [*found, _last(case, there)]


def _verdict(case: Case) -> Slide:
    findings, words = case.findings, case.words
    first, *others = verdict.verdicts(findings, words)
    more = [
        *others,
        *verdict.costs_if_wrong(findings, words),
        *verdict.prices(findings, words),
        *tables.decision_lines(findings, words),
    ]
    said = [first, *others[:1], *(text for text, _ in odds(case)), *others[1:], subtitle(case)]
    return Slide(plain(findings.title), _plain(said), notes=_plain([first, *more]))


def _numbers(case: Case) -> Slide:
    found = cards(case)
    rows = [(plain(card.label), plain(card.value) or "–", plain(card.more)) for card in found]
    return Slide(
        plain(case.words.say(f"report.numbers.{len(found)}")),
        rows=rows,
        notes=[
            *(f"{label} {value}. {more}" for label, value, more in rows),
            *(card.command for card in found if card.command),
            *_lines(_mixes(case), case.words),
        ],
    )


def _mixes(case: Case) -> list[Grid]:
    return [tables.mixes_grid(case.findings, case.words)]


def _pictures(case: Case, names: tuple[str, ...], there: set[str]) -> Slide:
    pictures = [_picture(case, name) for name in names if name in there]
    told = f"{names[0]}_alone" if names == SHOWN[0] and case.comparison is None else names[0]
    title = plain(case.words.say(f"report.slide.{told}"))
    notes = [
        *(one.alternative for one in pictures),
        *(line for one in pictures for line in _lines(VALUES[one.name](case), case.words)),
    ]
    return Slide(title, pictures=pictures, notes=notes)


def _picture(case: Case, name: str) -> Picture:
    finding = plain(finding_of(case, name))
    return Picture(name, finding, alternative_of(finding, name, case.words))


def _last(case: Case, there: set[str]) -> Slide:
    """The trial, what to distrust, and how to find these figures again."""
    findings, words = case.findings, case.words
    told = list(tables.advised(findings.advice, words, findings.labels))
    advice = _plain(tables.advice_lines(findings.advice, words, findings.labels))
    made = _plain(tables.provenance_lines(findings, words, None))
    trial = _pictures(case, SHOWN[-1], there)
    asked = case.tries and not trial.pictures
    tried = case.answers.trial
    unweighed = [] if tried is None else _plain(unweighed_lines(tried, words))
    rests = [] if tried is None else [plain(words.many("report.rows.trial", tried.provenance.replications))]
    return Slide(
        trial.title if case.tries else plain(words.say("report.section.distrust")),
        [
            *([plain(words.say("report.slide_trial"))] if asked else []),
            *unweighed,
            *_plain(said for _, said in told[:MOST_ADVICE]),
        ],
        pictures=trial.pictures,
        notes=[
            *trial.notes,
            *([case.command("trial")] if asked else []),
            *unweighed,
            *rests,
            *advice,
            *made,
            findings.provenance.command,
        ],
    )


def _lines(grids: Iterable[Grid], words: Words) -> Iterator[str]:
    """Yield tables as lines of text: a title, then "row: column value, column value…"."""
    for grid in grids:
        yield plain(grid.title)
        for label, texts in grid.rows:
            said = ", ".join(f"{name} {text}" for name, text in zip(grid.columns, texts, strict=True) if text)
            yield plain(words.say("report.note_line", label=label, said=said))


def _plain(texts: Iterable[str]) -> list[str]:
    return [plain(text) for text in texts]
