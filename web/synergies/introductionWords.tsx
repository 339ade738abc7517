import type { IntroductionView, SideView } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'

/** Whoever gives brings a stock; the others wait for something. */
export const kindOf = ({ role }: Pick<SideView, 'role'>) => (role === 'gives' ? 'stock' : 'need')

/** What may pass from one to the other, as far as the reader may know. */
export function introductionTitle({ sides }: IntroductionView, t: Translate): string {
  const named = (role: SideView['role']) =>
    sides
      .filter((side) => side.role === role)
      .map(({ flows }) => flows.map(({ label }) => label).join(' + ') || t('introduction.unknown'))
      .join(' + ')
  return (['gives', 'transforms', 'receives'] as const).map(named).filter(Boolean).join(' → ')
}

export function StateBadge({ state }: Pick<IntroductionView, 'state'>) {
  const t = useTranslate()
  const tone = state === 'introduced' ? 'good' : 'plain'
  return <Badge tone={tone}>{t(`introduction.state.${state}`)}</Badge>
}
