import { useParams } from 'wouter'
import { type IntroductionView, type SideView, useIntroduction } from '../api/introductions.ts'
import { FlowCard } from '../flows/FlowCard.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Card } from '../ui/Card.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AskAgain } from './AskAgain.tsx'
import styles from './Introduction.module.css'
import { introductionTitle, isHidden, kindOf, StateBadge } from './introductionWords.tsx'
import { ShownIdentity } from './ShownIdentity.tsx'

export default function IntroductionPage() {
  const { id } = useParams<{ id: string }>()
  const introduction = useIntroduction(id)
  return <FetchedPage query={introduction}>{(data) => <Sheet introduction={data} />}</FetchedPage>
}

function Sheet({ introduction }: { introduction: IntroductionView }) {
  const { t, formats } = useLanguage()
  const { state, sides, message, openedBy, openedAt, synergyId } = introduction
  const hidden = sides.filter(isHidden).length
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/mises-en-relation" icon="back" look="quiet" size="s" data-print="hide">
            {t('introduction.back')}
          </Link>
        }
        title={introductionTitle(introduction, t)}
        actions={
          synergyId && (
            <Link to={`/synergies/${synergyId}`} look="secondary" size="s">
              {t('takeUp.see')}
            </Link>
          )
        }
        lead={
          <span className={styles.badges}>
            <StateBadge state={state} />
            {t('introduction.opened', { name: openedBy, date: formats.date(openedAt) })}
          </span>
        }
      />
      {state === 'introduced' && <Alert tone="success">{t('introduction.done')}</Alert>}
      {state === 'declined' && <Alert tone="info">{t('introduction.ended')}</Alert>}
      {state === 'lapsed' && <Alert tone="info">{t('introduction.lapsed')}</Alert>}
      {message && <p className={styles.message}>{message}</p>}
      <div className={styles.columns}>
        {ownFirst(sides.filter((side) => !isHidden(side))).map((side) => (
          <Side key={side.id} side={side} introduction={introduction} />
        ))}
        {hidden > 0 && (
          <section className={styles.side}>
            <h2>{t('introduction.theirs')}</h2>
            <Unknown count={hidden} />
          </section>
        )}
      </div>
    </Page>
  )
}

function ownFirst(sides: readonly SideView[]): SideView[] {
  return [...sides].sort(
    (a, b) => Number(b.ownOrganisationId !== null) - Number(a.ownOrganisationId !== null),
  )
}

function Side({ side, introduction }: { side: SideView; introduction: IntroductionView }) {
  const t = useTranslate()
  const isParty = introduction.sides.some(({ ownOrganisationId }) => ownOrganisationId !== null)
  const isOwn = side.ownOrganisationId !== null
  const title = isParty
    ? t(isOwn ? 'introduction.yours' : 'introduction.theirs')
    : t(`synergy.role.${side.role}`)
  const shownToReader = isParty ? 'introduction.shownToYou' : 'introduction.shownByIt'
  const shownTitle = isOwn ? 'introduction.shownByYou' : shownToReader
  return (
    <section className={styles.side}>
      <h2>{title}</h2>
      <Given side={side} isOwn={isOwn} state={introduction.state} />
      <AskAgain introduction={introduction} side={side} />
      {side.preview && introduction.synergyId && <p>{t('introduction.again')}</p>}
      {side.canAnswer && <AnswerForm introductionId={introduction.id} side={side} />}
      {side.shown ? (
        <Card edge={kindOf(side)}>
          <h3>{t(shownTitle)}</h3>
          <ShownIdentity shown={side.shown} />
        </Card>
      ) : (
        !side.preview && <Flows side={side} />
      )}
    </section>
  )
}

/** What this side answered, for those who may know. */
function Given({ side, isOwn, state }: { side: SideView; isOwn: boolean; state: IntroductionView['state'] }) {
  const { t, formats } = useLanguage()
  const { answer, asked, canAnswer } = side
  if (isOwn && answer?.answer === 'no')
    return <p>{t('introduction.youDeclined', { date: formats.date(answer.at) })}</p>
  if (isOwn && answer?.answer === 'later' && state === 'asked')
    return <p>{t('introduction.youPutOff', { date: formats.date(answer.at) })}</p>
  if (isOwn && answer?.answer === 'yes' && state === 'asked')
    return <Alert tone="info">{t('introduction.youAgreed', { date: formats.date(answer.at) })}</Alert>
  if (isOwn && answer?.answer === 'yes' && state !== 'introduced' && canAnswer)
    return <Alert tone="info">{t('introduction.yourYesStands', { date: formats.date(answer.at) })}</Alert>
  if (isOwn) return state === 'asked' && !canAnswer ? <p>{t('introduction.notYou')}</p> : null
  if (asked === null) return null
  if (asked === 0) return <Alert tone="warning">{t('introduction.nobodyAsked')}</Alert>
  if (!answer) return <p>{t('introduction.answer.none')}</p>
  const words = { answer: t(`introduction.answer.${answer.answer}`), name: answer.by }
  return (
    <div>
      <p>{t('introduction.by', { ...words, date: formats.date(answer.at) })}</p>
      {answer.reason && <p className={styles.message}>{answer.reason}</p>}
    </div>
  )
}

function Flows({ side }: { side: SideView }) {
  if (side.flows.length > 0) return side.flows.map((flow) => <FlowCard key={flow.id} flow={flow} withParty />)
  return <Unknown count={1} />
}

/** Structures of which nothing is shown yet. */
function Unknown({ count }: { count: number }) {
  const t = useTranslate()
  return (
    <Card>
      <h3>{t('introduction.unknown', { count })}</h3>
      <p className={styles.hint}>{t('introduction.unknownText')}</p>
    </Card>
  )
}
