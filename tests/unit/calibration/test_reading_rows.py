"""Rows that cannot be used are counted and named by their lines; nothing is dropped in silence."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings, strategies as st

from simulator.calibration.readers import Complaint, Reading, read
from simulator.calibration.readers.repeats import ranked
from simulator.calibration.tables import empty, polars_schema, validated

TIME = "person,started,hours,activity,kind,billable\n"


def reading(folder: Path, table: str, text: str, name: str = "export.csv") -> Reading:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read(table, [file])


def test_dirty_rows(tmp_path: Path) -> None:
    rows = [
        "Ann,2026-03-02 09:00,1.5,Calls,contact,yes",
        ",2026-03-02 09:00,1.5,Calls,,",
        "Ann,2026-02-30 09:00,1.5,Calls,,",
        "Ann,2026-03-02 10:00,-1,Calls,,",
        "Ann,2026-03-02 10:00,0,Calls,,",
        "Ann,2026-03-02 10:00,25,Calls,,",
        "Ann,2026-03-02 11:00,2,Calls,fun,maybe",
        "Ann,2026-03-02 12:00,2,,,",
        *(f"Ann,2026-03-0{day} 12:00,2,Visits,,no" for day in range(3, 9)),
    ]
    done = reading(tmp_path, "time", TIME + "\n".join(rows) + "\n")
    (report,) = done.reports
    assert report.complaints == (
        Complaint("missing", "person", (3,), "", refused=True),
        Complaint("not_a_date", "started", (4,), "2026-02-30 09:00", refused=True),
        Complaint("missing", "activity", (9,), "", refused=True),
        Complaint("not_a_known_word", "kind", (8,), "fun", refused=False),
        Complaint("not_yes_or_no", "billable", (8,), "maybe", refused=False),
        Complaint("lasts_nothing", "hours", (5, 6), "-1", refused=True),
        Complaint("longer_than_a_day", "hours", (7,), "25", refused=True),
    )
    assert (report.rows, report.kept, report.refused) == (14, 8, 6)
    assert done.table["line"].to_list() == [2, 8, *range(10, 16)]
    assert [one.said for one in report.complaints[:2]] == [
        "nothing there, and the row means nothing without it",
        "not a date that exists",
    ]


@settings(max_examples=20)
@given(bad=st.sets(st.integers(0, 40), max_size=20), size=st.integers(41, 60))
def test_every_row_is_either_kept_or_told(
    tmp_path_factory: pytest.TempPathFactory, bad: set[int], size: int
) -> None:
    rows = [f"Ann,2026-03-02 09:{n:02d},{'x' if n in bad else 1},Calls,,\n" for n in range(size)]
    done = reading(tmp_path_factory.mktemp("rows"), "time", TIME + "".join(rows))
    told = {line for one in done.reports[0].complaints if one.refused for line in one.lines}
    assert told == {n + 2 for n in bad}
    assert set(done.table["line"]) | told == set(range(2, size + 2))


def test_kinds_are_guessed_from_names_and_said(tmp_path: Path) -> None:
    names = ["Appels", "Préparation des visites", "Trajet client", "CRM", "Réunion d'équipe", "Zumba"]
    rows = "".join(f"Ann,2026-03-02 {8 + n:02d}:00,1,{name},,\n" for n, name in enumerate(names))
    done = reading(tmp_path, "time", TIME + rows)
    assert done.table["kind"].to_list() == ["contact", "prepare", "travel", "report", "meeting", None]
    notes = [note.said for note in done.reports[0].notes]
    assert "kind of hours guessed from the name, contact: Appels" in notes
    assert "kind of hours not known: Zumba" in notes


CALLS = "agent,date,number,duration,answered\n"


def test_two_exports_that_overlap(tmp_path: Path) -> None:
    first = [f"Ann,2026-03-02 09:0{n}:00,06{n},{10 * n},yes\n" for n in range(4)]
    second = [*first[2:], "Ann,2026-03-03 09:00:00,060,30,yes\n"]
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file, rows in zip(files, (first, second), strict=True):
        file.write_text(CALLS + "".join(rows), encoding="utf-8")
    done = read("calls", files)
    assert [(report.rows, report.kept) for report in done.reports] == [(4, 4), (3, 1)]
    assert done.reports[1].complaints == (Complaint("repeated", "", (2, 3), "", refused=True),)
    assert done.table["attempt"].to_list() == [1, 1, 1, 1, 2]


def test_an_answer_is_told_by_talk_where_the_log_says_nothing(tmp_path: Path) -> None:
    text = "agent,date,number,duration\nAnn,2026-03-02 09:00,1,0\nAnn,2026-03-02 09:01,2,7\nAnn,2026-03-02 09:02,3,\n"
    assert reading(tmp_path, "calls", text).table["answered"].to_list() == [False, True, None]


@settings(max_examples=60)
@given(
    calls=st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 9), st.sampled_from(["outbound", "inbound", None])),
        max_size=40,
    )
)
def test_ranks_of_calls(calls: list[tuple[int, int, str | None]]) -> None:
    rows = (
        empty("calls")
        .clear(len(calls))
        .with_columns(
            pl.Series("contact", [str(contact) for contact, _, _ in calls], dtype=pl.String),
            pl.Series("started", [second * 1_000_000 for _, second, _ in calls]).cast(pl.Datetime("us")),
            pl.Series("direction", [way for _, _, way in calls], dtype=pl.String),
            pl.lit(1, pl.Int64).alias("attempts"),
        )
    )
    places = sorted(range(len(calls)), key=lambda place: (calls[place][1], place))
    seen: dict[int, int] = {}
    expected: list[int | None] = [None] * len(calls)
    for place in places:
        contact, _, way = calls[place]
        if way != "inbound":
            seen[contact] = expected[place] = seen.get(contact, 0) + 1
    assert ranked(rows)["attempt"].to_list() == expected


def test_deals_that_cannot_be_right(tmp_path: Path) -> None:
    text = (
        "deal,status,opened,closed,value\n"
        "a,won,2026-03-20,2026-03-01,100\n"
        "b,lost,2026-03-01,,-5\n"
        "c,open,2026-03-01,2026-12-31,1\n"
        "d,sleeping,2026-03-01,,1\n"
    )
    done = reading(tmp_path, "deals", text)
    assert {(one.rule, one.lines, one.refused) for one in done.reports[0].complaints} == {
        ("not_a_known_word", (5,), True),
        ("closed_before_opened", (2,), False),
        ("negative", (3,), False),
    }
    assert done.table.select("deal", "value").rows() == [("a", 100.0), ("b", None), ("c", 1.0)]
    assert done.table["opened"].null_count() == 1
    assert done.table["closed"].null_count() == 2
    codes = {note.code: note.params for note in done.reports[0].notes}
    assert codes == {"expected_dates": {"count": 1}, "closed_without_date": {"count": 1}}


def test_spellings_that_are_probably_one_name(tmp_path: Path) -> None:
    products = ["GTX Pro"] * 5 + ["GTXPro", "GTX Plus Pro", "Premium offer 1", "Premium offer 2"]
    products += ["Accessoires", "Accessoires", "Acessoires"]
    rows = "".join(f"{n},won,{product}\n" for n, product in enumerate(products))
    similar = reading(tmp_path, "deals", "deal,status,product\n" + rows).reports[0].similar
    assert {(one.column, one.written, one.meant, one.rows) for one in similar} == {
        ("product", "GTXPro", "GTX Pro", 1),
        ("product", "Acessoires", "Accessoires", 1),
    }


def test_a_table_that_is_not_canonical_is_our_fault() -> None:
    hours = pl.DataFrame({name: [None] for name in polars_schema("time")}, schema=polars_schema("time"))
    with pytest.raises(ValueError, match="person, started, hours, activity"):
        validated("time", hours)
    with pytest.raises(ValueError, match="the columns are"):
        validated("calls", hours)
    call = pl.DataFrame({"attempts": [0], "direction": ["sideways"]}).select(
        pl.col(name).cast(kind) if name in ("attempts", "direction") else pl.lit(None, kind).alias(name)
        for name, kind in polars_schema("calls").items()
    )
    with pytest.raises(ValueError, match="direction, attempts"):
        validated("calls", call)
    for table in ("time", "calls", "deals", "appointments"):
        assert validated(table, empty(table)).is_empty()
