import { useState } from 'react'
import { useLocation } from 'wouter'
import { isIntroduced } from '../../src/kernel/synergies.ts'
import { useGroups } from '../api/groups.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Groups.module.css'
import { Activity } from './groupWords.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'

/** The working groups that a synergy became, and for facilitators the way to make one; nothing where there is neither. */
export function GroupsOfSynergy({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const groups = useGroups({ synergy: synergy.id })
  const [isCreating, setCreating] = useState(false)
  const mayCreate = synergy.can.lead && isIntroduced(synergy.stage)
  if (groups.total === 0 && !mayCreate) return null
  return (
    <Section title={t('groups.ofSynergy')}>
      {groups.total === 0 && <p className={styles.hint}>{t('groups.ofSynergyNone')}</p>}
      {groups.items.length > 0 && (
        <ul className={styles.members}>
          {groups.items.map((group) => (
            <li key={group.id}>
              <Link to={`/groupes/${group.id}`}>
                <Said>{group.title}</Said>
              </Link>
              <Activity group={group} />
            </li>
          ))}
        </ul>
      )}
      {mayCreate && (
        <div className={styles.actions}>
          <Button icon="plus" size="s" onClick={() => setCreating(true)}>
            {t('groups.create')}
          </Button>
        </div>
      )}
      {isCreating && (
        <NewGroupDialog
          origin={{ synergyId: synergy.id }}
          title={synergy.title ?? ''}
          onClose={() => setCreating(false)}
          onDone={({ id }) => navigate(`/groupes/${id}`)}
        />
      )}
    </Section>
  )
}
