import type { ReactNode } from 'react'
import type { PublicItem } from '../api/publicInformation.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'
import { OutsideLink } from './OutsideLink.tsx'

type Dated = Pick<PublicItem, 'category' | 'standing' | 'closesOn'>

/** What an item is, and whether it still holds: said to visitors as to members. */
export function ItemBadges({ item }: { item: Dated }) {
  const { t, formats } = useLanguage()
  const { category, standing, closesOn } = item
  const date = closesOn ? formats.date(closesOn) : ''
  return (
    <>
      <Badge>{t(`information.category.${category}`)}</Badge>
      {standing === 'to-check' && (
        <Badge tone="warning" icon="renew">
          {t('information.toCheck')}
        </Badge>
      )}
      {standing === 'closed' && <Badge tone="warning">{t('information.closedOn', { date })}</Badge>}
      {standing !== 'closed' && category === 'call' && date && (
        <Badge tone="good">{t('information.closesOn', { date })}</Badge>
      )}
    </>
  )
}

/** Where it comes from, who signs it, when it was checked and what it is about. */
export function ItemFacts({
  item,
  checked,
  others = [],
}: {
  item: PublicItem
  /** The check in words, when the reader may know by whom. */
  checked?: string
  others?: readonly Fact[]
}) {
  const { t, formats } = useLanguage()
  const { source, byline, checkedOn, toCheckOn, resources, themes } = item
  const about = [
    ...resources.map(({ label }) => label),
    ...themes.map((theme) => t(`information.theme.${theme}`)),
  ]
  return (
    <Facts
      facts={[
        ...(source.name ? [[t('information.source'), <Source key="source" source={source} />] as const] : []),
        [t('information.byline'), <Said key="byline">{byline}</Said>],
        [t('information.checked'), checked ?? t('information.checkedOn', { date: formats.date(checkedOn) })],
        [t('information.due'), formats.date(toCheckOn)],
        ...(about.length > 0 ? [[t('information.about'), about.join(', ')] as const] : []),
        ...others,
      ]}
    />
  )
}

function Source({ source }: { source: PublicItem['source'] }): ReactNode {
  if (source.url === null) return <Said>{source.name}</Said>
  return (
    <OutsideLink href={source.url}>
      <Said>{source.name}</Said>
    </OutsideLink>
  )
}
