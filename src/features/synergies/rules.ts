import type { AnswerInput } from './contract.ts'

type Answer = AnswerInput['answer']
interface Said {
  organisationId: string
  answer: Answer
}
export type State = 'asked' | 'declined' | 'introduced'

/** What a structure last said; undefined when it has not answered. Consents come in the order they were given. */
export function lastOf<C extends Said>(consents: readonly C[], organisationId: string): C | undefined {
  return consents.findLast((consent) => consent.organisationId === organisationId)
}

/** Nothing passes without a yes of both: silence and a withdrawn yes are not one. */
export function stateOf(sides: readonly string[], consents: readonly Said[]): State {
  const last = sides.map((id) => lastOf(consents, id)?.answer)
  if (last.includes('no')) return 'declined'
  return last.every((answer) => answer === 'yes') ? 'introduced' : 'asked'
}

/** Why a structure may not give this answer now, in French; null when it may. */
export function answerFault(state: State, last: Answer | undefined, answer: Answer): string | null {
  if (state === 'introduced')
    return 'Les deux structures ont accepté : ce qui a été montré ne peut plus être repris.'
  if (state === 'declined') return 'Cette mise en relation a pris fin.'
  if (answer === 'withdrawn')
    return last === 'yes' ? null : 'Il n’y a pas d’accord à reprendre : rien n’a été accepté.'
  return last === 'yes' ? 'Vous avez déjà accepté. Vous pouvez reprendre cet accord.' : null
}
