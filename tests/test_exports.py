"""`./course export` as its user meets it: what it writes, says and refuses."""

import pytest

from course_factory import dump as as_yaml
from course_factory import item, quiz, sound_course, write_course
from ipt_course.exports.bank import Bank
from ipt_course.exports.cannot import FORMATS
from ipt_course.exports.export import WRITERS, ExportError, export
from test_door import course

FORMS = sorted(WRITERS)


@pytest.fixture
def small(tmp_path):
    return write_course(tmp_path, sound_course())


def test_every_format_says_its_limits():
    assert sorted(FORMATS) == FORMS


@pytest.mark.parametrize("form", FORMS)
def test_it_says_what_was_written_changed_and_not_checked(form, small):
    done = course(small, "export", form, "-o", "bank.file")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("bank.file\n3 items: 3 single-best-answer\n")
    assert "Left out: links to where a question is taught" in done.stdout
    assert "\nNot checked: " in done.stdout
    assert "Changed:" not in done.stdout
    assert (small / "bank.file").stat().st_size > 1000
    assert [path.name for path in small.glob(".bank*")] == []


@pytest.mark.parametrize("form", FORMS)
def test_samples_stay_out(form, small):
    held = {"docs/index.md": "---\ntitle: Home\n---\n\n# Home\n\n{{ quiz: sample }}\n"}
    write_course(small, {**held, "quizzes/sample.yml": as_yaml(quiz("sample", [item("sample-a")], sample=True))})
    assert "\n3 items:" in course(small, "export", form, "-o", "bank.file").stdout


def test_with_the_sites_address_nothing_is_said_of_links(small):
    done = course(small, "export", "gift", "-o", "bank.gift", "--site-url", "https://example.org/ipt")
    assert "links to where" not in done.stdout
    assert "https\\://example.org/ipt/modules/one/\\#deep" in (small / "bank.gift").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["gift"], 2, "Missing option '-o'"),
        (["scorm", "-o", "a"], 2, "'scorm' is not one of"),
        (["gift", "-o", "nowhere/a.gift"], 2, "course: there is no folder nowhere; make it first"),
        (["gift", "-o", "quizzes"], 2, "course: quizzes is a folder; name a file in it"),
        (
            ["gift", "-o", "there.gift"],
            1,
            "course: there.gift exists; name another file, or say --force to write over it",
        ),
        (
            ["gift", "-o", "a.gift", "--site-url", "example.org"],
            2,
            "course: --site-url example.org: an address begins with",
        ),
    ],
)
def test_what_it_refuses_and_how(arguments, status, said, small):
    (small / "there.gift").write_text("kept", encoding="utf-8")
    done = course(small, "export", *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (small / "there.gift").read_text(encoding="utf-8") == "kept"
    assert not (small / "a.gift").exists()


def test_force_writes_over(small):
    (small / "there.gift").write_text("kept", encoding="utf-8")
    assert course(small, "export", "gift", "-o", "there.gift", "--force").returncode == 0
    assert "one-a" in (small / "there.gift").read_text(encoding="utf-8")


def test_a_faulty_course_is_not_exported(small):
    write_course(small, {"quizzes/one.yml": as_yaml(quiz("one", [item("one-a", revision="one")]))})
    done = course(small, "export", "gift", "-o", "a.gift")
    assert done.returncode == 1
    assert done.stderr == "course: the course has faults; `./course check` shows them\n"
    assert not (small / "a.gift").exists()


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(small, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (small / "there.gift").write_text("kept", encoding="utf-8")
    monkeypatch.setattr("os.replace", full)
    with pytest.raises(ExportError, match=r"there\.gift cannot be written: No space left on device"):
        export("gift", Bank(()), small / "there.gift")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in small.glob("*there*")] == [("there.gift", "kept")]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bank_at_the_same_time_is_the_same_file(form, small, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one", "two"):
        assert course(small, "export", form, "-o", name).returncode == 0
    assert (small / "one").read_bytes() == (small / "two").read_bytes()


def test_a_time_that_is_none(small, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = course(small, "export", "anki", "-o", "a.apkg")
    assert (done.returncode, "SOURCE_DATE_EPOCH=yesterday" in done.stderr) == (2, True)
