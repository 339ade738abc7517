import type { Mail } from '../../src/kernel/mail.ts'

let people = 0
/** A mail as a room would write it, to somebody nobody else writes to. */
export function aMail(changes: Partial<Mail> = {}): Mail {
  return {
    to: `personne-${++people}@test.example`,
    language: 'fr',
    subject: 'Votre lien de connexion',
    paragraphs: ['Bonjour,', 'Voici votre lien.'],
    action: { label: 'Me connecter', path: '/connexion/lien#secret' },
    because: 'Vous avez demandé à vous connecter.',
    ...changes,
  }
}
