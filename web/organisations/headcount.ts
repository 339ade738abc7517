import type { HeadcountBand } from '../../src/kernel/structures.ts'
import type { Translate } from '../i18n/messages.ts'

export function headcountInWords(band: HeadcountBand | null, t: Translate): string | null {
  if (band === null) return null
  return band === '0'
    ? t('organisation.noEmployee')
    : t('organisation.headcountBand', { band: band.replace('-', '–') })
}
