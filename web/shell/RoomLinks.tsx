import { Link } from 'wouter'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Count } from './Count.tsx'
import type { Room } from './rooms.ts'
import type { Waiting } from './useWaiting.ts'

interface RoomLinksProps {
  rooms: readonly Room[]
  path: string
  waiting: Waiting
}

export function RoomLinks({ rooms, path, waiting }: RoomLinksProps) {
  const t = useTranslate()
  return rooms.map((room) => (
    <li key={room.to}>
      <Link href={room.to} aria-current={room.under.test(path) ? 'page' : undefined}>
        {t(room.label)}
        <Count count={waiting[room.label]} />
      </Link>
    </li>
  ))
}
