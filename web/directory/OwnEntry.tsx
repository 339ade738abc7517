import { type FormEvent, useId, useState } from 'react'
import { directoryFields } from '../../src/kernel/directory.ts'
import { type DirectoryEntryView, useChooseEntry, useDirectoryEntry } from '../api/directory.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Directory.module.css'
import { ShownFacts } from './ShownFacts.tsx'

/** On the sheet of a structure: whether it appears in the directory, what is read there, and who decides. */
export function OwnEntry({ organisationId }: { organisationId: string }) {
  const { t, formats } = useLanguage()
  const entry = useDirectoryEntry(organisationId)
  const [isEditing, setEditing] = useState(false)
  if (!entry.isSuccess) return null
  const { isListed, agreedAt, preview, can } = entry.data
  return (
    <Section title={t('directory.own')}>
      <p>
        {isListed && agreedAt
          ? t('directory.own.on', { date: formats.date(agreedAt) })
          : t('directory.own.off')}
      </p>
      {isListed && <ShownFacts structure={preview} />}
      <p className={styles.facts} data-print="hide">
        {can.change ? (
          <Button size="s" onClick={() => setEditing(true)}>
            {t('directory.own.edit')}
          </Button>
        ) : (
          t('directory.own.who')
        )}
        {isListed && <Link to={`/annuaire/${organisationId}`}>{t('directory.own.see')}</Link>}
      </p>
      {isEditing && (
        <EntryDialog organisationId={organisationId} entry={entry.data} onClose={() => setEditing(false)} />
      )}
    </Section>
  )
}

interface EntryDialogProps {
  organisationId: string
  entry: DirectoryEntryView
  onClose(): void
}

function EntryDialog({ organisationId, entry, onClose }: EntryDialogProps) {
  const t = useTranslate()
  const form = useId()
  const choose = useChooseEntry(organisationId)
  const [said, setSaid] = useState(() => ({
    ...{ isListed: entry.isListed, shown: entry.shown, website: entry.website ?? '' },
    ...{ presentation: entry.presentation ?? '', contactName: entry.contactName ?? '' },
    ...{ contactEmail: entry.contactEmail ?? '', contactPhone: entry.contactPhone ?? '' },
  }))
  const put = (change: Partial<typeof said>) => setSaid({ ...said, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose.mutate(
      {
        ...{ isListed: said.isListed, shown: said.shown, website: said.website.trim() || null },
        ...{ presentation: said.presentation.trim() || null, contactName: said.contactName.trim() || null },
        contactEmail: said.contactEmail.trim() || null,
        contactPhone: said.contactPhone.trim() || null,
      },
      { onSuccess: onClose },
    )
  }
  const error = choose.error
  return (
    <Dialog
      title={t('directory.own')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={choose.isPending}>
          {t('directory.form.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {choose.isError && <ProblemAlert error={error} />}
        <Checkbox
          label={t('directory.listed')}
          checked={said.isListed}
          onChange={(isListed) => put({ isListed })}
        />
        <p className={styles.muted}>{t('directory.readers')}</p>
        <p>{t('directory.always')}</p>
        <fieldset className={styles.choices}>
          <legend>{t('directory.shows')}</legend>
          {directoryFields.map((field) => (
            <Checkbox
              key={field}
              label={t(`directoryField.${field}`)}
              checked={said.shown.includes(field)}
              onChange={(isShown) =>
                put({
                  shown: directoryFields.filter((one) =>
                    one === field ? isShown : said.shown.includes(one),
                  ),
                })
              }
            />
          ))}
        </fieldset>
        <TextField
          label={t('directory.form.website')}
          type="url"
          placeholder="https://"
          value={said.website}
          maxLength={200}
          error={faultOf(error, '/website')}
          onChange={(website) => put({ website })}
        />
        <TextArea
          label={t('directory.form.presentation')}
          hint={t('directory.form.presentationHint')}
          rows={4}
          maxLength={1200}
          value={said.presentation}
          error={faultOf(error, '/presentation')}
          onChange={(presentation) => put({ presentation })}
        />
        <TextField
          label={t('directory.form.contactName')}
          hint={t('directory.form.contactHint')}
          value={said.contactName}
          maxLength={120}
          error={faultOf(error, '/contactName')}
          onChange={(contactName) => put({ contactName })}
        />
        <TextField
          label={t('directory.form.contactEmail')}
          type="email"
          value={said.contactEmail}
          error={faultOf(error, '/contactEmail')}
          onChange={(contactEmail) => put({ contactEmail })}
        />
        <TextField
          label={t('directory.form.contactPhone')}
          type="tel"
          value={said.contactPhone}
          maxLength={30}
          error={faultOf(error, '/contactPhone')}
          onChange={(contactPhone) => put({ contactPhone })}
        />
        <p className={styles.muted}>{t('directory.form.flows')}</p>
      </form>
    </Dialog>
  )
}
