import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'

/** Hours of the wall clock, `14:30`; empty: not said. */
export interface Hours {
  from: string
  to: string
}

interface HoursFieldsProps {
  hours: Hours
  error: string | undefined
  onChange(hours: Hours): void
}

/** From what hour to what hour a visit lasts; neither has to be said. */
export function HoursFields({ hours, error, onChange }: HoursFieldsProps) {
  const t = useTranslate()
  return (
    <div className={styles.hours}>
      <TextField
        label={t('plan.from')}
        type="time"
        required={hours.to !== ''}
        value={hours.from}
        onChange={(from) => onChange({ ...hours, from })}
      />
      <TextField
        label={t('plan.to')}
        type="time"
        required={hours.from !== ''}
        value={hours.to}
        onChange={(to) => onChange({ ...hours, to })}
        error={error}
      />
    </div>
  )
}

/** As the API takes them. */
export const hoursOf = ({ from, to }: Hours) => ({ plannedFrom: from || null, plannedTo: to || null })
