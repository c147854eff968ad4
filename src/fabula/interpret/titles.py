"""What titles, kin words and given names tell of a person: closed lists, with their limits.

The lists hold common English words and names, set down for this project. They are evidence, not
truth: pronouns seen in the text overrule a given name (see ``genders``).
"""

from typing import Final

MALE_TITLES: Final = frozenset(
    "mr mister sir lord master monsieur m signor signore señor senor don herr father brother uncle king prince "
    "duke earl count baron viscount marquis marquess squire esq grandfather grandpa papa dom abbé abbe".split()
)
FEMALE_TITLES: Final = frozenset(
    "mrs miss ms lady madame mme mademoiselle mlle madam ma'am signora signorina señora señorita frau fräulein "
    "fraulein dame mother sister aunt auntie queen princess duchess countess baroness marchioness dowager "
    "grandmother grandma mama mamma widow".split()
)
OTHER_TITLES: Final = frozenset(
    "comrade dr doctor professor prof justice saint st officer marshal chief cousin nurse honourable hon right".split()
)
CUSTOMARY_MALE_TITLES: Final = frozenset(
    "captain capt colonel col major general gen lieutenant lieut sergeant sergt corporal private admiral commodore "
    "commander judge senator governor reverend rev bishop archbishop cardinal pope deacon parson vicar inspector "
    "constable sheriff mayor rabbi president".split()
)
"""Titles that in the fiction fabula knows are mostly men's; pronouns overrule them."""

RANKS: Final = CUSTOMARY_MALE_TITLES | frozenset("king queen duke duchess count countess doctor professor".split())
"""Titles that alone, with *the*, name the one who bears them: *the general*."""

EPITHETS: Final = frozenset(
    "old young little poor dear dearest beloved good sweet worthy excellent big dainty pretty first second third "
    "elder younger late".split()
)
"""Words before a name that neither belong to it nor tell people apart."""

TITLES: Final = MALE_TITLES | FEMALE_TITLES | OTHER_TITLES | CUSTOMARY_MALE_TITLES | EPITHETS
"""All words that stand before a name without being part of it."""

SAME_TITLES: Final = {
    "capt": "captain", "col": "colonel", "gen": "general", "lieut": "lieutenant", "sergt": "sergeant", "prof": "professor",
    "doctor": "dr", "mister": "mr", "reverend": "rev", "auntie": "aunt", "saint": "st",
}  # fmt: skip

MARRIED_TITLES: Final = frozenset({"mrs", "madame", "mme", "signora", "señora", "frau"})
"""Titles that a wife wears with her husband's name: Mrs X is never Miss X."""

SUFFIXES: Final = frozenset({"jr", "sr", "esq", "esquire", "jun", "junior", "senior", "sen", "ii", "iii"})

MALE_NOUNS: Final = frozenset(
    "man gentleman boy lad fellow chap father dad daddy papa pa husband son brother uncle nephew grandfather "
    "grandson stepfather widower bachelor bridegroom groom king prince duke earl count baron lord sir squire "
    "knight emperor monk friar priest abbot parson vicar curate clergyman minister rector bishop butler footman "
    "coachman valet waiter porter policeman constable soldier sailor seaman fisherman gamekeeper landlord host "
    "huntsman workman tradesman salesman frenchman englishman irishman scotchman dutchman madman nobleman "
    "countryman actor steward hero wizard master mister monsieur guy blacksmith".split()
)
FEMALE_NOUNS: Final = frozenset(
    "woman lady girl lass maid maiden mother mamma mama mum mom mummy wife daughter sister aunt auntie niece "
    "grandmother granddaughter stepmother widow bride spinster queen princess duchess countess baroness dame "
    "nun abbess governess housekeeper housemaid parlourmaid landlady hostess mistress nurse waitress actress "
    "heroine witch madam heiress seamstress laundress goddess frenchwoman englishwoman gentlewoman lady's-maid "
    "matron milkmaid schoolgirl".split()
)
PLURAL_NOUNS: Final = frozenset(
    "people men women children boys girls folk folks gentlemen ladies parents couple family pair crowd party "
    "company group crew everybody".split()
)

MALE_NAMES: Final = frozenset(
    "adam albert alec alexander alexis alfred allan allen ambrose andrew angus anthony antony archibald arthur "
    "augustus barney bartholomew basil benjamin ben bernard bertram bill billy bob bobby cecil charles charley "
    "charlie christopher clarence clement colin cyril daniel david denis dennis dick donald dorian douglas "
    "duncan edgar edmund edward edwin ernest eugene eustace felix ferdinand fitzwilliam francis frank fred freddie freddy karl leo leonardo "
    "frederick gabriel geoffrey george gerald gilbert giles godfrey gregory guy harold harry hector henry herbert "
    "horace howard hubert hugh hugo humphrey isaac ivan jack jacob james jasper jem jeremiah jerry jim jimmy jock "
    "joe joel john johnny jonathan joseph josiah joshua julius laurence lawrence leonard leopold lewis lionel "
    "louis lucian luke malcolm mark martin matthew maurice max michael miles morris mortimer moses nathaniel ned "
    "neil nicholas nick noah noel oliver oscar oswald owen patrick paul percy peter phil philip quentin ralph "
    "raymond reginald richard robert robin roger roland ronald rupert sam samuel septimus sherlock sidney silas "
    "simon solomon stephen steve stuart sydney ted theobald theodore thomas tim timothy toby tom tommy tony "
    "ulysses valentine victor vincent walter wilfred will william willie".split()
)
FEMALE_NAMES: Final = frozenset(
    "abigail ada adela adelaide adele agatha agnes alice amanda amelia amy anna anne annie arabella augusta "
    "barbara beatrice becky bella bertha bessie betsy betty biddy blanche bridget caroline catherine cecilia "
    "cecily charlotte clara clarissa constance cora cornelia daisy deborah della diana dinah dolly dora dorothea "
    "dorothy edith edna eleanor elinor eliza elizabeth ella ellen elsie emily emma ernestine esther ethel eugenia "
    "eunice eva evelina eveline fanny flora florence frances georgiana gertrude grace gwendolen hannah harriet "
    "hatty helen henrietta hester hetty ida irene irma isabel isabella jane janet jemima jennie jenny jessica jessie "
    "jill joan joanna josephine judith julia juliet kate katharine katherine kathleen katie kitty laura leonora "
    "letitia lettice lilia lilian lily lizzie lizzy louisa louise lucinda lucy lydia mabel madeline maggie "
    "margaret maria marian marianne marie marilla martha mary matilda maud may mercy mildred millicent minnie "
    "miranda miriam molly muriel nancy nellie nelly nora olive olivia ophelia pamela patience pauline peggy penelope "
    "phoebe phyllis polly priscilla prudence rachel rebecca rhoda rosa rosalind rosamond rose ruth sally sarah "
    "selina sibyl sophia sophie stella susan susanna sybil sylvia teresa theresa ursula victoria violet "
    "virginia winifred".split()
)

NICKNAMES: Final = {
    "abby": "abigail", "alec": "alexander", "aleck": "alexander", "andy": "andrew", "ben": "benjamin",
    "bess": "elizabeth", "bessie": "elizabeth", "beth": "elizabeth", "betsy": "elizabeth", "betty": "elizabeth",
    "bill": "william", "billy": "william", "bob": "robert", "bobby": "robert", "charley": "charles",
    "charlie": "charles", "dan": "daniel", "dick": "richard", "dolly": "dorothy", "ed": "edward", "eliza": "elizabeth",
    "fanny": "frances", "frank": "francis", "fred": "frederick", "georgy": "george", "harry": "henry",
    "hal": "henry", "hetty": "hester", "jack": "john", "jem": "james", "jemmy": "james", "jennie": "jane",
    "jenny": "jane", "jim": "james", "jimmy": "james", "joe": "joseph", "johnny": "john", "kate": "catherine",
    "kitty": "catherine", "lizzie": "elizabeth", "lizzy": "elizabeth", "maggie": "margaret", "meg": "margaret",
    "matt": "matthew", "mike": "michael", "molly": "mary", "nan": "anne", "nancy": "anne", "ned": "edward",
    "nell": "ellen", "nellie": "ellen", "nelly": "ellen", "nick": "nicholas", "peggy": "margaret", "phil": "philip",
    "polly": "mary", "sally": "sarah", "sam": "samuel", "steve": "stephen", "sue": "susan", "ted": "edward",
    "tim": "timothy", "tom": "thomas", "tommy": "thomas", "tony": "anthony", "will": "william", "willie": "william",
    "willy": "william",
}  # fmt: skip
"""Short names to the full name that they most often stand for."""
