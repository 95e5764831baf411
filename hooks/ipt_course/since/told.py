"""From → to, in words: what of an item's meaning has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from ipt_course.since.meaning import Meaning, PartName, Wording

_PAIR = re.compile("[:<]")  # between the two of a pair that a marking names
_MOST_TOLD = 3


def parts_changed(before: Meaning, now: Meaning, was: Wording, new: Wording) -> list[str]:
    """A part under a new id is told as that, not as one lost and one found."""
    gone, added = sorted(before.parts - now.parts), sorted(now.parts - before.parts)
    renamed = [
        (one, other)
        for one in gone
        for other in added
        if one[0] == other[0] and one in was.parts and was.parts[one] == new.parts.get(other)
    ]
    known = {name for pair in renamed for name in pair}
    said = [f"{called(one)} is now called `{_bare(other[1])}`" for one, other in renamed]
    for word, names in (("gone", gone), ("new", added)):
        if told := [called(name) for name in names if name not in known]:
            said.append(f"{_listed(told)} {'is' if len(told) == 1 else 'are'} {word}")
    return said


def marking_changed(before: Meaning, now: Meaning) -> list[str]:
    """Key, harm and effects of what stands in both; what came or went is told by `parts_changed`."""
    effects = {name: said for name in sorted(before.parts & now.parts) if (said := _effect_changed(name, before, now))}
    ids = {id for _, id in before.parts | now.parts}
    loose = {id for _, id in before.parts ^ now.parts}
    told = loose | {id for _, id in effects}  # an effect says what its reply does, and how it is rated
    keys = _Turn.of(before.keys, now.keys, lambda fact: _names(fact, loose if fact in ids else told), ids)
    harm = _Turn.of(before.harmful, now.harmful, lambda fact: _names(fact, told), ids)
    moved = (before.keys ^ now.keys) | loose
    decisive = _Turn.of(_one(before.decisive), _one(now.decisive), lambda fact: fact in moved, ids)
    return [
        *effects.values(),
        *_facts_changed(before, now),
        *keys.as_key("decision" if before.kind == "case" else "key"),
        *harm.as_("now counts as harm", "no longer counts as harm"),
        *decisive.as_("now decides alone", "no longer decides alone"),
    ]


def _facts_changed(before: Meaning, now: Meaning) -> Iterator[str]:
    """Of what stands in both."""
    for name in sorted(before.facts.keys() & now.facts.keys()):
        was, new = before.facts[name], now.facts[name]
        yield from (say.format(called(name), was[say], new[say]) for say in was if was[say] != new[say])


def _effect_changed(name: PartName, before: Meaning, now: Meaning) -> str | None:
    was, new = (one.effects.get(name[1], "not given") for one in (before, now))
    return f"the effect of {called(name)} was {was} and is {new}" if was != new else None


def _one(fact: str | None) -> frozenset[str]:
    return frozenset({fact} if fact else ())


def _names(fact: str, ids: Set[str]) -> bool:
    return fact in ids or not ids.isdisjoint(_PAIR.split(fact))


@dataclass(frozen=True)
class _Turn:
    """Facts that went and facts that came, said as a reader would."""

    gone: list[str]
    come: list[str]

    @classmethod
    def of(cls, old: Set[str], new: Set[str], hidden: Callable[[str], bool], ids: Set[str]) -> _Turn:
        return cls(
            *([_said(fact, ids) for fact in sorted(facts) if not hidden(fact)] for facts in (old - new, new - old))
        )

    def as_key(self, noun: str) -> Iterator[str]:
        if self.gone and self.come:
            yield f"the {noun} was {_listed(self.gone)} and is {_listed(self.come)}"
        else:
            yield from self.as_("now counts as right", "no longer counts as right")

    def as_(self, now: str, no_longer: str) -> Iterator[str]:
        if self.come:
            yield f"{_listed(self.come)} {now}"
        if self.gone:
            yield f"{_listed(self.gone)} {no_longer}"


def exchanged(was: Wording, new: Wording) -> list[str]:
    """Parts whose words stood under the id of another part."""
    return [
        f"{called(name)} has the words that {called(other)} had"
        for name, text in new.parts.items()
        if name in was.parts and was.parts[name] != text
        for other, old in was.parts.items()
        if other != name and other[0] == name[0] and old == text
    ]


def shortened(said: list[str]) -> str:
    """The first few, joined; of a line put in near the top every later one has changed."""
    more = len(said) - _MOST_TOLD
    return "; ".join([*said[:_MOST_TOLD], *([f"and {more} more changes"] if more > 0 else [])])


def called(name: PartName) -> str:
    kind, id = name
    return f"`{_bare(id)}`" if kind == "part" else f"{kind} `{_bare(id)}`"


def _bare(id: str) -> str:
    return id.rpartition(":")[2]


def _listed(facts: list[str]) -> str:
    more = len(facts) - _MOST_TOLD
    return ", ".join(facts[:_MOST_TOLD]) + (f" and {more} more" if more > 0 else "")


def _said(fact: str, ids: Set[str]) -> str:
    """`a<b` of an ordering, `a:b` of a matching; an id that itself holds a colon is no pair."""
    pair = None if fact in ids else _PAIR.search(fact)
    if not pair:
        return f"`{_bare(fact)}`"
    return f"`{fact[: pair.start()]}` {'before' if pair[0] == '<' else 'with'} `{fact[pair.end() :]}`"
