"""Numbers in, judgements out: what estimates allow to say."""

from simulator.decision.judgement import Z95, judgement

__all__ = ["Z95", "judgement"]
