import type { PartyView } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Link } from '../ui/Link.tsx'

/** "Brasserie Moustignac, Auch", or "Structure non nommée, Auch" when the name is withheld. */
export function partyInWords(party: PartyView, t: Translate): string {
  const { organisationId, name, communeName: commune } = party
  if (organisationId === null) return commune ? t('flow.anonymousAt', { commune }) : t('flow.anonymous')
  return commune ? t('flow.partyAt', { name, commune }) : name
}

export function Party({ party }: { party: PartyView }) {
  const t = useTranslate()
  const words = partyInWords(party, t)
  if (party.organisationId === null) return <em>{words}</em>
  return <Link to={`/structures/${party.organisationId}`}>{words}</Link>
}
