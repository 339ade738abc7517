import { useState } from 'react'
import { useLocation } from 'wouter'
import type { AskInput } from '../../src/features/synergies/life-contract.ts'
import { type IntroductionView, useIntroductions, useOpenIntroduction } from '../api/introductions.ts'
import type { MatchView } from '../api/matches.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useOpenSynergies } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { AskDialog } from './AskDialog.tsx'

/**
 * For a facilitator of at least one side: asks both structures whether they want to be introduced. Whoever takes part
 * in an introduction of this pair is led to it instead.
 */
export function ProposeIntroduction({ match }: { match: MatchView }) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const session = useSession()
  const introductions = useIntroductions()
  const standing = introductions.data?.items.find(
    (one) => isOf(match, one) && (one.state === 'asked' || one.state === 'introduced'),
  )
  if (standing) {
    return (
      <Link to={`/mises-en-relation/${standing.id}`} look="secondary" size="s" data-print="hide">
        {t('introduction.see')}
      </Link>
    )
  }
  const works = match.stock.can.edit || match.need.can.edit
  if (!works || !canFacilitate(session) || !introductions.isSuccess) return null
  return (
    <>
      <Button variant="primary" size="s" data-print="hide" onClick={() => setOpen(true)}>
        {t('introduction.propose')}
      </Button>
      {isOpen && <Proposal match={match} onClose={() => setOpen(false)} />}
    </>
  )
}

function isOf({ stock, need }: MatchView, { sides }: IntroductionView): boolean {
  return [stock, need].every(({ id }) => sides.some(({ flows }) => flows.some((flow) => flow.id === id)))
}

const isOfBoth = ({ stock, need }: MatchView, flowIds: readonly string[]) =>
  flowIds.length === 2 && [stock, need].every(({ id }) => flowIds.includes(id))

function Proposal({ match, onClose }: { match: MatchView; onClose(): void }) {
  const [, navigate] = useLocation()
  const open = useOpenIntroduction()
  const synergies = useOpenSynergies()
  const standing = synergies.data?.find(({ flowIds }) => isOfBoth(match, flowIds))
  const ask = (input: AskInput) =>
    open.mutate(
      { stockId: match.stock.id, needId: match.need.id, ...input },
      { onSuccess: ({ id }) => navigate(`/mises-en-relation/${id}`) },
    )
  const isValidating = synergies.isSuccess && (!standing || standing.stage === 'proposed')
  return <AskDialog {...{ sending: open, isValidating, onClose }} onAsk={ask} />
}
