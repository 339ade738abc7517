import { useEffect, useRef } from 'react'
import { isSiret, onlyDigits } from '../../src/kernel/siret.ts'
import { type Company, useCompany, useRegisters } from '../api/registers.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './CompanyHint.module.css'

interface CompanyHintProps {
  /** As it is typed. */
  siret: string
  /** Once for each SIRET that the register knows, with the day it was read. */
  onFound(company: Company, readAt: string): void
}

/** Under the field of a SIRET: what the register of companies says of it. Nothing where no register is asked. */
export function CompanyHint({ siret, onFound }: CompanyHintProps) {
  const { t, formats } = useLanguage()
  const { companies } = useRegisters()
  const digits = onlyDigits(siret)
  const asked = useCompany(isSiret(digits) ? digits : null)
  const tell = useRef(onFound)
  tell.current = onFound
  const { data } = asked

  useEffect(() => {
    if (data?.company && data.readAt) tell.current(data.company, data.readAt)
  }, [data])

  if (!companies || !isSiret(digits)) return null
  if (asked.isPending) return <Loading label={t('lookup.asking')} />
  if (!data || data.state === 'unavailable') return <Alert tone="info">{t('lookup.unavailable')}</Alert>
  if (data.state === 'off') return null
  if (!data.company) return <Alert tone="info">{t('lookup.unknown')}</Alert>
  const { name, address, postalCode, communeName, isClosed, closedOn } = data.company
  const place = [address, [postalCode, communeName].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const date = formats.date(data.readAt ?? '')
  return (
    <div role="status" className={styles.hint}>
      {isClosed && (
        <Alert tone="warning" title={t('lookup.closed')}>
          {closedOn ? t('lookup.closedSince', { date: formats.date(closedOn) }) : t('lookup.closedText')}
        </Alert>
      )}
      <p>
        <strong>{name ?? t('lookup.unnamed')}</strong>
        {place && <span className={styles.place}>{place}</span>}
        <span className={styles.source}>{t(data.isStale ? 'lookup.stale' : 'lookup.source', { date })}</span>
      </p>
    </div>
  )
}
