import { useState } from 'react'
import { type EnergyActionView, useRemoveEnergyAction, type VisitView } from '../api/audits.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Said } from '../ui/Said.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Audits.module.css'
import { EnergyDialog } from './EnergyDialog.tsx'
import { FollowDialog } from './FollowDialog.tsx'

/** What the structure may do, does or did about its energy; followed also after the visit. */
export function EnergySection({ visit }: { visit: VisitView }) {
  const { t, formats } = useLanguage()
  const [opened, setOpened] = useState<EnergyActionView | 'new' | null>(null)
  const remove = useRemoveEnergyAction(visit.id)
  const close = () => setOpened(null)
  const { energyActions, can, work } = visit
  const standing = ({ states }: EnergyActionView) =>
    [...states]
      .reverse()
      .map(({ status, on }) =>
        t('visit.energy.state', { status: t(`energy.status.${status}`), date: formats.date(on) }),
      )
  return (
    <>
      {remove.isError && <ProblemAlert error={remove.error} />}
      {energyActions.length === 0 ? (
        <p className={styles.none}>{t('visit.energy.none')}</p>
      ) : (
        <Table<EnergyActionView>
          caption={t('visit.energy')}
          rows={energyActions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'label',
              header: t('visit.energy.label'),
              heading: true,
              cell: ({ label }) => <Said>{label}</Said>,
            },
            {
              key: 'type',
              header: t('visit.energy.type'),
              cell: ({ type }) => t(`energy.type.${type}`),
            },
            {
              key: 'kwh',
              header: t('visit.energy.amount'),
              numeric: true,
              cell: ({ kwhPerYear }) =>
                kwhPerYear === null ? t('visit.nothing') : formats.number(kwhPerYear),
            },
            {
              key: 'status',
              header: t('visit.energy.status'),
              cell: (action) => (
                <ul>
                  {standing(action).map((words) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              ),
            },
            {
              key: 'actions',
              header: t('audits.actions'),
              cell: (action) =>
                work && (
                  <span className={styles.actions} data-print="hide">
                    <Button
                      size="s"
                      aria-label={t('visit.energy.follow', { label: action.label })}
                      onClick={() => setOpened(action)}
                    >
                      {t('visit.energy.followShort')}
                    </Button>
                    {can.edit && (
                      <Button
                        size="s"
                        variant="quiet"
                        icon="close"
                        iconOnly
                        onClick={() => remove.mutate(action.id)}
                      >
                        {t('visit.energy.remove', { label: action.label })}
                      </Button>
                    )}
                  </span>
                ),
            },
          ]}
        />
      )}
      {can.edit && (
        <p className={styles.actions} data-print="hide">
          <Button onClick={() => setOpened('new')}>{t('visit.energy.add')}</Button>
        </p>
      )}
      {opened === 'new' && <EnergyDialog visitId={visit.id} onClose={close} />}
      {opened && opened !== 'new' && <FollowDialog action={opened} onClose={close} />}
    </>
  )
}
