"""The team quarter, written in each of the tools that people would otherwise use."""
