import { useId } from 'react'
import type { Query } from '../api/client.ts'
import { type ExportedList, type ExportFormat, useExport } from '../api/exports.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './ExportMenu.module.css'
import { Icon } from './Icon.tsx'
import { useFolded } from './useFolded.ts'

interface ExportMenuProps {
  list: ExportedList
  /** The filters of the list as it is shown. */
  filters?: Query
  /** The list is of places: it can be laid on a map too. */
  places?: boolean
}

/** Takes the list away as a file, under the filters of the screen. */
export function ExportMenu({ list, filters = {}, places }: ExportMenuProps) {
  const t = useTranslate()
  const { open, setOpen, button, holder } = useFolded()
  const id = useId()
  const file = useExport(list)
  const formats: ExportFormat[] = places ? ['xlsx', 'csv', 'geojson'] : ['xlsx', 'csv']
  const take = (format: ExportFormat) => {
    setOpen(false)
    button.current?.focus()
    file.mutate({ format, filters })
  }
  return (
    <div className={styles.menu} {...holder}>
      <Button
        ref={button}
        icon="download"
        aria-expanded={open}
        aria-controls={id}
        busy={file.isPending}
        onClick={() => setOpen(!open)}
      >
        {t(file.isPending ? 'exports.busy' : 'exports.export')}
      </Button>
      <ul id={id} className={classes(styles.formats, open && styles.open)} aria-label={t('exports.formats')}>
        {formats.map((format) => (
          <li key={format}>
            <button type="button" className={styles.format} onClick={() => take(format)}>
              <Icon name={format === 'geojson' ? 'map' : 'list'} />
              <span>
                {t(`exports.format.${format}`)}
                <small>{t(`exports.help.${format}`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.status}>
        {file.isSuccess && t('exports.done', { file: file.data })}
      </p>
      {file.isError && <ProblemAlert error={file.error} />}
    </div>
  )
}
