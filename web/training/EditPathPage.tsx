import type { FormEvent } from 'react'
import { useParams } from 'wouter'
import { faultOf } from '../api/problem.ts'
import { type PathView, usePath } from '../api/training.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import { usePathDraft } from './pathDraft.ts'
import { SkillField, StepsField } from './StepsField.tsx'
import styles from './Training.module.css'

/** A path as it is put together, kept in the browser as it is typed. */
export default function EditPathPage() {
  const { id } = useParams<{ id: string }>()
  const path = usePath(id)
  return <FetchedPage query={path}>{(data) => <Editor path={data} />}</FetchedPage>
}

function Editor({ path }: { path: PathView }) {
  const { t, formats } = useLanguage()
  const { draft, sending, isChanged, takenUpFrom, change, erase, send } = usePathDraft(path)
  const { error } = sending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <Page>
      <PageHeader
        before={
          <Link to={`/competences/${path.id}`} icon="back" look="quiet" size="s">
            {t('trainingEdit.backTo')}
          </Link>
        }
        title={t('trainingEdit.title', { title: path.title })}
      />
      {takenUpFrom !== null && isChanged && (
        <Alert
          tone="info"
          title={t('trainingEdit.takenUp', { date: formats.moment(new Date(takenUpFrom).toISOString()) })}
        >
          <Button size="s" onClick={erase}>
            {t('trainingEdit.erase')}
          </Button>
        </Alert>
      )}
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('trainingEdit.name')}
          value={draft.title}
          required
          minLength={3}
          maxLength={120}
          error={faultOf(error, '/title')}
          onChange={(title) => change({ title })}
        />
        <TextArea
          label={t('trainingEdit.summary')}
          value={draft.summary}
          maxLength={600}
          error={faultOf(error, '/summary')}
          onChange={(summary) => change({ summary })}
        />
        <SkillField
          chosen={draft.skill}
          error={faultOf(error, '/resourceId')}
          onChange={(skill) => change({ skill })}
        />
        <Section title={t('training.steps')}>
          <StepsField steps={draft.steps} error={error} onChange={(steps) => change({ steps })} />
        </Section>
        {sending.isError && <ProblemAlert error={error} />}
        <div className={styles.sticky}>
          <Button type="submit" variant="primary" busy={sending.isPending}>
            {t('trainingEdit.save')}
          </Button>
          <span role="status" className={styles.hint}>
            {isChanged ? t('trainingEdit.kept') : sending.isSuccess && t('trainingEdit.saved')}
          </span>
        </div>
      </form>
    </Page>
  )
}
