import { type NoticeKind, noticeKinds, type Way, ways } from '../../src/kernel/notices.ts'
import { useChooseWay, usePreferences } from '../api/notices.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { CommunicationsChoice } from '../campaigns/CommunicationsChoice.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Notices.module.css'

/** What only facilitators are told of. */
const FACILITATORS_ONLY: readonly NoticeKind[] = ['introduction-answered', 'visit-planned', 'mailing-ended']

/** How one is told of each kind: a choice is kept as soon as it is made. */
export default function PreferencesPage() {
  const { t, formats } = useLanguage()
  const isFacilitator = canFacilitate(useSession())
  const preferences = usePreferences()
  return (
    <FetchedPage query={preferences}>
      {({ items, digest }) => (
        <Page>
          <PageHeader
            title={t('preferences.title')}
            lead={t('preferences.lead')}
            before={
              <Link to="/mon-compte" icon="back" look="quiet" size="s">
                {t('preferences.back')}
              </Link>
            }
          />
          <CommunicationsChoice />
          <dl className={styles.ways}>
            {ways.map((way) => (
              <div key={way} className={styles.way}>
                <dt>{t(`way.${way}`)}</dt>
                <dd>
                  {way === 'digest'
                    ? t('way.digest.text', {
                        weekday: formats.weekday(digest.weekday),
                        hour: String(digest.hour),
                      })
                    : t(`way.${way}.text`)}
                </dd>
              </div>
            ))}
          </dl>
          <ul className={styles.kinds}>
            {items
              .filter(({ kind }) => isFacilitator || !FACILITATORS_ONLY.includes(kind))
              .map(({ kind, way, choices }) => (
                <li key={kind}>
                  <Choice kind={kind} way={way} choices={choices} />
                </li>
              ))}
          </ul>
        </Page>
      )}
    </FetchedPage>
  )
}

function Choice({ kind, way, choices }: { kind: NoticeKind; way: Way; choices: readonly Way[] }) {
  const t = useTranslate()
  const choose = useChooseWay()
  return (
    <>
      <RadioCards
        inRow
        legend={t(`noticeKind.${kind}`)}
        value={choose.isPending ? choose.variables.way : way}
        options={choices.map((value) => ({ value, label: t(`way.${value}`) }))}
        onChange={(next) => choose.mutate({ kind, way: next })}
      />
      {'asksConsent' in noticeKinds[kind] && <p className={styles.note}>{t('preferences.asksConsent')}</p>}
      <VisuallyHidden>
        <span role="status">{choose.isSuccess ? t('preferences.saved') : ''}</span>
      </VisuallyHidden>
      {choose.isError && <ProblemAlert error={choose.error} />}
    </>
  )
}
