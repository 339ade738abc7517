import { useState } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'

const ACCEPT = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One workbook, or one to four CSV files; what is in them is for the server to judge. */
function isAcceptable(files: readonly File[]): boolean {
  const workbooks = files.filter((file) => /\.xlsx$/i.test(file.name)).length
  return workbooks > 0 ? files.length === 1 : files.length <= 4
}

export function ImportFiles({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const t = useTranslate()
  const [refused, setRefused] = useState(false)
  const take = (files: readonly File[]) => {
    setRefused(!isAcceptable(files))
    if (isAcceptable(files)) onFiles(files)
  }
  return (
    <>
      {refused && <Alert tone="error">{t('import.tooMany')}</Alert>}
      <FileDrop choose={t('import.choose')} accept={ACCEPT} multiple onFiles={take}>
        {t('import.drop')}
      </FileDrop>
    </>
  )
}
