import type { Mail, MailContent } from '../../kernel/mail.ts'
import { noticeSentence } from '../../kernel/notice-words.ts'
import type { Notice, NoticeParams } from '../../kernel/notices.ts'

/** Tells those who answer for a structure that some of its flows are matched for the first time; never with what. */
export function firstMatchesNotice(flows: readonly { id: string; label: string }[]): Notice {
  const [first] = flows
  const path = first && flows.length === 1 ? `/gisements-besoins/${first.id}` : '/'
  const params = { label: first?.label ?? '', number: String(flows.length) }
  return { kind: 'match-found', path, params, mail: (language) => mailOf(path, params, language) }
}

function mailOf(path: string, params: NoticeParams<'match-found'>, language: Mail['language']): MailContent {
  const sentence = noticeSentence('match-found', params, language)
  return language === 'fr'
    ? {
        subject: 'De premières pistes vous sont proposées',
        paragraphs: [sentence],
        action: { label: 'Voir les pistes', path },
        because: 'Vous recevez ce message parce que vous répondez pour la structure qui a déclaré ces flux.',
      }
    : {
        subject: 'First matches are proposed to you',
        paragraphs: [sentence],
        action: { label: 'See the matches', path },
        because:
          'You receive this message because you answer for the organisation that declared these flows.',
      }
}
