import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { Key } from './Key.tsx'
import { keyOf, type TriageAct } from './keys.ts'
import styles from './Triage.module.css'
import type { Triage } from './useTriage.ts'

const DECIDING = [
  ['validate', 'check'],
  ['introduce', 'person'],
  ['refuse', 'close'],
  ['postpone', 'renew'],
  ['assign', 'flag'],
] as const satisfies readonly (readonly [TriageAct, IconName])[]

interface TriageActionsProps {
  triage: Triage
  /** Keys are shown only when they act. */
  withKeys: boolean
  onAct(act: TriageAct): void
}

/** The same acts as the keys, for the mouse, the finger and whoever listens. */
export function TriageActions({ triage, withKeys, onAct }: TriageActionsProps) {
  const t = useTranslate()
  const count = triage.targets.length
  const isBatch = triage.marked.size > 0
  const keyed = (act: TriageAct) => withKeys && <Key>{keyOf[act]}</Key>
  const button = (act: TriageAct, icon: IconName, isMain = false) => (
    <Button
      key={act}
      size="s"
      icon={icon}
      variant={isMain ? 'primary' : 'secondary'}
      disabled={count === 0}
      busy={triage.busy}
      aria-keyshortcuts={withKeys ? keyOf[act] : undefined}
      onClick={() => onAct(act)}
    >
      {t(`triage.${act}`)}
      {keyed(act)}
    </Button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this names a group of controls
    <div role="group" className={styles.actions} aria-label={t('triage.actions', { count })}>
      {isBatch && <strong className={styles.batch}>{t('triage.marked', { count })}</strong>}
      {DECIDING.filter(([act]) => act !== 'introduce' || !isBatch).map(([act, icon]) =>
        button(act, icon, act === 'validate'),
      )}
      {triage.marked.size > 1 && button('merge', 'plus')}
      <Button
        size="s"
        variant="quiet"
        icon="back"
        disabled={!triage.canUndo}
        busy={triage.busy}
        aria-keyshortcuts={withKeys ? keyOf.undo : undefined}
        onClick={() => onAct('undo')}
      >
        {t('triage.undo')}
        {keyed('undo')}
      </Button>
    </div>
  )
}
