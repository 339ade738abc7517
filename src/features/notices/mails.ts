import { groupBy } from '../../kernel/group-by.ts'
import type { MailContent } from '../../kernel/mail.ts'
import { noticeSentence } from '../../kernel/notice-words.ts'
import { askingKinds } from '../../kernel/notices.ts'
import type { User } from '../accounts/store.ts'
import { NOTICES_PATH } from './paths.ts'
import type { NoticeRow } from './store.ts'

/** Beyond this a list in a mail is no longer read: the page tells the rest. */
const MOST_LINES = 8

const words = {
  fr: {
    subject: (count: number) => `Votre semaine sur Boucle : ${count} avis`,
    lead: 'Voici ce qui vous attend et que vous n’avez pas encore lu.',
    /** A thing that happened several times is said once. */
    times: (sentence: string, count: number) =>
      count === 1 ? sentence : `${sentence.replace(/\.$/, '')} (${count} fois).`,
    more: (rest: number) => `et ${rest} autre${rest > 1 ? 's' : ''}`,
    action: 'Voir mes avis',
    because: 'Vous recevez ce résumé une fois par semaine au plus, quand quelque chose vous attend.',
  },
  en: {
    subject: (count: number) => `Your week on Boucle: ${count} notice${count > 1 ? 's' : ''}`,
    lead: 'Here is what awaits you and that you have not read yet.',
    times: (sentence: string, count: number) =>
      count === 1 ? sentence : `${sentence.replace(/\.$/, '')} (${count} times).`,
    more: (rest: number) => `and ${rest} more`,
    action: 'See my notices',
    because: 'You receive this summary once a week at most, when something awaits you.',
  },
} as const

type Told = Pick<NoticeRow, 'kind' | 'params'>

/** The mail of a week: one paragraph a kind, first what awaits an answer. */
export function digestMail(notices: readonly Told[], language: User['language']): MailContent {
  const said = words[language]
  const byKind = [...groupBy(notices, ({ kind }) => kind)]
  const isAsking = ([kind]: (typeof byKind)[number]) => askingKinds.includes(kind)
  const inOrder = [...byKind.filter(isAsking), ...byKind.filter((each) => !isAsking(each))]
  return {
    subject: said.subject(notices.length),
    paragraphs: [said.lead, ...inOrder.map(([, ofKind]) => lines(ofKind, language))],
    action: { label: said.action, path: NOTICES_PATH },
    because: said.because,
  }
}

function lines(ofKind: readonly Told[], language: User['language']): string {
  const sentences = [...groupBy(ofKind, ({ kind, params }) => noticeSentence(kind, params, language))]
  const told = sentences.slice(0, MOST_LINES)
  const rest = ofKind.length - told.reduce((sum, [, same]) => sum + same.length, 0)
  return [
    ...told.map(([sentence, { length }]) => words[language].times(sentence, length)),
    ...(rest > 0 ? [words[language].more(rest)] : []),
  ]
    .map((line) => `• ${line}`)
    .join('\n')
}
