"""The sheet of half-hour slots: a week's measurement without any tool."""
