import { useProjects } from '../api/projects.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'

/** The project that a group, a synergy or a service was born from, for those of it; nothing for the others. */
export function ProjectOf({ of }: { of: { group: string } | { synergy: string } | { service: string } }) {
  const t = useTranslate()
  const [project] = useProjects(of).items
  if (!project) return null
  return (
    <p>
      {t('becoming.from')}{' '}
      <Link to={`/projets/${project.id}`}>
        <Said>{project.title}</Said>
      </Link>
    </p>
  )
}
