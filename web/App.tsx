import { lazy, type ReactNode, Suspense } from 'react'
import { Redirect, Route, useLocation, useSearch } from 'wouter'
import { useSessionQuery, useSetupNeeded } from './api/session.ts'
import { openInside } from './i18n/texts.ts'
import { VisitorFrame } from './shell/VisitorFrame.tsx'
import { ProblemAlert } from './ui/Alert.tsx'
import { Page } from './ui/Page.tsx'
import { Loading } from './ui/Spinner.tsx'

const SignInPage = lazy(() => import('./accounts/SignInPage.tsx'))
const LinkPage = lazy(() => import('./accounts/LinkPage.tsx'))
const CodePage = lazy(() => import('./accounts/CodePage.tsx'))
const ForgotPasswordPage = lazy(() => import('./accounts/ForgotPasswordPage.tsx'))
const NewPasswordPage = lazy(() => import('./accounts/NewPasswordPage.tsx'))
const AddressAnswerPage = lazy(() => import('./accounts/AddressAnswerPage.tsx'))
const SetupPage = lazy(() => import('./accounts/SetupPage.tsx'))
const RegistrationPage = lazy(() => import('./people/RegistrationPage.tsx'))
const ConfirmAddressPage = lazy(() => import('./people/ConfirmAddressPage.tsx'))
const InvitationPage = lazy(() => import('./people/InvitationPage.tsx'))
const UnsubscribePage = lazy(() => import('./campaigns/UnsubscribePage.tsx'))
const RenewalLinkPage = lazy(() => import('./flows/RenewalLinkPage.tsx'))
/** It shows a flow as the platform does: its texts come with it. */
const IntroductionLinkPage = lazy(
  async () => (await Promise.all([import('./synergies/IntroductionLinkPage.tsx'), openInside()]))[0],
)
const PrivacyPage = lazy(
  async () => (await Promise.all([import('./privacy/PrivacyPage.tsx'), openInside()]))[0],
)
const OpenDataPage = lazy(() => import('./open-data/OpenDataPage.tsx'))
const AgendaPage = lazy(() => import('./agenda/AgendaPage.tsx'))
const PublicEventPage = lazy(() => import('./agenda/PublicEventPage.tsx'))
const EventLinkPage = lazy(() => import('./agenda/EventLinkPage.tsx'))
const StoriesPage = lazy(() => import('./stories/StoriesPage.tsx'))
const StoryPage = lazy(() => import('./stories/StoryPage.tsx'))
const PublicInformationPage = lazy(() => import('./information/PublicInformationPage.tsx'))
const PublicArticlePage = lazy(() => import('./information/PublicArticlePage.tsx'))
const SignedIn = lazy(async () => (await Promise.all([import('./shell/SignedIn.tsx'), openInside()]))[0])

/** Pages for who comes in: somebody signed in goes on from there. */
const ARRIVALS: Record<string, ReactNode> = {
  '/connexion': <SignInPage />,
  '/connexion/lien': <LinkPage />,
  '/connexion/code': <CodePage />,
  '/mot-de-passe-oublie': <ForgotPasswordPage />,
  '/inscription': <RegistrationPage />,
  '/inscription/confirmation': <ConfirmAddressPage />,
}

/** Where links of mails lead, signed in or not. */
const ANSWERS: Record<string, ReactNode> = {
  '/invitation': <InvitationPage />,
  '/renouveler': <RenewalLinkPage />,
  '/repondre': <IntroductionLinkPage />,
  '/rencontres/lien': <EventLinkPage />,
  '/nouveau-mot-de-passe': <NewPasswordPage />,
  '/adresse/confirmer': <AddressAnswerPage end="new" />,
  '/adresse/accord': <AddressAnswerPage end="old" />,
}

/** Pages that anybody may read, signed in or not. */
const PUBLIC_PAGES: Record<string, ReactNode> = {
  '/confidentialite': <PrivacyPage />,
  '/donnees-ouvertes': <OpenDataPage />,
  '/reussites': <StoriesPage />,
  '/informations': <PublicInformationPage />,
  '/agenda': <AgendaPage />,
}
/** One of them, by its id. */
const PUBLIC_ITEMS: readonly (readonly [route: string, page: ReactNode])[] = [
  ['/reussites/:id', <StoryPage key="story" />],
  ['/informations/:id', <PublicArticlePage key="article" />],
  ['/rencontres/:id', <PublicEventPage key="event" />],
]

/** Where the link of a communication leads: its token is in the path, since mail readers post to that very address. */
function unsubscribePage(path: string): ReactNode {
  const [, token] = /^\/desabonnement\/([^/]+)$/.exec(path) ?? []
  return token && <UnsubscribePage token={token} />
}

function publicPage(path: string): ReactNode {
  const one = PUBLIC_ITEMS.find(([route]) => new RegExp(`^${route.replace(':id', '[^/]+')}$`).test(path))
  if (!one || ANSWERS[path]) return PUBLIC_PAGES[path]
  const [route, page] = one
  return <Route path={route}>{page}</Route>
}

/** Who is there decides what is shown: the set-up, the sign-in, or the platform. */
export function App() {
  const session = useSessionQuery()
  const setup = useSetupNeeded(session.data === null)

  if (session.isPending || (session.data === null && setup.isPending)) return <Loading />
  const failed = session.data === undefined ? session : setup
  if (failed.isError) {
    return (
      <main>
        <Page>
          <ProblemAlert error={failed.error} onRetry={() => failed.refetch()} />
        </Page>
      </main>
    )
  }
  return (
    <Suspense fallback={<Loading />}>
      {session.data ? (
        <SignedInRoutes session={session.data} />
      ) : (
        <VisitorRoutes needsSetup={setup.data?.needed ?? false} />
      )}
    </Suspense>
  )
}

function SignedInRoutes({ session }: { session: Parameters<typeof SignedIn>[0]['session'] }) {
  const [path] = useLocation()
  const search = useSearch()
  const answer = ANSWERS[path] ?? unsubscribePage(path)
  if (answer) return answer
  if (path === '/installation' || ARRIVALS[path]) return <Redirect to={afterSignIn(search)} replace />
  return <SignedIn session={session} />
}

function VisitorRoutes({ needsSetup }: { needsSetup: boolean }) {
  const [path] = useLocation()
  const search = useSearch()
  const open = publicPage(path)
  if (open) return <VisitorFrame>{open}</VisitorFrame>
  if (needsSetup) return path === '/installation' ? <SetupPage /> : <Redirect to="/installation" replace />
  const page = ANSWERS[path] ?? unsubscribePage(path) ?? ARRIVALS[path]
  if (page) return page
  const wanted = path === '/' || path === '/installation' ? '' : path
  const next = wanted || search ? `${wanted || '/'}${search && `?${search}`}` : ''
  return <Redirect to={next ? `/connexion?suite=${encodeURIComponent(next)}` : '/connexion'} replace />
}

/** Where the person was going; only an address of this site, never `//elsewhere`. */
function afterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('suite') ?? '/'
  return /^\/(?![/\\])/.test(next) ? next : '/'
}
