import { openStages, rankOf } from '../../src/kernel/synergies.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { StageLine } from '../ui/StageLine.tsx'

/** Where it is on the way from proposed to recurring; one that left the way, where it was. */
export function SynergyStages({ synergy: { stage, history } }: { synergy: SynergyView }) {
  const t = useTranslate()
  const last = [...history.map(({ from }) => from), stage].findLast((one) => rankOf(one) >= 0)
  return (
    <StageLine
      label={t('synergy.stages')}
      names={openStages.map((open) => t(`synergy.stage.${open}`))}
      at={rankOf(last ?? null)}
      isHere={last === stage}
    />
  )
}
