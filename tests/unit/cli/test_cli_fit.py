"""`simulate fit` inside the test: what it writes, whole or not at all, and what it refuses."""

import datetime as dt
import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

import simulator.cli.fit as command
from simulator.fitted import FitFindings
from simulator.scenario import load

SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "fit.schema.json").read_text(encoding="utf-8")
)
FEW = ("--rows", "20", "--workers", "1", "--out", "team.toml")
CALLS = "started,person,talk_s,success\n" + "".join(
    f"2026-01-{5 + k % 5:02d} {9 + k % 3:02d}:{k % 60:02d}:00,P{k % 2},{30 + 7 * k % 400},{'yes' if k % 25 == 0 else 'no'}\n"
    for k in range(200)
)


@pytest.fixture
def calls(tmp_path: Path) -> str:
    (tmp_path / "calls.csv").write_text(CALLS, encoding="utf-8")
    return "calls.csv"


def files() -> set[str]:
    return {str(path) for path in Path().rglob("*") if path.is_file()}


def test_a_scenario_and_its_folder(run, calls) -> None:
    done = run("fit", "--calls", calls, *FEW, "--lang", "fr")
    assert done.exit_code == 0, done.output
    assert load("team.toml").language == "fr"
    pictures = {f"team-fit/figures/{name}.{kind}" for name in ("talk", "check") for kind in ("png", "svg")}
    assert files() == {"calls.csv", "team.toml", "team-fit/fit.json", *pictures}
    assert "200 appels, 8 succès : 4,00 % par appel, un sur 25,0." in " ".join(done.stdout.split()).replace(
        "\xa0", " "
    )
    content = json.loads(Path("team-fit/fit.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert set(SCHEMA["required"]) == {"schema_version", *FitFindings.__dataclass_fields__}


def test_json_alone_on_standard_output(run, calls) -> None:
    done = run("fit", "--calls", calls, *FEW, "--lang", "en", "--json", "--no-report")
    assert json.loads(done.stdout)["calls"]["attempts"] == 200
    assert files() == {"calls.csv", "team.toml", "team-fit/fit.json"}


def test_the_same_bytes_again(run, calls) -> None:
    for name in ("one", "two"):
        run(
            "fit",
            "--calls",
            calls,
            "--rows",
            "20",
            "--workers",
            "1",
            "--out",
            f"{name}/team.toml",
            "--lang",
            "en",
        )
    one, two = (
        {p.relative_to(name): p.read_bytes() for p in Path(name).rglob("*") if p.is_file()}
        for name in ("one", "two")
    )
    assert one == two


def test_nothing_is_overwritten_without_force(run, calls) -> None:
    Path("team.toml").write_text("mine", encoding="utf-8")
    done = run("fit", "--calls", calls, *FEW, "--lang", "en")
    assert done.exit_code == 2
    assert "the file exists already" in done.stderr
    assert Path("team.toml").read_text(encoding="utf-8") == "mine"
    assert run("fit", "--calls", calls, *FEW, "--force").exit_code == 0
    assert load("team.toml").title


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "no file is given to learn from"),
        (("--calls", "calls.csv"), "nothing says where the scenario goes"),
        (
            ("--calls", "calls.csv", "--out", "x.toml", "--beliefs-only"),
            "--beliefs-only prints, and --out writes",
        ),
        (("--calls", "none.csv", "--out", "x.toml"), "there is no such file"),
        (("--deals", "calls.csv", "--out", "x.toml"), "Give it with --calls"),
        (("--calls", "calls.csv", "--map", "none.toml", "--out", "x.toml"), "there is no such file"),
        (
            ("--calls", "calls.csv", "--timezone", "Europe/Nowhere", "--out", "x.toml"),
            "there is no such time zone",
        ),
    ],
)
def test_what_is_refused_writes_nothing(run, calls, words, said) -> None:
    done = run("fit", *words, "--lang", "en")
    assert done.exit_code == 2, done.output
    assert said in " ".join(done.stderr.split())
    assert files() == {"calls.csv"}


def test_problems_of_all_files_at_once(run, calls) -> None:
    done = run("fit", "--calls", "a.csv", "--deals", "b.csv", "--out", "x.toml", "--lang", "en")
    assert "a.csv" in done.stderr
    assert "b.csv" in done.stderr


def test_beliefs_are_printed(run, calls) -> None:
    done = run("fit", "--calls", calls, "--beliefs-only", "--lang", "en")
    assert "[activities.call]" in done.stdout
    assert "gross_salary" not in done.stdout
    assert files() == {"calls.csv"}


def test_no_check(run, calls) -> None:
    done = run(
        "fit", "--calls", calls, "--rows", "0", "--out", "team.toml", "--lang", "en", "--quiet", "--no-report"
    )
    assert "Nothing was simulated" in done.stdout


def test_ctrl_c_leaves_nothing(run, calls, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_checks", stop)
    done = run("fit", "--calls", calls, *FEW, "--lang", "en")
    assert done.exit_code == 130
    assert files() == {"calls.csv"}


def test_a_sheet_to_fill(run) -> None:
    assert run("fit", "--template", "sheet.xlsx", "--people", "3", "--lang", "fr").exit_code == 0
    assert files() == {"sheet.xlsx"}
    assert run("fit", "--template", "sheet.xlsx").exit_code == 2


DEALS = "deal,status,opened,closed,value,currency\n" + "".join(
    f"D{k},{'won' if k % 2 else 'lost'},2026-01-{5 + k % 20:02d},2026-02-{1 + k % 25:02d},{1000 + k},EUR\n"
    for k in range(30)
)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--calls", "in.toml", "--out", "in.toml", "--force"), "which is read"),
        (("--calls", "calls.csv", "--template", "sheet.xlsx"), "reads nothing"),
        (("--deals", "mixed.csv", "--out", "team.toml"), "several currencies: EUR, USD"),
        (("--time", "leave.csv", "--out", "team.toml"), "holds a row that can be used"),
        (("--time", "owed.csv", "--out", "team.toml"), "(Blurb)"),
    ],
)
def test_nothing_is_overwritten_mixed_or_blamed_on_us(run, calls, options, said) -> None:
    log = "person,date,hours,activity\n" + "".join(f"Ann,{k:02d}/02/2027,7.44,{{}}\n" for k in range(15, 20))
    texts = {
        "in.toml": CALLS,
        "mixed.csv": DEALS + "Z,won,2026-01-09,2026-02-09,900,USD\n",
        "leave.csv": log.format(*["Annual leave"] * 5),
        "owed.csv": log.format(*["Blurb"] * 5),
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    before = {name: Path(name).read_bytes() for name in files()}
    done = run("fit", *options, "--lang", "en", "--rows", "0", "--dates", "day-first")
    assert done.exit_code == 2, done.output
    assert said in " ".join(done.stderr.split())
    assert {name: Path(name).read_bytes() for name in files()} == before


def test_impossible_dates_and_amounts_are_set_aside(run) -> None:
    text = DEALS + "Y,won,2026-01-09,2099-02-09,900,EUR\nZ,won,2026-01-09,2026-02-09,1e308,EUR\n"
    Path("deals.csv").write_text(text, encoding="utf-8")
    done = run(
        "fit", "--deals", "deals.csv", "--out", "team.toml", "--lang", "en", "--rows", "0", "--no-report"
    )
    assert done.exit_code == 0, done.output
    found = json.loads(Path("team-fit/fit.json").read_text(encoding="utf-8"))
    complaints = {one["rule"]: one["lines"] for one in found["reports"][0]["complaints"]}
    assert complaints == {"implausible_date": [32], "implausible_amount": [33]}
    assert found["deals"]["evidence"]["last"] < "2026-03"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_neither_a_file_that_is_read_nor_another_kind_of_file_is_written(run, calls, language) -> None:
    before = Path(calls).read_bytes()
    over = run("fit", "--calls", calls, "--out", calls, "--force", "--lang", language)
    assert over.exit_code == 2
    assert {"en": "which is read", "fr": "qui est lu"}[language] in " ".join(over.stderr.split())
    assert Path(calls).read_bytes() == before
    other = run("fit", "--calls", calls, "--out", "team.txt", "--lang", language)
    assert other.exit_code == 2
    assert "--out team.toml" in " ".join(other.stderr.split())


def test_deals_in_several_currencies_are_not_averaged(run, tmp_path) -> None:
    rows = [
        f"{k},deal {k},closed won,100{k},{code},2026-01-0{k},2026-02-0{k}"
        for k, code in enumerate(["EUR", "USD"] * 3, 1)
    ]
    header = "Record ID,Deal Name,Deal Stage,Amount,Currency,Create Date,Close Date"
    (tmp_path / "deals.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    refused = run("fit", "--deals", "deals.csv", "--out", "team.toml", "--dates", "day-first", "--lang", "en")
    assert refused.exit_code == 2, refused.stderr
    assert "several currencies: EUR, USD" in " ".join(refused.stderr.split())
    assert not Path("team.toml").exists()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "leave, lunches and breaks"), ("fr", "congés, repas et pauses")]
)
def test_a_log_of_what_no_day_has_room_for_is_refused(run, tmp_path, language, said) -> None:
    """8 h 16 owed a day, where opening hours are whole quarters of an hour."""
    header = "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags"
    rows = [
        f"Ann,,,Sales,,Somehow,No,2026-03-{day:02},09:00:00,2026-03-{day:02},17:16:33,08:16:33,"
        for day in (2, 3, 4, 5, 6)
    ]
    (tmp_path / "log.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    done = run("fit", "--time", "log.csv", "--out", "team.toml", "--rows", "0", "--lang", language)
    assert done.exit_code == 2, done.output
    assert said in " ".join(done.stderr.replace("\N{NO-BREAK SPACE}", " ").split())
    assert not Path("team.toml").exists()


def test_a_law_that_misses_the_delays_is_named_and_open_deals_are_told(run) -> None:
    """Half of the deals are won after a day or two, half after 200: no law of one mode follows that; and all open."""
    day = dt.date(2026, 1, 5)
    rows = [
        f"D{k},won,{day},{day + dt.timedelta(days=1 + k % 2 if k % 4 < 2 else 199 + k % 3)},1000"
        for k in range(400)
    ]
    header = "deal,status,opened,closed,value"
    Path("two.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    Path("open.csv").write_text(
        "\n".join([header, *(f"D{k},open,{day},,1000" for k in range(9))]), encoding="utf-8"
    )
    said = {}
    for name in ("two", "open"):
        done = run("fit", "--deals", f"{name}.csv", "--out", f"{name}.toml", "--rows", "0", "--lang", "en")
        assert done.exit_code == 0, done.output
        said[name] = " ".join(done.stdout.split())
    assert "follows the deals won badly" in said["two"]
    assert "Deals all still open: 9" in said["open"]
    assert "badly" not in said["open"]
