/** What became of one try, as far as anybody can know; `reason` is told to administrators. */
export type Outcome =
  | { result: 'sent' }
  /** The mail itself was refused: asking again would be refused again. */
  | { result: 'refused'; reason: string; refused?: 'address' | 'message' }
  /** The mail was certainly not taken; later may do. */
  | { result: 'later'; reason: string }
  /** It was handed over whole, and the answer never came: sent or not, nobody knows. */
  | { result: 'unknown'; reason: string }

/** What nodemailer tells of a failure. */
export interface Failure {
  code?: string
  /** Reply code of the server, when there was a reply. */
  responseCode?: number
  response?: string
  /** Code of the system beneath, `ECONNREFUSED`. */
  originalCode?: string
}

const REASONS: Record<string, string> = {
  ETIMEDOUT: 'Le serveur de courrier n’a pas répondu à temps',
  EABORT: 'Le serveur de courrier n’a pas répondu à temps',
  EDNS: 'Le nom du serveur de courrier est inconnu',
  ETLS: 'La connexion chiffrée au serveur de courrier a échoué',
  EAUTH: 'Le serveur de courrier refuse l’identifiant ou le mot de passe',
  EENVELOPE: 'Le serveur de courrier refuse l’adresse',
  EMESSAGE: 'Le serveur de courrier refuse le message',
}
const MAX_REPLY = 300

/**
 * Reads a failure. Only the server's own answer about this mail is final; a faulty connection or password says nothing
 * about the mail. `handedOver`: the whole message had left, so that silence proves nothing.
 */
export function outcomeOf(failure: Failure, handedOver: boolean): Outcome {
  const { code = '', responseCode } = failure
  const reason = reasonOf(failure)
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  const refusal = {
    result: 'refused',
    reason,
    refused: code === 'EENVELOPE' ? 'address' : 'message',
  } as const
  if (responseCode !== undefined && responseCode >= 400)
    return aboutMail && responseCode >= 500 ? refusal : { result: 'later', reason }
  if (handedOver) return { result: 'unknown', reason }
  return aboutMail ? refusal : { result: 'later', reason }
}

function reasonOf({ code = '', response, originalCode }: Failure): string {
  const words = REASONS[code] ?? 'La connexion au serveur de courrier a échoué ou s’est coupée'
  const details = response ?? originalCode
  return details ? `${words} : ${oneLine(details).slice(0, MAX_REPLY)}` : `${words}.`
}

/** Control characters and line breaks become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
