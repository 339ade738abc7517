import { linkOf } from './layout.ts'
import type { MailTransport } from './transport.ts'

/** Prints each mail instead of sending it: whoever runs the demonstration opens the links from there. */
export function consoleTransport(write: (text: string) => void): MailTransport {
  return {
    kind: 'console',
    async deliver({ recipient, subject, actionPath }, site) {
      const link = actionPath === null ? '' : `\n  ${linkOf(actionPath, site)}`
      write(`\nCourrier pour ${recipient} : ${subject}${link}\n`)
      return { result: 'sent' }
    },
    close() {},
  }
}
