import type { ParticipantView, useParticipant } from '../api/workshops.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Workshop.module.css'

interface ParticipantsProps {
  participants: readonly ParticipantView[]
  participant: ReturnType<typeof useParticipant>
  onType(organisationId: string): void
}

/** The structures present, how many people came for each, and what was typed for it. */
export function Participants({ participants, participant, onType }: ParticipantsProps) {
  const t = useTranslate()
  if (participants.length === 0) return <p className={styles.muted}>{t('workshop.noPresent')}</p>
  const change = (organisationId: string, peopleCount: number | null) =>
    participant.mutate({ organisationId, peopleCount })
  return (
    <Table
      caption={t('workshop.present')}
      columns={columns(t, change, onType)}
      rows={participants}
      rowKey={({ organisationId }) => organisationId}
    />
  )
}

function columns(
  t: Translate,
  change: (organisationId: string, peopleCount: number | null) => void,
  onType: (organisationId: string) => void,
): Column<ParticipantView>[] {
  return [
    {
      key: 'name',
      header: t('workshop.structure'),
      heading: true,
      cell: ({ organisationId, name }) => <Link to={`/structures/${organisationId}`}>{name}</Link>,
    },
    {
      key: 'commune',
      header: t('organisations.commune'),
      cell: ({ communeName }) => communeName ?? t('app.unknown'),
    },
    {
      key: 'people',
      header: t('workshops.people'),
      cell: (one) => <PeopleCount of={one} onChange={(count) => change(one.organisationId, count)} />,
    },
    { key: 'stocks', header: t('workshops.stocks'), numeric: true, cell: ({ stockCount }) => stockCount },
    { key: 'needs', header: t('workshops.needs'), numeric: true, cell: ({ needCount }) => needCount },
    {
      key: 'actions',
      header: t('workshop.type'),
      cell: ({ organisationId, name, stockCount, needCount }) => (
        <span className={styles.actions}>
          <Button
            size="s"
            aria-label={t('workshop.typeFor', { name })}
            onClick={() => onType(organisationId)}
          >
            {t('workshop.type')}
          </Button>
          {stockCount + needCount === 0 && (
            <Button
              size="s"
              variant="quiet"
              icon="close"
              iconOnly
              onClick={() => change(organisationId, null)}
            >
              {t('workshop.absent', { name })}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

/** Sent when it is left, or at each step of its arrows once they rest. */
function PeopleCount({ of, onChange }: { of: ParticipantView; onChange(count: number): void }) {
  const { t } = useLanguage()
  return (
    <input
      key={of.peopleCount}
      className={styles.count}
      type="number"
      min={1}
      max={500}
      defaultValue={of.peopleCount}
      aria-label={t('workshop.peopleOf', { name: of.name })}
      onBlur={({ target }) => {
        const count = target.valueAsNumber
        if (Number.isInteger(count) && count >= 1 && count <= 500 && count !== of.peopleCount) onChange(count)
        else target.value = String(of.peopleCount)
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur()
      }}
    />
  )
}
