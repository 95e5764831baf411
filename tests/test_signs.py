"""Words that are looked for before a slow pattern goes through a sentence must keep nothing from it."""

from collections.abc import Callable
from functools import partial
from re import Pattern

import pytest

from ipt_course.load.document import Document
from ipt_course.load.sightings import sightings
from ipt_course.load.source import parse
from ipt_course.rules import case_messaging as messaging
from ipt_course.rules.case_language import _identity, _label, _slur
from ipt_course.rules.case_leaks import CBT, HOMEWORK, TRANSFERENCE, _cbt, _homework, _transference
from ipt_course.rules.coercion_words import JOINT, TALKED, TOGETHER, joint, talked, together
from ipt_course.rules.lexicon import NEAR
from ipt_course.rules.scope import Scope
from ipt_course.rules.sought import Signs
from ipt_course.rules.spoken_leaks import DISPUTING, ITSELF, TASKS, disputing, reading_oneself, setting_tasks, spelt_out
from ipt_course.rules.table import TABLE
from ipt_course.rules.words_of_dying import DISTRESSING, SIGNS, SIGNS_ASKED, asked_of, cue, distressing
from ipt_course.rules.words_of_fear import SIGNS as FEAR
from ipt_course.rules.words_of_fear import fear

PHRASES = [
    (CBT, _cbt, """automatic negative thoughts; thought records; thoughts diaries; thought log; thoughts challenging;
        cognitive distortions; thinking errors; cognitive restructuring; thinking biases; thinking traps; core beliefs;
        irrational belief; rational responses; catastrophising; all-or-nothing thinking; black-and-white thinking;
        behavioural experiments; behavioral activation; activity scheduling; mastery and pleasure; downward arrow;
        Socratic dialogue; challenge their thoughts; dispute the belief; test those assumptions;
        reframe this negative thought; evidence against that thought; evidence for and against her belief;
        fear hierarchies; graded exposure; exposure tasks"""),
    (HOMEWORK, _homework, """as homework; homework sheets; sets a small homework; fill in this worksheet at home;
        take the sheet to take home; hands over two sheets for home"""),
    (TRANSFERENCE, _transference, """countertransference; transference; her unconscious wish; unconsciously;
        I remind you of him; see me as your mother; treating me like a boss; angry with me the way;
        disappointed at me just as; with me just as you did with your father; as if I were your brother"""),
    (JOINT, joint, """joint sessions; couple therapy; conjoint meeting; mediation; family meetings;
        her husband attends; the mother comes along; his wife is invited; her partner will join;
        invites her husband too; meet the couple; seeing the two of them; renegotiation; negotiates with her mother;
        rehearse the confrontation; plans a big showdown"""),
    (TOGETHER, together, """the pair are seen; husband and wife are invited; both partners attend;
        the couple is seen; they come together; they are seen side by side; sees the couple;
        meets both of them; both agree on terms; the two of them share a session; the couple in one room;
        they both work out the rent"""),
    (TALKED, talked, """works out a compromise; finds a middle way; looks for a deal; strike a bargain;
        compromising over the wages; meets him halfway; meet each other half way; give and take; negotiates;
        bargains over the key; the mediator; understanding with him; communication between them;
        stands up to him; stood up to the man; confronting him; puts her foot down; says no to him;
        sets firm limits with him; assertiveness; assertive towards him; rehearses what to say to him;
        teaches her to tell him; coached to ask him; acts out how to answer him; prepares to explain it to him"""),
    (DISTRESSING, distressing, """stillbirth; stillbirths; stillborn; rape; raped; miscarriage; miscarried; molested;
        molestation; murder; murdered; sexual abuse; sexually abused; sexual assault; sexually assaulted; child abuse;
        abused by her uncle; abused by an uncle; abused by the priest; abused as a child"""),
    (SIGNS, cue, """took thirty tablets; counting out fifty paracetamols; tablets counted out twelve;
        thought of jumping; swallowed a bottle of aspirin; driving into the wall; steer the car off the bridge;
        I cannot go on; easier for all if I were gone; happier if she were dead; self-harming; killed herself;
        better dead; suicidality; hang myself; hurts himself; cutting herself; end my life; taking her own life;
        too many pills; better off without me; wish that I were dead; wanted to die; rather be dead; never waking up;
        no point in living; tired of living; wants everything all to stop;
        drowns himself; drowned herself; shot himself; shooting myself; poisoned herself; gassed himself;
        gassing myself; suffocated herself; I cut my arms with a razor; she burns her thighs with a cigarette;
        he scratched his belly with scissors; I slash my wrists with the blade; he burnt his skin with a lighter;
        no sense in carrying on; the use of carrying on; no point carrying on; sick of life; weary of being alive;
        enough of living; fed up with life; fed up with being alive; worth more dead; more use dead;
        life is hardly worth living; life isn't worth living; not worth living; nothing left to live for;
        if I did not exist; wish I no longer existed; wants to stop existing; go to sleep for ever;
        fall asleep and never wake; fell asleep for good; go to sleep and that's that; wrote a goodbye letter;
        writing her farewell notes; a relief to be hit by a bus; hopes he gets run over by the train;
        glad to be struck by a lorry; do not mind being knocked down by a tram; wish the car had hit me;
        if only a bus had killed me; hope a truck would run over me; wish that the van had run over her;
        looked up how many of the pills it takes; read how much insulin is fatal; one step and it would all be over;
        pray that God takes me; wish death had taken me; hoping that the Lord comes for her; God should have taken him;
        don't see myself alive; the bridge, and how easy it would be; the platform and how quickly it could end;
        happier without me; I could be dead; if I were dead; end it all; ending it all; thinking about ending things;
        thought of how I would do it; sorry that I woke up; angry I ever woke; tablets on purpose;
        medication on purpose; want to follow my wife into the grave; wanted to join her late brother where he is;
        wants to be with him in heaven"""),
    (SIGNS_ASKED, asked_of, """wished you were dead; wish that you had never been born; thoughts of dying;
        thinking about being dead; think of not being here; thinks of ending it; not wanting to live;
        thought about killing yourself; life is worth living; better if you were gone"""),
    (FEAR, partial(fear, False), """afraid of him; scared of the children; he frightens me; she often slaps him;
        my husband scares us; they threaten you; kicked me; pushed me against; grabbed her by the throat;
        threatened to kill; threatens to send me back; he has my passport; says he would kill me; he is violent;
        forced her into bed; forces himself on her; locked me in; keeps my papers; he took all her wages;
        controls my money; reads my phone; he often checks her messages; does not let me leave;
        won't allow her out; would not allow him to have any money; not allowed to go out; he raped me;
        afraid of what he will do; frightened to go home; scared to be at home; a chair against the door;
        he burns me; my son stabbed me; she battered him; he whips us; my cousin dragged me; he bites me; she bit me;
        my wife scratched him; he spat at me; she grabs me; he smacked me; he shouts and hits me;
        his daughter beats him;
        her stepmother thumped her; grabs my wrist; his hands round my neck; her hands on his throat; he broke my arm;
        my mother pulled my hair; he burnt her arm; my wife bit his hand; I am beaten at home; she was hit by her uncle;
        he has been slapped again; he threw a plate at me; she hurled the hot pan at his head; my wife throws things;
        he smashed plates; he holds a knife when I speak; she pulled the gun on me; he used his fists;
        out come his fists; made me have sex; sex when I said no; kissed me against my will; comes into my bed at night;
        climbed into her room at night; locked the door from outside; shut me in; swore he would stab me;
        says that he will burn the house; told me he would throw acid; said she'd break my legs;
        nobody will ever find me; no one would find her; a restraining order; an injunction against him;
        the court forbade it; takes my pension and my wages; took away my passport; has taken her papers;
        he smashed my phone; her brother hid her phone; she tracks me; he tracks her through it; never lets me out;
        must ask him before she buys; has to show her husband every receipt; he follows her to work;
        he followed me home;
        cuts me off from my friends; took the belt to me; hides the bruises; do what he wants in bed"""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "pattern", "phrase"),
    [(signs, pattern, phrase.strip()) for signs, pattern, said in PHRASES for phrase in said.split(";")],
)
def test_whatever_the_pattern_finds_is_let_through(
    signs: Signs, pattern: Callable[[], Pattern[str]], phrase: str
) -> None:
    text = f"They sat down. {phrase[:1].upper()}{phrase[1:]} now, in\nAugust."
    alone = [match.group() for match in pattern().finditer(text)]
    assert alone, "the phrase is none of the pattern's"
    assert [match.group() for match in signs.find(pattern, text, sightings([text]).get(0, {}))] == alone


def way(of: str) -> Callable[[], Pattern[str]]:
    """The pattern of that method's way."""
    return partial(messaging._method, next(way for way, *_ in messaging._METHODS if of in way))


HISTORY, RISK = "past_episodes", "risk"
LEXICONS = [
    ("SF013", HISTORY, way("overdose"), """took an overdose; overdoses; she overdosed; overdosing; taken the overdose;
        makes a noose"""),
    ("SF013", HISTORY, way("drown"), """hang herself; hangs himself; hanged themselves; hanging myself; hung himself;
        drown myself; drowns himself; drowned herself; drowning himself; gas myself; gasses himself; gassed herself;
        gassing yourself; shot himself; shoot yourself; shoots himself; shooting myself; poison himself;
        poisons herself; poisoned himself; poisoning themselves; threw herself off the pier; throws himself from a;
        throw myself under a bus; throwing herself in front of the tram; thrown himself out of a window;
        threw himself out of the window; throwing myself into the canal; throw yourself into a lake;
        threw herself into the water; starved herself to death; starving themselves to death"""),
    ("SF013", HISTORY, way("slash"), """slit her wrists; slits his own wrist; slitted his throat; slitting my throat;
        cut her wrists; cuts his wrist; cutting her own wrist; slash his wrists; slashes her wrists; slashed her throat;
        slashing their wrists; cut throat; cutted his wrists"""),
    ("SF013", HISTORY, way("viaduct"), """jump off the bridge; jumps from a roof; jumped off that building;
        jumping from the cliff; leap from a balcony; leaps in front of the train; leapt under a lorry;
        leaped from the window; leaping off the viaduct; jumped in front of the tube; jump from the tower;
        jumped off the platform; thought of jumping; thinks about jumping; dreamt of jumping; talks about jumping;
        imagines of jumping"""),
    ("SF013", HISTORY, way("steer"), """drive into the wall; driving her car into a tree; steer off the bridge;
        steering the van into a lorry; driving straight into the river; drive off a cliff;
        steer my car into the barrier; driving into the sea"""),
    ("SF013", HISTORY, way("count"), """took thirty tablets; taken a whole box of aspirin; takes fifty of his
        paracetamols; take ten pills; taking a handful of ibuprofen; swallowed twenty-four capsules; swallows a dozen
        tablets; swallow all the packet of tablets; swallowing a bottle of her strong pills; counted out sixty tablets;
        counts thirty capsules; counting out forty of the pills; count 40 aspirins; tablets on the table, counted out
        twelve; paracetamol, counted eleven"""),
    ("SF013", HISTORY, lambda: messaging._note(), """a suicide note; goodbye letters; a farewell message;
        farewell messages; last note to her family; last letter to the children; wrote a note to say;
        wrote a note for those"""),
    ("SF013", HISTORY, lambda: messaging._thing(), """suicide, a rope; suicides with belts; suicidal on the bridge;
        suicidality and the railway line; suicidally near the train tracks; self-harm with a razor;
        self-harming with blades; ended his life with tablets; end my life by the river; ending their own life, a gun;
        take her own life, the rifle; took his life, a pistol; taking your life by shotgun; killed himself, the knife;
        kill myself with knives; kills herself with paracetamol; killing themselves with insulin;
        wants to die by opioids; wished to be dead, pesticide; want to die by bleach; wanted to die on the cliffs;
        wishing to die on a rooftop; wants to be dead, the balcony; suicides from balconies; suicide by exhaust;
        suicide in the oven"""),
    ("SF014", HISTORY, lambda: messaging._term(), """commit suicide; commits suicide; committed finally suicide;
        committed suicide; committing suicide; a successful suicide; unsuccessful suicide attempts; failed suicide;
        completed suicides; a botched suicide attempt; the suicide was successful; suicide is unsuccessful;
        suicidal gestures; a suicide bid; suicidal threats; suicide victims; parasuicide; parasuicidal;
        failed attempt on her life; successful attempts to end his life; botched attempt to take their life;
        the attempt was unsuccessful; attempt had been successful; took the easy way out; a cry for help;
        attention-seeking; attention seeking"""),
    ("SF014", HISTORY, lambda: messaging._BARE_ATTEMPT, """a successful attempt; unsuccessful attempts; failed attempts
        at 19; botched attempt to die"""),
    ("SF015", RISK, lambda: messaging._LABEL, """low risk; lower-risk; higher risk; medium risk; moderate risk;
        medium suicide risk; moderate suicidal risk; high risk; higher risk of suicide; a high-risk patient;
        low risk of self-harm; high-suicide risk; no suicide contract; non-suicide agreement; anti-suicide promises;
        contract for safety; contracts for safety; contracted for safety; contracting for safety"""),
    ("LG001", HISTORY, _label, """an alcoholic; the addict; a drug addict; this borderline; that schizophrenic;
        another depressive; every manic depressive; a manic-depressive; the bipolar; a known psychotic; typical
        anorexic; the bulimics; recovering alcoholics; a former addict; a chronic psychotic; a classic narcissist;
        the autistic; an histrionic; a sociopath; a psychopath; an epileptic; the mentally ill; the homeless;
        the elderly; the disabled; alcoholics; addicts; borderlines; schizophrenics; depressives; psychotics;
        anorexics; autistics; wheelchair-bound; wheelchair bound; confined to her wheelchair; drug abusers;
        a substance abuser; alcohol abuser; the sociopaths; the epileptics; a bulimic"""),
    ("LG002", HISTORY, _slur, """a psycho; psychos; the lunatic; lunatics; a madman; madwoman; madmen; madwomen;
        a nutter; nutcases; loony; loonies; retard; retarded; retards; a junkie; junkies; druggies; crackhead;
        cripples; a cripple; midgets; tranny; trannies; a faggot; gyppos; a nigger; sluts; a whore; wimps; schizos;
        a mental case; mental cases; hysterical woman; hysterical women; hysterical wife; hysterical mother;
        hysterical girl; an hysterical female; she goes crazy; he went completely crazy; they was crazy;
        his boss acts crazy; the patient is crazy; a crazy person; crazy people; crazy woman; crazy man; crazy wife;
        crazy mother; crazy patient; nutters; the crackheads; a druggie; the faggots; a gyppo; a midget; a nutcase;
        a schizo; the slut; whores; a wimp; niggers"""),
    ("LG003", HISTORY, _identity, """a homosexual; the transgender; this transsexual; that transvestite;
        another illegal; a typical foreigner; some Black; these Asians; those Muslims; an Arab; the immigrants;
        the Orientals; some ethnic; the gay; homosexuals; transgenders; transsexuals; illegals; Blacks; Orientals;
        the gays; ethnics; transgendered; coloured people; colored woman; coloured women; coloured men; coloured folk;
        coloured patient; illegal immigrant; illegal aliens; illegal migrants; the Arabs;
        an Asian; a Muslim; an Oriental; an immigrant; some foreigners"""),
]  # fmt: skip


def told(code: str, field: str, text: str) -> list[tuple[int | None, str]]:
    """What the whole rule says of a text in that field of a case: offsets and messages."""
    lines = "".join(f"    {line}\n" for line in text.split("\n"))
    within = f"{field}:\n  asked: |\n" if field == RISK else f"{field}: |\n"
    document = Document("cases/a-case.yml", "case", parse("cases/a-case.yml", within + lines))
    return [(found.offset, found.message) for found in TABLE[code].check(Scope((document,)))]


@pytest.mark.parametrize(
    ("code", "field", "pattern", "phrase"),
    [
        (code, field, pattern, " ".join(phrase.split()))
        for code, field, pattern, said in LEXICONS
        for phrase in said.split(";")
    ],
)
def test_whatever_the_pattern_of_a_lexicon_finds_the_whole_rule_tells(
    code: str, field: str, pattern: Callable[[], Pattern[str]], phrase: str
) -> None:
    before = "The kettle stood where it stood, and none of them in the house said a word about it."
    assert len(before) > NEAR
    text = f"{before} {phrase[:1].upper()}{phrase[1:]}, and\nthey left. {before}"
    alone = [(match.start(), f"`{match.group()}`") for match in pattern().finditer(text.replace("\n", " "))]
    assert alone, "the phrase is none of the pattern's"
    found = told(code, field, text)
    assert all(any(offset == at and said in message for offset, message in found) for at, said in alone), found


SAID = [
    (DISPUTING, disputing, """how certain are you; how else might you hear it; another way of looking at this;
        an alternative explanation; any other way to see things; what would you tell a friend who; does that stand up;
        where's your proof; what is the evidence for it; have you got any evidence; list the facts; gather the proof;
        is that a fact; is it true, though; a more balanced thought; is that a helpful belief; mind-reading;
        how strongly do you believe it; fortune telling; jumping to conclusions; test the prediction;
        because you feel it that does not mean; because you think so it doesn’t make; examine your old assumptions"""),
    (TASKS, setting_tasks, """on one sheet at home; that's your task; here is the exercise; the assignment until;
        your task this week; your exercise; next week's assignment; count how often you; write down what you felt;
        put it down every night; keep a mood diary; start your journal; mark each day out of; rate each day;
        every evening, list; I'd like you to record; I want you to write a list; I’m asking you to practise it before;
        I'll ask you to log"""),
    (ITSELF, reading_oneself, """I remind you of somebody; I've become your sister; I have turned into another;
        I’ve taken your mother; whether I'm the old boss; perhaps I am the one now; I seem to be your father;
        I'm becoming another angry boss; I feel like your wife; I'm your teacher in here;
        expect me to leave as your father did; afraid that I'll shout the way he does; think I’d go like she did;
        it's really me you're angry; it is me that you are furious"""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "pattern", "phrase"),
    [(pieces, pattern, phrase.strip()) for pieces, pattern, said in SAID for phrase in said.split(";")],
)
def test_the_pieces_looked_for_keep_nothing_from_the_pattern(
    pieces: tuple[str, ...], pattern: Callable[[], Pattern[str]], phrase: str
) -> None:
    (match,) = pattern().finditer(f"They sat down. {phrase[:1].upper()}{phrase[1:]} now, in August.")
    assert any(piece in spelt_out(f"{match.group()} ") for piece in pieces)
