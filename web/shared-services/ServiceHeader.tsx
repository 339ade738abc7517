import { useState } from 'react'
import type { ServiceView } from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { CarrierDialog } from './CarrierDialog.tsx'
import { EditServiceDialog } from './EditServiceDialog.tsx'
import styles from './Services.module.css'
import { ServiceBadges } from './serviceWords.tsx'

/** Names the service: what it is, how far it is, who carries and follows it, since when it is used. */
export function ServiceHeader({ service }: { service: ServiceView }) {
  const { t, formats } = useLanguage()
  const [open, setOpen] = useState<'edit' | 'carrier'>()
  const close = () => setOpen(undefined)
  const { owner, startsOn, can, description, isInside, unit } = service
  return (
    <>
      <PageHeader
        before={
          <Link to="/services" icon="back" look="quiet" size="s" data-print="hide">
            {t('service.back')}
          </Link>
        }
        title={service.title}
        lead={
          <span className={styles.facts}>
            <ServiceBadges service={service} />
          </span>
        }
        actions={
          can.lead && (
            <>
              <Button size="s" icon="edit" onClick={() => setOpen('edit')}>
                {t('service.edit')}
              </Button>
              <Button size="s" onClick={() => setOpen('carrier')}>
                {t('service.carrier.change')}
              </Button>
            </>
          )
        }
      />
      {description && (
        <p className={styles.text}>
          <Said>{description}</Said>
        </p>
      )}
      {(isInside || can.answerSupport) && (
        <Facts
          facts={[
            [t('service.carrier'), <Carrier key="carrier" service={service} />],
            [t('service.startsOn'), startsOn ? formats.date(startsOn) : t('service.toSay')],
            [t('service.unit'), unit ? formats.unit(unit) : t('service.toSay')],
            [t('service.owner'), owner?.name ?? t('service.ownerNone')],
            [t('service.origin'), <Origin key="origin" service={service} />],
          ]}
        />
      )}
      {open === 'edit' && <EditServiceDialog service={service} onClose={close} />}
      {open === 'carrier' && <CarrierDialog service={service} onClose={close} />}
    </>
  )
}

function Carrier({ service: { carrier } }: { service: ServiceView }) {
  const t = useTranslate()
  if (!carrier) return t('service.carrier.none')
  const name = carrier.organisation?.name ?? carrier.name
  return (
    <span className={styles.facts}>
      <span>
        {t(`service.carrier.${carrier.kind}`)}
        {name && (
          <>
            {' · '}
            <Said>{name}</Said>
          </>
        )}
        {!name && carrier.isAwaited && ` · ${t('service.carrier.hidden')}`}
      </span>
      {carrier.isAwaited && name && <Badge tone="warning">{t('service.carrier.awaited')}</Badge>}
    </span>
  )
}

function Origin({ service: { synergyId, isFromPooling } }: { service: ServiceView }) {
  const t = useTranslate()
  if (synergyId) return <Link to={`/synergies/${synergyId}`}>{t('service.origin.synergy')}</Link>
  return t(isFromPooling ? 'service.origin.pooling' : 'service.origin.hand')
}
