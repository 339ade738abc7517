import type { FlowView } from '../api/flows.ts'
import { useStateOn, type VersionItem } from '../api/versions.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Card } from '../ui/Card.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './FlowPage.module.css'
import { stateLines } from './stateLines.ts'

/** What was known of a flow when a past day ended. */
export function StateOnDay({ flow, versions }: { flow: FlowView; versions: readonly VersionItem[] }) {
  const { t } = useLanguage()
  const address = useAddress<'jour'>()
  const day = address.get('jour') ?? ''
  return (
    <>
      <Toolbar label={t('history.onDay')}>
        <TextField
          label={t('history.day')}
          type="date"
          min={versions.at(-1)?.at.slice(0, 10)}
          value={day}
          onChange={(jour) => address.set({ jour }, { replace: true })}
        />
      </Toolbar>
      {/^\d{4}-\d{2}-\d{2}$/.test(day) ? (
        <State key={day} flow={flow} day={day} />
      ) : (
        <p className={styles.hint}>{t('history.chooseDay')}</p>
      )}
    </>
  )
}

function State({ flow, day }: { flow: FlowView; day: string }) {
  const { t, formats } = useLanguage()
  const state = useStateOn(flow.id, day)
  if (state.isPending) return <Loading />
  if (state.isError) return <ProblemAlert error={state.error} />
  const facts = stateLines(flow.kind, t, formats).flatMap(({ label, read }): Fact[] => {
    const text = read(state.data.state)
    return text ? [[label, <Said key={label}>{text}</Said>]] : []
  })
  return (
    <Card>
      <p className={styles.hint}>
        {t('history.versionOf', { number: state.data.number, date: formats.moment(state.data.at) })}
      </p>
      <Facts facts={facts} />
    </Card>
  )
}
