"""Given names and what they tell, as closed lists.

They hold names common in English fiction, old and new, set down for this project. They are
evidence, not truth: pronouns seen in the text overrule a given name (see ``genders``).
"""

from typing import Final

from fabula.interpret.wording.word_lists import word_set

MALE_NAMES: Final = word_set(
    """
    abraham barnabas caleb cuthbert dominic ebenezer elias elijah enoch ephraim ezekiel ezra gideon
    gustave hans herman ira jonas marmaduke montague mordecai obadiah quincey zachary
    adam albert alec alexander alexis alfred allan allen ambrose andrew angus anthony antony
    archibald arthur augustus barney bartholomew basil benjamin ben bernard bertram bill billy bob
    bobby cecil charles charley charlie christopher clarence clement colin cyril daniel david
    denis dennis dick donald dorian douglas duncan edgar edmund edward edwin ernest eugene eustace
    felix ferdinand fitzwilliam francis frank fred freddie freddy karl leo leonardo frederick
    gabriel geoffrey george gerald gilbert giles godfrey gregory guy harold harry hector henry
    herbert horace howard hubert hugh hugo humphrey isaac ivan jack jacob james jasper jem
    jeremiah jerry jim jimmy jock joe joel john johnny jonathan joseph josiah joshua julius
    laurence lawrence leonard leopold lewis lionel louis lucian luke malcolm mark martin matthew
    maurice max michael miles morris mortimer moses nathaniel ned neil nicholas nick noah noel
    oliver oscar oswald owen patrick paul percy peter phil philip quentin ralph raymond reginald
    richard robert robin roger roland ronald rupert sam samuel septimus sherlock sidney silas
    simon solomon stephen steve stuart sydney ted theobald theodore thomas tim timothy toby tom
    tommy tony ulysses valentine victor vincent walter wilfred will william willie
    aaron adrian ahmed aidan alan alejandro algernon ali alistair andre antonio arnold barnaby
    boris brandon brendan brett brian bruno calvin carlos cedric clive connor conrad craig
    curtis damian damon darius darren dave declan derek desmond diego dmitri dylan eamon edmond
    eduardo eliot elliot emil emmanuel enrique eric erik ethan evan fabian fergus fernando finn
    florian francisco gareth garth gary gavin georges gerard giovanni glen glenn greg guillermo
    gunther hamish hassan heinrich ian ibrahim igor ilya ivor jacques jake jared jason javier
    jeff jeffrey jens jeremy jerome joaquin jorge jose josh juan julian justin keith ken kenneth
    kevin kieran kurt kyle lars laszlo leon liam logan lorenzo luca lucas luigi luis magnus
    manuel marc marcel marco marcus mario marius mateo mathias matt maximilian mick miguel mike
    mikhail mitchell mohammed muhammad murray nathan neal niall nigel nikolai olaf omar otto
    pablo pascal pavel pedro percival pierre rafael rajesh ramon raoul ricardo rick rob roberto
    roderick rodney rodrigo rory ross rudolf ryan salvatore santiago scott seamus sean sebastian
    sergei sergio seth shane shaun sven sylvester terence theo tobias todd travis trevor tristan
    tyler vernon vladimir wesley winston wolfgang xavier yuri yusuf zachariah
    """
)
FEMALE_NAMES: Final = word_set(
    """
    annabella dorcas drusilla honoria hortense lavinia lucretia milicent mina minerva polina rosanna
    sonia wilhelmina
    abigail ada adela adelaide adele agatha agnes alice amanda amelia amy anna anne annie arabella
    augusta barbara beatrice becky bella bertha bessie betsy betty biddy blanche bridget caroline
    catherine cecilia cecily charlotte clara clarissa constance cora cornelia daisy deborah della
    diana dinah dolly dora dorothea dorothy edith edna eleanor elinor eliza elizabeth ella ellen
    elsie emily emma ernestine esther ethel eugenia eunice eva evelina eveline fanny flora
    florence frances georgiana gertrude grace gwendolen hannah harriet hatty helen henrietta
    hester hetty ida irene irma isabel isabella jane janet jemima jennie jenny jessica jessie jill
    joan joanna josephine judith julia juliet kate katharine katherine kathleen katie kitty laura
    leonora letitia lettice lilia lilian lily lizzie lizzy louisa louise lucinda lucy lydia mabel
    madeline maggie margaret maria marian marianne marie marilla martha mary matilda maud may
    mercy mildred millicent minnie miranda miriam molly muriel nancy nellie nelly nora olive
    olivia ophelia pamela patience pauline peggy penelope phoebe phyllis polly priscilla prudence
    rachel rebecca rhoda rosa rosalind rosamond rose ruth sally sarah selina sibyl sophia sophie
    stella susan susanna sybil sylvia teresa theresa ursula victoria violet virginia winifred
    aisha alejandra alexandra alison alma amina ana anastasia andrea angela angelica anita
    annabel anneliese antonia astrid audrey ava beatriz belinda bernice beth bianca brenda
    brianna camila camilla carla carmen carol carolyn cassandra catalina celeste celia chantal
    cheryl chloe christina christine claire claudia clementine cleo colleen connie consuelo
    cordelia courtney cynthia daniela danielle daphne darlene dawn deirdre delia delilah denise
    dolores donna doreen ebony edwina eileen elaine elena elise eloise elspeth elvira enid erika
    erin esme esmeralda estelle eugenie evangeline evie fatima felicity fiona francesca freda
    frieda gabriela gabrielle gail gemma genevieve geraldine gillian gina ginny giulia gladys
    gloria greta gretchen gudrun gwen hailey heidi helena helga hilary hilda imogen inez ingrid
    irina isobel jacqueline janice jasmine jeanette jeannie jennifer joanne jocelyn josie joyce
    juana juanita juliana julie karen karin kathy kayla kelly kerry kim kirsten kristina lana
    larissa lauren leah leila lena leticia lilith linda lindsay lisa liz lois lola lorna
    lorraine lotte lucia lucie lynn madeleine madison maeve magda marcia margarita margery
    margot marguerite mariana marina marjorie martina mathilde maureen mavis maxine megan
    melanie melissa mia michaela michelle moira mollie mona monica morag myra myrtle nadia naomi
    natalia natalie natasha nell nicole nina noor norah octavia odette odile olga paige patricia
    paula petra philippa pilar rachael ramona raquel rhiannon rhonda rita roberta rosalie
    rosamund rosemary rosie rowena sabina sabrina samantha sandra sara saskia selma serena
    shannon sharon sheila shirley sigrid simone sinead siobhan sofia solange sonja stacey stacy
    stephanie sue suzanne svetlana tabitha tamara tanya tara tatiana tess thora tiffany tilda
    tina tracy trudy valentina valerie vanessa vera veronica vivien wanda wendy yasmin yolanda
    yvette yvonne zelda zoe zora
    """
)

NICKNAMES: Final = {
    "abby": "abigail", "alec": "alexander", "aleck": "alexander", "andy": "andrew",
    "ben": "benjamin", "bess": "elizabeth", "bessie": "elizabeth", "beth": "elizabeth",
    "betsy": "elizabeth", "betty": "elizabeth", "bill": "william", "billy": "william",
    "bob": "robert", "bobby": "robert", "charley": "charles", "charlie": "charles",
    "dan": "daniel", "dick": "richard", "dolly": "dorothy", "ed": "edward", "eliza": "elizabeth",
    "fanny": "frances", "frank": "francis", "fred": "frederick", "georgy": "george",
    "harry": "henry", "hal": "henry", "hetty": "hester", "jack": "john", "jem": "james",
    "jemmy": "james", "jennie": "jane", "jenny": "jane", "jim": "james", "jimmy": "james",
    "joe": "joseph", "johnny": "john", "kate": "catherine", "kitty": "catherine",
    "lizzie": "elizabeth", "lizzy": "elizabeth", "maggie": "margaret", "meg": "margaret",
    "matt": "matthew", "mike": "michael", "molly": "mary", "nan": "anne", "nancy": "anne",
    "ned": "edward", "nell": "ellen", "nellie": "ellen", "nelly": "ellen", "nick": "nicholas",
    "peggy": "margaret", "phil": "philip", "polly": "mary", "sally": "sarah", "sam": "samuel",
    "steve": "stephen", "sue": "susan", "ted": "edward", "tim": "timothy", "tom": "thomas",
    "tommy": "thomas", "tony": "anthony", "will": "william", "willie": "william",
    "willy": "william",
    "addie": "adelaide", "aggie": "agnes", "alf": "alfred", "archie": "archibald",
    "art": "arthur", "bella": "isabella", "bert": "herbert", "bertie": "albert",
    "biddy": "bridget", "carrie": "caroline", "cathy": "catherine", "connie": "constance",
    "dave": "david", "davy": "david", "eddie": "edward", "effie": "euphemia", "emmy": "emily",
    "flossie": "florence", "freddie": "frederick", "freddy": "frederick", "gerty": "gertrude",
    "gus": "augustus", "hank": "henry", "hattie": "harriet", "huck": "huckleberry",
    "ike": "isaac", "jake": "jacob", "jamie": "james", "jock": "john", "josie": "josephine",
    "judy": "judith", "katie": "catherine", "katy": "catherine", "katharine": "catherine",
    "katherine": "catherine", "laurie": "laurence", "lottie": "charlotte",
    "madge": "margaret", "mamie": "mary", "mattie": "matilda", "millie": "mildred",
    "milly": "mildred", "mina": "wilhelmina", "nat": "nathaniel", "nate": "nathaniel",
    "neddy": "edward", "paddy": "patrick", "peg": "margaret", "pete": "peter", "pip": "philip",
    "reggie": "reginald", "rob": "robert", "robbie": "robert", "sadie": "sarah",
    "sammy": "samuel", "sid": "sidney", "sukey": "susan", "susie": "susan", "susy": "susan",
    "teddy": "edward", "tess": "theresa", "tilly": "matilda", "toby": "tobias",
    "trixie": "beatrice", "wally": "walter", "winnie": "winifred",
}  # fmt: skip
"""Short names to the full name that they most often stand for."""
