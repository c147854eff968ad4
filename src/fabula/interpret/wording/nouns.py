"""Nouns that tell the gender or the number of whom they name, as closed lists.

They hold common English words, set down for this project.
"""

from typing import Final

from fabula.interpret.wording.word_lists import word_set

MALE_NOUNS: Final = word_set(
    """
    man gentleman boy lad fellow chap father dad daddy papa pa husband son brother uncle nephew
    grandfather grandson stepfather widower bachelor bridegroom groom king prince duke earl count
    baron lord sir squire knight emperor monk friar priest abbot parson vicar curate clergyman
    minister rector bishop butler footman coachman valet waiter porter policeman constable soldier
    sailor seaman fisherman gamekeeper landlord host huntsman workman tradesman salesman frenchman
    englishman irishman scotchman dutchman madman nobleman countryman actor steward hero wizard
    master mister monsieur guy blacksmith
    """
)
FEMALE_NOUNS: Final = word_set(
    """
    woman lady girl lass maid maiden mother mamma mama mum mom mummy wife daughter sister aunt
    auntie niece grandmother granddaughter stepmother widow bride spinster queen princess duchess
    countess baroness dame nun abbess governess housekeeper housemaid parlourmaid landlady hostess
    mistress nurse waitress actress heroine witch madam heiress seamstress laundress goddess
    frenchwoman englishwoman gentlewoman lady's-maid matron milkmaid schoolgirl
    """
)
PLURAL_NOUNS: Final = word_set(
    """
    people men women children boys girls folk folks gentlemen ladies parents couple family pair
    crowd party company group crew everybody
    """
)
