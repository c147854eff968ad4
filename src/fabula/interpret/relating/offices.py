"""Words for offices and trades, and for what titles stand for, as closed lists set down here."""

from collections.abc import Mapping
from typing import Final

from fabula.interpret.wording.word_lists import word_set

OFFICES: Final = word_set(
    """
    abbess abbot accountant actor actress administrator admiral advocate agent alderman ambassador
    apothecary apprentice archbishop architect artist assistant astronomer attendant attorney
    auctioneer author baker banker barber bargeman barmaid barman baronet barrister beadle
    biographer bishop blacksmith boatman boatswain bodyguard bookkeeper bookseller botanist brewer
    brigadier broker builder butcher butler cabman captain cardinal caretaker carpenter carrier
    cashier chairman chamberlain chambermaid chancellor chaplain charwoman chauffeur chef chemist
    clergyman clerk coachman cobbler colonel commander commissioner composer conductor constable
    consul cook coroner corporal councillor counsellor critic curate dancer deacon dean dentist
    deputy detective diplomat director doctor drayman dressmaker driver duchess duke earl editor
    electrician emperor empress engineer engraver executioner executor explorer factor farmer
    ferryman fiddler fireman fisherman footman foreman forester forger gamekeeper gaoler gardener
    gatekeeper general geologist goldsmith governess governor grocer groom guard guide gunner
    gunsmith hangman hatter headmaster headmistress herdsman historian hostler housekeeper
    housemaid huntsman innkeeper inspector interpreter jailer janitor jeweller jockey joiner
    journalist judge justice keeper king knight lady's-maid landlady landlord laundress lawyer
    lecturer librarian lieutenant lighthouse-keeper locksmith magistrate maid maidservant major
    manager manservant manufacturer marshal mason master mate matron mayor mechanic merchant
    messenger midwife miller milliner miner minister minstrel missionary monk musician navigator
    notary novelist nun nurse nursemaid officer organist painter parlourmaid parson pastor pedlar
    philosopher photographer physician pianist pilot pirate playwright ploughman plumber poacher
    poet policeman pope porter postman postmaster postmistress potter preacher president priest
    prince princess principal printer prior professor prosecutor publican publisher queen rabbi
    ranger rector registrar reporter saddler sailor salesman schoolmaster schoolmistress scientist
    sculptor seamstress secretary senator sergeant servant sexton shepherd sheriff shoemaker
    shopkeeper singer sister-superior skipper smith smuggler soldier solicitor spy squire
    stationmaster steward stockbroker student superintendent surgeon surveyor tailor tanner
    teacher technician tinker trader translator treasurer trooper tutor undertaker usher valet
    verger vet vicar vicomte viscount waiter waitress warden warder watchmaker watchman weaver
    wheelwright woodcutter woodman writer
    """
)

TITLED: Final[Mapping[str, str]] = {
    **{word: word for word in word_set(
        """
        admiral archbishop bishop brigadier captain cardinal colonel commander constable corporal
        dean detective doctor duchess duke earl emperor empress father general governor inspector
        judge king lieutenant major marshal mayor nurse officer parson pastor pope president
        prince princess professor queen rabbi senator sergeant sheriff squire superintendent
        """
    )},
    "dr": "dr", "capt": "captain", "col": "colonel", "gen": "general", "lieut": "lieutenant",
    "lt": "lieutenant", "prof": "professor", "rev": "rev", "reverend": "reverend",
    "sergt": "sergeant", "sgt": "sergeant", "hon": "hon",
}  # fmt: skip
"""Titles before a name that tell an office, each with the word for it."""
