import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import { pointOf, roadKm } from '../../kernel/geo.ts'
import { type MailToken, mailTokens } from '../accounts/mail-tokens.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { FlowView } from '../flows/contract.ts'
import type { AnswerInput, IntroductionLink, IntroductionView, LinkAnswer } from './contract.ts'

/** What a flow is and where, in the words of the knowledge base: enough to know what one answers about. */
function briefOf({ id, kind, label, resourceLabel, party }: FlowView, own: FlowView | undefined) {
  const [here, there] = [own && pointOf(own.party), pointOf(party)]
  return {
    ...{ id, kind, resource: resourceLabel ?? label, communeName: party.communeName },
    km: here && there ? roadKm(here, there) : null,
  }
}

/** A link stays good for a while and a holiday: what it asks about may wait that long. */
const LINK_DAYS = 60

interface Introductions {
  get(actor: Actor, id: string): IntroductionView
  answer(actor: Actor, id: string, input: AnswerInput): IntroductionView
}

/**
 * The link of the mail that asks a structure: it answers for the one person it was sent to, about one introduction,
 * once, without their password. Reading it changes nothing: a filter of mails may open it.
 */
export function introductionLinks(
  db: Database,
  clock: Clock,
  { accounts, nameOf }: { accounts: AccountsService; nameOf(organisationId: string): string },
) {
  const tokens = mailTokens(db, clock)

  function linked(link: MailToken | null) {
    const actor = link?.userId ? accounts.actorById(link.userId) : null
    if (!link || !actor)
      fail('expired', 'Ce lien a déjà servi, ou son délai est passé. Connectez-vous pour répondre.')
    const { introductionId, organisationId } = link.data as Record<
      'introductionId' | 'organisationId',
      string
    >
    return { actor, introductionId, organisationId }
  }

  return {
    /** A new link for a person; within the transaction of the mail that carries it. */
    issue: (
      { userId, email }: { userId: string; email: string },
      about: { introductionId: string; organisationId: string },
    ) => ({
      token: tokens.issue({
        ...{ purpose: 'introduction', userId, email, data: about },
        lastsMinutes: LINK_DAYS * 24 * 60,
      }),
      usefulUntil: new Date(clock.now().getTime() + LINK_DAYS * 86_400_000),
    }),

    /** What a link asks: what would be shown of the structure, and nothing of the others. */
    open(introductions: Introductions, token: string): IntroductionLink {
      const { actor, introductionId, organisationId } = linked(tokens.peek('introduction', token))
      const { state, message, openedBy, openedAt, sides, synergyId } = introductions.get(
        actor,
        introductionId,
      )
      const own = sides.find((side) => side.ownOrganisationId === organisationId)
      return {
        ...{ introductionId, state, message, openedBy, openedAt },
        organisationName: nameOf(organisationId),
        others: sides.length - 1,
        theirs: sides
          .filter((side) => side !== own)
          .map(({ role, flows }) => ({ role, flows: flows.map((flow) => briefOf(flow, own?.flows[0])) })),
        isAgain: synergyId !== null,
        preview: own?.preview ?? null,
        flows: own?.flows ?? [],
        answer: own?.answer?.answer ?? null,
      }
    },

    /** Answers by the link. A yes and a no use it up; who puts off may come back by it. */
    answer(introductions: Introductions, { token, ...said }: LinkAnswer): IntroductionView['state'] {
      return db.write(() => {
        const take = said.answer === 'later' ? tokens.peek : tokens.redeem
        const { actor, introductionId, organisationId } = linked(take('introduction', token))
        return introductions.answer(actor, introductionId, { ...said, organisationId }).state
      })
    },
  }
}
