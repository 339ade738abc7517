import type { Audience, AudienceView } from '../api/mailings.ts'
import { useAudience } from '../api/mailings.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import styles from './Campaigns.module.css'

interface AudienceFoundProps {
  audience: Audience
  mailingId: string | null
  onChange(audience: Audience): void
}

/** Whom the filter finds today: how many, who, and who is left out and why. */
export function AudienceFound({ audience, mailingId, onChange }: AudienceFoundProps) {
  const t = useTranslate()
  const found = useAudience(useDebounced(audience, 500), mailingId)
  if (found.isPending) return <Loading />
  if (found.isError) return <ProblemAlert error={found.error} onRetry={found.refetch} />
  const { recipients, leftOut, structures, outsidePortfolio } = found.data
  const { excludedIds } = audience
  return (
    <div className={styles.fields} aria-busy={found.isPlaceholderData}>
      <p role="status">
        <span className={styles.number}>{t('audience.recipients', { count: recipients.length })}</span>{' '}
        {t('audience.ofStructures', { count: structures })}
        {leftOut.length > 0 && ` · ${t('audience.leftOut', { count: leftOut.length })}`}
      </p>
      {outsidePortfolio !== null && outsidePortfolio > 0 && (
        <Alert tone="info">{t('audience.outside', { count: outsidePortfolio })}</Alert>
      )}
      {recipients.length === 0 && <p className={styles.muted}>{t('audience.nobody')}</p>}
      {recipients.length > 0 && (
        <Folded title={t('audience.recipientsTitle')}>
          <ul className={styles.people}>
            {recipients.map((person) => (
              <li key={`${person.organisationId} ${person.email}`}>
                <Who person={person} />
                <Button
                  size="s"
                  variant="quiet"
                  icon="close"
                  iconOnly
                  onClick={() =>
                    onChange({ ...audience, excludedIds: [...excludedIds, person.organisationId] })
                  }
                >
                  {t('audience.exclude', { name: person.organisationName })}
                </Button>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      {leftOut.length > 0 && (
        <Folded title={t('audience.leftOutTitle')}>
          <ul className={styles.people}>
            {leftOut.map((person) => (
              <li key={`${person.organisationId} ${person.email}`}>
                <Who person={person} />
                <span className={styles.actions}>
                  <Badge tone="warning">{t(`leftOut.${person.reason}`)}</Badge>
                  {person.reason === 'by-hand' && (
                    <Button
                      size="s"
                      variant="quiet"
                      icon="plus"
                      iconOnly
                      onClick={() =>
                        onChange({
                          ...audience,
                          excludedIds: excludedIds.filter((id) => id !== person.organisationId),
                        })
                      }
                    >
                      {t('audience.include', { name: person.organisationName })}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Folded>
      )}
      <p className={styles.muted}>{t('audience.frozen')}</p>
    </div>
  )
}

function Who({
  person,
}: {
  person: Pick<
    AudienceView['leftOut'][number],
    'organisationId' | 'organisationName' | 'name' | 'email' | 'communeName'
  >
}) {
  return (
    <span className={styles.who}>
      <Link to={`/structures/${person.organisationId}`} look="plain">
        <Said>{person.organisationName}</Said>
      </Link>
      <span className={styles.muted}>
        <Said>{[person.name, person.email, person.communeName].filter(Boolean).join(' · ')}</Said>
      </span>
    </span>
  )
}
