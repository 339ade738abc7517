import type { ReactNode } from 'react'
import type { PublicItem } from '../api/publicInformation.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Information.module.css'
import { ItemBadges } from './ItemFacts.tsx'

/** An item in a list: what it is, what it says in two sentences, where it comes from and when it was checked. */
export function ItemCard({
  item,
  badges,
  children,
}: {
  item: PublicItem
  badges?: ReactNode
  children?: ReactNode
}) {
  const { t, formats } = useLanguage()
  const checked = t('information.checkedLine', { date: formats.date(item.checkedOn) })
  return (
    <Card>
      <article className={styles.item}>
        <p className={styles.facts}>
          <ItemBadges item={item} />
          {badges}
        </p>
        <h2>
          <Link to={`/informations/${item.id}`}>
            <Said>{item.title}</Said>
          </Link>
        </h2>
        {children}
        {item.summary && (
          <p>
            <Said>{item.summary}</Said>
          </p>
        )}
        <p className={styles.hint}>{[item.source.name, checked].filter(Boolean).join(' · ')}</p>
      </article>
    </Card>
  )
}
