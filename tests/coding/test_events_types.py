"""Contested cases of the codebook that words decide."""

import pytest
from layers_for_tests import layer

from dragoman.coding.events_codes import decide
from dragoman.coding.events_types import decided_type, is_no_act
from dragoman.schema.codebook import quad_of
from dragoman.schema.span import Span


def decided(text, trigger, read):
    start = text.index(trigger)
    found = decided_type(text, Span.take(text, start, start + len(trigger)), read)
    return found[0] if found is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "read", "type_"),
    [
        ("Roca dropped by the meeting.", "dropped", "RETREAT", "CONSULT"),
        ("Peru revoked the visas of two judges.", "revoked", "RETREAT", "SANCTION"),
        ("Peru revoked the visa ban.", "revoked", "RETREAT", None),
        ("The Senate voted to ban lanterns.", "voted", "REJECT", "SANCTION"),
        ("Roca dropped the plan.", "dropped", "RETREAT", None),
        ("Sy signed into law the Lantern Act.", "signed", "SANCTION", "SUPPORT"),
        ("Sy signed into law a ban on lanterns.", "signed", "SANCTION", None),
        ("Roca called Sy a “decent man”.", "called", "ACCUSE", "SUPPORT"),
        ("Roca called Sy a bad man.", "called", "ACCUSE", None),
        ("Roca called on Sy as a good friend.", "called", "ACCUSE", None),
        ("Peru issued 300 visas to Chileans.", "issued", "AID", "COOPERATE"),
        ("Peru called off the border talks.", "called", "ACCUSE", "REJECT"),
        ("Roca commuted the sentences of two men.", "commuted", "SANCTION", "CONCEDE"),
        ("Peru is cancelling farm debt for settlers.", "cancelling", "SANCTION", "AID"),
        ("Peru cancelled its debt talks.", "cancelled", "SANCTION", None),
        ("The bank cancelled a $1.2 billion loan to Peru over graft.", "cancelled", "SANCTION", None),
        ("The bank forgave a $1.2 billion loan to Peru.", "forgave", "RETREAT", "AID"),
        ("The bank wrote off Peru's loans.", "wrote", "RETREAT", "AID"),
        ("The bank wrote to Peru of its loans.", "wrote", "REJECT", None),
        ("Peru is leaving the Andean Union.", "leaving", "RETREAT", "SANCTION"),
        ("Peru left the 2015 nuclear deal.", "left", "RETREAT", "SANCTION"),
        ("Peru withdrew from the Lima climate accord.", "withdrew", "RETREAT", "SANCTION"),
        ("Peru's withdrawal from the Treaty of Lima.", "withdrawal", "RETREAT", "SANCTION"),
        ("Roca withdrew her country from the pact.", "withdrew", "RETREAT", "SANCTION"),
        ("Peru withdrew its troops under the deal.", "withdrew", "RETREAT", None),
        ("Peru withdrew troops from Chile under an agreement.", "withdrew", "RETREAT", None),
        ("Roca left the court after talks.", "left", "RETREAT", None),
        ("Roca left the union hall.", "left", "RETREAT", None),
        ("Peru is leaving the contested valley.", "leaving", "RETREAT", None),
        ("Peru approved a disaster declaration for Cusco.", "approved", "SUPPORT", "AID"),
        ("Roca signed an emergency declaration that bans marches.", "signed", "SANCTION", None),
        ("Peru raised the import quota for Chilean fish.", "raised", "SANCTION", "RETREAT"),
        ("Peru excluded Chile from the copper tariffs.", "excluded", "SANCTION", "RETREAT"),
        ("Peru excluded Chile from the summit.", "excluded", "SANCTION", None),
        ("Congress voted for the pension bill.", "voted", "REJECT", "SUPPORT"),
        ("Congress did not vote for the pension bill.", "vote", "REJECT", None),
        ("Peru voted for the expulsion of Chile.", "voted", "REJECT", None),
        ("Congress voted for sanctions on Chile.", "voted", "REJECT", None),
        ("Congress voted to approve new tariffs.", "voted", "REJECT", None),
        ("Congress voted in favour of Roca's removal.", "voted", "REJECT", None),
        ("Congress voted for the bill after the ban.", "voted", "REJECT", "SUPPORT"),
        ("Congress voted to reject the budget.", "voted", "SUPPORT", "REJECT"),
        ("Some 300 work permits were granted to Chileans.", "granted", "AID", "COOPERATE"),
        ("Peru granted Chile a loan. Visas are free.", "granted", "AID", None),
        ("A court jailed the writer for six years.", "jailed", "COERCE", "SANCTION"),
        ("Police jailed the writer at dawn.", "jailed", "COERCE", None),
        ("Peru hosted a naval exercise with Chile.", "hosted", "CONSULT", "COOPERATE"),
        ("Peru hosted the president of Chile.", "hosted", "CONSULT", None),
        ("Peru granted clemency to the writer.", "clemency", "RETREAT", "CONCEDE"),
        ("Peru issued 300 visas to Chileans.", "issued", "REJECT", None),
        ("Peru ended all remaining travel restrictions.", "ended", "SANCTION", "RETREAT"),
        ("It was the dismantling of discriminatory policies.", "dismantling", "COERCE", "RETREAT"),
        ("Peru lifted its embargo on Chile.", "lifted", "SANCTION", "RETREAT"),
        ("Peru repealed the ban.", "repealed", "COERCE", "RETREAT"),
        ("Peru ended talks with Chile over sanctions.", "ended", "SANCTION", None),
        ("Peru ended sanctions relief for Chile.", "ended", "SANCTION", None),
        ("Peru revoked visas in spite of the ban.", "revoked", "SANCTION", None),
        ("Peru endorsed the ban.", "endorsed", "SANCTION", None),
        ("Peru removed the police chief under sanctions.", "removed", "COERCE", None),
        ("Peru lifted the ban.", "lifted", "REJECT", None),
        ("Peru removed two banks from its list of foes.", "removed", "SANCTION", "RETREAT"),
        ("Peru removed two banks and put Chile on a list.", "removed", "SANCTION", None),
        ("Peru is dismantling trade barriers.", "dismantling", "COERCE", "RETREAT"),
        ("Peru is dismantling Chile’s bank by tariffs.", "dismantling", "COERCE", None),
        ("Roca ordered federal aid for the valley.", "ordered", "SANCTION", "AID"),
        ("Roca ordered aid cut off.", "ordered", "SANCTION", None),
        ("Roca vowed to never meet Paz.", "vowed", "THREATEN", "REJECT"),
        ("Roca pledged not to meet Paz.", "pledged", "THREATEN", "REJECT"),
        ("Peru vowed that it would never leave.", "vowed", "THREATEN", "REJECT"),
        ("Roca vowed to meet Paz.", "vowed", "THREATEN", None),
        ("Roca vowed not to rest until Paz falls.", "vowed", "THREATEN", None),
        ("Roca pledged not to use force.", "pledged", "AGREE", None),
    ],
)
def test_a_decided_case_has_its_type(text, trigger, read, type_):
    assert decided(text, trigger, read) == type_
    assert type_ is None or quad_of(type_)


@pytest.mark.parametrize(
    ("status", "found"), [("occurred", ("RETREAT", None)), ("planned", ("CONCEDE", "RETREAT"))]
)
def test_an_end_that_is_announced_for_later_is_an_easing(status, found):
    text = "Peru ends the ban on Chile."
    attributes = (("status", status, 0.99), ("about", "none", 0.99))
    (frame,) = layer("events", text, ("ends", "SANCTION", {}), attributes=attributes).frames()
    codes = decide(text, frame, text)
    assert (codes.type, codes.about) == found


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_none"),
    [
        ("Roca declared that a major disaster exists.", "declared", "SANCTION", True),
        ("Roca declared a national emergency over Chile.", "declared", "SANCTION", False),
        ("We are encouraged by the talks.", "encouraged", "REQUEST", True),
        ("We encouraged Chile by all means.", "encouraged", "REQUEST", False),
        ("Chile was encouraged by Peru to leave.", "encouraged", "REQUEST", False),
    ],
)
def test_declared_disasters_and_feelings_are_no_acts(text, trigger, kind, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), kind) is is_none


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_none"),
    [
        ("The school is fully funded by donors.", "funded", "AID", True),
        ("The school was funded by Peru.", "funded", "AID", False),
        ("By the powers conferred upon him he left.", "conferred", "CONSULT", True),
        ("He conferred with Chile.", "conferred", "CONSULT", False),
    ],
)
def test_what_is_always_so_and_powers_are_no_acts(text, trigger, kind, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), kind) is is_none


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Peru dismissed the report as lies.", "ACCUSE"),
        ("Peru rejected the envoy's words as mere propaganda.", "ACCUSE"),
        ("Peru dismissed the plan as too dear.", None),
    ],
)
def test_to_call_something_lies_is_to_accuse(text, type_):
    assert decided(text, text.split()[1], "REJECT") == type_


@pytest.mark.parametrize(
    ("text", "trigger", "read", "type_"),
    [
        ("The queen bestowed a medal on the pilot.", "bestowed", "CONSULT", "SUPPORT"),
        ("An honour conferred by the king of Spain.", "conferred", "COOPERATE", "SUPPORT"),
        ("The queen bestowed her lands on the pilot.", "bestowed", "AID", None),
        ("Roca picked two judges for the tribunal.", "picked", "COOPERATE", "SUPPORT"),
        ("Roca chose a new envoy.", "chose", "AGREE", "SUPPORT"),
        ("Roca picked a fight with the judges.", "picked", "COOPERATE", None),
        ("Peru supports the principle of free passage.", "supports", "AID", "SUPPORT"),
        ("Peru supported Chile's membership.", "supported", "AID", None),
        ("Peru supports human rights groups.", "supports", "AID", None),
        ("Peru supported 300 families with rice.", "supported", "AID", None),
        ("Protesters have shut the main bridge.", "shut", "COERCE", "PROTEST"),
        ("Protesters were blocked on the bridge.", "blocked", "COERCE", None),
        ("Protesters saw that police blocked the bridge.", "blocked", "COERCE", None),
        ("Roca prorogued parliament until May.", "prorogued", "SANCTION", "COERCE"),
        ("Roca suspended talks with parliament.", "suspended", "SANCTION", None),
        ("The junta dissolved parliament overnight.", "dissolved", "SANCTION", "COERCE"),
    ],
)
def test_a_type_goes_by_what_is_given_chosen_backed_or_shut(text, trigger, read, type_):
    assert decided(text, trigger, read) == type_


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_none"),
    [
        ("Whereof I have hereunto set my hand on this day.", "hand", "COOPERATE", True),
        ("Peru lent Chile a hand on this day.", "hand", "COOPERATE", False),
        ("He has affixed his seal in testimony whereof.", "affixed", "COOPERATE", True),
        ("He spoke to that yesterday.", "spoke", "CONSULT", True),
        ("She spoke to the question of fuel.", "spoke", "CONSULT", True),
        ("He spoke to that minister yesterday.", "spoke", "CONSULT", False),
        ("Lima portrays it as a gift to Chile.", "portrays", "AID", True),
        ("Lima cast its vote for Chile.", "cast", "SUPPORT", False),
        ("The briefing is embargoed until 9 a.m.", "embargoed", "SANCTION", True),
        ("Oil is embargoed until Peru yields.", "embargoed", "SANCTION", False),
        ("Any person who helped to evade Peruvian sanctions is barred.", "sanctions", "SANCTION", True),
        ("Chile evaded Peruvian sanctions.", "sanctions", "SANCTION", False),
        ("Some 300 vials cleared and committed for export.", "committed", "AGREE", True),
        ("Peru committed to export 300 vials.", "committed", "AGREE", False),
        ("It is customary for premiers to dismiss their envoys.", "dismiss", "SANCTION", True),
        ("It is good for Peru that Roca chose to dismiss envoys.", "dismiss", "SANCTION", False),
        ("Roca suspended her presidential campaign.", "suspended", "SANCTION", True),
        ("Roca suspended her army's campaign.", "suspended", "RETREAT", False),
        ("The brewer opened its third plant in Peru.", "opened", "AID", True),
        ("Peru opened a field hospital in Chile.", "opened", "AID", False),
        ("Roca dissolved parliament and called elections.", "dissolved", "RETREAT", True),
        ("The term “aid” means any loan granted to Chile.", "granted", "AID", True),
        ("In terms of “aid” Peru granted much.", "granted", "AID", False),
        ("Any entity whose ships are blocked may ask.", "blocked", "COERCE", True),
        ("Peru's ships are blocked.", "blocked", "COERCE", False),
        ("Peru and Chile reiterated their strong opposition to the base.", "reiterated", "SUPPORT", True),
        ("Peru reaffirmed its deep concern over the base.", "reaffirmed", "SUPPORT", True),
        ("Peru reaffirmed its support for the treaty.", "reaffirmed", "SUPPORT", False),
    ],
)
def test_formulas_sayings_definitions_and_own_affairs_are_no_acts(text, trigger, kind, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), kind) is is_none


@pytest.mark.parametrize(
    ("text", "trigger", "read"),
    [
        ("Two million Peruvians signed up for insurance.", "signed", "SUPPORT"),
        ("Thank you for the question, minister.", "Thank", "SUPPORT"),
        ("The plan protected them from cuts.", "protected", "COERCE"),
        ("Peru is eliminating hidden bank fees.", "eliminating", "SANCTION"),
        ("The navy called off its search.", "called", "ACCUSE"),
        ("More than 2 million people are currently imprisoned in Peru.", "imprisoned", "COERCE"),
        ("Roca reaffirmed Peru's firm opposition to the pact.", "reaffirmed", "SUPPORT"),
    ],
)
def test_words_that_tell_no_act(text, trigger, read):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), read)


@pytest.mark.parametrize(
    ("text", "trigger", "read"),
    [
        ("Peru signed the treaty.", "signed", "SUPPORT"),
        ("Roca thanked Paz for the question of grain he settled.", "thanked", "ACCUSE"),
        ("Peru is eliminating aid to Chile.", "eliminating", "SANCTION"),
        ("Peru called Chile a foe.", "called", "ACCUSE"),
        ("Peru signed up to the accord.", "signed", "AGREE"),
        ("Congress confirmed opposition leader Ana Roca as envoy.", "confirmed", "SUPPORT"),
        ("Congress confirmed opposition politicians as envoys.", "confirmed", "SUPPORT"),
        ("More than 200 writers are now detained by the police in Peru.", "detained", "COERCE"),
        ("More than 200 writers are now detained in Peru.", "detained", "COERCE"),
        ("Two million people are now held in Peru.", "held", "COERCE"),
        ("One in ten writers is detained in Lima by the police.", "detained", "COERCE"),
        ("Congress cut electricity bills and waste.", "cut", "SANCTION"),
    ],
)
def test_words_like_them_tell_acts(text, trigger, read):
    start = text.index(trigger)
    assert not is_no_act(text, Span.take(text, start, start + len(trigger)), read)


@pytest.mark.parametrize(
    ("text", "trigger", "is_none"),
    [
        ("The vote sends a clear message to Chile.", "sends", True),
        ("The vote sends a clear message to Chile.", "message", True),
        ("The drill was to send a signal to Chile.", "send", True),
        ("The president sent a message to her Chilean colleague.", "sent", False),
    ],
)
def test_a_signal_that_an_act_gives_is_no_talk(text, trigger, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), "CONSULT") is is_none


@pytest.mark.parametrize(
    ("text", "trigger", "read", "is_none"),
    [
        ("Sy lowered the cost of lanterns.", "lowered", "RETREAT", True),
        ("Sy lowered the flag.", "lowered", "RETREAT", False),
        ("Chile dumped lanterns at the border.", "dumped", "RETREAT", True),
        ("They train fighting forces.", "fighting", "ASSAULT", True),
        ("They train while fighting rebels.", "fighting", "ASSAULT", False),
        ("Sy charged the panel with finding a cause.", "charged", "ACCUSE", True),
        ("Sy charged the panel with a crime.", "charged", "ACCUSE", False),
        ("Sy charged the men with finding and selling arms.", "charged", "ACCUSE", True),
        ("The state sought to stop the march.", "sought", "REQUEST", True),
        ("The state sought talks.", "sought", "REQUEST", False),
        ("Sy declared a national energy emergency.", "declared", "SANCTION", True),
        ("Sy declared a national emergency over Chile.", "declared", "SANCTION", False),
        ("Roca, an outspoken critic of Sy, left.", "critic", "ACCUSE", True),
        ("Critics of Sy marched.", "Critics", "ACCUSE", False),
        ("Roca spoke to this briefly.", "spoke", "CONSULT", True),
        ("The navy launched its lantern program.", "launched", "MOBILIZE", True),
        ("The navy launched its ships.", "launched", "MOBILIZE", False),
        ("Ana Roe, of Lima, to be Treasurer, vice Bo Sy, resigned.", "resigned", "RETREAT", True),
        ("The treasurer resigned.", "resigned", "RETREAT", False),
        ("Major Roca was released from active duty.", "released", "RETREAT", True),
        ("Major Roca was released from prison.", "released", "RETREAT", False),
        ("Wildfires are threatening Lima.", "threatening", "THREATEN", True),
        ("Rebels are threatening Lima.", "threatening", "THREATEN", False),
        ("Roca reassured Lima.", "reassured", "THREATEN", True),
        ("My ministry reaffirms the policy stated in May.", "reaffirms", "SUPPORT", True),
        ("As we talked about yesterday, it is late.", "talked", "CONSULT", True),
        ("As we talked with Chile, it was late.", "talked", "CONSULT", False),
        ("I thank all of you for coming.", "thank", "SUPPORT", True),
        ("I thank Chile for coming.", "thank", "SUPPORT", False),
        ("The House has requested that Roca issue a proclamation.", "requested", "REQUEST", True),
        ("The House requested Roca to call for its appropriate observance.", "requested", "REQUEST", True),
        ("The House has requested that Roca issue visas.", "requested", "REQUEST", False),
        ("Sy cheered the firing of striking workers.", "firing", "ASSAULT", True),
        ("Police kept firing on workers.", "firing", "ASSAULT", False),
        ("Sy rescinded 40 executive orders.", "rescinded", "SANCTION", True),
        ("Sy rescinded the trade deal.", "rescinded", "SANCTION", False),
        ("My ministry reaffirms its bond with Chile.", "reaffirms", "SUPPORT", False),
    ],
)
def test_work_at_home_things_and_tasks_are_no_acts(text, trigger, read, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), read) is is_none
