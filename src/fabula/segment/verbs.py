"""The words that tell who speaks: verbs of speech, and the clauses they stand in.

The list of verbs is open: it is evidence, and the order of words after a quotation is more
(``"…," smiled Emma`` needs no entry).
"""

from typing import Final

_VERBS: Final = """
    said says say saith quoth asked asks cried cries replied replies answered answers exclaimed
    exclaims returned returns continued continues added adds observed observes remarked remarks
    whispered whispers murmured murmurs muttered mutters shouted shouts called calls inquired
    inquires enquired enquires demanded demands repeated repeats resumed resumes declared declares
    ejaculated protested protests began begins responded responds rejoined rejoins retorted
    retorts interposed interrupted interrupts suggested suggests explained explains announced
    announces insisted insists admitted admits agreed agrees assented persisted pursued proceeded
    concluded confessed acknowledged affirmed asserted assured begged pleaded implored entreated
    urged ordered commanded directed instructed warned screamed screams shrieked shrieks yelled
    yells bawled roared roars bellowed thundered howled growled growls snarled grumbled groaned
    moaned sobbed wailed whimpered whined sighed sighs gasped panted breathed hissed snapped
    barked grunted croaked squeaked chirped piped drawled drawls stammered stuttered faltered
    mumbled babbled laughed laughs chuckled giggled smiled sneered scoffed jeered mocked teased
    taunted joked quipped echoed queried queries questioned wondered mused reflected soliloquised
    soliloquized speculated volunteered ventured hazarded offered proposed promised vowed swore
    cursed prayed intoned chanted sang sings recited quoted dictated reported stated informed told
    tells spoke speaks intimated hinted reminded reassured comforted consoled soothed coaxed cooed
    purred corrected contradicted objected disputed argued reasoned countered conceded allowed
    granted consented submitted apologized apologised thanked greeted hailed saluted prompted
    encouraged advised counselled cautioned admonished scolded chided reproved rebuked reproached
    complained lamented deplored blurted burst broke snorted sniffed spluttered sputtered gurgled
    wheezed coughed rasped rumbled boomed blustered fumed raged stormed vociferated expostulated
    remonstrated summoned challenged accused guessed supposed decided finished ended opened
    hollered sung joined thought thinks think
"""  # open: what is missing here, the order of words shows

_WORD: Final = r"[^\W\d_][\w'’.-]*"
_PHRASES: Final = r"(?:went|goes|struck|put|broke|cut|chimed|burst|called|cried)\s+(?:on|in|out)"
VERB: Final = rf"(?:{_PHRASES}|[Ss]ays|[Ss]aid|{'|'.join(_VERBS.split())})\b"
PRONOUN: Final = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Yy]ou|[Ii]t|[Oo]ne|[Ww]ho)"
_DETERMINER: Final = (
    r"(?:the|a|an|his|her|their|my|our|your|its|this|that|these|those|one|another|some|both|"
    r"The|A|An|His|Her|Their|My|Our|Your|This|That|One|Another|Some|Both|each|all|several|two)"
)
_NAME: Final = (
    r"(?:(?:Mr|Mrs|Dr|St|M|Mme|Capt|Col|Rev)\.\s+|(?:de|von|van|la|le|du)\s+)?[^\W\d_a-z][\w'’-]*"
)
_NO_NOUN: Final = r"(?!(?:and|but|or|who|to|then|as|was|were|is|are|be|been|being|had|has)\b)"
_NOUN_PHRASE: Final = rf"{_DETERMINER}(?:\s+{_NO_NOUN}{_WORD}){{1,4}}?"
SUBJECT: Final = rf"(?:{PRONOUN}|{_NAME}(?:\s+{_NAME}){{0,3}}|{_NOUN_PHRASE})"
_ADVERB: Final = (
    rf"(?:{_WORD}ly|then|at\s+(?:last|length|once)|again|now|also|only|just|still|even|presently"
    r"|had|has|would|will|could|did|once|soon|next|quite|always|never|to\s+\w+self|at\s+first)"
)
SAYING: Final = (
    r"(?:saying|crying|asking|adding|repeating|exclaiming|calling|whispering|murmuring|muttering"
    r"|shouting|replying|answering|remarking|observing|declaring|thinking|singing|screaming)\b"
)
"""What leads to speech in a clause with no verb of speech of its own."""
SUBJECT_VERB: Final = rf"{SUBJECT}(?:,?\s+{_ADVERB}){{0,2}}\s+{VERB}"
VERB_SUBJECT: Final = rf"{VERB}\s+(?:{_ADVERB}\s+)?{SUBJECT}\b"
NAMED_SAID: Final = (
    rf"(?:[Hh]e|[Ss]he|{_NAME}(?:\s+{_NAME}){{0,2}})\s+(?:said|asked|cried|replied|answered|added"
    r"|exclaimed|whispered|murmured|muttered|shouted|continued|returned|observed|remarked)"
    r"(?:\s+[a-z]+ly)?"
)
"""A third person and a verb of saying in the past: what nobody says of himself."""
