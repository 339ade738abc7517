/** Rooms from the ground up: each may use those before it. */
const ROOMS = [
  'files',
  'settings',
  'registers',
  'materials',
  'organisations',
  'accounts',
  'people',
  'notices',
  'together',
  'flows',
  'matching',
  'workshops',
  'synergies',
  'groups',
  'audits',
  'information',
  'shared-services',
  'projects',
  'events',
  'training',
  'engagement',
  'campaigns',
  'directory',
  'potential',
  'reporting',
  'spreadsheets',
  'journal',
  'privacy',
  'exports',
]

const roomOf = (path: string) => path.match(/^src\/features\/([^/]+)\//)?.[1] ?? null

/** Why an import is against the plan of the house, and where the code belongs; empty when it is fine. */
export function violationsOf(
  file: string,
  { path, typeOnly }: { path: string; typeOnly: boolean },
): string[] {
  const say = (why: string) => [`${file} imports ${path}: ${why}`]
  if (file.startsWith('web/')) return path.startsWith('src/') ? frontFaults(path, typeOnly, say) : []
  if (file.startsWith('src/kernel/'))
    return path.startsWith('src/kernel/')
      ? []
      : say('the kernel depends on nothing; move what needs this into a room.')
  if (file.startsWith('src/http/'))
    return /^src\/(kernel|http|config)/.test(path)
      ? []
      : say('the HTTP edge knows no room; pass it in from app.ts.')
  if (file.startsWith('src/db/'))
    return /^src\/(kernel|db|project-path)/.test(path) ? [] : say('the database knows no room.')
  if (file.startsWith('src/mail/') && roomOf(path))
    return say('mail knows no room: a room leaves its words in the outbox, the kernel says how.')
  const room = roomOf(file)
  return room ? roomFaults(file, room, path, typeOnly, say) : []
}

function frontFaults(path: string, typeOnly: boolean, say: (why: string) => string[]): string[] {
  if (path.startsWith('src/kernel/')) return []
  if (typeOnly && /[/-](contract|tables)\.ts$/.test(path)) return []
  return say('the front takes constants of the kernel and types of contracts only; ask the API for the rest.')
}

function roomFaults(
  file: string,
  room: string,
  path: string,
  typeOnly: boolean,
  say: (why: string) => string[],
): string[] {
  const other = roomOf(path)
  const isRoutes = /[/-]routes\.ts$/.test(file)
  if (file.includes('/engine/') && !path.includes('/engine/') && !path.startsWith('src/kernel/'))
    if (!(typeOnly && path === 'src/features/materials/knowledge.ts'))
      return say('the engine is pure: kernel and the types of the knowledge base only; give it plain data.')
  const isPure = (one: string) => /\/(policy|rules|workflow)\.ts$/.test(one)
  if (isPure(file) && !path.startsWith('src/kernel/') && !typeOnly && !(other === room && isPure(path)))
    return say(
      'pure files import the kernel, types and the pure files of their room; move this to the service.',
    )
  if (/^src\/(http|realtime|mail)\//.test(path) && !isRoutes)
    return say('only routes know the edge; publish an event instead.')
  if (/^src\/(app|server|cli|rooms)\.ts$|^src\/commands\//.test(path))
    return say('a room does not know who starts it.')
  if (!other || other === room) return []
  if (/[/-]store\.ts$/.test(path) && !typeOnly)
    return say('a store belongs to its own service; call the service.')
  const isTable = path.endsWith('/tables.ts')
  if (ROOMS.indexOf(other) > ROOMS.indexOf(room) && !(typeOnly && !isTable))
    return say(`${other} stands above ${room}; answer upwards with an event.`)
  return []
}
