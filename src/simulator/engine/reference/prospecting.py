"""One person's prospecting: a renewal process on each channel, side by side (model.md section 4)."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.engine.reference.chance import Chance
from simulator.engine.reference.ledger import Ledger
from simulator.engine.reference.work import Opportunity
from simulator.parameters import Mix
from simulator.quantities import IDLE, PREPARE, added, round_up


@dataclass(slots=True)
class Gap:
    """The attempts up to the next success: how many, their hours by kind and in all, and how far they have come."""

    attempts: int
    success: bool
    hours: tuple[tuple[int, float], ...]
    total: float
    elapsed: float = 0.0

    @property
    def part(self) -> float:
        """How far it has come, from 0 to 1; attempts that take no time are over at once."""
        return self.elapsed / self.total if self.total > 0.0 else 1.0


@dataclass(slots=True)
class Track:
    """One channel as one person works it; `ends_at` is on the person's prospecting clock."""

    channel: int
    share: float
    contacts_left: int | None
    restart_hours: float
    entity: str
    gap: Gap | None = None
    gaps: int = 0
    since: float = 0.0
    remaining: float = 0.0
    ends_at: float = 0.0

    def retime(self, clock: float) -> None:
        """Set the end of the gap from what remains of it at the present share."""
        self.since = clock
        self.ends_at = clock + round_up(self.remaining / self.share)

    def change_share(self, share: float, clock: float) -> None:
        """Go on with the present gap at another share."""
        self.remaining = max(self.remaining - self.share * (clock - self.since), 0.0)
        self.share = share
        self.retime(clock)


class Prospecting:
    """The background work of one person: channels at their shares, the rest idle.

    `clock` counts the hours that the person has prospected. `opened` is told of every success.
    """

    def __init__(
        self,
        mix: Mix,
        profile: int,
        person: int,
        chance: Chance,
        ledger: Ledger,
        prefix: str,
        limit: float,
        opened: Callable[[Opportunity, int], None],
    ) -> None:
        self.mix = mix
        self.profile = profile
        self.person = person
        self.chance = chance
        self.ledger = ledger
        self.prefix = prefix
        self.limit = limit
        self.opened = opened
        self.clock = 0.0
        people = mix.profiles[profile].headcount
        self.tracks = [
            Track(
                channel,
                share,
                dealt(mix.channels[channel].contacts, people, person),
                float(mix.channels[channel].restart_hours[chance.draw]),
                f"{prefix}{mix.channels[channel].name}/{person}",
            )
            for channel, share in mix.shares[profile]
        ]
        self.idle_share = max(0.0, 1.0 - added(track.share for track in self.tracks))
        if self.idle_share < 1e-9:
            self.idle_share = 0.0
        self._drop_exhausted()
        for track in self.tracks:
            self._start_gap(track)

    @property
    def hours_to_next_success(self) -> float:
        """Prospecting hours until a gap ends; infinity when no channel is live."""
        return min([track.ends_at for track in self.tracks], default=float("inf")) - self.clock

    @property
    def restart_hours(self) -> float:
        """What going back to prospecting costs: the share-weighted restart hours of the live channels."""
        return round_up(added(track.share * track.restart_hours for track in self.tracks))

    def work(self, hours: float) -> None:
        """Prospect for some hours."""
        self.clock += hours
        for track in self.tracks:
            assert track.gap is not None
            track.gap.elapsed += track.share * hours
        if self.idle_share > 0.0:
            self.ledger.work(self.ledger.idle, self.profile, ((IDLE, self.idle_share * hours),))

    def restart(self, hours: float) -> None:
        """Lose some hours to finding the thread again, charged to the live channels."""
        weights = [track.share * track.restart_hours for track in self.tracks]
        total = added(weights)
        for track, weight in zip(self.tracks, weights, strict=True):
            self.ledger.work(track.channel, self.profile, ((PREPARE, hours * (weight / total)),))

    def end_gaps(self, now: float) -> None:
        """Open the opportunities whose gaps end now, and start the next gaps."""
        ended = [track for track in self.tracks if track.ends_at <= self.clock]
        for track in ended:
            self._end_gap(track, now)
        self._drop_exhausted()
        for track in ended:
            if track in self.tracks:
                self._start_gap(track)

    def close(self, now: float) -> None:
        """At the horizon's end: count the unfinished gaps in proportion to the time elapsed."""
        for track in self.tracks:
            assert track.gap is not None
            self._account(track, track.gap.attempts * track.gap.part, now)

    def _start_gap(self, track: Track) -> None:
        channel = self.mix.channels[track.channel]
        activity = self.mix.activities[channel.attempt]
        entity, chance = track.entity, self.chance
        attempts = chance.attempts(float(activity.success[chance.draw]), entity, track.gaps)
        success = track.contacts_left is None or attempts <= track.contacts_left
        if track.contacts_left is not None:
            attempts = min(attempts, track.contacts_left)
        hours = tuple(
            (kind, round_up(chance.sum_of(law, attempts, entity, track.gaps, kind, self.limit)))
            for kind, law in activity.hours
        )
        track.gap = Gap(attempts, success, hours, sum([spent for _, spent in hours]))
        track.remaining = track.gap.total
        track.retime(self.clock)

    def _end_gap(self, track: Track, now: float) -> None:
        assert track.gap is not None
        self._account(track, float(track.gap.attempts), now)
        if track.contacts_left is not None:
            track.contacts_left -= track.gap.attempts
        if track.gap.success:
            name = self.mix.channels[track.channel].name
            headline = not self.prefix
            opportunity = Opportunity(
                track.channel, name, self.person, track.gaps, now, track.entity, headline
            )
            self.opened(opportunity, self.mix.channels[track.channel].attempt)
        track.gaps += 1

    def _account(self, track: Track, attempts: float, now: float) -> None:
        assert track.gap is not None
        channel, draw, part = self.mix.channels[track.channel], self.chance.draw, track.gap.part
        hours = [(kind, hours * part) for kind, hours in track.gap.hours]
        self.ledger.work(track.channel, self.profile, hours)
        self.ledger.count(track.channel, True, "attempts", attempts)
        self.ledger.tallies.activity[channel.attempt, 0] += track.gap.elapsed
        self.ledger.tallies.activity[channel.attempt, 1] += attempts
        self.ledger.charge(track.channel, "attempts", attempts * float(channel.cost_per_attempt[draw]), now)
        cost = float(self.mix.activities[channel.attempt].cost[draw])
        self.ledger.charge(track.channel, "activities", attempts * cost, now)

    def _drop_exhausted(self) -> None:
        """Pass the share of exhausted lists to the live channels in proportion; none alive: idle."""
        live = [track for track in self.tracks if track.contacts_left != 0]
        if len(live) == len(self.tracks):
            return
        freed = added(track.share for track in self.tracks if track.contacts_left == 0)
        kept = added(track.share for track in live)
        self.tracks = live
        if not live:
            self.idle_share += freed
        for track in live:
            track.change_share(track.share * (1.0 + freed / kept), self.clock)


def dealt(contacts: int | None, people: int, person: int) -> int | None:
    """Contacts that person i of n gets from a finite list: floor((contacts + n - 1 - i) / n)."""
    return None if contacts is None else (contacts + people - 1 - person) // people
