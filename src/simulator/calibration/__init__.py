"""From the exports of real tools to beliefs: reads data, never runs an engine."""
