import type { frAccount } from './fr.account.ts'
import type { Dictionary } from './messages.ts'

/** The ways in and one's own account, in English. */
export const enAccount: Pick<Dictionary, keyof typeof frAccount> = {
  'link.or': 'or',
  'link.ask': 'Receive a link to sign in',
  'link.sentTitle': 'Look at your mail',
  'link.sent':
    'If there is an account at {email}, a link has just been sent there. It opens your account once, within twenty minutes.',
  'link.nothing':
    'Nothing arrived? Look among the junk and check the address: you may have given another one.',
  'link.again': 'Start again',
  'link.open': 'One last step: enter your account.',
  'link.enter': 'Enter my account',
  'link.none': 'This link is incomplete: open it from the message, whole.',
  'link.another': 'Ask for another link',

  'code.title': 'Your code',
  'code.label': 'Code of your application',
  'code.hint': 'Six digits, which change every thirty seconds.',
  'code.recovery': 'Recovery code',
  'code.recoveryHint': 'One of those you kept; it will work only once.',
  'code.useRecovery': 'I do not have my telephone',
  'code.useApplication': 'Use my application',
  'code.startAgain': 'Sign in from the start',

  'forgot.link': 'Forgotten password?',
  'forgot.title': 'Forgotten password',
  'forgot.lead': 'A link is sent to you to choose another one.',
  'forgot.submit': 'Receive the link',
  'forgot.sent':
    'If there is an account at {email}, a link has just been sent there. It works once, within twenty minutes, to choose another password.',
  'forgot.back': 'Back to signing in',
  'newPassword.title': 'Choose a password',
  'newPassword.label': 'New password',
  'newPassword.submit': 'Save this password',
  'newPassword.another': 'Ask for another link',
  'newPassword.doneTitle': 'Your password is changed',
  'newPassword.done': 'Your sessions were closed: sign in with the new one.',

  'address.title': 'Change of address',
  'address.new': 'A Boucle account asks to move to this address. Confirm if it is yours.',
  'address.old':
    'Somebody signed in to your account asks to give it another address, the one named in the message. Agree if it is you; otherwise refuse: the change is cancelled and every session is closed.',
  'address.confirm': 'Confirm this address',
  'address.agree': 'Agree',
  'address.refuse': 'Refuse, it is not me',
  'address.waiting': 'Noted. The change will happen once the other address has answered too.',
  'address.changed': 'The address is changed. Sign in with the new one.',
  'address.refused':
    'The change is cancelled and every session is closed. To be safe, change your password too.',
  'address.go': 'Go to Boucle',

  'proof.title': 'Is it still you?',
  'proof.text': 'You signed in some time ago, and this is sensitive.',
  'proof.submit': 'Go on',
  'proof.byLink':
    'You signed in some time ago, and this is sensitive. Sign out, come back by a new link, then start again.',

  'account.title': 'My account',
  'account.mustEnrol':
    'Your role asks for a second factor. Put it in place to come in: the rest of Boucle opens at once.',
  'account.profile': 'You',
  'account.name': 'Your name',
  'account.language': 'Language of your messages',
  'account.languageHint': 'That of the pages is chosen at the top of the screen.',
  'account.save': 'Save',
  'account.saved': 'Saved.',
  'account.noPassword': 'You come in by a link sent to your address. A password is optional.',
  'account.presentPassword': 'Present password',
  'account.changePassword': 'Change the password',
  'account.choosePassword': 'Choose a password',
  'account.passwordChanged': 'Your password is changed; your other sessions are closed.',
  'account.newAddress': 'New address',
  'account.newAddressHint': 'A message goes to both addresses; the change happens once both have answered.',
  'account.changeAddress': 'Ask for the change',
  'account.addressAsked':
    'You asked to move to {email}. Open both messages: the one there and the one at {old}.',

  'sessions.title': 'Where you are signed in',
  'sessions.current': 'Here',
  'sessions.unknownDevice': 'Unknown device',
  'sessions.dates': 'Opened on {opened}, seen on {seen}',
  'sessions.end': 'Close',
  'sessions.endOne': 'Close the session of {device}',
  'sessions.endOthers': 'Close the others',
  'sessions.endAll': 'Sign out everywhere',

  'factor.title': 'Second factor',
  'factor.off':
    'A code of your telephone, asked as well at each sign-in: whoever took your password or your mail would not get in.',
  'factor.on': 'In place since {date}.',
  'factor.codesLeft': { one: '{count} recovery code left.', other: '{count} recovery codes left.' },
  'factor.begin': 'Put it in place',
  'factor.scan':
    'Scan this code with an authenticator application (FreeOTP, Aegis, Google Authenticator…), then type the code it shows.',
  'factor.qr': 'Code to be scanned with your application',
  'factor.secret': 'Without a camera, type this key:',
  'factor.confirm': 'Check and activate',
  'factor.codesTitle': 'Your recovery codes',
  'factor.codesText':
    'Keep them in a safe place, away from your telephone: they are not shown again. Each opens your account once.',
  'factor.print': 'Print',
  'factor.renew': 'New recovery codes',
  'factor.renewText': 'Those that are left will no longer work.',
  'factor.disable': 'Take the second factor off',
  'factor.disableText': 'No code will be asked any more to enter your account.',
}
