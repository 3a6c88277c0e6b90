"""Other values in a scenario file: comments stay, what is asked is what the new file says, wherever the old one says it."""

from pathlib import Path

import pytest

from simulator.scenario import load, quantities, to_toml
from simulator.scenario.rewrite import rewritten

ROOT = Path(__file__).resolve().parents[3]
PILOT = ROOT / "scenarios/pilot.toml"
SHORT = """
title = "Short" # the question
[profiles.rep]
headcount = 2
hourly_cost = 38

[channels]
# what we know best
calls  = { hours = { p10 = 0.3, p90 = 0.5 }, success = { p10 = 0.02, p90 = 0.04 }, value = 3_000 } # phone
visits = { hours = { mean = { p10 = 2, p90 = 3 }, cv = 0.5 }, success = 0.25, value = { mean = { p10 = 5_000, p90 = 7_000 }, cv = 0.7 } }

[platforms]
phoning = { price = { p10 = 100, p90 = 150 }, can_deliver_per_week = 5, hours = 0.3, success = { p10 = 0.05, p90 = 0.15 }, value = 3_000 }

[mixes]
internal = { rep = { calls = 0.5, visits = 0.5 } }
pilot    = { rep = { calls = 0.5, visits = 0.5 }, phoning = 5 }
"""


@pytest.fixture
def short(tmp_path: Path) -> Path:
    file = tmp_path / "short.toml"
    file.write_text(SHORT, encoding="utf-8")
    return file


def check(file: Path, to: Path, values: dict, **more):
    """Rewrite, save, load again: the file says what it was to say, and nothing else has moved."""
    text, scenario = rewritten(file, to, values, **more)
    to.write_text(text, encoding="utf-8")
    assert to_toml(load(to)) == to_toml(scenario)
    before, after = quantities(load(file, more.get("overrides", ()))), quantities(scenario)
    for path, one in after.items():
        if path in values:
            assert one.written() == type(one).parse(values[path]).written(), path
        elif not path.startswith("correlations"):
            assert one == before[path], path
    return text


def test_nothing_changed_is_the_same_file(tmp_path) -> None:
    text, _ = rewritten(PILOT, tmp_path / "new.toml", {})
    assert text == PILOT.read_text(encoding="utf-8")


def test_values_change_and_comments_stay(tmp_path) -> None:
    values = {
        "activities.call.success": {"successes": 40, "trials": 3000, "prior": [0.5, 0.5], "source": "trial"},
        "activities.call.hours.contact.mean": {"p10": 0.03, "p90": 0.04, "source": 'so-called "measured"'},
        "platforms.phoning.price": {"value": 150, "source": "invoices"},
        "platforms.phoning.no_show.probability": {"samples": [0.1, 0.2], "source": "trial"},
        "channels.customers.deal.value.mean": {"p10": 4000, "p90": 5000, "source": "trial"},
    }
    text = check(PILOT, tmp_path / "new.toml", values, header=["Made by a test", ""])
    assert text.startswith("# Made by a test\n#\n\n# Que vaut une heure")
    for comment in (
        "# 1 passe en premier",
        "# part du succès perdue par jour d'attente",
        "# réécoute de l'appel",
    ):
        assert comment in text
    old = PILOT.read_text(encoding="utf-8").splitlines()
    assert len(set(old) - set(text.splitlines())) == len(values)


@pytest.mark.parametrize("mark", ["ASSUMPTION: no file tells it", "HYPOTHÈSE : aucun fichier ne le dit"])
def test_what_is_learnt_is_no_longer_called_an_assumption(short, mark) -> None:
    """The mark goes with the value that it was about; those of other values, and other comments, stay."""
    file = short.with_name("marked.toml")
    lines = (
        "[channels.calls]",
        f"hours = {{ mean = {{ p10 = 0.3, p90 = 0.5 }}, cv = 0.4 }}   # {mark}",
        f"success = {{ p10 = 0.02, p90 = 0.04 }}   # {mark}",
        f"value = 3_000   # {mark}",
        "[channels.visits]",
        "hours = 2.5   # seen once",
        "success = 0.25",
        "value = 6_000",
    )
    between = SHORT[SHORT.index("[channels]") : SHORT.index("[platforms]")]
    file.write_text(SHORT.replace(between, "\n".join(lines) + "\n\n"), encoding="utf-8")
    values = {
        "activities.calls.success": {"p10": 0.02, "p90": 0.03, "source": "trial"},
        "activities.calls.hours.contact.mean": {"p10": 0.2, "p90": 0.3, "source": "trial"},
        "activities.visits.hours.contact.mean": {"p10": 2.2, "p90": 2.4, "source": "log"},
    }
    written = check(file, short.with_name("new.toml"), values).splitlines()
    assert [line.split(" = ")[0] for line in written if mark in line] == ["value"]
    assert any(line.endswith("# seen once") for line in written)


def test_the_short_form_stays_short(short) -> None:
    values = {
        "activities.calls.hours.contact.mean": {"p10": 0.35, "p90": 0.4, "source": "log"},
        "activities.calls.success": {"p10": 0.025, "p90": 0.03, "source": "trial"},
        "activities.visits.hours.contact.mean": {"p10": 2.2, "p90": 2.4, "source": "log"},
        "channels.visits.deal.value.mean": {"p10": 5500, "p90": 6500, "source": "CRM"},
        "platforms.phoning.success": {"p10": 0.06, "p90": 0.1, "source": "trial"},
        "activities.phoning.success": {"p10": 0.06, "p90": 0.1, "source": "trial"},
        "platforms.phoning.price": {"value": 120, "source": "invoices"},
    }
    known = quantities(load(short))
    text = check(short, short.with_name("new.toml"), {p: v for p, v in values.items() if p in known})
    assert "# phone" in text
    assert "# what we know best" in text
    assert "[activities" not in text
    assert "[set]" not in text


def test_a_value_of_the_file_that_is_extended(short) -> None:
    child = short.with_name("child.toml")
    child.write_text('extends = "short.toml"\ntitle = "Child" # mine\n', encoding="utf-8")
    text = check(
        child,
        short.with_name("new.toml"),
        {"activities.calls.success": {"p10": 0.025, "p90": 0.03, "source": "trial"}},
    )
    assert 'extends = "short.toml"' in text
    assert "[set]" in text


def test_a_value_under_the_files_own_set(short) -> None:
    file = short.with_name("set.toml")
    file.write_text(
        'set = { "activities.calls.success" = { p10 = 0.01, p90 = 0.02 } }\n' + SHORT, encoding="utf-8"
    )
    check(
        file,
        short.with_name("new.toml"),
        {"activities.calls.success": {"p10": 0.025, "p90": 0.03, "source": "trial"}},
    )


def test_what_was_set_on_the_command_line_is_in_the_new_file(short) -> None:
    text = check(
        short,
        short.with_name("new.toml"),
        {"activities.calls.success": {"p10": 0.025, "p90": 0.03, "source": "trial"}},
        overrides=("platforms.phoning.price=180", "title=Other"),
    )
    assert "180" in text
    assert load(short.with_name("new.toml")).title == "Other"


def test_files_are_found_from_the_new_place(tmp_path, short) -> None:
    (tmp_path / "hours.csv").write_text("hours\n0.2\n0.4\n", encoding="utf-8")
    file = tmp_path / "samples.toml"
    file.write_text(
        SHORT.replace(
            "can_deliver_per_week = 5", 'can_deliver_per_week = { samples = "hours.csv", column = "hours" }'
        ),
        encoding="utf-8",
    )
    child = tmp_path / "child.toml"
    child.write_text('extends = "samples.toml"\ntitle = "Child"\n', encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    for one in (file, child):
        _, scenario = rewritten(one, tmp_path / "elsewhere" / "new.toml", {})
        path = "platforms.phoning.can_deliver_per_week"
        assert quantities(scenario)[path].form == quantities(load(one))[path].form


def test_correlations_are_replaced_in_their_place(tmp_path) -> None:
    entries = [
        (("activities.demo.success", "platforms.phoning.success"), 0.31, 0),
        (("activities.call.success", "activities.mail.success"), 0.2, None),
    ]
    text = check(PILOT, tmp_path / "new.toml", {}, together=entries)
    assert "# un marché porteur l'est pour tous les rendez-vous" in text
    found = load(tmp_path / "new.toml").correlations
    assert [(one.between, one.rank) for one in found] == [(between, rank) for between, rank, _ in entries]
    text = check(PILOT, tmp_path / "new.toml", {}, together=[])
    assert "[[correlations]]" not in text
