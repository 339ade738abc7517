import { type IntroductionView, type SideView, useAskAgain } from '../api/introductions.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Introduction.module.css'

/** For the facilitators of a structure that has not agreed: asks it once more, or leads to invite whoever could answer. */
export function AskAgain({ introduction, side }: { introduction: IntroductionView; side: SideView }) {
  const { t, formats } = useLanguage()
  const again = useAskAgain(introduction.id)
  const { asking, asked, answer } = side
  if (introduction.state !== 'asked' || !asking || answer?.answer === 'yes') return null
  if (asked === 0)
    return (
      <p className={styles.actions}>
        <Link to={`/structures/${asking.organisationId}/personnes`} look="secondary" size="s">
          {t('introduction.invite')}
        </Link>
      </p>
    )
  return (
    <>
      <p className={styles.actions}>
        {asking.mayAskAgain && (
          <Button
            size="s"
            busy={again.isPending}
            onClick={() => again.mutate({ organisationId: asking.organisationId })}
          >
            {t('introduction.askAgain')}
          </Button>
        )}
        <span className={styles.hint}>
          {asking.lastAt && t('introduction.askedOn', { date: formats.date(asking.lastAt) })}{' '}
          {!asking.mayAskAgain && t('introduction.askAgainTomorrow')}
        </span>
      </p>
      {again.isError && <ProblemAlert error={again.error} />}
    </>
  )
}
