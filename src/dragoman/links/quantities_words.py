"""The words by which counts are told apart: acts that are counted, people, containers, plans, months."""

from __future__ import annotations

# An act that is counted, and every form of it: verbs, then nouns that name the act itself. Counts of such
# acts add up over time: those of a month are part of those of the year.
ACT_VERBS: dict[str, str] = {
    "stop": "stop stops stopped stopping encounter encountered apprehend apprehended apprehending catch "
    "caught intercept intercepted interdict interdicted",
    "arrest": "arrest arrests arrested arresting detain detained detaining jailed imprisoned",
    "kill": "kill kills killed killing die died dying dead slain perished",
    "murder": "murder murdered murdering",
    "injure": "injure injured injuring wound wounded wounding hurt",
    "deport": "deport deported deporting expel expelled expelling repatriate repatriated repatriating",
    "cross": "crossed crossing entered entering arrived arriving",
    "leave": "emigrated fled fleeing",
    "displace": "displace displaced displacing uproot uprooted evacuate evacuated evacuating",
    "rescue": "rescue rescued rescuing freed freeing released releasing",
    "admit": "admit admitted admitting resettled resettling naturalized naturalised paroled",
    "infect": "infect infected infecting sickened",
    "convict": "convict convicted convicting sentenced sentencing",
    "seize": "seize seized seizing confiscate confiscated confiscating",
    "create": "create created creating add added adding gained gaining",
    "lose": "lose lost losing shed shedding",
    "export": "export exported exporting ship shipped shipping",
    "import": "import imported importing",
    "produce": "produce produced producing manufacture manufactured",
    "sell": "sell sold selling",
    "buy": "buy bought buying purchase purchased purchasing",
    "spend": "spend spent spending",
    "give": "give gave given donate donated donating delivered delivering",
    "launch": "launch launched launching fired firing",
    "destroy": "destroy destroyed destroying",
    "vaccinate": "vaccinate vaccinated vaccinating inoculated",
    "test": "tested testing",
    "issue": "issue issued issuing granted granting",
    "visit": "visit visited visiting",
}
ACT_NOUNS: dict[str, str] = {
    "stop": "encounter encounters apprehension apprehensions interception interceptions interdictions",
    "arrest": "arrest arrests detention detentions",
    "kill": "death deaths fatality fatalities killing killings",
    "murder": "murder murders homicide homicides",
    "injure": "injury injuries",
    "deport": "deportation deportations expulsion expulsions repatriation repatriations",
    "cross": "crossing crossings entry entries arrival arrivals",
    "infect": "infection infections",
    "convict": "conviction convictions",
    "vaccinate": "vaccination vaccinations inoculation inoculations",
    "visit": "visit visits",
}
# Acts that are done to people or by them: their nouns count people.
_OF_PEOPLE = frozenset("stop arrest kill murder injure deport cross infect convict vaccinate visit".split())
VERBS: dict[str, str] = {form: act for act, forms in ACT_VERBS.items() for form in forms.split()}
NOUNS: dict[str, str] = {
    form: act for act, forms in ACT_NOUNS.items() if act in _OF_PEOPLE for form in forms.split()
}

# Things that are counted as they flow: a part of a period has no more of them than the whole.
FLOWS = frozenset(
    """export import sale revenue spending expenditure production output birth shipment delivery
    remittance flight donation visa case layoff""".split()
)
# Nouns that say only that people are counted, and those that say in which state.
PEOPLE = frozenset("person human individual soul national citizen".split())
MOVING = frozenset("migrant immigrant alien crosser".split())
# "A number of arrests": what is counted comes after.
CONTAINERS = frozenset(
    """number total amount count group majority share percent percentage hundred thousand million
    billion dozen score series record tally sum half quarter third lot""".split()
)
# Nouns that alone say too little for two figures to be set against each other.
VAGUE = frozenset(
    """thing time way year month week day hour minute point part item step part place area percent
    unit piece one other member case level rate cost price worth value dollar euro money fund
    total amount figure share increase decrease reduction rise drop growth gain loss cut change
    difference new old much good bad big small high low cheap cheaper average fiscal based violent""".split()
)
IRREGULAR: dict[str, str] = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "feet": "foot", "teeth": "tooth",
    "series": "series", "species": "species", "news": "news", "aircraft": "aircraft", "troops": "troops",
    "goods": "goods", "forces": "force", "gas": "gas", "buses": "bus", "viruses": "virus", "visas": "visa",
    "policemen": "policeman", "policewomen": "policewoman", "servicemen": "serviceman", "crises": "crisis",
}  # fmt: skip
# Words of a noun phrase that set no things apart.
PLAIN = frozenset(
    """the a an of its his her their our your my this that these those such some any all total
    overall whole entire combined own more other another different various many few several about
    nearly almost over under just only single and or u.s us""".split()
)
# Whoever they are.
ANYONE = (
    r"\b(?:all|any|every|other|different|various)\s+(?:\w+\s+)?"
    r"(?:nationalit(?:y|ies)|countr(?:y|ies)|origins?)\b"
)

# Past forms that do not end in "-ed", for the word before or behind what is counted.
STRONG = frozenset(
    """caught shot sent held lost fled met left came went fell built bought sold paid won died cut
    put hit made took taken given got found born seen shut spent begun began brought drawn driven
    dealt led laid lent""".split()
)
AUXILIARIES = frozenset(
    """was were is are be been being has have had have's will would could should may might must can
    did do does also already so far reportedly allegedly since now then not""".split()
)
# Verbs that only say that something was counted.
COUNTING = frozenset(
    """count counts counted counting record records recorded recording report reports reported reporting
    register registered registering log logged tally tallied total totalled totaled made had""".split()
)
# What has not happened, or is only said to be possible.
HOPED = (
    r"\b(?:will|would|could|should|might|may|must|shall|can|expect\w*|project(?:s|ed|ions?)\b|forecasts?|plans?|"
    r"planned|planning|proposed?|proposals?|proposing|targets?|goals?|aims?|aimed|aiming|pledge[sd]?|"
    r"pledging|promise[sd]?|anticipat\w+|intend\w*|seeks?|hopes?|hoped|potential\w*|poised|slated|set to|"
    r"going to|on track|if|unless|commit(?:s|ted|ting|ments?)?|request(?:s|ed|ing)?|to be|budget\w*|"
    r"authoriz\w+|authoris\w+|needs?|estimates?|scheduled|threaten\w*)\b"
)
DENIED = (
    r"\b(?:not|never|no longer|nor|denied|denies|deny|false|falsely|wrong(?:ly)?|myth|instead of)\b|n['’]t\b"
)
# Directly before the number: only some of what there was.
PARTIAL_BEFORE = (
    r"\b(?:another|additional|further|including|remaining|other|these|those|the|of|first|last|next)\s*$"
)
PARTIAL_AFTER = (
    r"\s+(?:more\b(?!\s+than)|others\b|other\b|additional\b|further\b|"
    r"of\s+(?:them|whom|which|those|these|the|its|his|our)\b)"
)
RATE = (
    r"\b(?:(?:a|an|per|each|every)[\s-]+(?P<one>second|minute|hour|day|night|week|month|quarter|year|person|"
    r"capita|household|family|worker|student|gallon|barrel|tonne|ton|pound|dose|100,000)|"
    r"(?P<ly>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually|annual|annualized|annualised))\b"
)
SITE = (
    r"\b(?:at|along|across|on|to|over|near)\s+(?:the\s+|its\s+|their\s+|our\s+|a\s+)?"
    r"(?P<which>(?:[\w.’'–-]+\s+){0,4}?)(?P<site>border|frontier|coast|airport|ports?\s+of\s+entry|sea)\b"
)
STOPS = frozenset(
    """the a an and or but of in on at to for from by with as is are was were be been being has have
    had it its this that these those they he she we i you his her their our who which what when
    where there than then more most over under up down out about into after before since through
    during between said says say told also just only not no will would could can may so such all
    any some one two other new first last per year years month months week weeks day days percent
    million billion thousand trillion number total according""".split()
)
