import { projectRank } from '../../src/kernel/projects.ts'
import type { ProjectSummary } from '../api/projects.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

/** Where it stands, who knows of it, and what is expected of the reader. */
export function ProjectBadges({ project }: { project: ProjectSummary }) {
  const t = useTranslate()
  const { stage, visibility, own, isSupported } = project
  const tone = stage === 'achieved' ? 'good' : projectRank(stage) < 0 ? 'warning' : 'plain'
  return (
    <>
      <Badge tone={tone}>{t(`project.stage.${stage}`)}</Badge>
      <Badge icon={visibility === 'facilitators' ? 'eye' : 'open'}>{t(`project.sight.${visibility}`)}</Badge>
      {isSupported && <Badge>{t('project.supported')}</Badge>}
      {own.map(({ id, state }) =>
        state === 'owns' || state === 'in' || state === 'invited' || state === 'asked' ? (
          <Badge key={id} tone={state === 'invited' ? 'warning' : 'good'}>
            {t(`project.own.${state}`)}
          </Badge>
        ) : null,
      )}
    </>
  )
}
