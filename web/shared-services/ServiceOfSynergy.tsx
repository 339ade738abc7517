import { useState } from 'react'
import { useLocation } from 'wouter'
import { isOpen } from '../../src/kernel/synergies.ts'
import { useServices } from '../api/shared-services.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { NewServiceDialog } from './NewServiceDialog.tsx'
import styles from './Services.module.css'
import { ServiceBadges } from './serviceWords.tsx'

/** The shared service that a pooling became, and for facilitators the way to open one; nothing for another kind. */
export function ServiceOfSynergy({ synergy }: { synergy: SynergyView }) {
  return synergy.kind === 'pooling' ? <OfPooling synergy={synergy} /> : null
}

function OfPooling({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const services = useServices({ synergy: synergy.id })
  const [isCreating, setCreating] = useState(false)
  const mayCreate = synergy.can.lead && isOpen(synergy.stage) && services.total === 0
  if (services.total === 0 && !mayCreate) return null
  return (
    <Section title={t('services.ofSynergy')}>
      {services.total === 0 && <p className={styles.hint}>{t('services.ofSynergyNone')}</p>}
      {services.items.map((service) => (
        <p key={service.id} className={styles.facts}>
          <Link to={`/services/${service.id}`}>
            <Said>{service.title}</Said>
          </Link>
          <ServiceBadges service={service} />
        </p>
      ))}
      {mayCreate && (
        <div className={styles.actions}>
          <Button icon="plus" size="s" onClick={() => setCreating(true)}>
            {t('services.create')}
          </Button>
        </div>
      )}
      {isCreating && (
        <NewServiceDialog
          origin={{ synergyId: synergy.id }}
          title={synergy.title ?? ''}
          onClose={() => setCreating(false)}
          onDone={({ id }) => navigate(`/services/${id}`)}
        />
      )}
    </Section>
  )
}
