/** Personal data, in plain English: what is kept, why, how long, and what to do about it. */
export const enPrivacy = {
  'privacy.title': 'Privacy',
  'privacy.lead': 'What Boucle keeps of you and of your organisation, why, how long, and your rights.',

  'privacy.who': 'Who answers for it',
  'privacy.whoIs': '{name} answers for the data of this installation, which serves {territory}.',
  'privacy.whoUnknown':
    'Whoever runs this installation for {territory} answers for its data. Their name is not given yet: the administrator writes it in the settings.',
  'privacy.contact': 'For any question, or to use your rights: {contact}.',
  'privacy.contactUnknown': 'For any question, ask the facilitators of your network.',

  'privacy.kept': 'What is kept',
  'privacy.keptCaption': 'Data kept, with its reason, how long, and who sees it',
  'privacy.what': 'What',
  'privacy.why': 'Why',
  'privacy.basis': 'Legal basis',
  'privacy.howLong': 'How long',
  'privacy.whoSees': 'Who sees it',
  'privacy.months': { one: '{count} month', other: '{count} months' },

  'privacy.account': 'Your account: name, email address, role, organisations',
  'privacy.account.why':
    'To know you, and to write to you when a match, an answer or a flow to confirm awaits you.',
  'privacy.account.long':
    'As long as you use it; {period} after the last sign-in it is anonymised, a mail warns you a month before. A registration never confirmed: {unconfirmed}.',
  'privacy.account.who': 'You, the facilitators of your organisation, the administration.',
  'privacy.traces': 'Sign-ins: date, device',
  'privacy.traces.why': 'To show you the open sessions, and to notice an access that is not yours.',
  'privacy.traces.long': '{period} after the end of the session.',
  'privacy.traces.who': 'You alone.',
  'privacy.flows':
    'Stocks and needs of your organisation, each of their versions, the files attached to them, and its contacts',
  'privacy.flows.why': 'To find who could work with you, and on what terms.',
  'privacy.flows.long':
    'As long as your organisation is in the network. Of a withdrawn flow, what is sensitive (price, partner, notes, attached files) is erased after {period}; the quantity stays, so that past counts stay true.',
  'privacy.flows.who':
    'The facilitators, and those you choose flow by flow. Your name only passes to another organisation once both agreed.',
  'privacy.work':
    'The work of facilitators: matches kept or refused and why, introductions, additions to the knowledge base',
  'privacy.work.why': 'Not to propose again what was refused, and to rank the next ones better.',
  'privacy.work.long':
    'As long as the flow or the knowledge it is about is there; the name of who decided goes with their account.',
  'privacy.work.who': 'Facilitators and administrators; of an introduction, the two organisations.',
  'privacy.journal': 'Journal: who consulted or changed what, and when',
  'privacy.journal.why':
    'So that each organisation can see who read its data, and nobody can quietly remove the trace.',
  'privacy.journal.long':
    'The entry stays; what a consultation showed is erased after {period}, and the before and after that concern you go with your account.',
  'privacy.journal.who': 'The administration; for its own data, each organisation and its facilitators.',
  'privacy.mails': 'Mails sent to you',
  'privacy.mails.why': 'To know whether they left, and to answer “I received nothing”.',
  'privacy.mails.long': '{period} after they were sent.',
  'privacy.mails.who': 'The administration.',
  'privacy.mailings':
    'Communications of the network sent to a work address, answer noted, failed delivery, objection',
  'privacy.mailings.why':
    'To inform the professionals of the territory, without chasing those who no longer want it.',
  'privacy.mailings.basis':
    'Legitimate interest; you may object by the link of each message or in your account (GDPR, articles 6.1.f and 21.2; French code of posts and electronic communications, article L34-5)',
  'privacy.mailings.long': '{period} after sending; the objection, as long as it must be respected.',
  'privacy.mailings.who': 'The facilitators in charge of your organisation.',
  'privacy.notices': 'Notices given to you, and your choices about them',
  'privacy.notices.why': 'To tell you what concerns you, in the way you chose.',
  'privacy.notices.long': '{period}. Choices, as long as the account exists.',
  'privacy.notices.who': 'You alone.',
  'privacy.events':
    'Registrations and attendance at events; name and address of who registers without an account',
  'privacy.events.why': 'To keep a place, tell of a change, count who came.',
  'privacy.events.long':
    'Name and address given without an account: {period} after the event. Then all that is left is that somebody came.',
  'privacy.events.who': 'The facilitators of the event.',
  'privacy.basis.interest': 'Legitimate interest: keeping the network alive (GDPR, article 6.1.f)',
  'privacy.basis.security': 'Legitimate interest: security of the data (GDPR, articles 6.1.f and 32)',
  'privacy.basis.consent':
    'Legitimate interest; the name is only given to another organisation with your consent (GDPR, articles 6.1.f and 6.1.a)',
  'privacy.periods':
    'The two years of unused accounts and the six months to a year of traces follow the recommendations of the CNIL; the other periods are a choice, which the administrator can change. This page shows the periods set today.',

  'privacy.third': 'Nobody else',
  'privacy.thirdNone':
    'This page and the whole of Boucle load nothing from elsewhere: no audience measure, no font, no map, no social network. The only cookie keeps you signed in; your drafts stay in your browser, for thirty days at most.',
  'privacy.thirdTiles':
    'The background of maps comes from {host}: when you look at a map, your browser asks it for images, and gives it your IP address and the area you look at. Nothing else is loaded from elsewhere: no audience measure, no font, no social network. The only cookie keeps you signed in; your drafts stay in your browser, for thirty days at most.',
  'privacy.thirdCompanies':
    'The server of Boucle asks the public register of companies, at {host}, about the SIRETs that you type: it is given the number, never your name nor your IP address. The answer is kept for thirty days, or as long as this SIRET is that of a structure of the network.',
  'privacy.thirdPlaces':
    'When you ask for it, the server looks for the address of a site in the national address base, at {host}: it is given the address typed, nothing else. The answer is kept for thirty days.',

  'privacy.published': 'What is published',
  'privacy.publishedText':
    'This territory keeps a public register of shared resources. A flow is in it only if people of its structure agreed to the very row that is published: no name, no address, no date, none of their words. It holds no personal data. They take it off whenever they want, from the page of the flow; what was copied already cannot be called back.',
  'privacy.publishedRead': 'See the public register',

  'privacy.rights': 'Your rights',
  'privacy.rightsText':
    'You may ask to see your data, to correct it, to erase it, to limit its use, to object to it, and to take it away. If the answer does not suit you, you may complain to the CNIL (cnil.fr).',
  'privacy.rightsSignIn': 'Sign in to download what concerns you or to delete your account.',
  'privacy.takeJson': 'Download my data (JSON)',
  'privacy.takeXlsx': 'Download my data (workbook)',
  'privacy.delete': 'Delete my account',
  'privacy.deleteTitle': 'Delete your account?',
  'privacy.deleteText':
    'Your name, address, access and sessions will be erased at once, and nothing will bring them back. What you declared for your organisation stays with it.',
  'privacy.deleteConfirm': 'Delete for good',
  'privacy.cancel': 'Cancel',

  'ownData.title': 'My data',
  'ownData.lead': 'What Boucle keeps of you: take it with you, or erase it.',
  'ownData.do': 'Take away or erase',
  'ownData.doText':
    'The file holds all that concerns you: your account, your sessions, what you did and what was written to you.',
  'ownData.card': 'See what is kept of you, take it away, or delete your account.',
  'ownData.open': 'Open my data',

  'structureData.title': 'Data of the organisation',
  'structureData.journal': 'See the journal',
  'structureData.xlsx': 'Export everything (workbook)',
  'structureData.json': 'Export everything (JSON)',
  'structureData.close': 'Close or anonymise',
  'structureData.closed': 'Out of the network since {date}',
  'structureData.askClosing': 'Ask to leave the network',
  'structureData.askClosingTitle': 'Ask to leave the network?',
  'structureData.askClosingText':
    'The facilitators of your territory receive your request by mail, and close the organisation. Until then nothing changes. Export everything first.',
  'structureData.askClosingConfirm': 'Send the request',
  'structureData.withdrawAsk': 'Stay in the network after all',
  'structureData.asked.close': 'Leave asked on {date}: the organisation will be closed',
  'structureData.asked.anonymise': 'Leave asked on {date}: the organisation will be anonymised',
  'structureData.closeTitle': 'This organisation leaves the network',
  'structureData.closeText':
    'To be done at the request of its manager. Its flows are withdrawn and its contacts erased; past counts stay true.',
  'structureData.closeHow': 'What stays',
  'structureData.keepName': 'Close: its name stays in the past',
  'structureData.anonymise': 'Anonymise: nothing names it any more, for good',
  'structureData.closeConfirm': 'Confirm',
} as const
