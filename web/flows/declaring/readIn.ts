import { useTranslate } from '../../i18n/LanguageProvider.tsx'

/** Says which words a proposed value comes from; nothing beside what the person said. */
export function useReadIn() {
  const t = useTranslate()
  return (because: string | undefined) => (because ? t('declare.readIn', { because }) : undefined)
}
