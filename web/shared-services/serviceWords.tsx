import { serviceRank } from '../../src/kernel/shared-services.ts'
import type { ServiceSummary } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

/** Where it stands, who knows of it, and what is expected of the reader. */
export function ServiceBadges({ service }: { service: ServiceSummary }) {
  const t = useTranslate()
  const { stage, visibility, own, kind } = service
  const tone = stage === 'running' ? 'good' : serviceRank(stage) < 0 ? 'warning' : 'plain'
  return (
    <>
      <Badge tone={tone}>{t(`service.stage.${stage}`)}</Badge>
      <Badge>{t(`service.kind.${kind}`)}</Badge>
      <Badge icon={visibility === 'open' ? 'open' : 'eye'}>{t(`service.visibility.${visibility}`)}</Badge>
      {own.map(({ id, state }) =>
        state === 'invited' || state === 'asked' || state === 'in' ? (
          <Badge key={id} tone={state === 'invited' ? 'warning' : 'good'}>
            {t(`service.own.${state}`)}
          </Badge>
        ) : null,
      )}
    </>
  )
}
