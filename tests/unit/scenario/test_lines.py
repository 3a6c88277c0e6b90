from simulator.scenario.lines import key_lines

TEXT = '''# a comment with = and [brackets]
title = "a # b ] = c"

[profiles.rep]   # header
headcount = 3
commitments.crm.hours = { value = 0.5,
source = """two
lines""" }
protected = [
  { days = ["mon"], window = "09:00-10:00" },  # one
  { days = ['tue'], window = "11:00-12:00" },
]

[profiles."field rep".commitments]
"sales meeting" = { hours = 1 }

[[opening.items]]
count = 1
[[opening.items]]
count = 2
[opening.items.due_days]
mean = 3
'''


def test_every_way_of_writing_a_key_has_its_line():
    lines = key_lines(TEXT)
    assert lines[("title",)] == 2
    assert lines[("profiles", "rep")] == 4
    assert lines[("profiles", "rep", "headcount")] == 5
    assert lines[("profiles", "rep", "commitments", "crm", "hours")] == 6
    assert lines[("profiles", "rep", "commitments", "crm", "hours", "source")] == 7
    assert lines[("profiles", "rep", "protected", 1, "window")] == 11
    assert lines[("profiles", "field rep", "commitments", "sales meeting", "hours")] == 15
    assert lines[("opening", "items", 0, "count")] == 18
    assert lines[("opening", "items", 1, "count")] == 20
    assert lines[("opening", "items", 1, "due_days", "mean")] == 22


def test_windows_line_ends_count_once():
    assert key_lines("a = 1\r\nb = 2\r\n") == {("a",): 1, ("b",): 2}
