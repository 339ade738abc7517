import type { RequestView } from '../api/requests.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Alert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'

/** Where a request stands, in a sentence; with the way to the introduction it led to. */
export function RequestState({ request }: { request: RequestView }) {
  const { t, formats } = useLanguage()
  const { state, askedAt, by, treatedAt, message, introductionId } = request
  const tone = request.introduction === 'introduced' ? 'success' : 'info'
  return (
    <Alert tone={tone} title={t(`request.state.${state}`)}>
      <p>{t('request.asked', { date: formats.date(askedAt), name: by })}</p>
      {treatedAt && <p>{outcomeOf(request, t, formats.date(treatedAt))}</p>}
      {message && (
        <p>
          <Said>{message}</Said>
        </p>
      )}
      {introductionId && <Link to={`/mises-en-relation/${introductionId}`}>{t('introduction.see')}</Link>}
    </Alert>
  )
}

function outcomeOf({ state, reason, introduction }: RequestView, t: Translate, date: string): string {
  if (state === 'refused')
    return reason
      ? t('request.refusedFor', { date, reason: t(`decision.reason.${reason}`) })
      : t('request.refusedOn', { date })
  return t('request.passedOn', {
    date,
    state: introduction ? t(`introduction.state.${introduction}`) : t('introduction.state.lapsed'),
  })
}
