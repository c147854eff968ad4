"""Base forms of English verbs and nouns: irregular ones by list, the rest by their spelling.

A model that chooses among endings (:mod:`fabula.encode.lemmas`) errs on just the words that a
story tells with: what it learned them from are news and mails. English spelling leaves little to
choose: *stopped* doubles because *stop* has one short vowel, so *hoped* is of *hope*. The rules are
those of school grammars; what they leave was found by reading the training treebanks.
"""

import re
from typing import Final

_PARTS: Final = """
abide abode; arise arose arisen; awake awoke awoken; be am are is was were been being art wast
wert; bear bore borne born; beat beaten; become became; befall befell befallen; beget begot
begotten; begin began begun; behold beheld; bend bent; beseech besought; bid bade bidden; bind
bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring
brought; build built; burn burnt; buy bought; cast; catch caught; choose chose chosen; cling
clung; come came cometh; creep crept; cut; deal dealt; dig dug; do did done does doth dost
didst; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; eat
ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling
flung; fly flew flown flies; forbear forbore forborne; forbid forbade forbidden; foresee foresaw
foreseen; forget forgot forgotten; forgive forgave forgiven; forsake forsook forsaken; freeze
froze frozen; get got gotten; give gave given; go went gone goes; grow grew grown; hang hung;
have had has hath hast hadst; hear heard; hide hid hidden; hit; hold held; hurt; keep kept;
kneel knelt; know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; leave
left; lend lent; let; lie lay lain; light lit; lose lost; make made; mean meant; meet met; mistake
mistook mistaken; overcome overcame; overhear overheard; overtake overtook overtaken; partake
partook partaken; pay paid; plead pled; put; quit; read; rend rent; ride rode ridden; ring rang
rung; rise rose risen; run ran; say said saith; see saw seen; seek sought; sell sold; send sent;
set; sew sewn; shake shook shaken; shed; shine shone; shoot shot; show shown; shrink shrank
shrunk; shut; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid;
sling slung; slink slunk; smell smelt; smite smote smitten; sow sown; speak spoke spoken spake;
speed sped; spend spent; spill spilt; spin spun span; spit spat; split; spoil spoilt; spread;
spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; stink stank
stunk; stride strode stridden; strike struck stricken; string strung; strive strove striven;
swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took taken;
teach taught; tear tore torn; tell told; think thought; throw threw thrown; thrust; tread trod
trodden; undergo underwent undergone; understand understood; undertake undertook undertaken;
undo undid undone; uphold upheld; upset; wake woke woken; wear wore worn; weave wove woven; weep
wept; win won; wind wound; withdraw withdrew withdrawn; withhold withheld; withstand withstood;
wring wrung; write wrote written; die dying; lie lying; tie tying; age aging ageing; singe
singeing; dye dyeing
"""
"""Irregular verbs, the base form first."""

_IRREGULAR: Final = {
    form: forms[0] for forms in map(str.split, _PARTS.split(";")) for form in forms
}

_PRESENT: Final = {
    form: base
    for base, forms in (
        ("be", "am are is 'm 're art m re"),
        ("have", "has 've hast hath ve"),
        ("do", "does dost doth"),
        ("will", "'ll wo wilt ll"),
        ("can", "ca canst"),
        ("shall", "sha shalt"),
    )
    for form in forms.split()
}
"""Forms of the present, and of verbs that have no other, that are no base forms."""

_PLURALS: Final = """
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; louse lice;
ox oxen; wife wives; knife knives; life lives; wolf wolves; leaf leaves; half halves; thief thieves;
self selves; calf calves; loaf loaves; shelf shelves; elf elves; scarf scarves; hoof hooves;
sheaf sheaves; penny pence; die dice; shoe shoes; toe toes; foe foes; hoe hoes; canoe canoes;
movie movies; cookie cookies; calorie calories; genie genies; prairie prairies; ache aches;
cache caches; axe axes; gas gases; bus buses; lens lenses; person people; people peoples;
medium media; criterion criteria; parenthesis parentheses;
hypothesis hypotheses; crisis crises; analysis analyses; thesis theses; basis bases; oasis oases
"""
_SINGULAR: Final = {
    form: forms[0] for forms in map(str.split, _PLURALS.split(";")) for form in forms[1:]
}

_ALIKE: Final = re.compile(
    r"series|species|means|clothes|news|thanks|premises|regards|troops|pants|.*\d.*"
)
"""Nouns whose plural is their only form, or like the singular."""

_UNCLEAR: Final = frozenset({"'s", "'d"})
"""*is* or *has*, *would* or *had*."""

_ENDINGS: Final = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}

_NOT_FORMED: Final = re.compile("(?:n|h|f|sp|br|bl|s|w|proc|exc|succ)eed|bed|shed|wed")
"""Forms whose last letters are no ending."""

_ES: Final = re.compile(r"(?:ss|sh|[^a]ch|[eo]ach|tach|x|zz|o)es$")
"""Forms that have es, not s, behind their base."""

_SILENT_E: Final = re.compile(
    r"(?:"
    r"[vu]|[^s]c|[aeiou]sc|[^tz]z"  # move, argue, dance, gaze
    r"|[aeiouwnlrp]s"  # suppose, browse, sense, curse, lapse
    r"|dg|[rl]g|(?:ch|r)ang|eng|(?:h|cr|fr|tw|imp)ing|lung|(?<![aeiou])[aeiou]g"  # judge, manage
    r"|[bcdfgkptz]l|sl"  # handle, dazzle
    r"|eath|oath|ooth|[^aeiou][aio]th"  # breathe, soothe, bathe
    r"|[iu]at|uad|creat|(?<![aeiou])a[tdkpmbr]|[cs]ed"  # hesitate, persuade, escape, concede
    r"|(?<![aeiou])u[tdkmnblr]|(?<![aeiou])i[dkmnpbr]|[qg]ui[rd]"  # dispute, admire, require
    r"|(?<![aeiou])o[dkb]|(?:v|m|n|qu)ot|(?:pl|gn|ad|st|sc|b|h|ph)or|[^aeiou]ol|stpon"
    r"|(?:inv|un|exc|rec|ign|inc|c|qu|desp|sp|b|sm|wr)it|(?:pl|comp|del|obsol)et|(?:t|w|p|h)ast"
    r"|(?:mp|x|c|f|m|v|t)il|(?:inter|con|super)ven|(?:ph|adh|terf|sev|rev)er|(?:be|l|over)com"
    r")$"
)
"""What is left without an ending, where the base form has an e behind it."""

_NO_E_WORDS: Final = """
accustom anchor anger audit author bargain begin benefit blanket blossom bother bottom buffer
cabin captain carol civil color combat cosset council cover credit debut deliver deposit develop
devil differ discover distil doctor edit envelop evil exhibit exit fathom favor finger focus
forfeit fulfil gallop gather gossip harbor honor hover humor hunger idol inhabit inherit instil
labor limit linger margin market maxim merit mirror model monitor murmur nostril offer orbit
pencil peril pistol pivot pocket prefer profit prohibit quiver ransom recover robin ruin satin
seldom shiver spirit stagger suffer symbol trumpet tutor until velvet victim visit waver whisper
worship
"""
_NO_E: Final = re.compile(rf"(?:{'|'.join(_NO_E_WORDS.split())})$")
"""Where it would seem so, and has none."""

_DOUBLED: Final = re.compile(r"([bdgklmnprtvz])\1$")
_IS_DOUBLE: Final = re.compile(r"(?:[aeo]ll|[^aeiou][iu]ll|zz|^p?urr|^err|add|^ebb|odd|egg)$")
"""Bases that end in a doubled consonant themselves: *call*, *buzz*, *add*."""

_TRAVEL: Final = re.compile(
    r"(?:trav|canc|quarr|comp|prop|exp|rep|disp|exc|reb|imp|marv|grov|shriv|sniv|driv|couns|tunn"
    r"|rev|unrav|lab|mod|lev)ell$|(?:contr|patr|extr|enr)oll$"
    r"|(?:sign|riv|tot|marsh)all$|(?:inst|dist)ill$"
)
"""Bases that end in one l, which is doubled."""


def find_base(form: str, xpos: str) -> str | None:
    """The base form of a verb or a plural, or None where form and tag do not tell it (*'s*, *'d*).

    >>> forms = ("said", "carried", "stopped", "hoped", "kissed", "supposed", "agreed")
    >>> [find_base(form, "VBD") for form in forms]
    ['say', 'carry', 'stop', 'hope', 'kiss', 'suppose', 'agree']

    Args:
        form: in small letters, with straight apostrophes.
        xpos: its tag of the Penn Treebank; None is returned for one of other words.
    """
    if form in _UNCLEAR:
        return None
    if xpos == "NNS":
        return _singular(form)
    if xpos in {"VB", "VBP", "MD"}:
        return _PRESENT.get(form, form)
    if xpos == "VBZ":
        return _PRESENT.get(form) or _IRREGULAR.get(form) or _without_s(form)
    if xpos not in _ENDINGS:
        return None
    return _IRREGULAR.get(form) or _without_ending(form, _ENDINGS[xpos])


def _singular(form: str) -> str:
    if form in _SINGULAR or _ALIKE.fullmatch(form):
        return _SINGULAR.get(form, form)
    if form.endswith("men"):
        return form[:-2] + "an"
    return form if form.endswith("us") else _without_s(form)


def _without_s(form: str) -> str:
    if not form.endswith("s") or form.endswith("ss") or len(form) < 3:
        return form
    if form.endswith("ies"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    return form[:-2] if _ES.search(form) else form[:-1]


def _without_ending(form: str, ending: str) -> str:
    stem = form.removesuffix(ending)
    if stem == form or _NOT_FORMED.fullmatch(form) or not re.search("[aeiouy]", stem):
        return form
    return form[:-1] if form.endswith("eed") else _complete(stem)


def _complete(stem: str) -> str:
    """The base form, from what is left of a form without its ending."""
    if stem.endswith("i"):
        return stem[:-1] + "y" if len(stem) > 2 else stem + "e"
    if stem.endswith("oe") or _NO_E.search(stem):
        return stem
    if _DOUBLED.search(stem) and (_TRAVEL.search(stem) or not _IS_DOUBLE.search(stem)):
        return stem[:-1]
    return stem + "e" if _SILENT_E.search(stem) or _is_short(stem) else stem


def _is_short(stem: str) -> bool:
    """One vowel and one consonant: without a silent e the consonant would have been doubled."""
    return re.fullmatch("[^aeiou]*(?:qu)?[aeiouy][^aeiouywx]", stem) is not None
