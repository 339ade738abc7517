import { useParams } from 'wouter'
import { type MatchView, useMatch } from '../api/matches.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProposeIntroduction } from '../synergies/ProposeIntroduction.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { LazyMap } from './LazyMap.tsx'
import { MatchDetails } from './MatchDetails.tsx'
import { MatchHeading } from './MatchHeading.tsx'
import styles from './MatchPage.module.css'
import { matchTitle } from './matchWords.ts'
import { lastList } from './useMatchAddress.ts'

/** One match with an address of its own: to share, to print, and to read on a phone. */
export default function MatchPage() {
  const { id } = useParams<{ id: string }>()
  const match = useMatch(decodeURIComponent(id))
  return <FetchedPage query={match}>{(data) => <Sheet match={data} />}</FetchedPage>
}

function Sheet({ match }: { match: MatchView }) {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader
        before={
          <Link to={lastList()} icon="back" look="quiet" size="s" data-print="hide">
            {t('matches.back')}
          </Link>
        }
        title={matchTitle(match)}
        lead={<MatchHeading match={match} />}
        actions={
          <>
            <ProposeIntroduction match={match} />
            <Button icon="print" size="s" onClick={() => window.print()}>
              {t('app.print')}
            </Button>
          </>
        }
      />
      <div className={styles.map} data-print="hide">
        <LazyMap matches={[match]} selected={match} onSelect={() => {}} />
      </div>
      <MatchDetails match={match} under="h2" />
    </Page>
  )
}
