import { partyRoles } from '../../src/kernel/synergies.ts'
import type { IntroductionLink } from '../api/introductions.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Introduction.module.css'

interface ProposedProps {
  link: IntroductionLink
  preview: NonNullable<IntroductionLink['preview']>
}

/** What one answers about, before anything else: one’s own flows, then what each of the others brings, and from where. */
export function Proposed({ link: { theirs }, preview }: ProposedProps) {
  const { t, formats } = useLanguage()
  const hidden = partyRoles
    .map((role) => ({
      role,
      count: theirs.filter((one) => one.role === role && one.flows.length === 0).length,
    }))
    .filter(({ count }) => count > 0)
  return (
    <Card>
      <h2>{t('introductionLink.proposed')}</h2>
      <ul className={styles.list}>
        {preview.flows.map((flow) => (
          <li key={flow.id} className={styles.badges}>
            <Badge tone={flow.kind}>{t(`introductionLink.your.${flow.kind}`)}</Badge>
            <strong>
              <Said>{flow.label}</Said>
            </strong>
            <span>{formats.quantity(flow)}</span>
          </li>
        ))}
        {theirs
          .flatMap(({ flows }) => flows)
          .map(({ id, kind, resource, communeName, km }) => (
            <li key={id} className={styles.badges}>
              <Badge tone={kind}>{t(`introductionLink.their.${kind}`)}</Badge>
              <strong>
                <Said>{resource}</Said>
              </strong>
              <span>
                {[
                  communeName,
                  km === null ? null : t('introductionLink.about', { distance: formats.distance(km) }),
                ]
                  .filter((words) => words !== null)
                  .join(' · ')}
              </span>
            </li>
          ))}
        {hidden.map(({ role, count }) => (
          <li key={role} className={styles.badges}>
            <Badge>{t(`synergy.role.${role}`)}</Badge>
            <span>{t('introductionLink.hidden', { count })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
