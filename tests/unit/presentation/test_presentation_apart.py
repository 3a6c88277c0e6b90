"""Pictures drawn by other processes: the same bytes, and nobody left behind."""

import os
import signal
from collections.abc import Mapping
from dataclasses import replace

import pytest

from simulator.answered import Answers
from simulator.presentation import helpers as helpers_of
from simulator.presentation.apart import apart
from simulator.presentation.figures import FIGURES
from simulator.presentation.helpers import Helpers
from simulator.presentation.pictures import DECIDED, DESCRIBED, WIDTHS, draw_here, pieces
from unit.presentation.made_up import account, made_up
from unit.presentation.made_up_trial import length, made_up_trial

TRIAL = made_up_trial(length(8, 1_500.0))


def test_a_second_process_draws_the_same_and_its_death_is_no_harm(here: Mapping[str, bytes]) -> None:
    with apart() as draw:
        assert draw(account()) == here
    assert draw._process.exitcode == 0
    with apart() as draw:
        draw._process.kill()
        draw._process.join()
        draw.begin(account())
        assert draw(account()) == here
    assert draw._process.exitcode == -signal.SIGKILL


def test_what_shows_no_decision_is_drawn_before_there_is_one(here: Mapping[str, bytes]) -> None:
    undecided = replace(made_up(), decision=None, advice=(), assumptions=())
    with apart() as draw:
        draw.describe(account(undecided))
        draw.begin(account())
        draw.end(account())
        assert draw(account()) == here
    assert {*DESCRIBED, *DECIDED} == {*FIGURES}


@pytest.mark.parametrize("early", [True, False])
def test_a_trial_that_is_known_first_is_drawn_first(*, early: bool) -> None:
    whole = replace(account(), answers=Answers(trial=TRIAL))
    with apart() as draw:
        draw.speak(whole.language, whole.findings.currency, TRIAL if early else None)
        draw.describe(whole)
        assert draw(whole) == draw_here(whole)


@pytest.mark.parametrize("most", [1, 3])
def test_helpers_draw_what_one_process_draws(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    told = account()
    wanted = pieces(told, DESCRIBED)
    with Helpers(most) as helpers:
        helpers.draw(told, DESCRIBED)
        assert helpers.drawn() == wanted
    monkeypatch.setattr(helpers_of, "FORKS", False)
    with Helpers(most) as helpers:
        helpers.draw(told, DESCRIBED)
        assert helpers.drawn() == wanted


def test_a_helper_that_is_free_draws_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        helpers_of, "piece", lambda _, name, width: {f"{name} {width}": str(os.getpid()).encode()}
    )
    with Helpers(1) as helpers:
        helpers.draw(account(), DESCRIBED)
        first = {*helpers.drawn()}
        helpers.draw(account(), DECIDED)
        both = helpers.drawn()
    assert first == {f"{name} {width}" for name in DESCRIBED for width in WIDTHS}
    assert {*both} == {f"{name} {width}" for name in (*DESCRIBED, *DECIDED) for width in WIDTHS}
    assert len({*both.values()} - {str(os.getpid()).encode()}) == 1


def test_a_second_process_that_was_told_nothing_leaves_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.presentation.apart.PATIENCE", 300.0)
    with apart() as draw:
        pass
    assert draw._process.exitcode == 0


def test_a_second_process_whose_asker_is_gone_leaves_what_it_has_begun() -> None:
    with apart() as draw:
        draw.begin(account())
    assert draw._process.exitcode == 0
