"""Words that name candidates for content notes; grammar, standing and those who take part decide.

Closed lists, set down for this project. A verb counts only with a living being in the role that
its list asks for (``evidences``), a noun or adjective only where no figure of speech holds it
(``figures_of_speech``).
"""

from typing import Final

from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

KILLING: Final = word_set(
    """
    kill murder slay assassinate slaughter butcher execute behead guillotine lynch strangle hang
    poison massacre
    """
)
"""What is done to the living, and they die of it."""

HURTING: Final = word_set(
    """
    stab shoot slap punch kick flog whip thrash beat strike hit club bludgeon throttle choke maul
    torture scourge cane cudgel trample gore horsewhip spank smite pummel knife bayonet mutilate
    maim manhandle cuff bite claw headbutt kneecap
    """
)
"""What is done to the living and hurts them."""

HURTING_BODIES: Final = HURTING | word_set(
    "cut break slash pierce crush box smash twist wound wrench pinch bite"
)
"""The same of a part of somebody else's body: *boxed his ears*."""

BRAWLS: Final = word_set("fight struggle grapple wrestle attack assault scuffle wound fire lunge")
"""Verbs and nouns that count where stronger words stand in their paragraph."""

CRUELTIES: Final = word_set("whip beat kick flog thrash torture maim mutilate cudgel club lash")
"""Hurting that is cruelty where it is done to an animal."""

BEATING: Final = word_set("beat flog whip thrash cane horsewhip torture spank cudgel")
"""Hurting that is abuse where it is done to a child."""

DYING: Final = word_set("die perish expire drown suffocate")
"""What the living do: it is told of them alone."""

TAKING: Final = word_set("kidnap abduct")
ASSAULTS: Final = word_set("rape ravish molest")
DISSECTIONS: Final = word_set("dissect vivisect")
TAKING_ALONG: Final = word_set("shoot hang drown kill poison stab")
"""Done to oneself these are suicide."""

BLOWS: Final = word_set(
    """
    blow shot fight flogging beating thrashing duel brawl massacre whipping
    stabbing battle
    """
)
"""Nouns of violence, where the model takes them for something that takes place."""

DEATH_NOUNS: Final = word_set(
    """
    death corpse funeral burial coffin murder suicide grave deathbed murderer killer executioner
    assassin gallows massacre
    """
)

CORPSES: Final = word_set("corpse")
BODY_PARTS: Final = word_set(
    """
    arm leg hand foot head face shoulder throat chest breast side back neck knee wrist ankle finger
    thumb toe eye ear nose jaw mouth cheek belly stomach rib skull temple thigh elbow lung
    forehead lip tooth hip heel shin calf forearm
    """
)

FLOWING: Final = word_set(
    """
    flow run drip ooze spurt trickle stream gush spill come pour drop soak well spread seep spatter
    stain start fall burst
    """
)

BLOODY_AROUND: Final = word_set(
    """
    pool puddle drop trail stain smear spatter splash trickle stream cover smear stain drench soak
    splash bathe wet sticky gout clot rivulet blot
    """
)

BLOOD_DONE_TO: Final = word_set("see wipe wash taste spit cough shed draw spill vomit smell lick")
BLOODIED: Final = word_set(
    """
    hand face knife head nose shirt bandage rag handkerchief sword mouth finger body sleeve dress
    cloth towel apron axe hatchet wound fist lip bed sheet
    """
)

ANIMALS: Final = word_set(
    """
    horse mare stallion pony mule donkey ass dog bitch puppy pup hound terrier cat kitten cow calf
    bull ox sheep lamb goat pig hog bird canary parrot sparrow pigeon chicken hen cock rabbit hare
    fox wolf bear deer stag rat mouse elephant monkey lion tiger seal whale beast colt lizard bat
    """
)

PARENTS: Final = word_set(
    "father mother stepfather stepmother guardian schoolmaster uncle aunt foster-father"
)

CHILDREN: Final = word_set("boy girl child lad baby infant toddler children kid lass")
PEOPLE: Final = word_set(
    """
    person fellow child baby infant stranger prisoner victim enemy friend thief servant slave
    negro indian native cousin orphan doctor officer captain neighbour neighbor guard peasant
    people men women children boys girls kid
    """
)

STRONG_WORDS: Final = word_set(
    """
    fuck fucks fucked fucking fucker motherfucker shit shits shitty bullshit bitch bitches bastard
    bastards cunt whore slut piss pissed arsehole asshole goddam goddamn goddamned bugger buggers
    b—h d—d d—n damme d—ned wanker
    """
)

MILD_WORDS: Final = word_set("damn damned dammit damnable")
SLURS: Final = word_set(
    """
    nigger niggers darky darkies darkey darkeys pickaninny pickaninnies kike kikes sheeny dago
    dagos dagoes wop wops redskin redskins half-breed half-breeds half-caste wog wogs spic spics
    """
)
"""Names for people by which they are despised for their descent."""

SMALL_LISTS: Final[dict[str, NoteKind]] = {
    **dict.fromkeys(
        word_set(
            """
            whisky whiskey brandy gin rum vodka absinthe opium laudanum morphine morphia cocaine
            heroin hashish cigar cigars cigarette cigarettes tobacco drunkard drunkards drunkenness
            grog hangover beer ale wine champagne claret sherry burgundy toddy punch-bowl moonshine
            marijuana cannabis methamphetamine tequila bourbon lager booze liquor alcoholic
            alcoholics alcoholism addict addicts addiction rehab hashish hangover
            """
        )
        - {"punch-bowl"},
        NoteKind.DRUGS,
    ),
    **dict.fromkeys(
        word_set("adultery adulterer adulteress adulterous unfaithful paramour"),
        NoteKind.INFIDELITY,
    ),
    **dict.fromkeys(word_set("incest incestuous"), NoteKind.INCEST),
    **dict.fromkeys(word_set("pregnant pregnancy"), NoteKind.PREGNANCY),
    **dict.fromkeys(word_set("childbirth childbed stillborn midwife"), NoteKind.CHILDBIRTH),
    **dict.fromkeys(word_set("stillbirth stillborn"), NoteKind.MISCARRIAGES),
    **dict.fromkeys(word_set("abortion abortionist"), NoteKind.ABORTION),
    **dict.fromkeys(
        word_set(
            """
            lunatic insane insanity madhouse madwoman lunacy asylum melancholia schizophrenia
            schizophrenic bipolar psychosis psychotic psychiatric dementia antidepressants
            hallucinations hallucination
            """
        ),
        NoteKind.MENTAL_ILLNESS,
    ),
    **dict.fromkeys(word_set("anorexia anorexic bulimia bulimic"), NoteKind.EATING_DISORDERS),
    **dict.fromkeys(word_set("suicide suicidal overdose overdosed"), NoteKind.SUICIDE),
    **dict.fromkeys(word_set("rapist rape"), NoteKind.SEXUAL_ASSAULT),
    **dict.fromkeys(
        word_set("kidnapper kidnappers kidnapping ransom abductor abductors"), NoteKind.KIDNAPPING
    ),
    **dict.fromkeys(word_set("vivisection dissection post-mortem autopsy"), NoteKind.DISSECTION),
    **dict.fromkeys(word_set("orgasm penis vagina clitoris"), NoteKind.PORNOGRAPHIC_CONTENT),
}
"""Words that mostly have one sense: by themselves they are mentions."""

DRUNK: Final = word_set("drunk drunken tipsy intoxicated inebriated")
PILLS: Final = word_set(
    "pill pills tablet tablets laudanum morphia veronal chloral capsules barbital"
)
