import { Link } from 'wouter'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Room } from './rooms.ts'

export function RoomLinks({ rooms, path }: { rooms: readonly Room[]; path: string }) {
  const t = useTranslate()
  return rooms.map((room) => (
    <li key={room.to}>
      <Link href={room.to} aria-current={room.under.test(path) ? 'page' : undefined}>
        {t(room.label)}
      </Link>
    </li>
  ))
}
