import { useState } from 'react'
import { useLocation } from 'wouter'
import { projectStages } from '../../src/kernel/projects.ts'
import { type ProjectFilters, type ProjectSummary, useProjects } from '../api/projects.ts'
import { canDeclare, canFacilitate, useSession } from '../api/session.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { NewProjectDialog } from './NewProjectDialog.tsx'
import styles from './Projects.module.css'
import { ProjectBadges } from './projectWords.tsx'

type ProjectAddress = Address<'q' | 'etape' | 'miens' | 'suivis'>
const ANSWERS = { oui: 'yes', non: 'no' } as const
const yesOrNo = (value: string | undefined) =>
  value === 'oui' || value === 'non' ? ANSWERS[value] : undefined

const filtersOf = (address: ProjectAddress): ProjectFilters => ({
  q: address.get('q'),
  stage: projectStages.find((stage) => stage === address.get('etape')),
  inside: yesOrNo(address.get('miens')),
  supported: yesOrNo(address.get('suivis')),
})

/** The projects one is in or facilitates, is invited to, and those open to the network. */
export default function ProjectsPage() {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const mayPropose = canDeclare(useSession())
  const address: ProjectAddress = useAddress()
  const filters = filtersOf(address)
  const projects = useProjects(filters)
  const [isProposing, setProposing] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t('projects.title')}
        lead={t('projects.lead')}
        actions={
          <>
            {mayPropose && (
              <Button variant="primary" icon="plus" onClick={() => setProposing(true)}>
                {t('projects.propose')}
              </Button>
            )}
            {projects.total > 0 && <ExportMenu list="projects" filters={{ ...filters }} />}
          </>
        }
      />
      <Filters address={address} byStage={projects.data?.pages[0]?.byStage} />
      <PagedList list={projects} empty={<NoProject address={address} filters={filters} />}>
        <p role="status">{t('projects.count', { count: projects.total })}</p>
        <Table
          caption={t('projects.title')}
          columns={columns(t, formats)}
          rows={projects.items}
          rowKey={({ id }) => id}
        />
      </PagedList>
      {isProposing && (
        <NewProjectDialog
          onClose={() => setProposing(false)}
          onDone={({ id }) => navigate(`/projets/${id}`)}
        />
      )}
    </Page>
  )
}

interface FiltersProps {
  address: ProjectAddress
  byStage: Partial<Record<ProjectSummary['stage'], number>> | undefined
}

function Filters({ address, byStage }: FiltersProps) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  return (
    <Toolbar label={t('projects.filters')}>
      <SearchField
        label={t('projects.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('projects.stage')}
        value={address.get('etape') ?? ''}
        options={[
          { value: '', label: t('projects.allStages') },
          ...projectStages.map((stage) => ({
            value: stage,
            label: t('projects.stageCount', {
              ...{ stage: t(`project.stage.${stage}`), count: String(byStage?.[stage] ?? 0) },
            }),
          })),
        ]}
        onChange={(etape) => address.set({ etape })}
      />
      <Select
        label={t('projects.mine')}
        value={address.get('miens') ?? ''}
        options={[
          { value: '', label: t('projects.mine.all') },
          { value: 'oui', label: t('projects.mine.yes') },
          { value: 'non', label: t('projects.mine.no') },
        ]}
        onChange={(miens) => address.set({ miens })}
      />
      {facilitates && (
        <Select
          label={t('projects.supported')}
          value={address.get('suivis') ?? ''}
          options={[
            { value: '', label: t('projects.supported.all') },
            { value: 'oui', label: t('projects.supported.yes') },
            { value: 'non', label: t('projects.supported.no') },
          ]}
          onChange={(suivis) => address.set({ suivis })}
        />
      )}
    </Toolbar>
  )
}

function NoProject({ address, filters }: { address: ProjectAddress; filters: ProjectFilters }) {
  const t = useTranslate()
  const mayPropose = canDeclare(useSession())
  if (Object.values(filters).some((value) => value !== undefined)) {
    const nothing = { q: undefined, etape: undefined, miens: undefined, suivis: undefined }
    const reset = <Button onClick={() => address.set(nothing)}>{t('projects.reset')}</Button>
    return <EmptyState title={t('projects.noneFiltered')} action={reset} />
  }
  return (
    <EmptyState title={t('projects.none')}>
      {t(`projects.none.${mayPropose ? 'member' : 'other'}`)}
    </EmptyState>
  )
}

function columns(t: Translate, formats: Formats): Column<ProjectSummary>[] {
  return [
    {
      key: 'title',
      header: t('projects.name'),
      heading: true,
      cell: (project) => (
        <span className={styles.name}>
          <Link to={`/projets/${project.id}`}>
            <Said>{project.title}</Said>
          </Link>
          <span className={styles.facts}>
            <ProjectBadges project={project} />
          </span>
        </span>
      ),
    },
    {
      key: 'owner',
      header: t('projects.owner'),
      cell: ({ owner, structureCount }) => (
        <span className={styles.name}>
          <span>{owner?.name ?? t('projects.ownerHidden')}</span>
          <span className={styles.hint}>{t('projects.structures', { count: structureCount })}</span>
        </span>
      ),
    },
    {
      key: 'lacks',
      header: t('projects.lacks'),
      cell: ({ lacks }) => (lacks.length > 0 ? <Said>{lacks.join(', ')}</Said> : t('projects.lacksNone')),
    },
    {
      key: 'due',
      header: t('projects.due'),
      cell: ({ dueOn, isLate }) => (
        <span className={styles.facts}>
          {dueOn ? formats.date(dueOn) : t('projects.dueNone')}
          {isLate && <Badge tone="warning">{t('projects.late')}</Badge>}
        </span>
      ),
    },
  ]
}
