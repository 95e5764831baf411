"""YM: what can be wrong with a file before its meaning is looked at. `source` and `load` find these."""

from ipt_course.findings import Rule, Severity

# fmt: off  (a table: one rule reads better as five short rows)
ERROR, WARNING = Severity.ERROR, Severity.WARNING

NOT_UTF8 = Rule(
    "YM001",
    "not-utf-8",
    ERROR,
    "Accents and names from other scripts survive only when every file is saved in the same way: UTF-8.",
    "Save the file again as UTF-8 (in most editors: Save with Encoding, UTF-8).",
)
BYTE_ORDER_MARK = Rule(
    "YM002",
    "byte-order-mark",
    WARNING,
    "An invisible mark before the first letter puzzles other programs.",
    "Save the file as UTF-8 without BOM; the file has been read all the same.",
)
CONTROL_CHARACTER = Rule(
    "YM003",
    "control-character",
    ERROR,
    "Invisible characters come along with copied text and can hide or reorder what a reader sees.",
    "Delete the invisible character and type the words again.",
)
TAB_INDENT = Rule(
    "YM004",
    "tab-indent",
    ERROR,
    "YAML counts ordinary spaces; a tab has no agreed width, and a no-break space counts as a letter.",
    "Begin the line with spaces, two for each level.",
)
TOO_LARGE = Rule(
    "YM005",
    "too-large",
    ERROR,
    "A quiz or a case is a few thousand words; a file of more than 1 MB is something else.",
    "Split the file, or take out what does not belong in it.",
)
UNREADABLE = Rule(
    "YM006",
    "unreadable",
    ERROR,
    "Every file that is named must be there, be an ordinary file and be readable.",
    "Put an ordinary, readable file there, or take the name away.",
)
FILE_NAME = Rule(
    "YM007",
    "file-name",
    ERROR,
    "Only files directly in quizzes/ and cases/ ending in .yml are read; others would be lost in silence.",
    "Rename or move the file.",
)
EMPTY_FILE = Rule(
    "YM008",
    "empty-file",
    ERROR,
    "A file without content adds nothing to the course.",
    "Fill it in (`./course new` writes a commented start), or delete it.",
)
SYNTAX = Rule(
    "YM009",
    "syntax",
    ERROR,
    "What cannot be read as YAML cannot be shown.",
    "Write each field as `name: value`; put a value that holds : # or quotation marks in a `|` block.",
)
UNCLOSED_QUOTE = Rule(
    "YM010",
    "unclosed-quote",
    ERROR,
    "A value that begins with a quotation mark must end with the same mark, on the same line.",
    "Close the quotation mark at the end of the value, or write the value in a `|` block without any.",
)
UNCLOSED_BRACKET = Rule(
    "YM011",
    "unclosed-bracket",
    ERROR,
    "A value that begins with [ or { is a list or a mapping and must be closed.",
    "Close the bracket, or put the whole value in quotation marks if it is text.",
)
SPACE_AFTER_COLON = Rule(
    "YM012",
    "space-missing",
    ERROR,
    "`name:value` without a space is one word to YAML; so is `-value`.",
    "Put a space after the colon or after the dash.",
)
INDENTATION = Rule(
    "YM013",
    "indentation",
    ERROR,
    "Indentation alone says what belongs to what; fields side by side begin in the same column.",
    "Begin the line in the same column as the lines it belongs with.",
)
STRAY_COLON = Rule(
    "YM014",
    "stray-colon",
    ERROR,
    "A colon followed by a space, or at the end of a value, begins a new field.",
    "Put the value in quotation marks, or write it in a `|` block on the next line.",
)
DUPLICATE_KEY = Rule(
    "YM015",
    "duplicate-key",
    ERROR,
    "Of two fields with one name, one would be lost in silence.",
    "Keep one of the two; delete or rename the other.",
)
ALIAS = Rule(
    "YM016",
    "alias",
    ERROR,
    "Anchors (&name), aliases (*name) and merge keys (<<) hide text from the reader of the file.",
    "Write it out. If it is text that begins with & or *, put it in quotation marks.",
)
TAG = Rule(
    "YM017",
    "tag",
    ERROR,
    "A tag (!word) asks the program to build something; our files hold only text, numbers and lists.",
    "Delete the tag. If it is text that begins with !, put it in quotation marks.",
)
SEVERAL_DOCUMENTS = Rule(
    "YM018",
    "several-documents",
    ERROR,
    "One file is one quiz or one case; what follows a second --- would be lost.",
    "Delete the line ---, or move what follows it into a file of its own.",
)
TOO_DEEP = Rule(
    "YM019",
    "too-deep",
    ERROR,
    "No quiz or case needs more than a few levels.",
    "Look for brackets that open and never close.",
)
KEY_NOT_TEXT = Rule(
    "YM020",
    "key-not-text",
    ERROR,
    "The name of a field is a word.",
    "Name the field with a word; put text that holds braces or brackets in quotation marks.",
)
MULTI_LINE = Rule(
    "YM021",
    "multi-line-value",
    ERROR,
    "Only in a `|` block does every word keep its line, so that a finding can point at it.",
    "Write `|` after the colon and the text below it, indented by two spaces.",
)
NOT_A_MAPPING = Rule(
    "YM022",
    "not-fields",
    ERROR,
    "A file consists of fields, `name: value`, from its first line on.",
    "Begin with `id: the-file-name`; `./course new` writes a commented start.",
)
WORDS_AFTER_HASH = Rule(
    "YM023",
    "words-after-hash",
    ERROR,
    "After a space, # begins a note; of a value such as `Room #3, clinic` only `Room` would be left.",
    "Put the value in quotation marks or in a `|` block; if it is a note, put a space after the #.",
)

MISSING_KEY = Rule(
    "YM030",
    "missing-key",
    ERROR,
    "A page, a figure or a rule needs the field.",
    "Add the field.",
)
UNKNOWN_KEY = Rule(
    "YM031",
    "unknown-key",
    ERROR,
    "A field that nobody reads is usually a slip of the keyboard or of the indentation.",
    "Correct the name, or delete the field.",
)
UNKNOWN_WORD = Rule(
    "YM032",
    "unknown-word",
    ERROR,
    "The field takes one of a few words, because the site sorts and draws by them.",
    "Use one of the words listed.",
)
WRONG_TYPE = Rule(
    "YM033",
    "wrong-type",
    ERROR,
    "A field holds text, a number, true or false, a list, or fields of its own.",
    "Write the value in the form that the field expects.",
)
WRONG_FORM = Rule(
    "YM034",
    "wrong-form",
    ERROR,
    "Ids, dates and places follow a form, so that links hold and nothing identifies a person.",
    "Write the value in the form named.",
)
OUT_OF_RANGE = Rule(
    "YM035",
    "out-of-range",
    ERROR,
    "Numbers, lengths and lists have limits that the page and the figures rely on.",
    "Bring the value within the limits named.",
)
EMPTY_VALUE = Rule(
    "YM036",
    "empty-value",
    ERROR,
    "A field that stands in the file says something.",
    "Fill it in, or delete the field if it may be left out.",
)

YAML_RULES = (
    NOT_UTF8,
    BYTE_ORDER_MARK,
    CONTROL_CHARACTER,
    TAB_INDENT,
    TOO_LARGE,
    UNREADABLE,
    FILE_NAME,
    EMPTY_FILE,
    SYNTAX,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    SPACE_AFTER_COLON,
    INDENTATION,
    STRAY_COLON,
    DUPLICATE_KEY,
    ALIAS,
    TAG,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    KEY_NOT_TEXT,
    MULTI_LINE,
    NOT_A_MAPPING,
    WORDS_AFTER_HASH,
    MISSING_KEY,
    UNKNOWN_KEY,
    UNKNOWN_WORD,
    WRONG_TYPE,
    WRONG_FORM,
    OUT_OF_RANGE,
    EMPTY_VALUE,
)
