"""A made-up fortnight in the lives of three people."""

from simulator.engine.interface import DiaryEntry as Entry


def diary() -> list[Entry]:
    """Two weeks, weekdays 9:00 to 12:30 and 14:00 to 17:30."""
    entries = []
    for week in range(2):
        for weekday in range(5):
            for person in range(3):
                entries += _day((week * 7 + weekday) * 24.0, person, weekday)
    entries.append(
        Entry(34.5, "signed", activity="quote", source="calls", opportunity="calls/0 #5", value=7_250.0)
    )
    entries.append(
        Entry(35.0, "expired", activity="demo", source="phoning", opportunity="opening/phoning #3")
    )
    return sorted(entries, key=lambda entry: entry.time)


def _day(midnight: float, person: int, weekday: int) -> list[Entry]:
    if person == 2 and weekday == 3:
        return [
            Entry(midnight + 9.0, "absent", midnight + 12.5, "rep", 2),
            Entry(midnight + 14.0, "absent", midnight + 17.5, "rep", 2),
        ]
    task = "missed" if (person + weekday) % 5 == 4 else "task"
    call = f"calls/{person} #{weekday + 1}"
    return [
        Entry(midnight + 9.0, "commitment", midnight + 10.0, "rep", person) if weekday == 0 else Entry(midnight + 9.0, "prospect", midnight + 10.0, "rep", person, source="calls"),
        Entry(midnight + 10.0 + person / 3, "opened", None, "rep", person, "call", "calls", call),
        Entry(midnight + 10.0, task, midnight + 12.5, "rep", person, "demo", "calls", call, 0.4),
        Entry(midnight + 14.0, "restart", midnight + 14.2, "rep", person, source="calls"),
        Entry(midnight + 14.2, "prospect", midnight + 16.5, "rep", person, source="calls"),
        Entry(midnight + 16.5, "validate", midnight + 16.8, "rep", person, source="phoning", opportunity="phoning #1", waited_days=0.1),
        Entry(midnight + 16.8, "idle", midnight + 17.5, "rep", person),
    ]  # fmt: skip
