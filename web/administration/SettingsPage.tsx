import { type FormEvent, useState } from 'react'
import { type DescribedSetting, useChangeSetting, useSettings } from '../api/administration.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Key } from '../i18n/messages.ts'
import styles from '../people/People.module.css'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'

type SettingKey = DescribedSetting['key']
const groups = [
  'confidentiality',
  'publication',
  'freshness',
  'follow-up',
  'notices',
  'retention',
  'security',
  'attachments',
  'registers',
] as const

/** Where each setting is shown. */
const groupOf: Record<SettingKey, (typeof groups)[number]> = {
  anonymityThreshold: 'confidentiality',
  openDataRegister: 'publication',
  successStories: 'publication',
  controllerName: 'confidentiality',
  controllerContact: 'confidentiality',
  'freshMonths.material': 'freshness',
  'freshMonths.waste': 'freshness',
  'freshMonths.water': 'freshness',
  'freshMonths.energy': 'freshness',
  'freshMonths.equipment': 'freshness',
  'freshMonths.space': 'freshness',
  'freshMonths.logistics': 'freshness',
  'freshMonths.service': 'freshness',
  'freshMonths.skill': 'freshness',
  'freshMonths.group-purchase': 'freshness',
  'freshMonths.infrastructure': 'freshness',
  renewalNoticeDays: 'freshness',
  renewalGraceDays: 'freshness',
  renewalMailEveryDays: 'freshness',
  synergyGraceDays: 'follow-up',
  synergyReminderDays: 'follow-up',
  synergyLastCallDays: 'follow-up',
  synergyUnfollowedDays: 'follow-up',
  exchangeGraceDays: 'follow-up',
  messageMailMinutes: 'notices',
  groupDormantDays: 'follow-up',
  eventFirstReminderDays: 'notices',
  eventLastReminderDays: 'notices',
  mailingsPerHour: 'notices',
  mailingFollowDays: 'notices',
  digestWeekday: 'notices',
  digestHour: 'notices',
  inactiveAccountMonths: 'retention',
  endedSessionMonths: 'retention',
  consultationMonths: 'retention',
  sentMailMonths: 'retention',
  noticeMonths: 'retention',
  eventContactMonths: 'retention',
  withdrawnFlowMonths: 'retention',
  unconfirmedRegistrationMonths: 'retention',
  mailingMonths: 'retention',
  memberSessionDays: 'security',
  staffSessionDays: 'security',
  staffSessionIdleHours: 'security',
  secondFactorRequiredFor: 'security',
  attachmentMegabytes: 'attachments',
  attachmentsPerFlow: 'attachments',
  companyRegisterUrl: 'registers',
  geocoderUrl: 'registers',
}

/** The settings of the territory: what each means, its bounds, and who chose it when. */
export default function SettingsPage() {
  const t = useTranslate()
  const settings = useSettings()
  return (
    <Page>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      {settings.isPending && <Loading />}
      {settings.isError && <ProblemAlert error={settings.error} onRetry={settings.refetch} />}
      {settings.data &&
        groups.map((group) => (
          <Section key={group} title={t(`settings.group.${group}`)}>
            <ul className={styles.cards}>
              {settings.data.items
                .filter(({ key }) => groupOf[key] === group)
                .map((setting) => (
                  <li key={setting.key}>
                    <Setting key={JSON.stringify(setting.value)} setting={setting} />
                  </li>
                ))}
            </ul>
          </Section>
        ))}
    </Page>
  )
}

function Setting({ setting }: { setting: DescribedSetting }) {
  const t = useTranslate()
  const change = useChangeSetting()
  const [value, setValue] = useState(setting.value)
  const { key } = setting
  const name = t(`setting.${key}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ key, value })
  }
  const isDefault = JSON.stringify(setting.value) === JSON.stringify(setting.default)
  return (
    <Card>
      <form className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <SettingField setting={setting} value={value} onChange={setValue} />
        <Chosen setting={setting} />
        <div className={styles.actions}>
          <Button type="submit" size="s" busy={change.isPending} aria-label={t('settings.saveOne', { name })}>
            {t('settings.save')}
          </Button>
          {!isDefault && (
            <Button size="s" variant="quiet" onClick={() => change.mutate({ key, value: setting.default })}>
              {t('settings.reset')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}

type T = ReturnType<typeof useTranslate>

/** What a value is typed or ticked in, by its kind. */
function SettingField({
  setting,
  value,
  onChange,
}: {
  setting: DescribedSetting
  value: DescribedSetting['value']
  onChange(value: DescribedSetting['value']): void
}) {
  const t = useTranslate()
  const { key, min, max, default: byDefault } = setting
  const [name, text] = [t(`setting.${key}`), t(`setting.${key}.text`)]
  if (typeof value === 'boolean') {
    const usual = t('settings.defaultChoices', { default: t(byDefault ? 'settings.yes' : 'settings.no') })
    return (
      <>
        <Checkbox label={name} checked={value} onChange={onChange} />
        <p className={styles.muted}>
          {text} {usual}
        </p>
      </>
    )
  }
  if (typeof value === 'string')
    return (
      <TextField label={name} hint={text} maxLength={max ?? undefined} value={value} onChange={onChange} />
    )
  if (typeof value === 'number')
    return (
      <TextField
        label={name}
        hint={`${text} ${bounds(setting, t)}`}
        type="number"
        required
        min={min ?? undefined}
        max={max ?? undefined}
        value={value}
        onChange={(typed) => onChange(Number(typed))}
      />
    )
  return <Choices name={name} text={text} setting={setting} chosen={value} onChange={onChange} />
}

function bounds({ min, max, default: byDefault }: DescribedSetting, t: T): string {
  return t('settings.bounds', { min: min ?? '', max: max ?? '', default: String(byDefault) })
}

/** Names of the choices of a setting: only roles so far. */
const choiceName = (choice: string, t: T) => t(`role.${choice}` as Extract<Key, `role.${string}`>)

function Choices({
  name,
  text,
  setting,
  chosen,
  onChange,
}: {
  name: string
  text: string
  setting: DescribedSetting
  chosen: readonly string[]
  onChange(chosen: string[]): void
}) {
  const t = useTranslate()
  const { choices, default: byDefault } = setting
  const names = (Array.isArray(byDefault) ? byDefault : []).map((choice) => choiceName(choice, t)).join(', ')
  return (
    <fieldset className={styles.choices}>
      <legend>{name}</legend>
      <p className={styles.muted}>
        {text} {t('settings.defaultChoices', { default: names || t('settings.nobody') })}
      </p>
      {choices?.map((choice) => (
        <Checkbox
          key={choice}
          label={choiceName(choice, t)}
          checked={chosen.includes(choice)}
          onChange={(isOn) =>
            onChange(choices.filter((one) => (one === choice ? isOn : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  )
}

function Chosen({ setting }: { setting: DescribedSetting }) {
  const { t, formats } = useLanguage()
  const { changedAt, changedBy } = setting
  return (
    <p className={styles.muted}>
      {changedAt
        ? t('settings.changed', { name: changedBy ?? t('settings.somebody'), date: formats.date(changedAt) })
        : t('settings.unchanged')}
    </p>
  )
}
