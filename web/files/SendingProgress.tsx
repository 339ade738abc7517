import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Progress } from '../ui/Spinner.tsx'

/** How much of a file has gone; then that the server looks at it. */
export function SendingProgress({ ratio }: { ratio: number }) {
  const t = useTranslate()
  return (
    <Progress label={t(ratio < 1 ? 'files.sending' : 'files.checking')} ratio={ratio < 1 ? ratio : null} />
  )
}
