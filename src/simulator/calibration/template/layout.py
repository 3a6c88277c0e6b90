"""Where things stand in the sheet of slots; who writes it and who reads it back agree here."""

import datetime as dt

#: Hidden sheet that says what the workbook is and what each choice means: label, activity, kind, from row `CHOICES` on.
HIDDEN, MARK, VERSION = "_simulate", "simulate: half-hour slots", 1
CHOICES = 3
#: (row, column), from 0, of the person's name and of the week's Monday on each person's sheet.
NAME, MONDAY = (2, 1), (3, 1)
#: Row of the first slot and column of the first day, from 0.
FIRST_SLOT, FIRST_DAY = 6, 1
#: Monday to Saturday; from 07:00 to 20:00.
DAYS, SLOTS, SLOT_HOURS, OPENS = 6, 26, 0.5, 7.0
MOST_PEOPLE = 200


def slot_start(monday: dt.date, day: int, slot: int) -> dt.datetime:
    """Instant at which a slot begins.

    Parameters
    ----------
    monday : date
        The week's Monday.
    day, slot : int
        From 0.
    """
    midnight = dt.datetime.combine(monday, dt.time())
    return midnight + dt.timedelta(days=day, hours=OPENS + SLOT_HOURS * slot)
