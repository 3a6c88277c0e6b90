"""The words of the rules on exports and mappings that are read; see `simulator.scenario.messages`."""

OF_EXPORTS: dict[str, tuple[str, str]] = {
    # the file
    "export_missing": ("there is no such file", "Check the name and the folder"),
    "export_directory": ("this is a folder, not an export", "Give the path of a .csv, .csv.gz or .xlsx file"),
    "export_empty": ("the file is empty", "Export it again"),
    "export_archive": ("the archive is cut short or damaged", "Export or compress the file again"),
    "export_encoding": (
        "the file is text neither in UTF-8 nor in Windows-1252",
        "Save it again as CSV UTF-8",
    ),
    "export_not_a_table": ("this is neither a CSV file nor a workbook", "Export it as .csv or .xlsx"),
    "export_protected": ("the workbook is protected by a password", "Save it without one"),
    "export_workbook": (
        "the workbook is damaged, or no workbook",
        "Open it in a spreadsheet and save it again",
    ),
    # what it holds
    "export_unknown": (
        "these headings are of no format that {table} knows ({names})",
        "{near} Or describe the file in a mapping, given with --mapping",
    ),
    "export_other_table": ("this is an export of {format}, which is not read here", "Give it with {option}"),
    "export_column": ("the file has no such heading, which {mapping} names", "{near}"),
    "export_needs": (
        "nothing in this file, taken for an export of {format}, tells it",
        "It is read from {headings}: export that too, or describe the file in a mapping, given with --mapping",
    ),
    "export_quotes": (
        "a quotation mark is opened here and never closed: everything below would be one cell",
        "Close it, or export the file again",
    ),
    "export_no_rows": ("there is no row below the headings", "Export a period in which something happened"),
    "export_rows": (
        "most rows cannot be used ({refused} of {rows}), this one because: {why}",
        "Check that this is the right file and the right column",
    ),
    # dates
    "export_dates": (
        "the file does not tell whether the day or the month comes first",
        "Say so: --dates day-first, or --dates month-first",
    ),
    "export_dates_mixed": (
        "dates contradict each other; with the day first only: {day}, with the month first only: {month}",
        "Write all dates alike, best as 2027-01-31",
    ),
    "export_timezone": ("there is no such time zone", "{near}"),
    # mappings
    "mapping_origin": (
        "this does not say where the column comes from",
        (
            'Write a heading ("User"), or {{ column = "Duration", unit = "min" }}, {{ date = "Day", time = "Hour" }}, '
            '{{ from = "Start", to = "End" }}, {{ join = ["First", "Last"] }}, {{ present = "Answered at" }}, '
            "{{ constant = 1 }}, or a list of such, of which the first that gives a value wins"
        ),
    ),
    "mapping_required": (
        "{missing} must come from somewhere in a table of {table}",
        "Add {missing} = ... here",
    ),
    "mapping_texts": ("must be a list of headings", 'Write ["Owner", "Commercial"]'),
    "mapping_reference": (
        "must name a file and one of its columns",
        'Write product = {{ file = "products.csv", column = "product" }}',
    ),
    # the sheet of slots
    "template_people": ("a sheet is for {least} to {most} people", ""),
    "template_monday": (
        "this is not the Monday of the week",
        "Write the date of that Monday, such as 04/01/2027, in this cell",
    ),
    "template_empty": ("no slot is filled in", "Choose an activity for every half hour that was worked"),
    "template_exists": ("the file exists already", "Choose another name, or overwrite it with --force"),
    "template_format": ("the sheet is a workbook", 'Give it a name that ends in .xlsx, such as "sheet.xlsx"'),
}
