import { useState } from 'react'
import { isOpen, partyRoles } from '../../src/kernel/synergies.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Section } from '../ui/Page.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import { PartyCard } from './PartyCard.tsx'
import styles from './Synergy.module.css'

/** Who gives, who receives, who transforms; for facilitators, with what each promises. */
export function SynergyParties({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const [isAdding, setAdding] = useState(false)
  // A pair stays a pair.
  const takesMore = synergy.kind !== 'substitution' && synergy.kind !== 'sharing'
  return (
    <Section title={t('synergy.parties')}>
      <div className={styles.roles}>
        {partyRoles.map((role) => {
          const parties = synergy.parties.filter((party) => party.role === role)
          if (parties.length === 0) return null
          return (
            <div key={role} className={classes(styles.role, parties.length > 1 && styles.several)}>
              <h3>{t(`synergy.role.${role}`)}</h3>
              <ul className={styles.parties}>
                {parties.map((party) => (
                  <li key={party.id}>
                    <PartyCard synergy={synergy} party={party} />
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
      {synergy.can.lead && takesMore && isOpen(synergy.stage) && (
        <div className={styles.actions}>
          <Button size="s" icon="plus" onClick={() => setAdding(true)}>
            {t('synergy.party.add')}
          </Button>
        </div>
      )}
      {isAdding && <JoinDialog synergy={synergy} onClose={() => setAdding(false)} />}
    </Section>
  )
}
