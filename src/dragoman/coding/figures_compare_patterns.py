"""The patterns of comparing phrases; figures_compare.py says what each means."""

from __future__ import annotations

import re

from dragoman.coding.figures_numbers import SMALL
from dragoman.coding.figures_units import load

_WORDS = load("figures.toml")["comparing"]

WORD_FACTORS = {
    "double": 2.0,
    "twice": 2.0,
    "triple": 3.0,
    "treble": 3.0,
    "thrice": 3.0,
    "quadruple": 4.0,
    "quintuple": 5.0,
}
PART_FACTORS = {
    "half": 0.5, "third": 0.333, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 0.167,
    "seventh": 0.143, "eighth": 0.125, "ninth": 0.111, "tenth": 0.1, "twentieth": 0.05,
}  # fmt: skip
NUMBER = r"[0-9]+(?:\.[0-9]+)?|" + "|".join(sorted(SMALL, key=len, reverse=True))
QUALIFIER = (
    r"(?P<qualifier>(?:well\s+|far\s+|slightly\s+|just\s+|a\s+little\s+)?(?:more|less|fewer|greater)\s+than|over|under|at\s+least"
    r"|about|around|roughly|approximately|some|nearly|almost|close\s+to|up\s+to|exactly|only|just|barely)\s+"
)
PART = (
    r"(?:(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?"
    r"(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?)"
)
MULTIPLE = (
    rf"(?:(?P<word>double|twice|triple|treble|thrice|quadruple|quintuple)|(?P<half>one\s+and\s+a\s+half|two\s+and\s+a\s+half)\s+times"
    rf"|(?P<times>{NUMBER})\s*(?:times|x)|{PART})"
)
SIZE = (
    r"(?:more|fewer|less|higher|lower|larger|smaller|bigger|greater|longer|shorter|heavier|faster|slower|above|below|better|"
    r"worse|short\s+of|shy\s+of|ahead\s+of|wider|deeper|taller|stronger|weaker|richer|poorer|busier|costlier|cheaper|dearer)"
)
DOWN = frozenset(_WORDS["down"].split())
LOWEST = frozenset(_WORDS["lowest"])
NOUN_GAP = r"(?:\s+[\w’'-]+){0,3}?"
KNOWN = (
    r"(?:the|what|those|that|all|its|their|his|her|our|any|last|this|these|every|in"
    r"|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*['’]s?|as)\b"
)

MANY_AS = re.compile(
    rf"(?:{QUALIFIER})?{MULTIPLE}\s+as\s+(?:many|much|high|large|big|long|great|often|expensive|fast|heavy|good|strong)"
    rf"(?P<again>\s+again)?{NOUN_GAP}\s+as\s+",
    re.IGNORECASE,
)
TIMES_MORE = re.compile(
    rf"(?:{QUALIFIER})?(?:(?P<word>double|twice|triple|thrice)|(?P<times>{NUMBER})\s*(?:times|x))\s+(?:as\s+)?{SIZE}{NOUN_GAP}\s+than\s+",
    re.IGNORECASE,
)
TIMES = re.compile(rf"(?:{QUALIFIER})?{MULTIPLE}(?P<of>\s+of)?\s+(?=\S)", re.IGNORECASE)
FOLD = re.compile(
    rf"(?:an?\s+)?(?:{QUALIFIER})?(?P<fold>{NUMBER})[\s-]?fold\s+(?:increase|rise|jump|growth|gain|surge|climb)"
    rf"{NOUN_GAP}\s+(?:over|on|from|since|compared\s+(?:with|to)|above)\s+",
    re.IGNORECASE,
)
AMOUNT = (
    rf"(?:{QUALIFIER})?(?:(?P<percent>[0-9]+(?:\.[0-9]+)?|{NUMBER})(?:\s*%|[\s-]*(?:percent|per\s+cent|pct|pc)\b)"
    rf"|{PART}|(?P<plain>[$£€¥]?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?|{NUMBER})(?P<scale>\s+(?:hundred|thousand|million|billion|trillion))?(?P<measured>(?:\s+[\w’'-]+){{0,2}}?))"
)
BY_MORE = re.compile(
    rf"{AMOUNT}\s+(?P<size>{SIZE})(?:(?:\s+[\w’'-]+){{0,7}}?\s+(?:than|compared\s+(?:with|to))\s+|\s+(?=\S))",
    re.IGNORECASE,
)
CHANGE_OF = re.compile(
    r"(?:(?P<verb>up|down)(?:\s+by)?|(?:an?|the)\s+(?P<noun>increase|rise|jump|gain|growth|surge|climb|drop|fall|decline|decrease|"
    rf"reduction|slump|improvement|cut)\s+of)\s+{AMOUNT}\s+(?:on|from|over|compared\s+(?:with|to)|since|against|than|above|below)\s+",
    re.IGNORECASE,
)
CHANGE_AFTER = re.compile(
    rf"(?:an?\s+|the\s+)?{AMOUNT}\s+(?P<noun>increase|rise|jump|gain|growth|surge|climb|drop|fall|decline|decrease|reduction|slump)"
    rf"{NOUN_GAP}\s+(?:on|from|over|compared\s+(?:with|to)|since|against)\s+",
    re.IGNORECASE,
)
FROM = re.compile(
    r"(?:(?P<way>up|down|rising|falling|increased|reduced|raised|lowered|cut|doubled|tripled|halved|more|less|fewer|higher|lower),?\s+)?"
    r"(?:sharply\s+|slightly\s+)?from\s+",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"(?:(?:when\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|as\s+against|against|versus|vs\.?|as\s+opposed\s+to)\s+",
    re.IGNORECASE,
)
NUMBER_SOON = re.compile(
    rf"(?:(?:about|around|some|only|just|nearly|almost|the|last|an?|usual|estimated|year[’']s|over|more|than|roughly)\s+)*(?:[$£€¥]?\s?[0-9]|(?:{NUMBER})\b)",
    re.IGNORECASE,
)
NO_REFERENCE = re.compile(
    rf"(?:about\s+|around\s+)?(?:(?:doubl|tripl|quadrupl)ing\b|(?:an?\s+)?[$£€¥]?\s?[0-9]|(?:an?\s+)?(?:{NUMBER}|half|quarter|third|dozen|hundred|thousand|million|billion|"
    r"dozens|hundreds|thousands|millions|century|decade|year|month|week|day|hour|minute|couple|few|double|twice|triple)\b)",
    re.IGNORECASE,
)
BEST = re.compile(
    r"(?:(?:the|its|their|his|her|a)\s+)?(?:single[\s-]+|(?P<rank>second|third)[\s-]+)?(?P<best>most|highest|largest|biggest|greatest|best|longest|heaviest|"
    r"deadliest|busiest|strongest|steepest|fastest|worst|lowest|fewest|smallest|least|weakest|slowest|shortest|record\s+high|record\s+low)"
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:(?P<since>since)|in|for|of(?!\s+(?:which|whom|them|these|those|us)\b)|on|among|ever)\s+",
    re.IGNORECASE,
)
THAN = re.compile(rf"(?P<size>{SIZE})(?:\s+[\w’'-]+){{0,2}}?\s+than\s+", re.IGNORECASE)
BELOW = re.compile(
    r"(?:slightly\s+|just\s+|well\s+|far\s+)?(?P<size>below|above|behind|short\s+of|ahead\s+of)\s+",
    re.IGNORECASE,
)
PASSING = re.compile(
    r"(?:exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|top(?:s|ped|ping)|outstripp(?:ed|ing)|outstrips|beat(?:s|ing)?|eclips(?:es|ed|ing)|"
    r"overt(?:akes|ook|aking)|outnumber(?:s|ed|ing)|outpac(?:es|ed|ing)|dwarf(?:s|ed|ing))\s+",
    re.IGNORECASE,
)
EQUAL = re.compile(
    r"(?:equal\s+to|(?:roughly\s+|about\s+)?(?:the\s+)?equivalent\s+(?:to|of)|match(?:es|ed|ing)|(?:roughly\s+|about\s+|exactly\s+|almost\s+|nearly\s+)?the\s+same"
    r"(?:\s+[\w’'-]+){0,2}?\s+as|equal(?:s|led|ling|ing)|on\s+(?:a\s+)?par\s+with|unchanged\s+from|level\s+with|as\s+(?:many|much|high|large|big|long)(?:\s+[\w’'-]+){0,2}?\s+as|in\s+line\s+with)\s+",
    re.IGNORECASE,
)
STOP = re.compile(
    r"[,;:!?](?=\s|$|[”\"’)])|(?<![A-Z])\.(?=\s|$|[”\"’)])|[()\[\]—–”\"]|\s-\s|\s(?:and|but|or|while|because|which|who|whose|where|when|as\s+the|after\s+the|according|though|although|so|said|says|by\s+(?=[0-9])|before\s+the\s+(?=\w+\s+\w+ed))\b"
)
AGAIN = re.compile(r"half\s+as\s+(?:many|much)\s+again\s+as\s+", re.IGNORECASE)
REFERENCE_STARTS = re.compile(rf"{KNOWN}|a\b|an\b|[$£€¥]?[0-9]")
# "As many as possible", "as long as it takes".
NO_EQUAL = re.compile(r"(?:possible|quickly|necessary|needed|ever|it|we|you|they|he|she|I|is|are)\b")
PASSED_BY = re.compile(r"(?P<reference>.{3,60}?)\s+by\s+(?=[$£€¥]?[0-9]|(?:an?|the)\s)")
# What a multiple may multiply ("twice the sum", "ten times normal").
KNOWN_THING = re.compile(
    rf"{KNOWN}|[0-9$£€]|[A-Z][\w’'.-]+|(?:normal|usual|average|previous|official|present|current)\b"
)
IN_OR_AS = re.compile(r"(?:in|as)\b")
WHOLE = re.compile(r"(?:the|what|its|that|their|last)\b")
DIGIT_NEXT = re.compile(r"[$£€¥]?[0-9]")
THAN_LAST = re.compile(r"(?:than|with|to)\s+$")
# Equal only roughly.
LIKE = re.compile(r"roughly|about|almost|nearly|in\s+line")
OPEN_QUALIFIER = re.compile(r"about|around|roughly|approximately|some")
MORE_QUALIFIER = re.compile(r"(?:more|greater) than$|^over$|^at least$")
LESS_QUALIFIER = re.compile(r"(?:less|fewer) than$|^(?:under|nearly|almost|close to|up to)$")
