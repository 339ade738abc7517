import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { type PeopleView, type PersonView, usePeople, usePutMember, useRemoveMember } from '../api/people.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { PendingInvitations } from './PendingInvitations.tsx'
import styles from './People.module.css'

/** The people of a structure. */
export default function PeoplePage() {
  const { id } = useParams<{ id: string }>()
  const people = usePeople(id)
  return <FetchedPage query={people}>{(data) => <People people={data} />}</FetchedPage>
}

function People({ people }: { people: PeopleView }) {
  const t = useTranslate()
  const [isInviting, setInviting] = useState(false)
  const [said, setSaid] = useState('')
  const { organisation, items, invitations, can } = people
  const invite = (
    <Button variant="primary" onClick={() => setInviting(true)}>
      {t('people.invite')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        before={
          <Link to={`/structures/${organisation.id}`} icon="back" look="quiet" size="s">
            {t('people.back')}
          </Link>
        }
        title={t('people.of', { name: organisation.name })}
        actions={
          items.length > 0 && (
            <>
              <ExportMenu list="people" filters={{ organisation: organisation.id }} />
              {can.manage && invite}
            </>
          )
        }
      />
      {said && <Alert tone="success">{said}</Alert>}
      {items.length === 0 && (
        <EmptyState title={t('people.none')} action={can.manage && invite}>
          {t('people.noneText')}
        </EmptyState>
      )}
      {can.manage && items.length > 0 && <Managed people={people} />}
      {!can.manage && <Colleagues items={items} />}
      {can.manage && invitations.length > 0 && (
        <Section title={t('people.pending')}>
          <PendingInvitations invitations={invitations} />
        </Section>
      )}
      {can.leave && <Leave organisation={organisation} self={items.find(({ isSelf }) => isSelf)} />}
      {isInviting && (
        <InviteDialog
          organisation={organisation}
          onClose={() => setInviting(false)}
          onDone={(email) => {
            setInviting(false)
            setSaid(t('people.invited', { email }))
          }}
        />
      )}
    </Page>
  )
}

/** What a member knows of its colleagues: their names. */
function Colleagues({ items }: { items: readonly PersonView[] }) {
  const t = useTranslate()
  return (
    <div className={styles.narrow}>
      <ul className={styles.list}>
        {items.map(({ name, isSelf }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two colleagues may bear the same name, and have no id here
          <li key={position}>
            {name} {isSelf && <span className={styles.muted}>({t('people.you')})</span>}
          </li>
        ))}
      </ul>
      <p className={styles.muted}>{t('people.colleagues')}</p>
    </div>
  )
}

function Managed({ people }: { people: PeopleView }) {
  const { t, formats } = useLanguage()
  const { organisation, items } = people
  const put = usePutMember(organisation.id)
  const remove = useRemoveMember(organisation.id)
  const [removed, setRemoved] = useState<PersonView | null>(null)
  const error = put.error ?? remove.error

  const takeOut = (person: PersonView) => {
    put.reset()
    if (person.userId) remove.mutate(person.userId, { onSuccess: () => setRemoved(person) })
  }
  const takeBack = () => {
    if (removed?.userId && removed.role)
      put.mutate({ userId: removed.userId, role: removed.role }, { onSuccess: () => setRemoved(null) })
  }
  const change = ({ userId, role }: PersonView) => {
    remove.reset()
    if (userId) put.mutate({ userId, role: role === 'manager' ? 'member' : 'manager' })
  }
  const columns: Column<PersonView>[] = [
    {
      key: 'name',
      header: t('people.name'),
      heading: true,
      cell: ({ name, isSelf }) => (isSelf ? `${name} (${t('people.you')})` : name),
    },
    { key: 'email', header: t('people.email'), cell: ({ email }) => email ?? '' },
    { key: 'role', header: t('people.role'), cell: ({ role }) => t(`membership.${role ?? 'member'}`) },
    {
      key: 'since',
      header: t('people.since'),
      cell: ({ since }) => (since ? formats.date(since) : t('app.unknown')),
    },
    { key: 'by', header: t('people.by'), cell: ({ addedBy }) => addedBy ?? t('app.unknown') },
    {
      key: 'actions',
      header: t('people.actions'),
      cell: (person) => (
        <div className={styles.actions}>
          <Button
            size="s"
            onClick={() => change(person)}
            aria-label={t(person.role === 'manager' ? 'people.makeMemberOne' : 'people.makeManagerOne', {
              name: person.name,
            })}
          >
            {t(person.role === 'manager' ? 'people.makeMember' : 'people.makeManager')}
          </Button>
          {!person.isSelf && (
            <Button
              size="s"
              variant="quiet"
              onClick={() => takeOut(person)}
              aria-label={t('people.removeOne', { name: person.name })}
            >
              {t('people.remove')}
            </Button>
          )}
        </div>
      ),
    },
  ]
  return (
    <>
      {error && <ProblemAlert error={error} />}
      {removed && (
        <Alert tone="info">
          <p>{t('people.removed', { name: removed.name })}</p>
          <Button size="s" busy={put.isPending} onClick={takeBack}>
            {t('people.undo')}
          </Button>
        </Alert>
      )}
      <Table
        caption={t('people.of', { name: organisation.name })}
        columns={columns}
        rows={items}
        rowKey={({ userId, name }) => userId ?? name}
      />
    </>
  )
}

function Leave({ organisation, self }: { organisation: PeopleView['organisation']; self?: PersonView }) {
  const t = useTranslate()
  const [isAsking, setAsking] = useState(false)
  const leave = useRemoveMember(organisation.id)
  const [, navigate] = useLocation()
  const go = () => self?.userId && leave.mutate(self.userId, { onSuccess: () => navigate('/') })
  return (
    <div>
      <Button size="s" onClick={() => setAsking(true)}>
        {t('people.leave')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('people.leaveTitle', { name: organisation.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="primary" busy={leave.isPending} onClick={go}>
                {t('people.leave')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('people.stay')}</Button>
            </>
          }
        >
          {leave.isError && <ProblemAlert error={leave.error} />}
          <p>{t('people.leaveText')}</p>
        </Dialog>
      )}
    </div>
  )
}
