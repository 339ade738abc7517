import { useState } from 'react'
import { useParams } from 'wouter'
import { useOrganisation } from '../api/organisations.ts'
import {
  useChangeWorkshop,
  useParticipant,
  useWorkshop,
  useWorkshopMatches,
  type WorkshopView,
} from '../api/workshops.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { MatchList } from '../matching/MatchList.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { EntrySheet } from './EntrySheet.tsx'
import { NewStructureDialog } from './NewStructureDialog.tsx'
import { Participants } from './Participants.tsx'
import styles from './Workshop.module.css'
import { WorkshopDialog } from './WorkshopDialog.tsx'
import { WorkshopRows } from './WorkshopRows.tsx'
import { Yield } from './Yield.tsx'

/** One workshop: who is there, what is typed, what it gives. */
export default function WorkshopPage() {
  const { id } = useParams<{ id: string }>()
  const workshop = useWorkshop(id)
  return <FetchedPage query={workshop}>{(data) => <Sheet workshop={data} />}</FetchedPage>
}

function Sheet({ workshop }: { workshop: WorkshopView }) {
  const { t, formats } = useLanguage()
  const { id, name, heldOn, place, facilitators } = workshop
  const change = useChangeWorkshop(id)
  const [isChanging, setChanging] = useState(false)
  const date = formats.date(heldOn)
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/ateliers" icon="back" look="quiet" size="s">
            {t('workshop.back')}
          </Link>
        }
        title={name}
        lead={
          <>
            {place ? t('workshop.on', { date, place }) : date}
            <br />
            {t('workshop.runBy', { names: facilitators.join(', ') })}
          </>
        }
        actions={
          <>
            <Link to={`/ateliers/${id}/ecran`} icon="open" look="primary" size="s">
              {t('workshop.screen')}
            </Link>
            <Button size="s" onClick={() => setChanging(true)}>
              {t('workshop.change')}
            </Button>
          </>
        }
      />
      <Section title={t('workshop.yield')}>
        <Yield of={workshop.yield} />
      </Section>
      <Typing workshop={workshop} />
      {isChanging && (
        <WorkshopDialog
          title={t('workshop.changeTitle')}
          submit={t('workshop.save')}
          workshop={workshop}
          mutation={change}
          onClose={() => setChanging(false)}
          onDone={() => setChanging(false)}
        />
      )}
    </Page>
  )
}

/**
 * Who speaks, the sheet, and what came of it. The structure is in the address: a reload, or a second screen, comes back
 * to it.
 */
function Typing({ workshop: { id, participants } }: { workshop: WorkshopView }) {
  const t = useTranslate()
  const address = useAddress<'structure'>()
  const chosen = address.get('structure')
  const participant = useParticipant(id)
  const [isCreating, setCreating] = useState(false)
  const [hasChosen, setChosen] = useState(false)
  const choose = (organisationId: string | undefined) => {
    setChosen(true)
    address.set({ structure: organisationId }, { replace: true })
    if (organisationId && !participants.some((one) => one.organisationId === organisationId))
      participant.mutate({ organisationId, peopleCount: 1 })
  }
  return (
    <>
      <Section title={t('workshop.type')}>
        <p className={styles.muted}>{t('workshop.choose')}</p>
        <div className={styles.choice}>
          <OrganisationSearchBox label={t('workshop.structure')} selected={chosen} onSelect={choose} />
          <Button icon="plus" onClick={() => setCreating(true)}>
            {t('workshop.newStructure')}
          </Button>
        </div>
        {participant.isError && <ProblemAlert error={participant.error} />}
        {chosen && (
          <SheetFor key={chosen} organisationId={chosen} workshopId={id} startsFocused={hasChosen} />
        )}
      </Section>
      <WorkshopRows id={id} />
      <BestMatches id={id} />
      <Section title={t('workshop.present')}>
        <Participants participants={participants} participant={participant} onType={choose} />
      </Section>
      {isCreating && (
        <NewStructureDialog
          onClose={() => setCreating(false)}
          onChosen={(organisationId) => {
            setCreating(false)
            choose(organisationId)
          }}
        />
      )}
    </>
  )
}

function SheetFor(props: { organisationId: string; workshopId: string; startsFocused: boolean }) {
  const t = useTranslate()
  const organisation = useOrganisation(props.organisationId)
  if (organisation.isError) return <ProblemAlert error={organisation.error} onRetry={organisation.refetch} />
  return (
    <>
      <h3>{t('workshop.typing', { name: organisation.data?.name ?? '…' })}</h3>
      <EntrySheet {...props} />
    </>
  )
}

const SHOWN = 8

function BestMatches({ id }: { id: string }) {
  const t = useTranslate()
  const matches = useWorkshopMatches(id, SHOWN)
  if (matches.isError) return <ProblemAlert error={matches.error} onRetry={matches.refetch} />
  const { total = 0, items = [] } = matches.data ?? {}
  return (
    <Section title={t('workshop.best')}>
      {matches.isPending && <Loading />}
      {matches.isSuccess && total === 0 && <p className={styles.muted}>{t('workshop.noMatches')}</p>}
      {total > 0 && (
        <div className={styles.matches}>
          <MatchList matches={items} hrefOf={(match) => `/piste/${match.id}`} />
        </div>
      )}
      {total > items.length && (
        <p className={styles.muted}>{t('workshop.moreMatches', { count: total - items.length })}</p>
      )}
    </Section>
  )
}
