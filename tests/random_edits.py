"""A course that is edited at random, and what a learner's saved answers must come to; for test_survival.py.

Plain data throughout: nothing here asks the course's own code what an edit means.
"""

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from quiz_factory import OWN

Data = dict[str, Any]
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # thousands of files are written

KINDS = [str(kind) for kind in OWN]
LISTINGS = {
    "single-best-answer": ("options", 2, 8), "multiple-response": ("options", 3, 8), "matching": ("prompts", 2, 8),
    "ordering": ("steps", 3, 8), "situational-judgement": ("replies", 3, 6), "hot-text": ("lines", 4, 20),
    "case-focus": ("questions", 2, 5), "reflection": ("criteria", 2, 6),
}  # fmt: skip
EFFECTS = ["skilled", "acceptable", "unhelpful", "harmful"]
MOST, FEWEST = 14, 7  # items in the course


@dataclass
class World:
    """Quizzes as their authors see them. `archive` holds what was taken out, as it last stood."""

    chance: random.Random
    quizzes: dict[str, Data] = field(default_factory=dict)
    archive: dict[str, Data] = field(default_factory=dict)
    made: int = 0

    @classmethod
    def of(cls, seed: int) -> "World":
        world = cls(random.Random(seed))
        for id in ("first", "second"):
            world.quizzes[id] = {"id": id, "title": f"Quiz {id}", "module": "one", "items": []}
        for at, kind in enumerate(KINDS):
            world.quizzes[("first", "second")[at % 2]]["items"].append(world.new_item(kind))
        return world

    def copy(self) -> "World":
        return World(self.chance, copy.deepcopy(self.quizzes), copy.deepcopy(self.archive), self.made)

    @property
    def items(self) -> dict[str, Data]:
        return {item["id"]: item for quiz in self.quizzes.values() for item in quiz["items"]}

    def files(self) -> dict[str, str]:
        return {
            f"quizzes/{id}.yml": yaml.dump(quiz, Dumper=DUMPER, sort_keys=False, width=10_000)
            for id, quiz in self.quizzes.items()
        }

    def number(self) -> int:
        self.made += 1
        return self.made

    def words(self, count: int = 4) -> str:
        """Words that stand nowhere else."""
        return " ".join(f"word{self.number()}" for _ in range(count))

    def new_item(self, kind: str) -> Data:
        common = {
            "id": f"item-{self.number()}", "revision": 1, "kind": kind, "objective": "one-first",
            "section": "modules/one/index.md#deep", "difficulty": 1, "stem": self.words(12), "rationale": "Because.",
        }  # fmt: skip
        own = copy.deepcopy(OWN[kind])  # type: ignore[index]
        for listing in own.values():
            for part in listing if isinstance(listing, list) else ():
                part["text"] = self.words()
        return {**common, **own}

    def any_item(self, *kinds: str) -> Data:
        return self.chance.choice([item for item in self.items.values() if not kinds or item["kind"] in kinds])

    def quiz_of(self, id: str) -> Data:
        return next(quiz for quiz in self.quizzes.values() if any(item["id"] == id for item in quiz["items"]))


class ElsewhereError(Exception):
    """This edit cannot be made here; another one is drawn."""


def need(sense: Any) -> None:
    if not sense:
        raise ElsewhereError


# ---------- what changes the meaning of an item ----------


def move_key(world: World, item: Data) -> None:
    kind, chance = item["kind"], world.chance
    need(kind != "reflection")
    if kind == "true-false":
        item["answer"] = not item["answer"]
    elif kind == "matching":
        prompt = chance.choice(item["prompts"])
        others = [one["id"] for one in item["targets"] if one["id"] != prompt["target"]]
        prompt["target"] = chance.choice(others)
    elif kind == "ordering":
        one, other = chance.sample(range(len(item["steps"])), 2)
        item["steps"][one], item["steps"][other] = item["steps"][other], item["steps"][one]
    elif kind == "situational-judgement":
        reply = chance.choice(item["replies"])
        reply["effect"] = chance.choice([effect for effect in EFFECTS if effect != reply["effect"]])
    elif kind in ("multiple-response", "hot-text"):
        parts = [part for part in item[LISTINGS[kind][0]] if "id" in part]
        part = chance.choice(parts)
        keys = [one for one in parts if one.get("key")]
        need(len(keys) > 1 if part.get("key") else len(keys) < len(parts) - 1)
        turn(part, "key")
    else:
        options = item[chance.choice(("foci", "questions")) if kind == "case-focus" else "options"]
        old = next(one for one in options if one.get("key"))
        new = chance.choice([one for one in options if one is not old])
        del old["key"]
        new["key"] = True


def turn(part: Data, name: str) -> None:
    if not part.pop(name, False):
        part[name] = True


def change_harm(world: World, item: Data) -> None:
    """What would hurt, apart from what is right."""
    kind, chance = item["kind"], world.chance
    need(kind not in ("reflection", "situational-judgement"))
    if kind == "matching":
        prompt = chance.choice(item["prompts"])
        other = chance.choice([one["id"] for one in item["targets"] if one["id"] != prompt["target"]])
        harmful = set(prompt.pop("harmful_targets", [])) ^ {other}
        prompt |= {"harmful_targets": sorted(harmful)} if harmful else {}
    elif kind == "ordering":
        at = chance.randrange(1, len(item["steps"]))
        harmful = set(item["steps"][at].pop("harmful_before", [])) ^ {item["steps"][at - 1]["id"]}
        item["steps"][at] |= {"harmful_before": sorted(harmful)} if harmful else {}
    elif kind == "case-focus" and chance.random() < 0.4:
        item["risk"] = not item["risk"]
    else:
        belief = item["if_true"] if kind == "true-false" else None
        part = belief or chance.choice([one for one in item[LISTINGS[kind][0]] if "id" in one])
        part["effect"] = chance.choice([effect for effect in EFFECTS if effect != part.get("effect")])


def add_part(world: World, item: Data) -> None:
    listing, _, most = parts_of(item)
    need(len(listing) < most)
    words = {"id": f"part-{world.number()}", "text": world.words()}
    own = {
        "matching": lambda: {"target": item["targets"][0]["id"], "feedback": "F."},
        "situational-judgement": lambda: {"effect": "acceptable", "feedback": "F."},
        "hot-text": lambda: {"speaker": "She", "feedback": "F."},
        "reflection": lambda: {"why": "W."},
    }.get(item["kind"], lambda: {"feedback": "F."})
    listing.insert(world.chance.randrange(len(listing) + 1), {**words, **own()})


def take_part(world: World, item: Data) -> None:
    listing, fewest, _ = parts_of(item)
    free = [part for part in listing if "id" in part and not part.get("key")]
    need(len(listing) > fewest and free)
    if item["kind"] == "hot-text":
        need(len(free) > 1)
    gone = world.chance.choice(free)
    listing.remove(gone)
    for part in listing:
        left = [id for id in part.pop("harmful_before", []) if id != gone["id"]]
        part |= {"harmful_before": left} if left else {}


def rename_part(world: World, item: Data) -> None:
    listing, _, _ = parts_of(item)
    part = world.chance.choice([part for part in listing if "id" in part])
    old, part["id"] = part["id"], f"part-{world.number()}"
    for one in listing:
        if old in one.get("harmful_before", []):
            one["harmful_before"] = [part["id"] if id == old else id for id in one["harmful_before"]]


def exchange_words(world: World, item: Data) -> None:
    listing, _, _ = parts_of(item)
    one, other = world.chance.sample([part for part in listing if "id" in part], 2)
    one["text"], other["text"] = other["text"], one["text"]


def another_kind(world: World, item: Data) -> None:
    kind = world.chance.choice([kind for kind in KINDS if kind != item["kind"]])
    common = {name: item[name] for name in ("id", "objective", "section", "difficulty", "stem", "rationale")}
    other = {**world.new_item(kind), **common}
    other["revision"] = item["revision"]
    item.clear()
    item.update(other)


def parts_of(item: Data) -> tuple[list[Data], int, int]:
    need(item["kind"] in LISTINGS)
    name, fewest, most = LISTINGS[item["kind"]]
    return item[name], fewest, most


DECISIVE = [move_key, change_harm, add_part, take_part, rename_part, exchange_words, another_kind]


# ---------- right edits: each says which ids it takes out ----------

Edit = Callable[[World], set[str]]


def revised(change: Callable[[World, Data], None]) -> Edit:
    def edit(world: World) -> set[str]:
        item = world.any_item()
        change(world, item)
        item["revision"] += world.chance.choice((1, 1, 1, 2, 10))
        return set()

    edit.__name__ = f"{change.__name__}_with_a_revision"
    return edit


def mend_words(world: World) -> set[str]:
    item = world.any_item()
    texts = [(item, "stem"), (item, "rationale")]
    for name in ("options", "prompts", "targets", "steps", "replies", "lines", "foci", "questions", "criteria"):
        texts += [(part, word) for part in item.get(name, ()) for word in ("text", "feedback", "why") if word in part]
    part, word = world.chance.choice(texts)
    part[word] = part[word].partition(" mended")[0] + f" mended{world.number()}"
    if world.chance.random() < 0.2:
        item["difficulty"] = world.chance.choice((1, 2, 3))
    return set()


def insert_item(world: World) -> set[str]:
    need(len(world.items) < MOST)
    quiz = world.chance.choice(list(world.quizzes.values()))
    quiz["items"].insert(world.chance.randrange(len(quiz["items"]) + 1), world.new_item(world.chance.choice(KINDS)))
    return set()


def shuffle_items(world: World) -> set[str]:
    world.chance.shuffle(world.chance.choice(list(world.quizzes.values()))["items"])
    return set()


def take_item(world: World) -> set[str]:
    item = world.any_item()
    quiz = world.quiz_of(item["id"])
    need(len(world.items) > FEWEST and len(quiz["items"]) > 1)
    quiz["items"].remove(item)
    world.archive[item["id"]] = item
    return {item["id"]}


def bring_back(world: World) -> set[str]:
    need(world.archive and len(world.items) < MOST)
    item = world.archive.pop(world.chance.choice(sorted(world.archive)))
    if world.chance.random() < 0.5:
        move_key(world, item)
        item["revision"] += 1
    quiz = world.chance.choice(list(world.quizzes.values()))
    quiz["items"].insert(world.chance.randrange(len(quiz["items"]) + 1), item)
    return set()


def move_item(world: World) -> set[str]:
    item = world.any_item()
    quiz = world.quiz_of(item["id"])
    need(len(quiz["items"]) > 1)
    quiz["items"].remove(item)
    next(one for one in world.quizzes.values() if one is not quiz)["items"].append(item)
    return set()


def rename_module(world: World) -> set[str]:
    world.chance.choice(list(world.quizzes.values()))["module"] = f"module-{world.number()}"
    return set()


def rename_quiz(world: World) -> set[str]:
    quiz = world.quizzes.pop(world.chance.choice(list(world.quizzes)))
    quiz |= {"id": f"quiz-{world.number()}", "title": f"Quiz {world.number()}"}
    world.quizzes[quiz["id"]] = quiz
    return set()


def reorder_parts(world: World) -> set[str]:
    item = world.any_item()
    need(item["kind"] not in ("ordering", "true-false"))
    world.chance.shuffle(parts_of(item)[0])
    return set()


RIGHT: list[Edit] = [
    mend_words, insert_item, shuffle_items, take_item, bring_back, move_item, rename_module, rename_quiz, reorder_parts,
    *(revised(change) for change in DECISIVE),
]  # fmt: skip


# ---------- wrong edits: each says of which id the fault must be told ----------

WrongEdit = Callable[[World], str]


def unrevised(change: Callable[[World, Data], None]) -> WrongEdit:
    def edit(world: World) -> str:
        item = world.any_item()
        change(world, item)
        return str(item["id"])

    edit.__name__ = f"{change.__name__}_without_a_revision"
    return edit


def lower_revision(world: World) -> str:
    item = world.any_item()
    need(item["revision"] > 1)
    item["revision"] = world.chance.randrange(1, item["revision"])
    return str(item["id"])


def rename_item(world: World) -> str:
    item = world.any_item()
    item["id"] = f"item-{world.number()}"
    return str(item["id"])


def take_over_an_id(world: World) -> str:
    """A new question under the id of one that was taken out."""
    need(world.archive)
    old = world.archive.pop(world.chance.choice(sorted(world.archive)))
    new = {**world.new_item(world.chance.choice(KINDS)), "id": old["id"]}
    new["revision"] = world.chance.randint(1, old["revision"])
    next(iter(world.quizzes.values()))["items"].append(new)
    return str(old["id"])


WRONG: list[WrongEdit] = [*(unrevised(change) for change in DECISIVE), lower_revision, rename_item, take_over_an_id]
