"""A standing before and a standing now → findings: what the change would do to answers saved before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from ipt_course.exercises.model import Exercise
from ipt_course.findings import Finding
from ipt_course.load.document import EXERCISES
from ipt_course.rules import since_codes as rv
from ipt_course.since.meaning import likeness, words
from ipt_course.since.revision import Revision
from ipt_course.since.standing import Name, Standing, Thing, at_revision, in_tree, past
from ipt_course.since.told import called, exchanged, marking_changed, parts_changed, shortened

SAME, OTHER, OTHER_PART = 0.9, 0.5, 0.25  # likeness from which words are the same, below which they are others
FEW = 5  # words of an option that are too few to tell

# What stood earlier under these names, the newest of each.
Past = Callable[[AbstractSet[Name]], Mapping[Name, Thing]]


@dataclass(frozen=True)
class Compared:
    findings: tuple[Finding, ...]
    before: Standing
    commit: str

    def summary(self, name: str) -> str:
        """So that a reader sees what it was compared with, also where nothing was found."""
        kinds = [kind for kind, _ in self.before.things]
        if not kinds and not self.before.unread:
            return f"{name} ({self.commit[:9]}) has no quizzes and no cases: there was nothing to compare with."
        told = ("item", "case", *(kind for kind in EXERCISES if kind in kinds))
        counted = ", ".join(f"{kinds.count(kind)} {kind}{'s' * (kinds.count(kind) != 1)}" for kind in told)
        return f"Compared with {name} ({self.commit[:9]}): {counted}."


def since(root: Path, name: str, only: Sequence[Path] | None = None) -> Compared:
    """Compare the course under `root` with the revision named; with `only`, report on those files alone."""
    revision = Revision.named(root, name)
    before = at_revision(revision.files(), name)
    found = compare(before, in_tree(root), lambda names: past(revision, names))
    chosen = {path.as_posix() for path in only or ()}
    return Compared(tuple(one for one in found if not only or one.path in chosen), before, revision.commit)


# ---------- before and now ----------


def compare(before: Standing, now: Standing, earlier: Past = lambda names: {}) -> list[Finding]:
    """What the change from one to the other would do to answers saved before it."""
    found = list(before.findings)
    for name in before.things.keys() & now.things.keys():
        found += _changed(before.things[name], now.things[name], before)
    lost = {name: one for name, one in before.things.items() if name not in now.things and name[1] not in now.unread}
    fresh = {
        name: one for name, one in now.things.items() if name not in before.things and name[1] not in before.unread
    }
    renamed = {name: old for name, one in fresh.items() if (old := _same_words(one, lost.values()))}
    found += [_id_changed(old, fresh[name]) for name, old in renamed.items()]
    still_there = {old.name for old in renamed.values()}
    found += [_removed(one, now) for name, one in lost.items() if name not in still_there]
    for name, old in earlier(fresh.keys() - renamed.keys()).items():
        found += _came_back(old, fresh[name])
    return sorted(found)


def _changed(was: Thing, now: Thing, before: Standing) -> Iterator[Finding]:
    if now.revision < was.revision:
        message = f"the revision of {now} was {was.revision} and is {now.revision}"
        yield now.found(
            rv.REVISION_LOWERED, message, f"Write `revision: {was.revision + 1}`, also to take a change back."
        )
    elif now.revision == was.revision and now.value != was.value:
        yield from _unrevised(was, now, before)


def _unrevised(was: Thing, now: Thing, before: Standing) -> Iterator[Finding]:
    still = f"but its revision is still {now.revision}"
    how = f"Write `revision: {was.revision + 1}`"
    told = list(_meaning_changed(was, now, still, how))
    if not told:
        others = (one for name, one in before.things.items() if name != now.name)
        if likeness(was.wording.whole, now.wording.whole) < SAME and (other := _same_words(now, others)):
            told = [_id_changed(other, now)]
    yield from told or _rewritten(was, now, how)


def _meaning_changed(was: Thing, now: Thing, still: str, how: str) -> Iterator[Finding]:
    old, new = was.meaning, now.meaning
    if old.kind != new.kind:
        yield now.found(rv.KIND_CHANGED, f"{now}: the kind was {old.kind} and is {new.kind}, {still}", how + ".")
        return
    answers = "; saved answers are then kept, shown as answers to the earlier question, and not counted."
    if isinstance(now.value, Exercise):
        answers = "; what was saved of the earlier one is then put aside."
    if old.parts != new.parts:
        said = parts_changed(old, new, was.wording, now.wording)
        advice = f"{how}{answers}"
        if any(" is now called " in one for one in said):
            advice = (
                f"Give it its old id back; ids are never shown. If the question has changed: {how[0].lower()}{how[1:]}."
            )
        yield now.found(rv.PARTS_CHANGED, f"{now}: {shortened(said)}, {still}", advice)
    said = marking_changed(old, new)
    if said or (old != new and old.parts == new.parts):
        said = said or ["what counts has changed"]
        yield now.found(rv.KEY_CHANGED, f"{now}: {shortened(said)}, {still}", f"{how}{answers}")
    if said := exchanged(was.wording, now.wording):
        advice = f"Let the id move with its words. If that is what changed: {how[0].lower()}{how[1:]}."
        yield now.found(rv.WORDS_EXCHANGED, f"{now}: {shortened(said)}, {still}", advice)


def _rewritten(was: Thing, now: Thing, how: str) -> Iterator[Finding]:
    advice = f"If it asks or offers something else now: {how[0].lower()}{how[1:]}. If it means the same, leave it."
    if likeness(was.wording.whole, now.wording.whole) < OTHER:
        yield now.found(rv.REWRITTEN, f"{now}: most of its words are new", advice)
        return
    for name in sorted(was.wording.parts.keys() & now.wording.parts.keys()):
        old, new = (words(one.wording.parts[name]) for one in (was, now))
        if min(old.total(), new.total()) >= FEW and likeness(old, new) < OTHER_PART:
            yield now.found(rv.REWRITTEN, f"{now}: most words of {called(name)} are new", advice)


def _same_words(one: Thing, others: Iterable[Thing]) -> Thing | None:
    """The one of the others that reads the same."""
    alike = [
        (likeness(one.wording.whole, other.wording.whole), other) for other in others if other.name[0] == one.name[0]
    ]
    best, other = max(alike, key=lambda pair: pair[0], default=(0.0, one))
    return other if best >= SAME else None


def _id_changed(was: Thing, now: Thing) -> Finding:
    message = f"{now} has the words of {was}, under which answers are saved"
    advice = f"Give it the id `{was.name[1]}` back; ids are never shown. If its key has changed, raise `revision`."
    return now.found(rv.ID_CHANGED, message, advice, at="id")


def _removed(was: Thing, now: Standing) -> Finding:
    """Where it stood, if that file is still there."""
    path = was.document.path
    place = now.documents[path].source.key_place(was.path[:1]) if path in now.documents else (1, 1)
    return rv.REMOVED.at(path, place, f"{was} is no longer in the course")


def _came_back(was: Thing, now: Thing) -> Iterator[Finding]:
    """An id that stood before the revision, was gone in it, and stands again."""
    same = now.meaning == was.meaning and not exchanged(was.wording, now.wording)
    same = same and likeness(was.wording.whole, now.wording.whole) >= OTHER
    if now.revision < was.revision or (now.revision == was.revision and not same):
        message = f"{now} was in the course before, as revision {was.revision}, and meant something else"
        if same:
            message = f"{now} was in the course before, as revision {was.revision}; now its revision is {now.revision}"
        advice = (
            f"Give a new question an id of its own; if it is the old one changed, write `revision: {was.revision + 1}`."
        )
        yield now.found(rv.ID_REUSED, message, advice)
