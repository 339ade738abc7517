import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainText } from '../../../src/kernel/plain-text.ts'

it('keeps what people type, line ends and tabs included, and nothing that controls', () => {
  expect(plainText('Drêches\u0000 d’orge\u0007\n\t« humides »\u0085')).toBe('Drêches d’orge\n\t« humides »')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(text)).not.toMatch(/[^\P{Cc}\t\n\r]/u)
      expect(plainText(plainText(text))).toBe(plainText(text))
    }),
  )
})
