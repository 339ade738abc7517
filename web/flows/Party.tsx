import type { FlowView } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Link } from '../ui/Link.tsx'

/** "Brasserie Moustignac, Auch", or "Structure non nommée, Auch" when the name is withheld. */
export function partyInWords({ party, seenAs }: FlowView, t: Translate): string {
  const name = seenAs === 'anonymised' ? t('flow.anonymous') : party.name
  return party.communeName ? t('flow.partyAt', { name, commune: party.communeName }) : name
}

/** A link to its sheet when the person may open it. */
export function Party({ flow }: { flow: FlowView }) {
  const words = partyInWords(flow, useTranslate())
  if (flow.seenAs === 'anonymised') return <em>{words}</em>
  if (flow.party.organisationId === null) return words
  return <Link to={`/structures/${flow.party.organisationId}`}>{words}</Link>
}
