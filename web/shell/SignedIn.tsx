import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useLiveRefresh } from '../api/live.ts'
import { readsPlan } from '../api/plan.ts'
import {
  canCount,
  canDeclare,
  canFacilitate,
  canWrite,
  isAdministrator,
  SessionContext,
  type SessionView,
} from '../api/session.ts'
import { MAIN_ID, SkipLink } from '../ui/SkipLink.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import styles from './SignedIn.module.css'

const JoinPage = lazy(() => import('../people/JoinPage.tsx'))

interface Entry {
  path: string
  Page: ComponentType
  /** Who may enter; the server decides again on every request. */
  open?: (session: SessionView) => boolean
}

const OWN_ACCOUNT: Entry = {
  path: '/mon-compte',
  Page: lazy(() => import('../accounts/OwnAccountPage.tsx')),
}

const PRIVACY: Entry = {
  path: '/confidentialite',
  Page: lazy(() => import('../privacy/PrivacyPage.tsx')),
}
const OPEN_DATA: Entry = {
  path: '/donnees-ouvertes',
  Page: lazy(() => import('../open-data/OpenDataPage.tsx')),
}
const STORIES: readonly Entry[] = [
  { path: '/reussites', Page: lazy(() => import('../stories/StoriesPage.tsx')) },
  { path: '/reussites/:id', Page: lazy(() => import('../stories/StoryPage.tsx')) },
]
/** As visitors read it, for who is not in the network yet. */
const PUBLIC_INFORMATION: readonly Entry[] = [
  { path: '/informations', Page: lazy(() => import('../information/PublicInformationPage.tsx')) },
  { path: '/informations/:id', Page: lazy(() => import('../information/PublicArticlePage.tsx')) },
]
const EVENTS: readonly Entry[] = [
  { path: '/agenda', Page: lazy(() => import('../agenda/AgendaPage.tsx')) },
  { path: '/rencontres', Page: lazy(() => import('../events/EventsPage.tsx')) },
  { path: '/rencontres/:id', Page: lazy(() => import('../events/EventPage.tsx')) },
]
const OWN_DATA: Entry = {
  path: '/mes-donnees',
  Page: lazy(() => import('../privacy/OwnDataPage.tsx')),
}

const NOTICES: readonly Entry[] = [
  { path: '/avis', Page: lazy(() => import('../notices/NoticesPage.tsx')) },
  { path: '/mon-compte/avis', Page: lazy(() => import('../notices/PreferencesPage.tsx')) },
]

/** All there is for an account that belongs to no structure yet. */
const WAITING_PAGES: readonly Entry[] = [
  { path: '/', Page: lazy(() => import('../people/WaitingPage.tsx')) },
  { path: '/rejoindre', Page: JoinPage },
  ...EVENTS,
  ...NOTICES,
  OWN_ACCOUNT,
  OWN_DATA,
  PRIVACY,
  OPEN_DATA,
  ...STORIES,
  ...PUBLIC_INFORMATION,
]

const PAGES: readonly Entry[] = [
  { path: '/', Page: lazy(() => import('../matching/MatchesPage.tsx')) },
  { path: '/piste/:id', Page: lazy(() => import('../matching/MatchPage.tsx')) },
  { path: '/tri', Page: lazy(() => import('../triage/TriagePage.tsx')), open: canFacilitate },
  { path: '/mutualisations', Page: lazy(() => import('../matching/PoolingsPage.tsx')) },
  { path: '/montages', Page: lazy(() => import('../matching/AllotmentsPage.tsx')), open: canFacilitate },
  { path: '/filieres', Page: lazy(() => import('../matching/ChainsPage.tsx')), open: canFacilitate },
  { path: '/ecartees', Page: lazy(() => import('../matching/StoppedPage.tsx')), open: canFacilitate },
  {
    path: '/connaissances',
    Page: lazy(() => import('../knowledge/KnowledgePage.tsx')),
    open: canFacilitate,
  },
  {
    path: '/connaissances/ajouter',
    Page: lazy(() => import('../knowledge/NewEntryPage.tsx')),
    open: canFacilitate,
  },
  {
    path: '/connaissances/:id',
    Page: lazy(() => import('../knowledge/EntryPage.tsx')),
    open: canFacilitate,
  },
  { path: '/structures', Page: lazy(() => import('../organisations/OrganisationsPage.tsx')) },
  {
    path: '/structures/nouvelle',
    Page: lazy(() => import('../organisations/NewOrganisationPage.tsx')),
    open: canFacilitate,
  },
  { path: '/structures/:id/modifier', Page: lazy(() => import('../organisations/EditOrganisationPage.tsx')) },
  { path: '/structures/:id/personnes', Page: lazy(() => import('../people/PeoplePage.tsx')) },
  { path: '/adhesions', Page: lazy(() => import('../people/RequestsPage.tsx')), open: canFacilitate },
  { path: '/rejoindre', Page: JoinPage },
  {
    path: '/administration/comptes',
    Page: lazy(() => import('../administration/AccountsPage.tsx')),
    open: isAdministrator,
  },
  {
    path: '/administration/comptes/:id',
    Page: lazy(() => import('../administration/AccountPage.tsx')),
    open: isAdministrator,
  },
  {
    path: '/administration/reglages',
    Page: lazy(() => import('../administration/SettingsPage.tsx')),
    open: isAdministrator,
  },
  { path: '/ateliers', Page: lazy(() => import('../workshops/WorkshopsPage.tsx')), open: canFacilitate },
  { path: '/ateliers/:id', Page: lazy(() => import('../workshops/WorkshopPage.tsx')), open: canFacilitate },
  {
    path: '/ateliers/:id/ecran',
    Page: lazy(() => import('../workshops/ScreenPage.tsx')),
    open: canFacilitate,
  },
  {
    path: '/structures/:id/saisie',
    Page: lazy(() => import('../workshops/EntryPage.tsx')),
    open: canFacilitate,
  },
  { path: '/structures/:id', Page: lazy(() => import('../organisations/OrganisationPage.tsx')) },
  { path: '/gisements-besoins', Page: lazy(() => import('../flows/FlowsPage.tsx')) },
  { path: '/a-renouveler', Page: lazy(() => import('../flows/RenewalsPage.tsx')) },
  { path: '/gisements-besoins/:id/historique', Page: lazy(() => import('../flows/HistoryPage.tsx')) },
  { path: '/gisements-besoins/:id', Page: lazy(() => import('../flows/FlowPage.tsx')) },
  {
    path: '/flux/nouveau',
    Page: lazy(() => import('../flows/declaring/NewFlowPage.tsx')),
    open: canDeclare,
  },
  { path: '/flux/:id/modifier', Page: lazy(() => import('../flows/declaring/EditFlowPage.tsx')) },
  { path: '/flux/:id/declare', Page: lazy(() => import('../flows/declaring/DeclaredPage.tsx')) },
  { path: '/synergies', Page: lazy(() => import('../synergies/SynergiesPage.tsx')) },
  { path: '/synergies/:id/fiche', Page: lazy(() => import('../synergies/SynergySheetPage.tsx')) },
  { path: '/synergies/:id', Page: lazy(() => import('../synergies/SynergyPage.tsx')) },
  { path: '/groupes', Page: lazy(() => import('../groups/GroupsPage.tsx')) },
  { path: '/projets', Page: lazy(() => import('../projects/ProjectsPage.tsx')) },
  { path: '/projets/:id', Page: lazy(() => import('../projects/ProjectPage.tsx')) },
  { path: '/services', Page: lazy(() => import('../shared-services/ServicesPage.tsx')) },
  { path: '/services/:id', Page: lazy(() => import('../shared-services/ServicePage.tsx')) },
  { path: '/groupes/:id', Page: lazy(() => import('../groups/GroupPage.tsx')) },
  { path: '/annuaire', Page: lazy(() => import('../directory/DirectoryPage.tsx')) },
  { path: '/annuaire/:id', Page: lazy(() => import('../directory/ListedPage.tsx')) },
  {
    path: '/communication',
    Page: lazy(() => import('../campaigns/MailingsPage.tsx')),
    open: canCount,
  },
  {
    path: '/communication/nouvelle',
    Page: lazy(() => import('../campaigns/NewMailingPage.tsx')),
    open: canFacilitate,
  },
  {
    path: '/communication/modeles',
    Page: lazy(() => import('../campaigns/TemplatesPage.tsx')),
    open: canFacilitate,
  },
  {
    path: '/communication/:id',
    Page: lazy(() => import('../campaigns/MailingPage.tsx')),
    open: canCount,
  },
  { path: '/plan', Page: lazy(() => import('../plan/PlanPage.tsx')), open: readsPlan },
  { path: '/plan/fiches/:code', Page: lazy(() => import('../plan/PlanSheetPage.tsx')), open: readsPlan },
  {
    path: '/rencontres/:id/pointage',
    Page: lazy(() => import('../events/CheckInPage.tsx')),
    open: canFacilitate,
  },
  ...EVENTS,
  { path: '/mises-en-relation', Page: lazy(() => import('../synergies/IntroductionsPage.tsx')) },
  { path: '/mises-en-relation/:id', Page: lazy(() => import('../synergies/IntroductionPage.tsx')) },
  { path: '/informations', Page: lazy(() => import('../information/InformationPage.tsx')) },
  { path: '/informations/:id', Page: lazy(() => import('../information/ArticlePage.tsx')) },
  {
    path: '/informations/:id/modifier',
    Page: lazy(() => import('../information/EditArticlePage.tsx')),
    open: canWrite,
  },
  { path: '/competences', Page: lazy(() => import('../training/TrainingPage.tsx')) },
  { path: '/competences/:id', Page: lazy(() => import('../training/PathPage.tsx')) },
  {
    path: '/competences/:id/modifier',
    Page: lazy(() => import('../training/EditPathPage.tsx')),
    open: canWrite,
  },
  { path: '/audits', Page: lazy(() => import('../audits/AuditsPage.tsx')), open: canFacilitate },
  {
    path: '/audits/campagnes/:id',
    Page: lazy(() => import('../audits/CampaignPage.tsx')),
    open: canFacilitate,
  },
  { path: '/audits/visites/:id', Page: lazy(() => import('../audits/VisitPage.tsx')) },
  { path: '/audits/visites/:id/rapport', Page: lazy(() => import('../audits/ReportPage.tsx')) },
  { path: '/import', Page: lazy(() => import('../spreadsheets/ImportPage.tsx')), open: canFacilitate },
  {
    path: '/import/historique',
    Page: lazy(() => import('../spreadsheets/HistoryPage.tsx')),
    open: canFacilitate,
  },
  { path: '/structures/:id/journal', Page: lazy(() => import('../journal/StructureJournalPage.tsx')) },
  {
    path: '/administration/poids',
    Page: lazy(() => import('../administration/WeightsPage.tsx')),
    open: isAdministrator,
  },
  {
    path: '/administration/journal',
    Page: lazy(() => import('../journal/JournalPage.tsx')),
    open: isAdministrator,
  },
  {
    path: '/administration/courrier',
    Page: lazy(() => import('../mail/MailsPage.tsx')),
    open: isAdministrator,
  },
  {
    path: '/administration/courrier/:id',
    Page: lazy(() => import('../mail/MailPage.tsx')),
    open: isAdministrator,
  },
  ...NOTICES,
  OWN_ACCOUNT,
  OWN_DATA,
  PRIVACY,
  OPEN_DATA,
  ...STORIES,
]

/** Without the second factor that the role requires, nothing opens but one's own account and what is public. */
function pagesOf({ mustEnrol, can }: SessionView): readonly Entry[] {
  if (mustEnrol) return [OWN_ACCOUNT, PRIVACY, OPEN_DATA, ...STORIES, ...PUBLIC_INFORMATION]
  return can.readNetwork ? PAGES : WAITING_PAGES
}

export default function SignedIn({ session }: { session: SessionView }) {
  useLiveRefresh(!session.mustEnrol)
  return (
    <SessionContext value={session}>
      <Frame>
        <Switch>
          {pagesOf(session)
            .filter(({ open }) => !open || open(session))
            .map(({ path, Page }) => (
              <Route key={path} path={path}>
                {(params) => <Page key={Object.values(params).join()} />}
              </Route>
            ))}
          <Route>{session.mustEnrol ? <Redirect to={OWN_ACCOUNT.path} replace /> : <NotFoundPage />}</Route>
        </Switch>
      </Frame>
    </SessionContext>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  useScrollToTop(path)
  return (
    <div className={styles.frame}>
      <SkipLink />
      <Header />
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        <ErrorBoundary resetKey={path}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
    </div>
  )
}

/** A new page starts at its top; going back leaves the browser to restore the place. */
function useScrollToTop(path: string) {
  useEffect(() => {
    const toTop = () => window.scrollTo(0, 0)
    // wouter announces its own pushState; a step back announces popstate instead.
    const onPush = () => location.pathname !== path && toTop()
    window.addEventListener('pushState', onPush)
    return () => window.removeEventListener('pushState', onPush)
  }, [path])
}
