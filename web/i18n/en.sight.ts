import type { frSight } from './fr.sight.ts'
import type { Plural } from './messages.ts'

/** Who sees what of a flow, and introductions, in English. */
export const enSight: {
  [Key in keyof typeof frSight]: (typeof frSight)[Key] extends string ? string : Plural
} = {
  'flow.back': 'Stocks and needs',
  'flow.facts': 'What is known',
  'flow.matches': 'Matches of this flow',
  'flow.noMatches': 'No match for now.',
  'flow.name': 'Name of the structure',
  'flow.told': 'told after an introduction',
  'flow.keptBack': 'to be asked of the structure',
  'flow.told.quantity': 'Quantity',
  'flow.told.price': 'Present cost',
  'flow.told.partner': 'Present partner',
  'flow.told.process': 'Quality and process',

  'visibility.badge.facilitators': 'Facilitators only',
  'visibility.badge.anonymised': 'Without name',
  'visibility.badge.network': 'Network',

  'sight.title': 'Who sees what',
  'sight.lead':
    'You choose who sees this flow, and each sensitive detail. A change applies at once, and can be undone.',
  'sight.flow': 'This flow is seen by',
  'sight.flow.facilitators': 'Facilitators only',
  'sight.flow.facilitators.text':
    'Your structure and the facilitators who work with it. Nobody else knows that this flow exists.',
  'sight.flow.anonymised': 'The network, without your name',
  'sight.flow.anonymised.text':
    'Members and the authority read the name of the resource and a place wide enough not to point to you. Neither your words, nor your name, nor the address.',
  'sight.flow.network': 'The network, with your name',
  'sight.flow.network.text': 'Members and the authority read your name, your site and your wording.',
  'sight.groups': 'Also show these readers',
  'sight.groups.closed':
    'This flow is seen by facilitators only: no detail can be shown more widely than the flow itself.',
  'sight.groups.hint':
    'What is not ticked stays between you and the facilitators. Your notes are never shown to the network.',
  'sight.groups.words': 'These texts would be shown as written: leave no name in them that points to you.',
  'sight.group.quantity': 'The quantity',
  'sight.group.price': 'The present cost',
  'sight.group.partner.stock': 'The present outlet',
  'sight.group.partner.need': 'The present supplier',
  'sight.group.process': 'Quality, constraints and packaging',
  'sight.saved': 'Choice saved.',
  'sight.undo': 'Undo',
  'sight.undone': 'Former choice restored.',
  'sight.preview': 'Preview: what others read',
  'sight.previewLead': 'Exactly the answer the service gives, right now.',
  'sight.as': 'See',
  'sight.as.member': 'as another member',
  'sight.as.authority': 'as the authority',
  'sight.as.public': 'as the public',
  'sight.as.introduced': 'after an introduction',
  'sight.introducedToo':
    'A structure to which you agree to be introduced reads this, with the name, address and contacts of yours. You read it again, and keep details back, before you agree.',
  'sight.nothing': 'Nothing',
  'sight.nothing.member': 'Another member does not know that this flow exists.',
  'sight.nothing.authority': 'The authority does not know that this flow exists.',
  'sight.nothing.public':
    'The public sees no flow, whatever you choose: one must be a member of the network, signed in. One exception: the row that your structure agrees to publish, if the territory keeps a public register.',
  'sight.nothing.introduced': 'This flow is withdrawn: it can no longer be introduced to anybody.',
  'sight.rare':
    'Too few structures like yours are registered to name a place: the resource alone may point to you. If in doubt, keep this flow to the facilitators.',
  'sight.disclosed': 'To whom your name was shown',
  'sight.nobody': 'To nobody.',
  'sight.disclosedTo': '{name}, {date}',
  'sight.disclosedAll': 'with every detail',
  'sight.disclosedBut': 'without: {fields}',
  'sight.byConsent': 'See the consent',

  'nav.introductions': 'Introductions',
  'introductions.title': 'Introductions',
  'introductions.lead':
    'Structures get to know each other once all agree, and only what they agreed to show.',
  'introductions.none': 'No introduction',
  'introductions.none.member':
    'When a facilitator proposes to introduce you to another structure, the question appears here and reaches you by mail.',
  'introductions.none.facilitator':
    'Open a match and propose an introduction: each structure is asked apart.',
  'introductions.none.other': 'Introductions are read by their structures and their facilitators only.',
  'introduction.back': 'All introductions',
  'introduction.state.asked': 'Awaiting answers',
  'introduction.state.declined': 'Not pursued',
  'introduction.state.introduced': 'Introduced',
  'introduction.state.lapsed': 'Void',
  'introduction.yourTurn': 'Your answer is awaited',
  'introduction.opened': 'Proposed by {name} on {date}',
  'introduction.propose': 'Propose an introduction',
  'introduction.see': 'See the introduction',
  'introduction.proposeLead':
    'Each structure is asked apart, by mail and here. None sees the names of the others before all agree.',
  'introduction.message': 'A word for these structures (optional)',
  'introduction.messageHint': 'All read it: name nobody.',
  'introduction.noteHint': 'Kept with the validation; read by facilitators only.',
  'introduction.ask': 'Ask these structures',
  'introduction.yours': 'Your side',
  'introduction.theirs': 'Opposite',
  'introduction.unknown': { one: 'A structure of the network', other: '{count} structures of the network' },
  'introduction.unknownText': 'Nothing of it is shown before all have agreed.',
  'introduction.again':
    'You are already in touch in this synergy: one more structure or flow comes to it. If you refuse, you stay in it, and nothing new is shown.',
  'introduction.willShow': 'What will be shown of you if every structure agrees',
  'introduction.showAlso': 'Also show',
  'introduction.shownByYou': 'What you agreed to show',
  'introduction.shownByIt': 'What it agreed to show',
  'introduction.keptBack': 'Without: {fields}',
  'introduction.shownToYou': 'What it shows you',
  'introduction.yes': 'Agree',
  'introduction.no': 'Decline',
  'introduction.later': 'Answer later',
  'introduction.reason': 'Reason, if you decline or put off (optional)',
  'introduction.reasonHint': 'Read by facilitators, never by the other structures.',
  'introduction.takeBack': 'Take my agreement back',
  'introduction.youAgreed':
    'You agreed on {date}. Not all have answered yet: nothing is shown, and you can take your agreement back.',
  'introduction.youPutOff': 'On {date} you put your answer off. You can answer whenever you want.',
  'introduction.youDeclined': 'You declined on {date}.',
  'introduction.ended': 'This introduction comes to nothing. Nothing was shown.',
  'introduction.lapsed':
    'One of the flows, or one of the structures, withdrew before all agreed. Nothing was shown.',
  'introduction.yourYesStands':
    'You agreed on {date}. If the facilitators propose to go on without whoever withdrew, that agreement stands as long as nothing more is shown, to nobody else. You can take it back.',
  'introduction.done':
    'Every structure agreed: they see one another. The page of the synergy says what to check, and lets them write.',
  'introduction.notYou': 'A manager of your structure answers for it.',
  'introduction.answer.yes': 'Agreed',
  'introduction.answer.no': 'Declined',
  'introduction.answer.later': 'Will answer later',
  'introduction.answer.withdrawn': 'Took its agreement back',
  'introduction.answer.none': 'No answer yet',
  'introduction.by': '{answer}: {name}, {date}',
  'introduction.nobodyAsked':
    'Nobody of this structure has an account: it cannot answer. Whoever joins it is asked at once.',
  'introduction.askedOn': 'Asked on {date}.',
  'introduction.askAgain': 'Ask again',
  'introduction.askAgainTomorrow': 'You can ask again tomorrow.',
  'introduction.invite': 'Invite a person of this structure',
  'introduction.name': 'Structure',
  'introduction.address': 'Address',
  'introduction.contact': 'Contact',
  'introduction.person': 'Answers for the structure',
}
