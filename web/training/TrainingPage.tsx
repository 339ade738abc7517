import { useState } from 'react'
import { useLocation } from 'wouter'
import { trainingStates } from '../../src/kernel/training.ts'
import { canWrite, useSession } from '../api/session.ts'
import { type PathSummary, type TrainingFilters, useTraining } from '../api/training.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { NewPathDialog } from './NewPathDialog.tsx'
import styles from './Training.module.css'

type TrainingAddress = Address<'q' | 'etat'>

/** The training paths of the network, the nearest session first. */
export default function TrainingPage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const writes = canWrite(useSession())
  const address: TrainingAddress = useAddress()
  const filters: TrainingFilters = {
    q: address.get('q'),
    state: trainingStates.find((state) => state === address.get('etat')),
  }
  const paths = useTraining(filters)
  const [isBeginning, setBeginning] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t('training.title')}
        lead={t('training.lead')}
        actions={
          <>
            {writes && (
              <Button variant="primary" size="s" icon="plus" onClick={() => setBeginning(true)}>
                {t('training.create')}
              </Button>
            )}
            {paths.total > 0 && <ExportMenu list="training" filters={{ ...filters }} />}
          </>
        }
      />
      <Toolbar label={t('training.filters')}>
        <SearchField
          label={t('training.search')}
          value={address.get('q') ?? ''}
          onSearch={(q) => address.set({ q }, { replace: true })}
        />
        {writes && (
          <Select
            label={t('training.state')}
            value={address.get('etat') ?? ''}
            options={[
              { value: '', label: t('training.allStates') },
              ...trainingStates.map((value) => ({ value, label: t(`training.state.${value}`) })),
            ]}
            onChange={(etat) => address.set({ etat })}
          />
        )}
      </Toolbar>
      <PagedList list={paths} empty={<Nothing address={address} filters={filters} />}>
        <p role="status">{t('training.count', { count: paths.total })}</p>
        <ul className={styles.list}>
          {paths.items.map((path) => (
            <li key={path.id}>
              <PathCard path={path} />
            </li>
          ))}
        </ul>
      </PagedList>
      {isBeginning && (
        <NewPathDialog
          onClose={() => setBeginning(false)}
          onDone={({ id }) => navigate(`/competences/${id}/modifier`)}
        />
      )}
    </Page>
  )
}

function PathCard({ path }: { path: PathSummary }) {
  const { t, formats } = useLanguage()
  const { id, title, summary, skill, state, stepCount, followedCount, peopleCount, nextSessionOn } = path
  return (
    <Card>
      <article className={styles.card}>
        <p className={styles.facts}>
          {state !== 'published' && <Badge tone="warning">{t(`training.state.${state}`)}</Badge>}
          {nextSessionOn && (
            <Badge tone="good">{t('training.next', { date: formats.date(nextSessionOn) })}</Badge>
          )}
          {skill && <Badge>{t('training.skill', { name: skill.label })}</Badge>}
        </p>
        <h2>
          <Link to={`/competences/${id}`}>
            <Said>{title}</Said>
          </Link>
        </h2>
        {summary && (
          <p>
            <Said>{summary}</Said>
          </p>
        )}
        <p className={styles.hint}>
          {t('training.progress', { done: followedCount, count: stepCount })} ·{' '}
          {peopleCount > 0 ? t('training.people', { count: peopleCount }) : t('training.nobody')}
        </p>
      </article>
    </Card>
  )
}

function Nothing({ address, filters }: { address: TrainingAddress; filters: TrainingFilters }) {
  const t = useTranslate()
  const writes = canWrite(useSession())
  if (filters.q || filters.state) {
    const reset = (
      <Button onClick={() => address.set({ q: undefined, etat: undefined })}>{t('training.reset')}</Button>
    )
    return <EmptyState title={t('training.noneFiltered')} action={reset} />
  }
  return (
    <EmptyState title={t('training.none')}>{t(`training.none.${writes ? 'writer' : 'reader'}`)}</EmptyState>
  )
}
