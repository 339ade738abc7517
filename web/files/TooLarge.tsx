import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'

interface Sized {
  file: File
  maxMegabytes: number
}

/** Said before anything is sent: what is too large would only be refused after a long wait. */
export const isTooLarge = (file: File, maxMegabytes: number) => file.size > maxMegabytes * 1e6

export function TooLarge({ file, maxMegabytes }: Sized) {
  const { t, formats } = useLanguage()
  const size = formats.fileSize(file.size)
  return <Alert tone="error">{t('files.tooLarge', { name: file.name, size, max: maxMegabytes })}</Alert>
}
