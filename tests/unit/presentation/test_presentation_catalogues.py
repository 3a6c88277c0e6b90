"""Every message is in both languages, used, and asks for the same fields."""

import ast
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from simulator.calibration.estimators.records import Family
from simulator.calibration.fit.observed import Quantity
from simulator.calibration.fit.records import Remark, Why
from simulator.calibration.fit.usual import OWED
from simulator.calibration.fit.week import OWED_NAMES
from simulator.calibration.readers import Status
from simulator.calibration.tables import KINDS_OF_HOURS
from simulator.fitted import Because
from simulator.presentation import figures, tables
from simulator.presentation.compare.grids import COLUMNS, MEASURES
from simulator.presentation.compare.lines import CHANGES
from simulator.presentation.compare.sentences import REASONS
from simulator.presentation.figures.agenda import STYLES
from simulator.presentation.figures.fit import FIGURES as FIT_FIGURES
from simulator.presentation.figures.trial import SHOWN
from simulator.presentation.labels.assumptions import KINDS as ASSUMED, SHAPES, UNITS
from simulator.presentation.labels.chances import SIGNS
from simulator.presentation.labels.names import OWN_SOURCES
from simulator.presentation.labels.quantities import NAMED, PARTS
from simulator.presentation.report.page import METHOD
from simulator.presentation.report.plates import FIVE, VALUES as PLATES
from simulator.presentation.report.sentences import ON_BELIEFS as METHOD_ON_BELIEFS
from simulator.presentation.search.page import FRONTIER, SELECTION
from simulator.presentation.slides.contents import SHOWN as SLIDES
from simulator.presentation.sweep.sentences import UNTOLD
from simulator.presentation.tables.advice import CODES
from simulator.presentation.tables.advice_values import QUANTITIES
from simulator.presentation.tables.funnel import STAGES
from simulator.presentation.template.offered import USUAL
from simulator.presentation.template.pages import STEPS
from simulator.presentation.update.grids import COLUMNS as UPDATE_COLUMNS, METHODS
from simulator.presentation.update.notes import LEFT
from simulator.presentation.update.sentences import BOUNDS, TURNED, UNRULED
from simulator.presentation.update.values import WHATS
from simulator.presentation.verdict import ON_BELIEFS
from simulator.presentation.workbook.assumptions import WIDTHS as ASSUMPTION_COLUMNS
from simulator.presentation.workbook.cells import STATISTICS
from simulator.presentation.workbook.channels import UNITS as CHANNEL_COLUMNS
from simulator.presentation.workbook.costs import NAMES as COST_COLUMNS
from simulator.presentation.workbook.hours import NAMES as HOUR_COLUMNS
from simulator.presentation.workbook.mixes import PIECES
from simulator.presentation.workbook.provenance import FACTS, READING
from simulator.presentation.workbook.weekly import BANDS, SERIES
from simulator.quantities import COST_CATEGORIES, KINDS
from simulator.scenario import GRADES
from simulator.study.trial.counted import OF_PLATFORM, OF_TEAM
from simulator.study.trial.plan import OPTIONS

VERDICTS = ("worth", "not_worth", "changes_nothing", "undecided")
#: Methods that show a message, the second in its singular or plural.
SAYING = ("say", "many")
PACKAGE = Path(str(resources.files("simulator.presentation")))
#: What the blanks of f-strings stand for.
FAMILIES = {
    "kind": KINDS,
    "cost": COST_CATEGORIES,
    "stage": STAGES,
    "source": OWN_SOURCES,
    "advice": CODES,
    "agenda": STYLES,
    "quantity": QUANTITIES,
    "per": ("hourly_value", "net"),
    "margin.least": ("part", "all"),
    "command.sweep": ("interrupted", "failed"),
    "margin.lever": ("move", "shorten", "hire", "buy"),
    "margin.column": ("profile", "hours", "average", "marginal", "least", "net", "each", "chance", "average_chance"),
    "tornado.column": ("from", "to", "low", "high", "swing"),
    "search": ("settled", "baseline", "tied", "left_better", "left_open", "written_better", "written_open"),
    "search.column": (*SELECTION, *FRONTIER),
    "search.frontier": ("on", "open", "off"),
    "search.status": ("selected", "close", "tied", "eliminated"),
    "search.tail": ("on", "open"),
    "search.title": ("selection", "frontier"),
    "decision": ("best_certain", "lead_certain", "tie_certain", "best", "lead", "tie", "evpi", "evpi_none", "price_change", "price_fall"),
    "decision.dominance": ("1", "2"),
    "figure.difference": ("hourly_value", "net"),
    "verdict": (*(f"{one}_certain" for one in (*ON_BELIEFS, "price", "price_alone")), "better", "worse", "leans_better", "leans_worse", "undecided", "too_noisy", "too_few", "price", "price_alone"),
    "chance": SIGNS,
    "provenance": ("reached", "missed", "unjudged"),
    "swept": NAMED,
    "workbook": (
        *STATISTICS, *BANDS, *CHANNEL_COLUMNS, *HOUR_COLUMNS, *COST_COLUMNS, *ASSUMPTION_COLUMNS,
        *(name for shown in PIECES.values() for name in shown),
        "mix", "against", "measure", "unit", "probability_better", "probability_better_on_average", "expected_gain",
        "expected_loss_if_wrong",
    ),
    "workbook.section": ("hour", "quarter", "funnel", "profiles", "queues", "platforms", "opening", "decision"),
    "workbook.series": SERIES,
    "workbook.difference": ("hourly_value", "net", "opening_net"),
    "workbook.reading": READING,
    "workbook.reads": READING,
    "workbook.fact": FACTS,
    "compare": (*COLUMNS, "only_before", "only_after", "equal", "moved", "unmoved", "verdict", "verdict_same"),
    "compare.figure": MEASURES,
    "compare.line": CHANGES,
    "compare.why": REASONS,
    "report.subject": PLATES,
    "report.alternative": PLATES,
    "report.numbers": ("3", "4", "5"),
    "report.pictures": [str(count) for count in range(len(FIVE) + 1)],
    "report.missing": ("trial", "weekly", "hours"),
    "report.subtitle": ("followed", "unfollowed"),
    "report.slide": [*(names[0] for names in SLIDES), f"{SLIDES[0][0]}_alone"],
    "report.card": ("price_more", "price_more_certain", "price_band"),
    "report.column": ("hours", "margin", "signed", "average", "marginal", "shape", "range", "source", "grade"),
    "report.trial": (*VERDICTS, "changes_nothing_weighed"),
    "report.odds": ("luck", "average"),
    "report.method": [*(str(k + 1) for k in range(METHOD)), *(f"{k}_certain" for k in METHOD_ON_BELIEFS), "unfollowed"],
    "report.assumed": ASSUMED,
    "shape": SHAPES,
    "assumed": ASSUMED,
    "unit": UNITS,
    "grade": GRADES,
    "swept_part": PARTS,
    "told": ("better", "worse", "leans_better", "leans_worse", *UNTOLD),
    "slots.usual": tuple(name for name, _ in USUAL),
    "slots.kind": KINDS_OF_HOURS,
    "slots.step": STEPS,
    "sweep": ("vague", "several", "rises", "falls", "never", "throughout_better", "throughout_worse", *UNTOLD, "alone", "alone_flat", "told", "gain", "band", "average"),
    "figure.sweep": ("hourly_value", "net"),
    "trial.left": ("better", "open"),
    "fit.head": ("what", "read", "next"),
    "fit.part": ("team", "work", "channels", "platforms", "mixes", "decision"),
    "fit.profile": ("rep", "caller"),
    "fit.activity": ("call", "message", "opening", "deal", "appointment", "taken"),
    "fit.cause": get_args(Because),
    "fit.owed_name": (*OWED_NAMES.values(), *OWED),
    "fit.taken": ("all", "share", "assumed"),
    "fit.channel": ("calls", "other_calls", "messages", "other_origins"),
    "fit.mix": ("today", "pilot", "internal"),
    "fit.source": ("dated", "undated"),
    "fit.why": get_args(Why),
    "fit.note": tuple(code for code in get_args(Remark) if code),
    "fit.law": get_args(Family),
    "fit.misfit": ("won", "lost"),
    "fit.list": ("tires", "holds"),
    "fit.similar": ("listed", "within"),
    "fit.covered": ("yes", "no"),
    "fit.status": get_args(Status),
    "fit.platform": ("accepted", "missed", "success"),
    "fit.quantity": get_args(Quantity),
    "fit.column": ("files", "value", "rows", "activity", "kind", "hours", "share", "closed", "counted", "believed", "observed", "simulated", "covered", "problem", "lines"),
    "figure.fit": (*FIT_FIGURES, "files", "law", "won", "lost"),
    "trial": (*VERDICTS, "changes_nothing_weighed", "gain", "gain_running", "used", "used_plain", "free", "weighed", "how_well", "how_well_alone", "always", "two_ways", "three_ways", "told", *SHOWN, "rule", "value", "wrong", "loss"),
    "trial_told": VERDICTS,
    "trial_option": (*OPTIONS, "continue"),
    "trial_doing": (*OPTIONS, "continue"),
    "trial_seen": tuple({**OF_PLATFORM, **OF_TEAM}),
    "trial_of": (*(f"platform_{name}" for name in OF_PLATFORM if name != "hours"), *(f"team_{name}" for name in OF_TEAM if name != "hours"), "share_quotes", "share_signed"),
    "update": (*BOUNDS, *TURNED),
    "update.no_rule": UNRULED,
    "update.left": LEFT,
    "update.told": WHATS,
    "update.seen": WHATS,
    "update.method": METHODS,
    "update.row": ("refused", "odd"),
    "update.column": UPDATE_COLUMNS,
    "diary.what": (
        "task", "missed", "prospect", "restart", "commitment", "idle", "absent", "leave", "opened", "delivered",
        "accepted", "refused", "signed", "expired", "rebooked", "lost", "set_up", "validate",
    ),
}  # fmt: skip


def messages(language: str) -> dict[str, str]:
    with (PACKAGE / "locale" / f"{language}.po").open("rb") as stream:
        return {_first(m.id): "\n".join(_forms(m.string)) for m in read_po(stream) if m.id}


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    """The one form of a message, or its singular and its plural."""
    return [text] if isinstance(text, str) else list(text)


def _first(msgid: str | tuple[str, ...] | list[str]) -> str:
    return _forms(msgid)[0]


def asked() -> set[str]:
    """Every identifier that the source asks for, f-strings spelled out."""
    found: set[str] = set()
    rooms = (
        PACKAGE,
        PACKAGE.parent / "cli",
        PACKAGE.parent / "calibration" / "fit",
        PACKAGE.parent / "study" / "fit",
    )
    for file in (file for room in rooms for file in room.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        columns = re.findall(r'"([a-z_]+)"', "".join(_columns(tree)))
        for node in ast.walk(tree):
            found |= set(_spelled(node, columns))
    for template in PACKAGE.rglob("*.jinja"):
        found |= set(re.findall(r'\bsay\("([a-z_.]+)"', template.read_text(encoding="utf-8")))
    return found


def _columns(tree: ast.AST) -> Iterator[str]:
    """Text of the tuples and lists over which `column.` messages are asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List) and all(isinstance(e, ast.Constant) for e in node.elts):
            yield ast.unparse(node).replace("'", '"')


def _spelled(node: ast.AST, columns: list[str]) -> Iterator[str]:
    said = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING
    if said and node.args and isinstance(node.args[0], ast.Constant):
        yield node.args[0].value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_section":
        yield node.args[1].value
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        head = str(node.values[0].value)
        for family, members in {**FAMILIES, "column": columns}.items():
            if len(node.values) == 2 and head in (f"{family}.", f"{family}_"):
                yield from (head + member for member in members)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_message_is_missing_or_unused(language: str) -> None:
    there, wanted = set(messages(language)), asked()
    known = {m for m in wanted if not m.startswith("column.")} | (wanted & there)
    assert known - there == set()
    assert there - wanted == set()


def test_every_column_is_named() -> None:
    there = messages("en")
    columns = {m for m in asked() if m.startswith("column.")}
    assert {"column.hours", "column.utilisation", "column.who"} <= columns & set(there)


def test_languages_ask_for_the_same_fields() -> None:
    english, french = messages("en"), messages("fr")
    assert english.keys() == french.keys()
    loose = {"figure.difference_title", "queues.cooled"}
    for msgid, text in english.items():
        assert msgid in loose or fields(text) >= fields(french[msgid]), msgid
        assert text
        assert french[msgid]


def test_french_typography() -> None:
    for msgid, text in messages("fr").items():
        assert not re.search(r" [:;?!%»]|« ", text), f"{msgid}: breaking space"
        assert "'" not in text, f"{msgid}: straight apostrophe"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_error_stays_with_its_sign(language: str) -> None:
    assert not [msgid for msgid, text in messages(language).items() if re.search("± ", text)]


def test_rooms_name_what_they_offer() -> None:
    assert set(tables.__all__) <= set(dir(tables))
    assert set(figures.__all__) <= set(dir(figures))
