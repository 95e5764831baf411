"""Which rules look for words: those whose checks lead to words to look for. Nobody lists them, so none is left out.

From a rule's check the way goes through every function of ours that it calls, and through what these name: patterns,
lexicons, signs, and lists of words. What is built when it is first asked for is built.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from types import CodeType, FunctionType, MethodType
from typing import Any

from ipt_course.findings import Rule
from ipt_course.rules.case_words import AnyWord
from ipt_course.rules.lexicon import Lexicon
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.sought import Signs, Sought

SEARCHERS = (AnyWord, Lexicon, Signs, Sought)
FEWEST = 4  # words that make a list of them
# What stands in a pattern without being a word: `\w`, `(?P<name>`, `[a-z]`, `{1,3}`.
_NO_WORDS = re.compile(r"\\.|\(\?P<\w+>|\[[^\]]*\]|\{[^}]*\}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:['’ -][^\W\d_]+)*-?")


def looks_for_words(rule: Rule) -> bool:
    return rule.check is not None and any(map(_is_words, _reached(rule.check)))


def _reached(check: object) -> Iterator[object]:
    met: set[int] = set()
    ways: list[object] = [check]
    while ways:
        one = ways.pop()
        if id(one) not in met:
            met.add(id(one))
            yield one
            ways.extend(_beyond(one))


def _is_words(one: object) -> bool:
    if isinstance(one, Pattern):
        one = one._compiled
    if isinstance(one, re.Pattern):
        text = one.pattern if isinstance(one.pattern, str) else one.pattern.decode("latin-1")
        return bool(_WORD.search(_NO_WORDS.sub(" ", text)))
    if isinstance(one, tuple | list | Set):
        return len(one) >= FEWEST and all(isinstance(word, str) and _ONE_WORD.fullmatch(word) for word in one)
    return isinstance(one, SEARCHERS)


def _beyond(one: object) -> Iterator[Any]:
    if isinstance(one, FunctionType):
        yield from _of_function(one) if _is_ours(one) else ()
    elif isinstance(one, MethodType):
        yield one.__func__
    elif hasattr(one, "cache_info"):
        function = inspect.unwrap(one)  # type: ignore[arg-type]
        yield function if inspect.signature(function).parameters else one()  # type: ignore[operator]
    elif isinstance(one, Mapping):
        yield from one.values()
    elif isinstance(one, tuple | list | Set):
        yield from one
    elif is_dataclass(one) and not isinstance(one, type):
        yield from (getattr(one, field.name) for field in fields(one))


def _of_function(function: FunctionType) -> Iterator[Any]:
    """What it holds and what it names. The fields that a rule needs are no words to look for."""
    if hasattr(function, "__wrapped__"):
        yield function.__wrapped__
    held = inspect.getclosurevars(function).nonlocals
    yield from (value for name, value in held.items() if name != "needs")
    names = {name for code in _codes(function.__code__) for name in code.co_names}
    yield from (function.__globals__[name] for name in names & function.__globals__.keys())
    yield from (Pattern(text) for code in _codes(function.__code__) for text in code.co_consts if _is_pattern(text))


def _is_pattern(text: object) -> bool:
    """Written where it is used, as in `re.search(r"\\b(?:mother|father)s?\\b", words)`."""
    return isinstance(text, str) and text.startswith(r"\b") and text.count("(") == text.count(")")


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _is_ours(function: FunctionType) -> bool:
    return function.__module__.startswith("ipt_course.")
