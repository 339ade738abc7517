import { useState } from 'react'
import type { ServiceView } from '../api/shared-services.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { BreakEvenChart } from './BreakEvenChart.tsx'
import { CostForm } from './CostForm.tsx'
import { KeyFigures, Shares, Terms } from './Figures.tsx'
import { SensitivityTable } from './SensitivityTable.tsx'
import styles from './Services.module.css'

/** What a service costs and brings in, the threshold, who would pay what, and what the margin is sensitive to. */
export function ServiceCosts({ service }: { service: ServiceView }) {
  const { t, formats } = useLanguage()
  const [isWriting, setWriting] = useState(false)
  const { figures, can, unit } = service
  const unitName = unit === null ? null : formats.unit(unit)
  return (
    <Section title={t('costs.title')}>
      {!figures && !isWriting && <p className={styles.hint}>{t('costs.none')}</p>}
      {can.lead && unitName === null && <p className={styles.hint}>{t('costs.unitMissing')}</p>}
      {can.lead && unitName !== null && !isWriting && (
        <div className={styles.actions}>
          <Button size="s" icon="edit" onClick={() => setWriting(true)}>
            {t(figures ? 'costs.edit' : 'costs.write')}
          </Button>
        </div>
      )}
      {isWriting && unitName !== null && (
        <CostForm service={service} unit={unitName} onClose={() => setWriting(false)} />
      )}
      {figures && !isWriting && unit !== null && (
        <>
          <KeyFigures figures={figures} unit={unit} />
          <BreakEvenChart figures={figures} unit={unit} />
          <Terms figures={figures} unit={unit} />
          <Shares service={service} figures={figures} unit={unit} />
          <SensitivityTable figures={figures} />
        </>
      )}
    </Section>
  )
}
