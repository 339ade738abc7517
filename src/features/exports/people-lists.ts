import { z } from 'zod'
import { type AccountItem, accountQuery } from '../accounts/contract.ts'
import type { AccountsService } from '../accounts/service.ts'
import { flowsShown } from '../flows/consultation.ts'
import type { PersonView, RequestView } from '../people/contract.ts'
import type { PeopleService } from '../people/service.ts'
import type { IntroductionView, SideView } from '../synergies/contract.ts'
import type { SynergiesService } from '../synergies/service.ts'
import {
  type ExportedColumn,
  type ExportedList,
  everyPage,
  exportedList,
  facilitators,
} from './exported-list.ts'
import { lines, momentInFrance, yesNo } from './words.ts'

const roleWords = {
  member: 'membre',
  facilitator: 'animation',
  authority: 'collectivité',
  administrator: 'administration',
} as const
const membershipWords = { member: 'membre', manager: 'gestionnaire' } as const

const accountsList = ({ administration }: AccountsService) =>
  exportedList<Omit<z.output<typeof accountQuery>, 'limit' | 'offset'>, AccountItem>({
    name: 'accounts',
    title: 'Comptes',
    access: ['administrator'],
    filters: accountQuery.omit({ limit: true, offset: true }),
    columns: [
      { header: 'nom', value: ({ name }) => name },
      { header: 'adresse', value: ({ email }) => email },
      { header: 'role', value: ({ role }) => roleWords[role] },
      {
        header: 'structures',
        value: ({ organisations }) =>
          organisations.map(({ name, role }) => `${name} (${membershipWords[role]})`).join('\n'),
      },
      { header: 'second_facteur', value: ({ hasSecondFactor }) => yesNo(hasSecondFactor) },
      { header: 'cree_le', value: ({ createdAt }) => momentInFrance(createdAt) },
      { header: 'venu_le', value: ({ lastSeenAt }) => momentInFrance(lastSeenAt) },
      { header: 'ferme_le', value: ({ disabledAt }) => momentInFrance(disabledAt) },
    ],
    rows: (_actor, query) => everyPage((page) => administration.accounts({ ...query, ...page })),
    shown: ({ id }) => [{ entity: 'account', ids: [id] }],
  })

const peopleList = (people: PeopleService) =>
  exportedList<{ organisation: string }, PersonView & { organisationName: string }>({
    name: 'people',
    title: 'Personnes',
    access: 'signed-in',
    filters: z.object({ organisation: z.string() }),
    columns: [
      { header: 'structure', value: ({ organisationName }) => organisationName },
      { header: 'nom', value: ({ name }) => name },
      { header: 'adresse', value: ({ email }) => email },
      { header: 'role', value: ({ role }) => role && membershipWords[role] },
      { header: 'depuis', value: ({ since }) => momentInFrance(since) },
      { header: 'ajoutee_par', value: ({ addedBy }) => addedBy },
    ],
    rows(actor, query) {
      const { organisation, items } = people.view(actor, query.organisation)
      return items.map((person) => ({ ...person, organisationName: organisation.name }))
    },
    shown: ({ userId, email }) => (userId && email ? [{ entity: 'account', ids: [userId] }] : []),
  })

const requestsList = ({ requests }: PeopleService) =>
  exportedList<object, RequestView>({
    name: 'membership-requests',
    title: 'Demandes d’adhésion',
    access: facilitators,
    filters: z.object({}),
    columns: [
      { header: 'nom', value: ({ person }) => person.name },
      { header: 'adresse', value: ({ person }) => person.email },
      { header: 'siret', value: ({ siret }) => siret },
      { header: 'structure', value: ({ structureName }) => structureName },
      { header: 'commune', value: ({ communeName }) => communeName },
      { header: 'fonction', value: ({ jobTitle }) => jobTitle },
      { header: 'motif', value: ({ purpose }) => purpose },
      { header: 'structure_connue', value: ({ found }) => found?.name ?? null },
      { header: 'demande_le', value: ({ createdAt }) => momentInFrance(createdAt) },
    ],
    rows: (actor) => requests.queue(actor).items,
  })

const stateWords = {
  asked: 'en attente de réponses',
  declined: 'sans suite',
  introduced: 'en relation',
  lapsed: 'sans objet',
} as const
const answerWords = { yes: 'oui', no: 'non', later: 'plus tard', withdrawn: 'oui, retiré' } as const

/** Of the first structure in a role: the others of an introduction of several are on its page. */
function sideColumns(title: string, role: SideView['role']): ExportedColumn<IntroductionView>[] {
  const side = <T>({ sides }: IntroductionView, read: (side: SideView) => T | null | undefined) => {
    const found = sides.find((one) => one.role === role)
    return (found && read(found)) ?? null
  }
  return [
    { header: title, value: (row) => side(row, ({ flows }) => lines(flows.map((flow) => flow.label))) },
    {
      header: `${title}_structure`,
      value: (row) => side(row, ({ shown, flows }) => shown?.name ?? flows[0]?.party.name),
    },
    {
      header: `${title}_reponse`,
      value: (row) => side(row, ({ answer }) => answer && answerWords[answer.answer]),
    },
    { header: `${title}_raison`, value: (row) => side(row, ({ answer }) => answer?.reason) },
  ]
}

const introductionsList = (synergies: SynergiesService) =>
  exportedList<object, IntroductionView>({
    name: 'introductions',
    title: 'Mises en relation',
    access: 'signed-in',
    filters: z.object({}),
    columns: [
      { header: 'etat', value: ({ state }) => stateWords[state] },
      { header: 'proposee_par', value: ({ openedBy }) => openedBy },
      { header: 'proposee_le', value: ({ openedAt }) => momentInFrance(openedAt) },
      { header: 'message', value: ({ message }) => message },
      ...sideColumns('gisement', 'gives'),
      ...sideColumns('besoin', 'receives'),
    ],
    rows: (actor) => synergies.introductions.list(actor).items,
    shown: ({ sides }) => flowsShown(sides.flatMap(({ flows }) => flows)),
  })

/** People, their accounts, and how they are made known to one another. */
export function peopleLists(rooms: {
  accounts: AccountsService
  people: PeopleService
  synergies: SynergiesService
}): readonly ExportedList[] {
  const { accounts, people, synergies } = rooms
  return [accountsList(accounts), peopleList(people), requestsList(people), introductionsList(synergies)]
}
