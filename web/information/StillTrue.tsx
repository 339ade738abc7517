import { type InformationView, useStillTrue } from '../api/information.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

/** Asks who writes whether what came to its term still holds: one press says yes. */
export function StillTrue({ article }: { article: InformationView }) {
  const t = useTranslate()
  const check = useStillTrue(article.id)
  if (article.state !== 'published') return null
  return (
    <>
      {check.isSuccess && <Alert tone="success">{t('information.stillTrueSaid')}</Alert>}
      {check.isError && <ProblemAlert error={check.error} />}
      {article.standing === 'to-check' && (
        <Alert tone="warning" title={t('information.toCheck')}>
          <p>{t('information.stillTrueText')}</p>
          <Button icon="check" variant="primary" busy={check.isPending} onClick={() => check.mutate()}>
            {t('information.stillTrue')}
          </Button>
        </Alert>
      )}
    </>
  )
}
