import { type SynergyFilters, useSynergies } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Section } from '../ui/Page.tsx'
import { SynergyTable } from './SynergyTable.tsx'

/** The synergies that a flow or a structure is in, as far as the reader may know; nothing where there is none. */
export function SynergiesOf(props: Pick<SynergyFilters, 'flow' | 'organisation'>) {
  const t = useTranslate()
  const synergies = useSynergies(props)
  if (synergies.total === 0) return null
  return (
    <Section title={t('synergies.of')}>
      <SynergyTable caption={t('synergies.of')} synergies={synergies.items} />
    </Section>
  )
}
