import { useState } from 'react'
import {
  type OrganisationView,
  type RegisterComparison,
  type RegisterDifference,
  useRegisterComparison,
  useTakeFromRegister,
} from '../api/organisations.ts'
import { useRegisters } from '../api/registers.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Key } from '../i18n/messages.ts'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './form/OrganisationForm.module.css'
import { headcountInWords } from './headcount.ts'

/** Reads the register of companies again and lets one choose what to take; nothing where no register is asked. */
export function RegisterUpdate({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslate()
  const { companies } = useRegisters()
  const [isOpen, setOpen] = useState(false)
  if (!companies || !organisation.can.edit || organisation.closedAt) return null
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        {t('registerUpdate.open')}
      </Button>
      {isOpen && <UpdateDialog organisation={organisation} onClose={() => setOpen(false)} />}
    </>
  )
}

function UpdateDialog({ organisation, onClose }: { organisation: OrganisationView; onClose(): void }) {
  const t = useTranslate()
  const compared = useRegisterComparison(organisation.id)
  if (compared.data && compared.data.differences.length > 0)
    return <ChooseDialog organisation={organisation} comparison={compared.data} onClose={onClose} />
  return (
    <Dialog title={t('registerUpdate.title')} onClose={onClose}>
      {compared.isPending && <Loading label={t('lookup.asking')} />}
      {compared.isError && <ProblemAlert error={compared.error} onRetry={compared.refetch} />}
      {compared.data && <Alert tone="info">{t(`registerUpdate.${compared.data.state}`)}</Alert>}
    </Dialog>
  )
}

const keyOf = ({ siteId, field }: RegisterDifference) => `${siteId ?? ''} ${field}`

interface ChooseDialogProps {
  organisation: OrganisationView
  comparison: RegisterComparison
  onClose(): void
}

/** What differs, field by field; a correction made by a person is kept unless one says otherwise. */
function ChooseDialog({ organisation, comparison: { differences, isStale }, onClose }: ChooseDialogProps) {
  const { t, formats } = useLanguage()
  const take = useTakeFromRegister(organisation.id)
  const [chosen, setChosen] = useState(
    () => new Set(differences.filter(({ verdict }) => verdict !== 'corrected').map(keyOf)),
  )
  const toggle = (key: string, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(key)
    else next.delete(key)
    setChosen(next)
  }
  const words = (field: RegisterDifference['field'], value: string | null) => {
    if (value === null) return t('registerUpdate.nothing')
    if (field === 'kind')
      return t(`organisation.kind.${value}` as Extract<Key, `organisation.kind.${string}`>)
    if (field === 'headcountBand')
      return headcountInWords(value as OrganisationView['headcountBand'], t) ?? value
    return value
  }
  const siteName = (siteId: string | null) => {
    const site = organisation.sites.find(({ id }) => id === siteId)
    return organisation.sites.length > 1 ? (site?.label ?? site?.communeName ?? null) : null
  }
  const apply = () =>
    take.mutate(
      differences.filter((each) => chosen.has(keyOf(each))).map(({ siteId, field }) => ({ siteId, field })),
      { onSuccess: onClose },
    )
  return (
    <Dialog
      title={t('registerUpdate.title')}
      onClose={onClose}
      actions={
        <Button variant="primary" busy={take.isPending} disabled={chosen.size === 0} onClick={apply}>
          {chosen.size === 0
            ? t('registerUpdate.takeNone')
            : t('registerUpdate.take', { count: chosen.size })}
        </Button>
      }
    >
      <p>{t('registerUpdate.lead', { date: formats.date(differences[0]?.readAt ?? '') })}</p>
      {isStale && <Alert tone="info">{t('registerUpdate.stale')}</Alert>}
      {take.isError && <ProblemAlert error={take.error} />}
      <ul className={styles.differences}>
        {differences.map((each) => {
          const site = siteName(each.siteId)
          const name = t(`registerUpdate.field.${each.field}`)
          return (
            <li key={keyOf(each)} className={styles.difference}>
              <Checkbox
                label={site ? t('registerUpdate.ofSite', { name, site }) : name}
                checked={chosen.has(keyOf(each))}
                onChange={(isOn) => toggle(keyOf(each), isOn)}
              />
              <p className={styles.values}>
                {t('registerUpdate.change', {
                  before: words(each.field, each.present),
                  after: words(each.field, each.proposed),
                })}
              </p>
              {each.verdict === 'corrected' && (
                <p className={`${styles.values} ${styles.muted}`}>{t('registerUpdate.corrected')}</p>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
