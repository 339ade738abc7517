import { useState } from 'react'
import { type FollowerList, type PathView, useFollowers, useNoteAttendance } from '../api/training.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Training.module.css'

type Follower = FollowerList['items'][number]

/** Who of a structure followed what; a facilitator notes there who was at a session. */
export function Followers({ path }: { path: PathView }) {
  const t = useTranslate()
  const { ownStructures, can } = path
  const [chosen, setChosen] = useState<string | undefined>(ownStructures[0]?.id)
  const people = useFollowers(path.id, chosen)
  const note = useNoteAttendance(path.id)
  return (
    <Section title={t('training.followers')}>
      <p className={styles.hint}>{t('training.followersText')}</p>
      {can.noteAttendance && (
        <OrganisationSearchBox label={t('training.structure')} selected={chosen} onSelect={setChosen} />
      )}
      {!can.noteAttendance && ownStructures.length > 1 && (
        <Select
          label={t('training.structure')}
          value={chosen ?? ''}
          options={ownStructures.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      {people.isLoading && <Loading />}
      {people.isError && <ProblemAlert error={people.error} onRetry={people.refetch} />}
      {note.isError && <ProblemAlert error={note.error} />}
      {people.data?.total === 0 && <p className={styles.hint}>{t('training.noPeople')}</p>}
      {people.data && people.data.total > 0 && (
        <Table
          caption={t('training.followers')}
          columns={columnsOf(path, note, t)}
          rows={people.data.items}
          rowKey={({ userId }) => userId}
        />
      )}
    </Section>
  )
}

function columnsOf(
  { steps, can }: PathView,
  note: ReturnType<typeof useNoteAttendance>,
  t: ReturnType<typeof useTranslate>,
): Column<Follower>[] {
  const named = steps.map(({ id, kind, title }, place) => ({
    ...{ id, kind, name: title ?? t('trainingEdit.stepName', { number: place + 1 }) },
  }))
  const followed = ({ stepIds }: Follower) => named.filter(({ id }) => stepIds.includes(id))
  /** As it was just pressed, until the server has said so. */
  const isThere = ({ userId, stepIds }: Follower, stepId: string) => {
    const { isPending, variables } = note
    const isThis = isPending && variables.stepId === stepId && variables.userId === userId
    return isThis ? variables.was : stepIds.includes(stepId)
  }
  const sessions = can.noteAttendance ? named.filter(({ kind }) => kind === 'session') : []
  return [
    { key: 'name', header: t('training.person'), heading: true, cell: ({ name }) => name },
    {
      key: 'followed',
      header: t('training.followedSteps'),
      cell: (person) =>
        followed(person)
          .map(({ name }) => name)
          .join(' ; ') || t('training.notYet'),
    },
    ...(sessions.length > 0
      ? [
          {
            key: 'sessions',
            header: t('training.wasThere'),
            cell: (person: Follower) => (
              <span className={styles.presences}>
                {sessions.map((step) => (
                  <Checkbox
                    key={step.id}
                    label={t('training.was', { person: person.name, step: step.name })}
                    checked={isThere(person, step.id)}
                    onChange={(was) => note.mutate({ stepId: step.id, userId: person.userId, was })}
                  />
                ))}
              </span>
            ),
          },
        ]
      : []),
  ]
}
