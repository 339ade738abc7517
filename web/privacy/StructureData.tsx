import { useState } from 'react'
import type { OrganisationView } from '../api/organisations.ts'
import { type ClosingInput, exportOfStructure, useCloseStructure } from '../api/privacy.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Privacy.module.css'

/** On the sheet of a structure, for who manages it: its journal, everything to take away, and its leave. */
export function StructureData({ organisation }: { organisation: OrganisationView }) {
  const { t, formats } = useLanguage()
  const session = useSession()
  const [closing, setClosing] = useState(false)
  const { id, closedAt } = organisation
  return (
    <Section title={t('structureData.title')}>
      {closedAt && <Alert tone="info" title={t('structureData.closed', { date: formats.date(closedAt) })} />}
      <div className={styles.actions} data-print="hide">
        <Link to={`/structures/${id}/journal`} look="secondary">
          {t('structureData.journal')}
        </Link>
        <Link to={exportOfStructure(id, 'xlsx')} outside look="secondary" download>
          {t('structureData.xlsx')}
        </Link>
        <Link to={exportOfStructure(id, 'json')} outside look="secondary" download>
          {t('structureData.json')}
        </Link>
        {canFacilitate(session) && (
          <Button onClick={() => setClosing(true)}>{t('structureData.close')}</Button>
        )}
      </div>
      {closing && <CloseDialog id={id} isClosed={closedAt !== null} onClose={() => setClosing(false)} />}
    </Section>
  )
}

function CloseDialog({ id, isClosed, onClose }: { id: string; isClosed: boolean; onClose(): void }) {
  const t = useTranslate()
  const [how, setHow] = useState<ClosingInput['how']>(isClosed ? 'anonymise' : 'close')
  const closing = useCloseStructure(id)
  const options = [
    ...(isClosed ? [] : [{ value: 'close', label: t('structureData.keepName') }]),
    { value: 'anonymise', label: t('structureData.anonymise') },
  ]
  return (
    <Dialog
      title={t('structureData.closeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('privacy.cancel')}</Button>
          <Button
            variant="primary"
            busy={closing.isPending}
            onClick={() => closing.mutate({ how }, { onSuccess: onClose })}
          >
            {t('structureData.closeConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('structureData.closeText')}</p>
      <Select
        label={t('structureData.closeHow')}
        value={how}
        options={options}
        onChange={(value) => setHow(value === 'anonymise' ? 'anonymise' : 'close')}
      />
      {closing.isError && <ProblemAlert error={closing.error} />}
    </Dialog>
  )
}
