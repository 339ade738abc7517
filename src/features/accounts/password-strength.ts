import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { fail } from '../../kernel/errors.ts'
import { lazy } from '../../kernel/lazy.ts'
import { ownWords, restsOnOwnWords } from './rules.ts'

/** A password that these many guesses would find is no protection, were the hashes stolen. */
const LEAST_GUESSES = 1e9
/** What comes after is not looked at: the estimate takes longer than it is worth. */
const CHECKED_LENGTH = 64

/** The lists of passwords seen in breaches weigh megabytes: read when the first password is chosen. */
const estimator = lazy(async (): Promise<ZxcvbnFactory> => {
  const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new Factory({ dictionary, graphs, maxLength: CHECKED_LENGTH })
})

/**
 * Refuses a password that others would guess: known from breaches, a pattern, or made of the person's own words.
 * There are no rules of composition (NIST SP 800-63B, 3.1.1.2). `pointer` names the field that is faulty.
 */
export async function refuseGuessable(
  password: string,
  person: { name: string; email: string },
  pointer = '/password',
): Promise<void> {
  const words = ownWords(person)
  if (restsOnOwnWords(password, words))
    refuse(pointer, 'Votre nom, votre adresse ou « Boucle » y tiennent trop de place.')
  const { guesses } = (await estimator()).check(password.slice(0, CHECKED_LENGTH), words)
  if (guesses < LEAST_GUESSES)
    refuse(pointer, 'Il ressemble à des mots de passe connus, ou suit un motif trop simple.')
}

function refuse(pointer: string, why: string): never {
  const detail = `Ce mot de passe se devinerait vite. ${why} Une phrase de plusieurs mots sans rapport convient très bien.`
  fail('invalid-input', detail, [{ pointer, detail: why }])
}
