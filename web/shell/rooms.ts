import { readsPlan } from '../api/plan.ts'
import { canCount, type SessionView } from '../api/session.ts'
import type { Key } from '../i18n/messages.ts'

/** A page that the header leads to. */
export interface Room {
  to: string
  label: Extract<Key, `nav.${string}`>
  /** Where one is when this room is the current one. */
  under: RegExp
}

/** Rooms of one trade, folded under its name: the header must hold on one line. */
export interface RoomGroup {
  label: Extract<Key, `nav.${string}`>
  rooms: readonly Room[]
}

const EVERYONE: readonly Room[] = [
  { to: '/', label: 'nav.matches', under: /^\/($|piste\/)/ },
  { to: '/structures', label: 'nav.organisations', under: /^\/structures/ },
  { to: '/gisements-besoins', label: 'nav.flows', under: /^\/gisements-besoins/ },
  { to: '/synergies', label: 'nav.synergies', under: /^\/synergies/ },
]
/** Beside the others for who answers; folded for who asks, in whose header there is no room left. */
const INTRODUCTIONS: Room = {
  to: '/mises-en-relation',
  label: 'nav.introductions',
  under: /^\/mises-en-relation/,
}
const POOLINGS: Room = { to: '/mutualisations', label: 'nav.poolings', under: /^\/mutualisations/ }
const EVENTS: Room = { to: '/rencontres', label: 'nav.events', under: /^\/rencontres/ }
const DIRECTORY: Room = { to: '/annuaire', label: 'nav.directory', under: /^\/annuaire/ }
const GROUPS: Room = { to: '/groupes', label: 'nav.groups', under: /^\/groupes/ }
const PROJECTS: Room = { to: '/projets', label: 'nav.projects', under: /^\/projets/ }
const SERVICES: Room = { to: '/services', label: 'nav.services', under: /^\/services/ }
const INFORMATION: Room = { to: '/informations', label: 'nav.information', under: /^\/informations/ }
const TRAINING: Room = { to: '/competences', label: 'nav.training', under: /^\/competences/ }
const MAILINGS: Room = { to: '/communication', label: 'nav.mailings', under: /^\/communication/ }
const networkOf = (session: SessionView): RoomGroup => ({
  label: 'nav.network',
  rooms: [
    ...[DIRECTORY, EVENTS, GROUPS, PROJECTS, POOLINGS, SERVICES, INFORMATION, TRAINING],
    ...(canCount(session) ? [MAILINGS] : []),
    ...(readsPlan(session) ? [PLAN] : []),
  ],
})
const PLAN: Room = { to: '/plan', label: 'nav.plan', under: /^\/plan/ }
const FACILITATION: RoomGroup = {
  label: 'nav.facilitation',
  rooms: [
    INTRODUCTIONS,
    { to: '/tri', label: 'nav.triage', under: /^\/tri$/ },
    { to: '/audits', label: 'nav.audits', under: /^\/audits/ },
    { to: '/montages', label: 'nav.allotments', under: /^\/montages/ },
    { to: '/filieres', label: 'nav.chains', under: /^\/filieres/ },
    { to: '/ecartees', label: 'nav.stopped', under: /^\/ecartees/ },
    { to: '/connaissances', label: 'nav.knowledge', under: /^\/connaissances/ },
    { to: '/ateliers', label: 'nav.workshops', under: /^\/ateliers/ },
    { to: '/import', label: 'nav.import', under: /^\/import/ },
    { to: '/a-renouveler', label: 'nav.renewals', under: /^\/a-renouveler/ },
    { to: '/adhesions', label: 'nav.requests', under: /^\/adhesions/ },
  ],
}
const ADMINISTRATION: RoomGroup = {
  label: 'nav.administration',
  rooms: [
    { to: '/administration/comptes', label: 'nav.accounts', under: /^\/administration\/comptes/ },
    { to: '/administration/reglages', label: 'nav.settings', under: /^\/administration\/reglages/ },
    { to: '/administration/poids', label: 'nav.weights', under: /^\/administration\/poids/ },
    { to: '/administration/journal', label: 'nav.journal', under: /^\/administration\/journal/ },
    { to: '/administration/courrier', label: 'nav.mails', under: /^\/administration\/courrier/ },
  ],
}

/** Of an account that no structure has taken in yet. */
const WAITING: readonly Room[] = [{ to: '/', label: 'nav.waiting', under: /^\/$/ }]

/** What the header shows this person; the server decides again on every request. */
export function roomsOf(session: SessionView): {
  rooms: readonly Room[]
  groups: readonly RoomGroup[]
} {
  const { can, mustEnrol } = session
  if (mustEnrol) return { rooms: [], groups: [] }
  if (!can.readNetwork) return { rooms: WAITING, groups: [] }
  return {
    rooms: can.facilitate ? EVERYONE : [...EVERYONE, INTRODUCTIONS],
    groups: [
      networkOf(session),
      ...(can.facilitate ? [FACILITATION] : []),
      ...(can.administer ? [ADMINISTRATION] : []),
    ],
  }
}
