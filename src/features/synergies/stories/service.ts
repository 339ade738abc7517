import { createHash } from 'node:crypto'
import type { Database } from '../../../db/connection.ts'
import { type Actor, isMemberOf } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId, newUnorderedId } from '../../../kernel/ids.ts'
import { provedStages, resultBases, type Stage } from '../../../kernel/synergies.ts'
import { presentOf } from '../facts.ts'
import { measures } from '../impact/totals.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import { synergyPath } from '../mails.ts'
import { canAnswer } from '../policy.ts'
import type { synergyResults } from '../results/service.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import type {
  PublicStory,
  StoryAnswer,
  StoryDesk,
  StoryFigure,
  StoryInput,
  StoryPage,
  StoryView,
} from './contract.ts'
import { storyAnsweredMail, storyAskedMail } from './mails.ts'
import { answerTo, storyState } from './rules.ts'
import type { StoryConsentRow, StoryRow, storiesStore } from './store.ts'

/** A story as it stands: the page that would be read, and what each structure said of it. */
interface Told {
  page: StoryPage
  digest: string
  parties: readonly PartyRow[]
  state: StoryView['state']
  consents: readonly StoryConsentRow[]
}

/** What synergies that run are told to have done, in public, once every structure agreed to the very page. */
export function successStories(
  db: Database,
  clock: Clock,
  { accounts, organisations, flows, settings, notices }: RoomsBelow,
  {
    store,
    life,
    writing,
    results,
    leads,
  }: {
    store: ReturnType<typeof storiesStore>
    life: Pick<ReturnType<typeof synergyLife>, 'readable' | 'led' | 'byId' | 'partiesOf'>
    writing: Pick<ReturnType<typeof synergyWriting>, 'tell'>
    results: Pick<ReturnType<typeof synergyResults>, 'of'>
    leads(actor: Actor, parties: readonly PartyRow[]): boolean
  },
) {
  const nowIso = () => clock.now().toISOString()
  const isOpen = () => settings.territory().successStories
  const runs = (stage: Stage) => (provedStages as readonly Stage[]).includes(stage)

  /** Worked out anew each time: a name that changes, somebody who leaves or joins, make it another page. */
  function told(row: StoryRow): Told {
    const { title, text, quote, figures, version, askedAt, synergyId } = row
    const present = presentOf(life.partiesOf(synergyId))
    const parties = present.filter(({ introducedAt }) => introducedAt !== null)
    const records = organisations.recordsOf(parties.map(({ organisationId }) => organisationId))
    const structures = [...records.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'fr'))
    const page = { title, text, quote, figures, structures }
    const digest = createHash('sha256')
      .update(JSON.stringify([version, page]))
      .digest('hex')
    const consents = store.consentsOf(row.id)
    const state = storyState({
      ...{ isAsked: askedAt !== null, isOpen: isOpen() },
      stage: life.byId(synergyId)?.stage ?? 'refused',
      answers: parties.map(({ organisationId }) => answerTo(digest, lastOf(consents, organisationId))),
      isHindered:
        parties.length < present.length || [...records.values()].some(({ closedAt }) => closedAt !== null),
    })
    return { page, digest, parties, state, consents }
  }

  function viewOf(actor: Actor, row: StoryRow): StoryView {
    const { page, digest, parties, state, consents } = told(row)
    const records = organisations.recordsOf(parties.map(({ organisationId }) => organisationId))
    return {
      ...{ page, digest, state, askedAt: row.askedAt },
      publicId: state === 'published' ? row.publicId : null,
      parties: parties.map(({ organisationId }) => {
        const last = lastOf(consents, organisationId)
        const answer = answerTo(digest, last)
        return {
          ...{ organisationId, name: records.get(organisationId)?.name ?? '', answer },
          at: answer && last ? last.at : null,
          by: answer && last ? (accounts.nameOf(last.userId) ?? 'Compte supprimé') : null,
          canAnswer:
            row.askedAt !== null && canAnswer(actor, organisationId, accounts.hasManager(organisationId)),
        }
      }),
    }
  }

  /** Figures that the results give today, each on its basis. */
  function offered(actor: Actor, synergyId: string): StoryFigure[] {
    const { totals } = results.of(actor, synergyId)
    return measures.flatMap((measure) =>
      resultBases.flatMap((basis) => {
        const value = totals[measure]?.[basis] ?? null
        return value === null ? [] : [{ measure, basis, value }]
      }),
    )
  }

  function chosen(actor: Actor, synergyId: string, wanted: StoryInput['figures']): StoryFigure[] {
    const known = offered(actor, synergyId)
    const isWanted = ({ measure, basis }: StoryFigure) =>
      wanted.some((one) => one.measure === measure && one.basis === basis)
    const kept = known.filter(isWanted)
    if (kept.length < wanted.length)
      fail('invalid-input', 'Un des chiffres choisis n’est pas un résultat de cette synergie.', [
        { pointer: '/figures', detail: 'Choisissez parmi les résultats notés.' },
      ])
    return kept
  }

  const labelOf = ({ flows: brought }: PartyRow) =>
    flows.rowsOf(brought.slice(0, 1).map(({ flowId }) => flowId))[0]?.label ?? ''

  function storyOf(synergyId: string): StoryRow {
    return store.ofSynergy(synergyId) ?? notFound('Récit')
  }

  function refuseWhenClosed(): void {
    if (!isOpen()) fail('conflict', 'Le territoire n’ouvre pas de page publique des réussites.')
  }

  function tellFollower(row: SynergyRow, party: PartyRow): void {
    const owner = accounts.actorById(row.ownerId)
    if (!owner || !leads(owner, life.partiesOf(row.id))) return
    const label = labelOf(party)
    notices.tell([row.ownerId], {
      ...{ kind: 'story-answered', path: synergyPath(row.id), params: { label } },
      mail: storyAnsweredMail(row.id, label),
    })
  }

  const publicOf = (row: StoryRow): PublicStory[] => {
    const { page, state } = told(row)
    return state === 'published' ? [{ id: row.publicId, ...page }] : []
  }

  return {
    /** For those who read the synergy; its structures read a draft once they are asked. */
    of(actor: Actor, synergyId: string): StoryDesk {
      const { stage } = life.readable(actor, synergyId)
      const isLed = leads(actor, life.partiesOf(synergyId))
      const row = store.ofSynergy(synergyId)
      return {
        isOpen: isOpen(),
        story: row && (isLed || row.askedAt !== null) ? viewOf(actor, row) : null,
        offered: isLed ? offered(actor, synergyId) : [],
        can: { write: isLed && runs(stage), remove: isLed && row !== null },
      }
    },

    /** Writes the story anew: whoever had agreed is to be asked again, and it is no longer published. */
    write(actor: Actor, synergyId: string, { figures, ...said }: StoryInput): StoryDesk {
      const synergy = life.led(actor, synergyId)
      db.write(() => {
        if (!runs(life.byId(synergyId)?.stage ?? synergy.stage))
          fail('conflict', 'Un récit de réussite se raconte d’une synergie opérationnelle.')
        const before = store.ofSynergy(synergyId)
        const version = (before?.version ?? 0) + 1
        store.put({
          ...{ id: before?.id ?? newId(), synergyId, publicId: before?.publicId ?? newUnorderedId() },
          ...{ ...said, figures: chosen(actor, synergyId, figures), version },
          ...{ askedAt: null, createdBy: before?.createdBy ?? actor.userId },
          ...{ createdAt: before?.createdAt ?? nowIso(), changedAt: nowIso() },
        })
        settleAll(synergyId)
        // Not its words: a draft is no structure's, and the journal would keep names that are to go with them.
        writing.tell('synergy.story-written', synergy, actor.userId, { version }, null, { isInternal: true })
      })
      return this.of(actor, synergyId)
    },

    /** Takes the story away, and off the public page at once. */
    remove(actor: Actor, synergyId: string): void {
      const synergy = life.led(actor, synergyId)
      db.write(() => {
        store.remove(storyOf(synergyId).id)
        settleAll(synergyId)
        writing.tell('synergy.story-removed', synergy, actor.userId, null)
      })
    },

    /** Asks every structure whether this very page may be published. */
    ask(actor: Actor, synergyId: string): StoryDesk {
      const synergy = life.led(actor, synergyId)
      db.write(() => {
        refuseWhenClosed()
        const row = storyOf(synergyId)
        if (row.askedAt !== null) fail('conflict', 'Les structures sont déjà interrogées sur ce texte.')
        store.put({ ...row, askedAt: nowIso() })
        const { page, digest, parties } = told(row)
        for (const party of parties) {
          const { organisationId } = party
          const people = accounts.deciders(organisationId).map(({ userId }) => userId)
          const label = labelOf(party)
          const structure = organisations.recordsOf([organisationId]).get(organisationId)?.name ?? ''
          notices.tell(people, {
            ...{ kind: 'story-asked', path: synergyPath(synergyId), params: { label } },
            mail: storyAskedMail(synergyId, structure, label),
          })
        }
        writing.tell('synergy.story-asked', synergy, actor.userId, { digest, ...page })
      })
      return this.of(actor, synergyId)
    },

    /** Records what a structure says of the page it read: who, when, and which page by its digest. */
    answer(actor: Actor, synergyId: string, { organisationId, answer, digest }: StoryAnswer): StoryDesk {
      const synergy = life.readable(actor, synergyId)
      db.write(() => {
        const row = storyOf(synergyId)
        const now = told(row)
        const party = now.parties.find((one) => one.organisationId === organisationId)
        if (!party || !isMemberOf(actor, organisationId)) notFound('Synergie')
        if (row.askedAt === null) notFound('Récit')
        if (!canAnswer(actor, organisationId, accounts.hasManager(organisationId)))
          fail('forbidden', 'Seul un responsable de la structure répond pour elle.')
        if (answer === 'yes') {
          refuseWhenClosed()
          if (digest !== now.digest)
            fail('preview-outdated', 'Le récit a changé depuis que vous l’avez lu : relisez-le.')
        }
        const last = answerTo(now.digest, lastOf(now.consents, organisationId))
        if (answer === 'withdrawn' && last !== 'yes') fail('conflict', 'Il n’y a pas d’accord à reprendre.')
        if (last === answer) return
        store.insertConsent({
          ...{ id: newId(), storyId: row.id, organisationId, userId: actor.userId, answer },
          ...{ version: row.version, digest: now.digest, at: nowIso() },
        })
        settle(organisationId, synergyId)
        writing.tell('synergy.story-answered', synergy, actor.userId, {
          ...{ organisationId, answer, digest: now.digest },
        })
        tellFollower(synergy, party)
      })
      return this.of(actor, synergyId)
    },

    /** Whether there is one to read. */
    hasAny: (): boolean => isOpen() && store.asked().some((row) => publicOf(row).length > 0),

    /** All that are published; not found while the territory keeps no such page. */
    published(): { total: number; items: PublicStory[] } {
      if (!isOpen()) notFound('Réussites')
      const items = store.asked().flatMap(publicOf)
      return { total: items.length, items }
    },

    /** One that is published; the same 404 for all others. */
    publishedOne(publicId: string): PublicStory {
      const row = isOpen() ? store.byPublicId(publicId) : null
      const [story] = row ? publicOf(row) : []
      return story ?? notFound('Réussite')
    },
  }

  function settle(organisationId: string, synergyId: string): void {
    const people = accounts.deciders(organisationId).map(({ userId }) => userId)
    notices.settle(people, 'story-asked', synergyPath(synergyId))
  }

  function settleAll(synergyId: string): void {
    for (const { organisationId } of presentOf(life.partiesOf(synergyId))) settle(organisationId, synergyId)
  }
}

function lastOf(consents: readonly StoryConsentRow[], organisationId: string): StoryConsentRow | undefined {
  return consents.findLast((one) => one.organisationId === organisationId)
}
