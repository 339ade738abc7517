import type { ReactNode } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './Alert.module.css'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

type Tone = 'info' | 'success' | 'warning' | 'error'
const ICONS = { info: 'info', success: 'check', warning: 'warning', error: 'error' } as const

export function Alert({ tone, title, children }: { tone: Tone; title?: string; children?: ReactNode }) {
  return (
    <div role={tone === 'error' ? 'alert' : 'status'} className={classes(styles.alert, styles[tone])}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}

/** Any failure as one sentence: the server's own when it gave one. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslate()
  return (
    <Alert tone="error">
      {error instanceof ApiProblem && error.detail ? (
        <p lang="fr">{error.detail}</p>
      ) : (
        <p>{t(error instanceof TypeError ? 'app.network' : 'app.unexpected')}</p>
      )}
      {onRetry && (
        <Button size="s" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
    </Alert>
  )
}
