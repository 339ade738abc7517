import { useLocation, useParams } from 'wouter'
import { type PathView, useMovePath, usePath, useRemovePath } from '../api/training.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Followers } from './Followers.tsx'
import { PathSteps } from './PathSteps.tsx'
import { SkillInNetwork } from './SkillInNetwork.tsx'
import styles from './Training.module.css'

/** One training path: its steps and one’s progress, the skill in the network, who followed what. */
export default function PathPage() {
  const { id } = useParams<{ id: string }>()
  const path = usePath(id)
  return <FetchedPage query={path}>{(data) => <Path path={data} />}</FetchedPage>
}

function Path({ path }: { path: PathView }) {
  const { t } = useLanguage()
  const { id, title, summary, state, stepCount, followedCount, peopleCount, can } = path
  const people = peopleCount > 0 ? t('training.people', { count: peopleCount }) : t('training.nobody')
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/competences" icon="back" look="quiet" size="s" data-print="hide">
            {t('training.back')}
          </Link>
        }
        title={title}
        lead={
          <div className={styles.lead}>
            <p>
              <Said>{summary}</Said>
            </p>
            <p className={styles.facts}>
              {state !== 'published' && <Badge tone="warning">{t(`training.state.${state}`)}</Badge>}
              <span>{t('training.progress', { done: followedCount, count: stepCount })}</span>
              <span className={styles.hint}>{people}</span>
            </p>
          </div>
        }
        actions={
          can.write && (
            <Link to={`/competences/${id}/modifier`} look="primary" size="s" icon="edit">
              {t('training.edit')}
            </Link>
          )
        }
      />
      <Section title={t('training.steps')}>
        <PathSteps path={path} />
      </Section>
      {path.skill && path.network && (
        <SkillInNetwork skill={path.skill} network={path.network} title={title} />
      )}
      {(can.noteAttendance || path.ownStructures.length > 0) && <Followers path={path} />}
      {can.write && <Desk path={path} />}
    </Page>
  )
}

/** For those who write: where the path may go next, and what is missing for that. */
function Desk({ path }: { path: PathView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const move = useMovePath(path.id)
  const remove = useRemovePath(path.id)
  const open = path.moves.filter(({ blockedBy }) => blockedBy === null).map(({ to }) => to)
  return (
    <Section title={t('training.desk')}>
      {move.isError && <ProblemAlert error={move.error} />}
      {path.moves.map(
        ({ to, blockedBy }) =>
          blockedBy && (
            <p key={to} className={styles.hint} lang="fr">
              {blockedBy}
            </p>
          ),
      )}
      <div className={styles.actions}>
        {open.includes('published') && (
          <Button variant="primary" busy={move.isPending} onClick={() => move.mutate('published')}>
            {t('training.publish')}
          </Button>
        )}
        {open.includes('withdrawn') && (
          <ConfirmButton
            label={t('training.withdraw')}
            title={t('training.withdrawTitle')}
            action={{ ...move, mutate: (onSuccess) => move.mutate('withdrawn', { onSuccess }) }}
          >
            {t('training.withdrawText')}
          </ConfirmButton>
        )}
        {path.can.remove && (
          <ConfirmButton
            label={t('training.remove')}
            title={t('training.removeTitle')}
            action={{
              ...remove,
              mutate: () => {
                // Gone before its page would ask for it again.
                navigate('/competences', { replace: true })
                remove.mutate()
              },
            }}
          >
            {t('training.removeText')}
          </ConfirmButton>
        )}
      </div>
    </Section>
  )
}
