import { useState } from 'react'
import { type PlanView, useLoadAxis } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { HeadingDialog } from './HeadingDialog.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import styles from './Plan.module.css'

/** No plan yet: load the one that comes with the platform, import a workbook, or begin by hand. */
export function EmptyPlan({ plan }: { plan: PlanView }) {
  const t = useTranslate()
  const { mutate, ...load } = useLoadAxis()
  const [opened, setOpened] = useState<'import' | 'axis'>()
  const close = () => setOpened(undefined)
  if (!plan.can.write) return <EmptyState title={t('climate.none')}>{t('climate.none.reader')}</EmptyState>
  return (
    <>
      {load.isError && <ProblemAlert error={load.error} />}
      <EmptyState
        title={t('climate.none')}
        action={
          <div className={styles.actions}>
            {plan.canLoad && (
              <Button
                variant="primary"
                icon="download"
                busy={load.isPending}
                onClick={() => mutate(undefined)}
              >
                {t('climate.loadAxis')}
              </Button>
            )}
            <Button icon="upload" onClick={() => setOpened('import')}>
              {t('climate.import')}
            </Button>
            <Button icon="plus" onClick={() => setOpened('axis')}>
              {t('climate.addAxis')}
            </Button>
          </div>
        }
      >
        {t('climate.none.writer')}
      </EmptyState>
      {opened === 'import' && <ImportDialog onClose={close} />}
      {opened === 'axis' && <HeadingDialog onClose={close} />}
    </>
  )
}
