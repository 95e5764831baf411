"""The figures: data in, the same data in the picture and in its words, and nothing that can break out."""

import re
from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from factories import make_case, make_person, make_point
from ipt_course.assets import bundles
from ipt_course.effects import Difference, Shares
from ipt_course.figures import (
    closeness_circle,
    dispute_stages,
    fifty_minutes,
    pooled_effects,
    recurrence,
    recurrence_answer,
    score_curve,
    sixteen_sessions,
    timeline,
)
from ipt_course.figures.fifty_minutes import PARTS, minutes
from ipt_course.figures.people import people as people_in_a_row
from ipt_course.figures.phases import IPT_UK, PHASES, SCORES
from ipt_course.figures.scales import SCALES
from ipt_course.figures.svg import lanes
from ipt_course.gather import gather
from ipt_course.model import Case

Figure = Callable[[Case], str]
OF_A_CASE: list[Figure] = [closeness_circle, timeline, score_curve]
HOSTILE = [
    "<script>alert(1)</script>",
    '"onload="alert(1)',
    "{{ quiz: x }}",
    "]]>",
    "&amp;",
    "a\x00b",
    "</svg>",
]
NARROWEST = 340  # css pixels of a phone's text column
COURSE = gather(ROOT).course
EFFECTS = COURSE.effects
OF_THE_COURSE = {
    "pooled": pooled_effects(EFFECTS),
    "recurrence": recurrence(EFFECTS),
    "recurrence-answer": recurrence_answer(EFFECTS),
    "phases": sixteen_sessions(),
    "minutes": fifty_minutes(),
    "people": people_in_a_row("leaflet", "One in three", 1, 3, "From a leaflet."),
}
WIDE_FROM = 38 * 16  # css pixels from which the style sheet shows the wide drawing
LETTERS = 14


def parse(html: str) -> Element:
    return ElementTree.fromstring(html)


def drawings(html: str) -> list[Element]:
    return list(parse(html).iter("svg"))


def words(html: str) -> str:
    details = parse(html).find("details")
    assert details is not None
    return " ".join("".join(details.itertext()).split())


def geometry(html: str) -> list[bytes]:
    """The drawings without their names and descriptions."""
    found = drawings(html)
    for drawing in found:
        for told in (*drawing.findall("title"), *drawing.findall("desc")):
            drawing.remove(told)
    return [ElementTree.tostring(drawing) for drawing in found]


def scores(*values: int, scale: str = "PHQ-9", **notes: str) -> dict[str, object]:
    kept = [{"session": place, "score": value} for place, value in enumerate(values, 1)]
    return {"scale": scale, "scores": [{**one, "note": notes.get(f"s{one['session']}")} for one in kept]}


# ---------- one value changed ----------


@pytest.mark.parametrize(
    ("figure", "before", "after"),
    [
        (
            closeness_circle,
            {"inventory": [make_person(closeness=(1, 3, 2))]},
            {"inventory": [make_person(closeness=near)]},
        )
        for near in [(2, 3, 2), (1, 4, 2), (1, 3, 1), (1, None, 2)]
    ]
    + [
        (score_curve, {"scale_curve": scores(18, 16, 12)}, {"scale_curve": scores(18, 15, 12)}),
        (score_curve, {"scale_curve": scores(18, 16, 12)}, {"scale_curve": scores(18, 16, 12, s2="A row")}),
        (timeline, {"timeline": [make_point(), make_point(months_from_onset=3)]},
         {"timeline": [make_point(), make_point(months_from_onset=3, mood=5)]}),
        (timeline, {"timeline": [make_point(), make_point(months_from_onset=3)]},
         {"timeline": [make_point(), make_point(months_from_onset=9)]}),
        (timeline, {"timeline": [make_point(), make_point(months_from_onset=3)]},
         {"timeline": [make_point(), make_point(months_from_onset=3, event=None)]}),
    ],
)  # fmt: skip
def test_one_changed_value_changes_picture_and_words(
    figure: Figure, before: dict[str, object], after: dict[str, object]
) -> None:
    one, other = figure(make_case(**before)), figure(make_case(**after))
    assert all(was != now for was, now in zip(geometry(one), geometry(other), strict=True))
    assert words(one) != words(other)


# ---------- every datum in words ----------


def test_words_of_the_closeness_circle_say_every_ring() -> None:
    gone = make_person(name="Ba", closeness=(None, None, None))
    said = words(closeness_circle(make_case(inventory=[make_person(name="Wei", closeness=(1, 3, 2)), gone])))
    assert "Wei, sister. Before: ring 1, closest. Now: ring 3, further off." in said
    assert "Wished for: ring 2, close." in said
    assert "Ba, sister. Before: not yet in the patient's life. Now: dead or gone." in said
    assert "Wished for: nowhere." in said


def test_words_of_the_timeline_say_every_point() -> None:
    case = make_case(timeline=[make_point(when="May", months_from_onset=-1, mood=5), make_point(event=None)])
    said = words(timeline(case))
    assert "May, 1 month before onset. The flat was sold. Mood 5 of 5, well: waking at four." in said
    assert "April, at onset. No event. Mood 2 of 5, low: waking at four." in said


def test_words_of_the_score_curve_say_every_session_and_what_it_means() -> None:
    found = parse(score_curve(make_case())).findall(".//tbody/tr")
    rows = [["".join(cell.itertext()) for cell in row] for row in found]
    assert rows == [
        ["1", "18", "moderately severe", "–"],
        ["2", "17", "moderately severe", "–"],
        ["3", "no score", "–", "–"],
        ["4", "12", "moderate", "Rang her sister"],
        ["5", "8", "mild, response", "–"],
    ]


def test_words_of_the_stages_name_sign_task_and_restaging() -> None:
    said = words(dispute_stages())
    for stage in ("Renegotiation", "Impasse", "Dissolution"):
        assert f"{stage}. Sign:" in said
    assert "New facts? Stage it again." in said


# ---------- what is drawn ----------


def test_a_session_without_a_score_is_marked_and_the_line_across_it_is_dashed() -> None:
    html = score_curve(make_case())
    assert html.count("ipt-fig-missing") == html.count("ipt-fig-dashed") == len(drawings(html))


def test_a_person_absent_now_is_hollow() -> None:
    gone = closeness_circle(make_case(inventory=[make_person(closeness=(1, None, None))]))
    here = closeness_circle(make_case(inventory=[make_person(closeness=(1, 1, 1))]))
    assert gone.count("ipt-fig-absent") == here.count("ipt-fig-absent") + 1


@pytest.mark.parametrize(
    ("scale", "drawn", "left_out"),
    [
        ("PHQ-9", {"response: 10 or lower", "4 or lower", "15–19"}, {"screens"}),
        ("HAM-D-17", {"response: 10 or lower", "7 or lower"}, {"mild", "severe"}),
        ("EPDS", {"positive 11 or more"}, {"response", "remission", "mild"}),
        ("GAD-7", set(), {"response", "remission", "mild", "positive"}),
        ("BDI-II", set(), {"response", "remission", "mild", "positive"}),
    ],
)
def test_only_confirmed_limits_are_drawn(scale: str, drawn: set[str], left_out: set[str]) -> None:
    for drawing in drawings(score_curve(make_case(scale_curve=scores(20, 18, 6, scale=scale)))):
        shown = " ".join("".join(text.itertext()) for text in drawing.iter("text"))
        assert all(limit in shown for limit in drawn)
        assert not any(word in shown for word in left_out)


@pytest.mark.parametrize(("first", "limit"), [(18, 9), (17, 8), (1, 0), (0, None)])
def test_response_is_a_fall_of_at_least_half(first: int, limit: int | None) -> None:
    assert SCALES["PHQ-9"].response(first) == limit


def test_a_point_of_long_ago_leaves_room_for_the_rest() -> None:
    months = (-60, -3, -2, -1, 0, 1, 2)
    html = timeline(make_case(timeline=[make_point(months_from_onset=month) for month in months]))
    for drawing in drawings(html):
        discs = (circle for circle in drawing.iter("circle") if "now" in circle.attrib["class"])
        places = [float(disc.attrib["cx"]) for disc in discs]
        assert min(later - earlier for earlier, later in pairwise(places)) >= 22


# ---------- pictures of results ----------


def cells(html: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in parse(html).findall(".//tbody/tr")]


def written(drawing: Element) -> list[str]:
    return ["".join(text.itertext()) for text in drawing.iter("text")]


def changed(id: str, **fields: object) -> dict[str, Difference | Shares]:
    return {**EFFECTS, id: EFFECTS[id].model_copy(update=fields)}


def test_the_forest_plot_draws_whiskers_only_where_an_interval_was_verified() -> None:
    pooled = [effect for id, effect in EFFECTS.items() if id.startswith("pooled-") and not id.endswith("nnt")]
    known = [effect for effect in pooled if isinstance(effect, Difference) and effect.interval]
    for drawing in drawings(pooled_effects(EFFECTS)):
        kinds = [shape.get("class", "") for shape in drawing.iter()]
        assert kinds.count("ipt-fig-point") == len(known) == 4
        assert kinds.count("ipt-fig-missing") == len(pooled) - len(known) == 3
        assert kinds.count("ipt-fig-curve") == 3 * len(known)  # the bar and its two ends
        assert "IPT did better" in written(drawing)
        assert "the other did better" in written(drawing)


def test_the_words_of_the_forest_plot_hold_every_number_and_what_is_not_known() -> None:
    rows = cells(pooled_effects(EFFECTS))
    assert [
        "IPT, against controls",
        "2011 analysis",
        "d 0.63",
        "0.36 to 0.90",
        "Clearly better than mixed controls, waiting lists among them",
    ] in rows
    assert ["IPT, against other therapies", "2016 analysis", "g 0.06", "not verified", "No clear difference"] in rows
    assert len(rows) == 7


def test_a_point_stands_where_its_number_says() -> None:
    before, after = pooled_effects(EFFECTS), pooled_effects(changed("pooled-2016-both", value=0.0))
    assert all(was != now for was, now in zip(geometry(before), geometry(after), strict=True))
    for drawing in drawings(after):
        *_, spot = (circle for circle in drawing.iter("circle") if circle.attrib["class"] == "ipt-fig-missing")
        zero = next(text for text in drawing.iter("text") if text.text == "0")
        assert spot.attrib["cx"] == zero.attrib["x"]


def test_the_bar_to_guess_is_not_given_away_and_the_answer_has_it() -> None:
    asked, told = recurrence(EFFECTS), recurrence_answer(EFFECTS)
    assert "68" not in re.sub(r'"[^"]*"', "", asked)
    assert ["placebo and IPT", "?", "70 and over, monthly, two years (116 people)"] in cells(asked)
    assert ["placebo and IPT", "68%", "70 and over, monthly, two years (116 people)"] in cells(told)
    for html in (asked, told):
        assert all("2006" not in "".join(written(drawing)) for drawing in drawings(html))


def test_bars_are_as_long_as_their_shares() -> None:
    for drawing in drawings(recurrence_answer(EFFECTS)):
        long = [float(rect.attrib["width"]) for rect in drawing.iter("rect")]
        shares = [arm.percent for arm in EFFECTS["reynolds2006"].arms]
        assert [round(width / long[0], 2) for width in long] == [round(share / shares[0], 2) for share in shares]


# ---------- pictures of the course's own tables ----------


def table_of(path: str, anchor: str) -> list[list[str]]:
    """The rows of the table below a heading, without their marks."""
    after = COURSE.pages[path].text.split(f"{{ #{anchor} }}", 1)[1]
    lines = re.search(r"(?:^\|.*\n)+", after, re.MULTILINE)
    assert lines
    rows = [line.split("|")[1:-1] for line in lines[0].splitlines()]
    return [[cell.strip(" *").replace('"', "") for cell in row] for row in rows[2:]]


def test_the_fifty_minutes_are_those_of_the_page() -> None:
    drawn = [[minutes(first, last), words.replace("“", "").replace("”", "")] for first, last, words in PARTS]
    assert drawn == [row[:2] for row in table_of("modules/techniques/index.md", "session")]


def test_the_phases_are_those_of_the_page() -> None:
    page = COURSE.pages["modules/principles/sessions.md"].text
    phase, found = "", {}
    for row in table_of("modules/principles/sessions.md", "phases"):
        phase = row[0] or phase
        found.setdefault(phase, []).extend(map(int, re.split("–", row[1])))
    assert [(name, min(sessions), max(sessions)) for name, sessions in found.items()] == list(PHASES)
    assert ", ".join(f"{first}–{last}" for first, last in IPT_UK[:2]) + f" and {IPT_UK[2][0]}–{IPT_UK[2][1]}" in page
    assert len(SCORES) == PHASES[-1][2]


# ---------- nothing breaks out ----------


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("figure", OF_A_CASE)
def test_contributed_text_stays_text(figure: Figure, text: str) -> None:
    case = make_case(
        inventory=[make_person(name=text, relation=text)],
        timeline=[make_point(when=text, event=text, mood_words=text), make_point(months_from_onset=2)],
        scale_curve=scores(18, 12, s2=text),
    )
    html = figure(case)
    assert text.replace("\x00", "\ufffd") in words(html)
    assert "{" not in html
    assert parse(html).find(".//script") is None
    assert not any(name.startswith("on") for part in parse(html).iter() for name in part.attrib)


@pytest.mark.parametrize(
    "html", [figure(make_case()) for figure in OF_A_CASE] + [dispute_stages(), *OF_THE_COURSE.values()]
)
def test_every_figure_is_named_and_carries_no_style(html: str) -> None:
    tree = parse(html)
    ids = [part.attrib["id"] for part in tree.iter() if "id" in part.attrib]
    assert len(ids) == len(set(ids))
    for drawing in drawings(html):
        assert drawing.attrib["role"] == "img"
        assert set(drawing.attrib["aria-labelledby"].split()) <= set(ids)
    colours = {"style", "fill", "stroke", "color", "opacity"}
    assert not any(colours & part.attrib.keys() for part in tree.iter())
    assert tree.find(".//style") is None


def test_every_class_of_a_drawing_is_known_to_the_style_sheet(root) -> None:  # type: ignore[no-untyped-def]
    made = dict(bundles(root / "docs"))
    sheet = made["assets/course/drawings.css"]
    assert made["assets/course/figures.css"] in sheet
    html = "".join([*(figure(make_case()) for figure in OF_A_CASE), dispute_stages(), *OF_THE_COURSE.values()])
    used = {name for classes in re.findall(r'class="([^"]*)"', html) for name in classes.split()}
    # The line and the ink that all drawings share are all that these need.
    shape_only = {"ipt-fig-axis", "ipt-fig-flow", "ipt-fig-on-note", "ipt-fig-on-absent"}
    assert {name for name in used if name.startswith("ipt-fig-") and f".{name}" not in sheet} <= shape_only


# ---------- inside the frame ----------

rings = st.one_of(st.none(), st.integers(1, 4))
someone = st.builds(lambda *near: make_person(closeness=near), rings, rings, rings)
people = st.lists(someone, min_size=1, max_size=8)
points = st.lists(
    st.builds(
        lambda months, mood: make_point(months_from_onset=months, mood=mood),
        st.floats(-600, 120).map(lambda months: round(months, 1)),
        st.integers(1, 5),
    ),
    min_size=2,
    max_size=7,
)
curves = st.lists(
    st.fixed_dictionaries(
        {
            "session": st.integers(1, 40),
            "score": st.integers(0, 80),
            "note": st.sampled_from([None, "A turn"]),
        }
    ),
    min_size=2,
    max_size=40,
    unique_by=lambda score: score["session"],
)


def box(text: Element) -> tuple[float, float, float, float]:
    """A generous estimate of where a line of words stands."""
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    width = 0.56 * LETTERS * len("".join(text.itertext()))
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]]
    return left, y - LETTERS / 2, left + width, y + LETTERS / 2


def assert_inside(html: str) -> None:
    for drawing in drawings(html):
        width, height = map(float, drawing.attrib["viewBox"].split()[2:])
        for left, top, right, bottom in map(box, drawing.iter("text")):
            assert left >= 0
            assert top >= 0
            assert right <= width
            assert bottom <= height
        shown_at = WIDE_FROM if "ipt-only-wide" in drawing.attrib["class"] else NARROWEST
        assert LETTERS * shown_at / width >= 11


@settings(max_examples=30, deadline=None)
@given(people, points, curves, st.sampled_from(sorted(SCALES)))
def test_every_label_stays_inside_and_legible(inventory, when, kept, scale) -> None:  # type: ignore[no-untyped-def]
    case = make_case(inventory=inventory, timeline=when, scale_curve={"scale": scale, "scores": kept})
    for figure in OF_A_CASE:
        assert_inside(figure(case))
    assert_inside(dispute_stages())


@pytest.mark.parametrize("html", OF_THE_COURSE.values(), ids=OF_THE_COURSE)
def test_every_label_of_a_picture_of_the_course_stays_inside_and_meets_no_other(html: str) -> None:
    assert_inside(html)
    for drawing in drawings(html):
        boxes = [box(text) for text in drawing.iter("text")]
        for number, (left, top, right, bottom) in enumerate(boxes):
            for a, b, c, d in boxes[:number]:
                assert right <= a or c <= left or bottom <= b or d <= top, drawing.attrib["aria-labelledby"]


@settings(max_examples=30, deadline=None)
@given(people)
def test_numbers_of_the_circle_never_meet(inventory) -> None:  # type: ignore[no-untyped-def]
    (drawing,) = drawings(closeness_circle(make_case(inventory=inventory)))
    numbers = [text for text in drawing.iter("text") if "number" in text.get("class", "")]
    spots = [(float(text.attrib["x"]), float(text.attrib["y"])) for text in numbers]
    assert len(spots) == len(inventory)
    for index, (x, y) in enumerate(spots):
        assert all((x - a) ** 2 + (y - b) ** 2 >= 24**2 for a, b in spots[:index])


@given(st.lists(st.floats(0, 700), max_size=40).map(sorted))
def test_lanes_keep_neighbours_apart(places: list[float]) -> None:
    chosen = lanes(places, 24)
    for lane in set(chosen):
        mine = [place for place, its in zip(places, chosen, strict=True) if its == lane]
        assert all(later - earlier >= 24 for earlier, later in pairwise(mine))
