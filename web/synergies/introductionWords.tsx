import type { IntroductionView, SideView } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'

/** Whoever gives brings a stock; the others wait for something. */
export const kindOf = ({ role }: Pick<SideView, 'role'>) => (role === 'gives' ? 'stock' : 'need')

/** A structure of which the reader knows nothing yet, and can do nothing. */
export const isHidden = ({ flows, shown, preview, asked, ownOrganisationId }: SideView): boolean =>
  flows.length === 0 && !shown && !preview && asked === null && ownOrganisationId === null

/** What may pass from one to the other, as far as the reader may know; what is called the same, once. */
export function introductionTitle({ sides }: IntroductionView, t: Translate): string {
  const named = (role: SideView['role']) => {
    const own = sides.filter((side) => side.role === role)
    const labels = own.flatMap(({ flows }) => flows.map(({ label }) => label))
    const unknown = own.filter(({ flows }) => flows.length === 0).length
    const rest = unknown > 0 ? [t('introduction.unknown', { count: unknown })] : []
    return [...new Set(labels), ...rest].join(' + ')
  }
  return (['gives', 'transforms', 'receives'] as const).map(named).filter(Boolean).join(' → ')
}

export function StateBadge({ state }: Pick<IntroductionView, 'state'>) {
  const t = useTranslate()
  const tone = state === 'introduced' ? 'good' : 'plain'
  return <Badge tone={tone}>{t(`introduction.state.${state}`)}</Badge>
}
