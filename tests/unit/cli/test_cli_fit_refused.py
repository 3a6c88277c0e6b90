"""What makes no valid scenario is refused in the reader's language, the reason in brackets too."""

import pytest

from simulator.cli.fit_files import read_back
from simulator.errors import InputError
from simulator.presentation.labels.problems import rule_and_remedy
from simulator.scenario.starters import starter


def test_the_reason_in_brackets_is_said_in_french() -> None:
    text = starter(language="fr").replace("calls = 0.4,", "calls = 0.4001,")
    with pytest.raises(InputError) as refused:
        read_back(text, "team.toml")
    said = [rule_and_remedy(one, "fr")[0] for one in refused.value.problems]
    assert said
    assert all("1,0001" in one or "1.0001" in one for one in said)
    assert not [one for one in said if "must" in one]
