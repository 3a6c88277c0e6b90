"""From the canonical tables to a scenario: what the files tell, with its source, and what remains an assumption."""
