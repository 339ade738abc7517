import { type PathView, type StepView, useReadGuide } from '../api/training.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Training.module.css'

/** The steps of a path, in order, with what the reader followed of them. */
export function PathSteps({ path }: { path: PathView }) {
  return (
    <ol className={styles.steps}>
      {path.steps.map((step) => (
        <Step key={step.id} pathId={path.id} step={step} />
      ))}
    </ol>
  )
}

function Step({ pathId, step }: { pathId: string; step: StepView }) {
  const { t, formats } = useLanguage()
  const { kind, title, informationId, eventId, heldOn, place, followedCount } = step
  const hidden = t(kind === 'guide' ? 'training.hiddenGuide' : 'training.hiddenEvent')
  return (
    <li className={styles.step}>
      <p className={styles.facts}>
        <Badge>{t(`training.step.${kind}`)}</Badge>
        {kind === 'session' && (
          <span>
            {[heldOn ? formats.date(heldOn) : t('training.noDay'), place].filter(Boolean).join(' · ')}
          </span>
        )}
        {followedCount > 0 && (
          <span className={styles.hint}>{t('training.followed', { count: followedCount })}</span>
        )}
      </p>
      <h3>
        {informationId ? (
          <Link to={`/informations/${informationId}`}>
            <Said>{title}</Said>
          </Link>
        ) : title ? (
          <Said>{title}</Said>
        ) : (
          hidden
        )}
      </h3>
      <div className={styles.actions}>
        {eventId && (
          <Link to={`/rencontres/${eventId}`} look="secondary" size="s">
            {t('training.seeEvent')}
          </Link>
        )}
        {kind === 'guide' ? (
          informationId && <Reading pathId={pathId} step={step} />
        ) : (
          <Attended step={step} />
        )}
      </div>
    </li>
  )
}

/** One’s own word on a guide. */
function Reading({ pathId, step }: { pathId: string; step: StepView }) {
  const { t, formats } = useLanguage()
  const say = useReadGuide(pathId, step.id)
  const name = step.title ?? ''
  return (
    <>
      {step.followedAt ? (
        <>
          <Badge tone="good" icon="check">
            {t('training.readOn', { date: formats.date(step.followedAt) })}
          </Badge>
          <Button
            size="s"
            variant="quiet"
            busy={say.isPending}
            aria-label={t('training.unreadOf', { name })}
            onClick={() => say.mutate(false)}
          >
            {t('training.unread')}
          </Button>
        </>
      ) : (
        <Button
          size="s"
          icon="check"
          busy={say.isPending}
          aria-label={t('training.iReadOf', { name })}
          onClick={() => say.mutate(true)}
        >
          {t('training.iRead')}
        </Button>
      )}
      {say.isError && <ProblemAlert error={say.error} />}
    </>
  )
}

function Attended({ step }: { step: StepView }) {
  const { t, formats } = useLanguage()
  if (!step.followedAt) return null
  return (
    <Badge tone="good" icon="check">
      {t('training.attendedOn', { date: formats.date(step.followedAt) })}
    </Badge>
  )
}
