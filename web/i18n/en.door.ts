import { enAccount } from './en.account.ts'
import { enAgenda } from './en.agenda.ts'
import { enFoot } from './en.foot.ts'
import { enInformationPublic } from './en.information-public.ts'
import { enLookup } from './en.lookup.ts'
import { enOpenData } from './en.openData.ts'
import { enStories } from './en.stories.ts'
import { enUnsubscribe } from './en.unsubscribe.ts'
import { enWords } from './en.words.ts'
import type { frDoor } from './fr.door.ts'
import type { Dictionary } from './messages.ts'

/** The same in English; the type makes it as complete as the French. */
export const enDoor: Pick<Dictionary, keyof typeof frDoor> = {
  ...enAccount,
  ...enFoot,
  ...enOpenData,
  ...enStories,
  ...enUnsubscribe,
  ...enInformationPublic,
  ...enAgenda,
  ...enLookup,
  ...enWords,
  'brand.tagline': 'What some have left, others are looking for',
  'brand.pitch':
    'Boucle brings together the stocks and needs of companies, associations and public services of one territory.',
  'app.loading': 'Loading…',
  'app.skip': 'Skip to content',
  'app.error.title': 'Something went wrong on this page',
  'app.error.text': 'Your data is untouched. Reload the page; if it happens again, tell your facilitator.',
  'app.reload': 'Reload the page',
  'app.retry': 'Try again',
  'app.network': 'The server does not answer. Check your connection, then try again.',
  'app.unexpected': 'Something unexpected happened. Try again in a moment.',
  'notFound.home': 'Back to matches',
  'nav.language': 'Language',
  'role.member': 'Member',
  'role.facilitator': 'Facilitation',
  'role.authority': 'Authority',
  'role.administrator': 'Administration',
  'signIn.title': 'Sign in',
  'signIn.email': 'Email address',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.continue': 'Sign in to open the page you asked for.',
  'setup.title': 'Set-up',
  'setup.intro': 'Create the first account, the administrator’s, who will then invite the others.',
  'setup.code': 'Set-up code',
  'setup.codeHint': 'Shown in the server’s console when it first starts.',
  'setup.name': 'Your name',
  'setup.passwordHint': 'At least 12 characters; a sentence does very well.',
  'setup.submit': 'Create the account and enter',

  'membership.member': 'Member',
  'membership.manager': 'Manager',
  'structure.siret': 'SIRET of your site',
  'structure.siretHint': '14 digits, on your invoices or your company registration.',
  'structure.siretWrong': 'This SIRET does not exist: check the 14 digits.',
  'structure.name': 'Name of the organisation',
  'structure.commune': 'Commune where you work',
  'structure.otherCommune': 'Another commune',
  'structure.jobTitle': 'Your position (optional)',
  'structure.purpose': 'What you come for (optional)',
  'structure.purposeHint': 'One sentence will do: give pallets away, find sawdust…',
  'register.title': 'Join Boucle',
  'register.lead':
    'Your request is read by the facilitators of the territory. Until they answer, you see nothing of the network and the network sees nothing of you.',
  'register.you': 'You',
  'register.yourStructure': 'Your organisation',
  'register.name': 'Your name',
  'register.consent': 'I agree that this information is used to deal with my request.',
  'register.consentText':
    'It is read by the facilitators of the territory and by nobody else. Unless you confirm your address, it is erased after seven days. You can withdraw your request at any time.',
  'register.submit': 'Send the request',
  'register.sentTitle': 'Check your mail',
  'register.sentText':
    'A message was just sent to {email}. It holds a link, good for seven days, that confirms your address and passes your request on.',
  'register.sentHint': 'Nothing there? Look among the unwanted mail, or try again in a quarter of an hour.',
  'register.another': 'Correct and try again',
  'register.haveAccount': 'Do you have an account?',
  'register.invite': 'No account yet?',
  'register.link': 'Register your organisation',
  'confirmAddress.title': 'Confirm your address',
  'confirmAddress.text': 'One more step: confirm that this message was meant for you.',
  'confirmAddress.submit': 'Confirm my address',
  'confirmAddress.none': 'This link is incomplete: open it from the message, or register again.',
  'invitation.title': 'Invitation',
  'invitation.toStructure': '{by} invites you to join {name}.',
  'invitation.toStaff': '{by} invites you to join Boucle.',
  'invitation.somebody': 'Somebody of the network',
  'invitation.as': 'Your place',
  'invitation.address': 'Address',
  'invitation.until': 'Good until',
  'invitation.name': 'Your name',
  'invitation.password': 'Password (optional)',
  'invitation.passwordHint':
    'At least 12 characters. Without a password you will come in by a link sent at each sign-in.',
  'invitation.accept': 'Accept and enter',
  'invitation.acceptAs': 'Accept with this account',
  'invitation.signIn': 'An account exists at this address: sign in to accept.',
  'invitation.otherAccount':
    'This invitation is for {email}, and you are signed in with another address. Sign out and open the link again, or ask for an invitation to your address.',
  'invitation.none': 'This link is incomplete: open it from the message.',
  'renewLink.title': 'Is it still true?',
  'renewLink.lead':
    'This was declared some time ago. Tick what is no longer true, then answer for all of it.',
  'renewLink.none': 'This link is incomplete: open it from the message.',
  'renewLink.nothing': 'Nothing left to confirm: it is done.',
  'renewLink.thanks': 'Thank you',
  'renewLink.done': 'Flows confirmed: {renewed}. Flows withdrawn: {withdrawn}.',
  'renewLink.stock': 'Stock',
  'renewLink.need': 'Need',
  'renewLink.until': 'term: {date}',
  'renewLink.gone': 'No longer true: withdraw “{label}”',
  'renewLink.correct': 'Correct it (you will have to sign in)',
  'renewLink.save': 'Save these answers',
  'renewLink.open': 'Open Boucle',
  'renewLink.submit': { one: 'It is still true', other: 'All still true ({count})' },
}
