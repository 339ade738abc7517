import { useLocation } from 'wouter'
import { type InformationView, useRemoveDraft, useStep, useStillTrue } from '../api/information.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import styles from './Information.module.css'
import { Versions } from './Versions.tsx'

/** For those who write: where the item may go next, what is missing for that, and what it said before. */
export function WriterDesk({ article }: { article: InformationView }) {
  const t = useTranslate()
  return (
    <div className={styles.desk} data-print="hide">
      <Section title={t('information.desk')}>
        <Steps article={article} />
      </Section>
      <Versions article={article} />
    </div>
  )
}

function Steps({ article }: { article: InformationView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const step = useStep(article.id)
  const check = useStillTrue(article.id)
  const remove = useRemoveDraft(article.id)
  return (
    <>
      {step.isError && <ProblemAlert error={step.error} />}
      {article.steps.map(
        ({ to, blockedBy }) =>
          blockedBy && (
            <p key={to} className={styles.hint} lang="fr">
              {blockedBy}
            </p>
          ),
      )}
      <div className={styles.actions}>
        {article.steps.some(({ to, blockedBy }) => to === 'published' && !blockedBy) && (
          <Button variant="primary" busy={step.isPending} onClick={() => step.mutate('published')}>
            {t('information.step.published')}
          </Button>
        )}
        {article.state === 'published' && article.standing === 'current' && (
          <Button icon="check" busy={check.isPending} onClick={() => check.mutate()}>
            {t('information.stillTrue')}
          </Button>
        )}
        {article.steps.some(({ to }) => to === 'withdrawn') && (
          <ConfirmButton
            label={t('information.step.withdrawn')}
            title={t('information.withdrawTitle')}
            action={{ ...step, mutate: (onSuccess) => step.mutate('withdrawn', { onSuccess }) }}
          >
            {t('information.withdrawText')}
          </ConfirmButton>
        )}
        {article.can.remove && (
          <ConfirmButton
            label={t('information.remove')}
            title={t('information.removeTitle')}
            action={{
              ...remove,
              mutate: () => {
                // Gone before its page would ask for it again.
                navigate('/informations', { replace: true })
                remove.mutate()
              },
            }}
          >
            {t('information.removeText')}
          </ConfirmButton>
        )}
      </div>
    </>
  )
}
