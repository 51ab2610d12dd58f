"""What each word of the vocabularies means, for a reader: one sentence or two a word.

/method/ shows them; a test fails when a word has no explanation or an explanation no word.
"""

from collections.abc import Mapping

from tracker.aspects import EventStatus, IssueStatus, Nature, Scope, Subject
from tracker.models import PublishedBasis
from tracker.quotations import QuoteState
from tracker.rules.record import Hedge, Kind, Outcome, Support
from tracker.rules.relations import Relation

KINDS: Mapping[Kind, str] = {
    Kind.FACT: "Something that happened or is so, told as such.",
    Kind.STATEMENT: "What somebody says about the matter, without taking a side on it.",
    Kind.POSITION: "Where a party says it stands.",
    Kind.DEMAND: "What a party asks of another.",
    Kind.LINKAGE: "One thing made to depend on another: first this, then that.",
    Kind.APPRAISAL: "A judgment on how something went: useful, difficult, a step forward.",
    Kind.FORECAST: "What is said to be coming, with or without a time by which it should come.",
    Kind.COMMITMENT: "What a speaker undertakes to do.",
    Kind.DENIAL: "That something is not so, or did not happen.",
    Kind.SILENCE: "That a party had said nothing by a certain day. It is no value, and is never "
    "read as a yes or a no.",
}

# A blank hedge is plain speech, the ordinary case.
HEDGES: Mapping[Hedge, str] = {
    Hedge.PLAIN: "Said without any reservation. Nothing is added to the claim.",
    Hedge.CONFIRMS: "The speaker vouches for something that others had said.",
    Hedge.PLANS: "It is intended and not yet done.",
    Hedge.EXPECTS: "The speaker thinks it likely.",
    Hedge.HOPES: "The speaker wishes for it and promises nothing.",
    Hedge.CONDITIONAL: "It depends on something else. A forecast made so is never scored.",
    Hedge.APPARENTLY: "The report itself is not sure.",
}

NATURES: Mapping[Nature, str] = {
    Nature.CHANGING: "The last word counts. A newer one replaces an older one unless the two are "
    "so close in time that they contradict each other.",
    Nature.FIXED: "There is one true value, so time settles nothing: words that cannot all be "
    "true contradict each other, however far apart they were said.",
    Nature.MANY: "Values add up. Two different ones never contradict each other; only a value and "
    "its own denial do.",
}

SCOPES: Mapping[Scope, str] = {
    Scope.NONE: "It belongs to the event or issue as a whole, whoever speaks of it.",
    Scope.PARTY: "It belongs to one party: its status, its demand, its delegation. What the party "
    "says itself and what others say of it stand side by side.",
    Scope.SERIES: "It belongs to one way of counting. The first meeting of one series may well be "
    "the second of another.",
}

ASPECTS: Mapping[tuple[Subject, str], str] = {
    (Subject.EVENT, "status"): "Whether it was announced, held, put off, called off or denied.",
    (Subject.EVENT, "date"): "When it takes or took place, as exactly as the speaker says it. "
    "That no date is set is a value too.",
    (Subject.EVENT, "place"): "Where. A city and the country around it agree; the city is shown.",
    (Subject.EVENT, "ordinal"): "Which number it has in a series of meetings.",
    (Subject.EVENT, "duration"): "How long it lasted. “About” and “over” allow for ten per cent "
    "either way.",
    (Subject.EVENT, "head_of_delegation"): "Who led, or is to lead, the delegation of a party.",
    (Subject.EVENT, "office"): "The office that head of delegation held.",
    (Subject.EVENT, "agenda"): "A topic, or something said not to be one.",
    (Subject.EVENT, "outcome"): "A result, or the tone in which it went.",
    (Subject.EVENT, "reason"): "Why it came, moved or fell through, as a party explains it.",
    (Subject.EVENT, "background"): "What a report tells its readers to put it in context.",
    (Subject.EVENT, "format"): "How the parties meet: behind closed doors, by telephone.",
    (Subject.ISSUE, "status"): "How far the issue has come for a party.",
    (Subject.ISSUE, "demand"): "Something the party asks for. It stands until the party takes it "
    "back or says otherwise.",
    (Subject.ISSUE, "offer"): "Something the party offers to do.",
    (Subject.ISSUE, "condition"): "Something the party makes its next step depend on.",
    (Subject.ISSUE, "began"): "When the matter arose.",
    (Subject.ISSUE, "count"): "How many things are at issue.",
    (Subject.ISSUE, "background"): "What a report tells its readers to put the issue in context.",
}

EVENT_STATUSES: Mapping[EventStatus, str] = {
    EventStatus.ANNOUNCED: "Somebody has said that it will be.",
    EventStatus.HELD: "It was. What is no meeting, such as a call, “took place”.",
    EventStatus.POSTPONED: "It was put off, with or without a new date.",
    EventStatus.CANCELLED: "It was called off.",
    EventStatus.DENIED: "Somebody says that there was, or will be, no such event.",
    EventStatus.UNCONFIRMED: "Asked about it, the speaker would not confirm it.",
}

ISSUE_STATUSES: Mapping[IssueStatus, str] = {
    IssueStatus.RAISED: "The party has put it on the table; nobody has said yet that it is being "
    "dealt with.",
    IssueStatus.UNDER_DISCUSSION: "It is being talked about.",
    IssueStatus.PRELIMINARY: "There is an understanding that has yet to be made firm.",
    IssueStatus.AGREED: "The party says that it is settled between them.",
    IssueStatus.IMPLEMENTED_IN_PART: "Some of what was agreed has been done.",
    IssueStatus.IMPLEMENTED: "What was agreed has been done.",
    IssueStatus.STALLED: "It is on the table, and is not moving.",
    IssueStatus.REFUSED: "The party says no.",
    IssueStatus.SUSPENDED: "Work on it was stopped for a time.",
    IssueStatus.REVERSED: "What had been agreed or done was undone.",
}

# From the foot of the ladder to its top; what stands off the ladder comes last.
SUPPORT: Mapping[Support, str] = {
    Support.ONE_VOICE: "One speaker says so, however many outlets carry it.",
    Support.REPEATED: "Two or more speakers of one party say so.",
    Support.BOTH_SIDES: "Speakers of both principal parties say so.",
    Support.ON_PAPER: "It stands in a document of its own: a note, a decree, a joint text.",
    Support.UNATTRIBUTED: "Only outlets say so, in their own voice, or speakers of no party. "
    "However many they are, they never climb the ladder.",
    Support.DESK: "The desk has decided, and says why and on the strength of which claims.",
}

# By the names that templates/dashboard/_marks.html takes.
MARKS: Mapping[str, str] = {
    "contested": "A standing word contradicts the value shown, or none of several wins. What was "
    "said against it is shown beside it.",
    "differs": "The parties describe their own standing on an issue in ways that cannot both be "
    "so. Neither is taken to be the right one.",
    "drift": "Reports of one and the same statement give it meanings that cannot both be true.",
    "hearsay": "Nobody heard the speaker say so: the words are known only through somebody else, "
    "and count as that other one's.",
    "different_count": "The number belongs to another series of meetings, or to none that was "
    "named. It neither supports nor contradicts.",
    "needs_review": "The desk decided, and newer claims disagree with what it decided. The verdict "
    "stands until the desk has looked again.",
    "quote_not_found": "The words quoted do not stand in our copy of the report.",
    "withdrawn": "The report was taken back by the desk. Its address remains, its claims no "
    "longer count.",
}

QUOTATIONS: Mapping[QuoteState, str] = {
    QuoteState.VERIFIED: "The words stand, exactly as quoted, in our copy of the report.",
    QuoteState.NOT_FOUND: "They do not. It is said wherever the quotation is shown, and no report "
    "can be published so.",
    QuoteState.NOT_HELD: "We hold no copy of the report, so nothing could be compared.",
}

DATE_BASES: Mapping[PublishedBasis, str] = {
    PublishedBasis.STATED: "The report carries its own date.",
    PublishedBasis.INFERRED: "It carries none. The desk worked out the days between which it must "
    "have appeared, and gives its reasons on the report’s page.",
}

# In the order of rule 11: the first that fits is the relation of two claims.
RELATIONS: Mapping[Relation, str] = {
    Relation.DIFFERENT_COUNT: "They number an event in different series, or in none that was "
    "named, and so do not speak of the same thing.",
    Relation.ECHO: "Two reports relay the same statement to the same effect. It counts once.",
    Relation.DRIFT: "Two reports relay the same statement, and what they make of it cannot both "
    "be true.",
    Relation.AGREES: "Two separate sources give the same value.",
    Relation.REFINES: "Both can be true, and one is more exact than the other.",
    Relation.PARTIES_DIFFER: "Two parties, each speaking for itself, describe an issue in ways "
    "that cannot both be so.",
    Relation.SUPERSEDES: "The same voice has since said something else.",
    Relation.LATER_WORD: "Another voice has since said something else, and each can have been "
    "right in its own day.",
    Relation.ANSWERS: "One said that nothing was set; the other says what has been set since.",
    Relation.CONTRADICTS: "None of the above: both cannot be true.",
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.OPEN: "Its time has not run out.",
    Outcome.KEPT: "It came true in time.",
    Outcome.LATE: "It came true after its time; by how many days is shown.",
    Outcome.CALLED_OFF: "The event was cancelled or put off before its time was up. This is never "
    "revised, even if a meeting comes of it later.",
    Outcome.OVERDUE: "Its time has run out, and nothing says that it came true. That does not make "
    "it false: it may still come.",
    Outcome.UNREPORTED: "It named one day, which has passed without any report of what happened.",
    Outcome.NOT_DECIDABLE: "It came true, and what is known of the day lies on both sides of the "
    "limit.",
    Outcome.NOT_SCORABLE: "It named no time, or hung on a condition. It can be neither kept nor "
    "missed.",
    Outcome.AWAITS_VERDICT: "It was about something other than whether an event would be held. "
    "Only the desk can say whether it came true.",
}
