import type { Actor } from '../kernel/actor.ts'
import type { DirectoryField } from '../kernel/directory.ts'
import type { Rooms } from '../rooms.ts'

/** What the structures of the demonstration show, one after the other: rarely everything. */
const CHOICES: readonly (readonly DirectoryField[])[] = [
  ['activity', 'headcount', 'commune', 'place', 'website', 'presentation', 'contact'],
  ['activity', 'commune', 'presentation'],
  ['activity', 'commune', 'contact'],
  ['commune'],
]

const PRESENTATION =
  'Nous regardons ce qui sort de nos ateliers avec un œil neuf, et cherchons à partager des moyens avec nos voisins.'

/** A directory for the demonstration: structures whose managers agreed to appear. `managers`: by structure. */
export function demoDirectory(rooms: Rooms, managers: ReadonlyMap<string, Actor>): void {
  for (const [place, [organisationId, manager]] of [...managers].entries()) {
    const slug = rooms.organisations.contactsOf(organisationId)[0]?.email?.split('@')[1]
    rooms.directory.choose(manager, organisationId, {
      ...{ isListed: true, shown: [...(CHOICES[place % CHOICES.length] ?? [])], presentation: PRESENTATION },
      website: slug ? `https://www.${slug}` : null,
      ...{ contactName: manager.name, contactEmail: slug ? `contact@${slug}` : null, contactPhone: null },
    })
  }
}
