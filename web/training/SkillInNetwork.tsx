import { canDeclare, useSession } from '../api/session.ts'
import type { PathView } from '../api/training.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import styles from './Training.module.css'

interface SkillInNetworkProps {
  skill: NonNullable<PathView['skill']>
  network: NonNullable<PathView['network']>
  /** Of the path: what is to be learnt, in the words of who made it. */
  title: string
}

/** Who wants to learn the skill and who could teach it: flows like any other, matched like any other. */
export function SkillInNetwork({ skill, network, title }: SkillInNetworkProps) {
  const t = useTranslate()
  const declares = canDeclare(useSession())
  const flows = (kind: 'need' | 'stock') =>
    `/gisements-besoins?${new URLSearchParams({ q: skill.label, famille: 'skill', sens: kind })}`
  const declare = (kind: 'need' | 'stock', text: string) => {
    // Words for a field, such as a keyboard types them.
    const texte = text.replace(/[\u00a0\u202f]/g, ' ')
    return `/flux/nouveau?${new URLSearchParams({ sens: kind, famille: 'skill', ressource: skill.id, texte })}`
  }
  return (
    <Section title={t('training.network')}>
      <p className={styles.hint}>{t('training.networkText')}</p>
      <p className={styles.facts}>
        <strong>{t('training.skill', { name: skill.label })}</strong>
        <Link to={flows('need')}>{t('training.wanted', { count: network.wanted })}</Link>
        <Link to={flows('stock')}>{t('training.offered', { count: network.offered })}</Link>
        <Link to={`/?${new URLSearchParams({ ressource: skill.id })}`}>
          {t('training.matches', { count: network.matches })}
        </Link>
      </p>
      {declares && (
        <div className={styles.actions}>
          <Link to={declare('need', t('training.wantText', { name: title }))} look="secondary" icon="plus">
            {t('training.want')}
          </Link>
          <Link to={declare('stock', t('training.teachText', { name: title }))} look="secondary" icon="plus">
            {t('training.teach')}
          </Link>
        </div>
      )}
    </Section>
  )
}
