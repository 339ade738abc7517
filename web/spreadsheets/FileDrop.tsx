import { type DragEvent, useState } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './ImportPage.module.css'

/** One workbook, or one to three CSV files; what is in them is for the server to judge. */
function isAcceptable(files: readonly File[]): boolean {
  const workbooks = files.filter((file) => /\.xlsx$/i.test(file.name)).length
  return workbooks > 0 ? files.length === 1 : files.length >= 1 && files.length <= 3
}

export function FileDrop({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const t = useTranslate()
  const [isOver, setOver] = useState(false)
  const [refused, setRefused] = useState(false)

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length === 0) return
    setRefused(!isAcceptable(files))
    if (isAcceptable(files)) onFiles(files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <>
      {refused && <Alert tone="error">{t('import.tooMany')}</Alert>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse's shortcut; the button does the same */}
      <div
        className={classes(styles.drop, isOver && styles.over)}
        onDragOver={hover}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={32} />
        <label className={styles.chooser}>
          {t('import.choose')}
          <input
            type="file"
            className={styles.fileInput}
            multiple
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => {
              take(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
        <p>{t('import.drop')}</p>
      </div>
    </>
  )
}
