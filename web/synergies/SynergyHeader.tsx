import { type FormEvent, useId, useState } from 'react'
import { type SynergyView, useChangeSynergy } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Synergy.module.css'
import { StageBadge, sinceInWords, titleOf } from './synergyWords.tsx'

/** Names the synergy: its title, its kind, its stage, who follows it. */
export function SynergyHeader({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const [isRenaming, setRenaming] = useState(false)
  return (
    <>
      <PageHeader
        before={
          <Link to="/synergies" icon="back" look="quiet" size="s" data-print="hide">
            {t('synergy.back')}
          </Link>
        }
        title={titleOf(synergy, t)}
        lead={
          <span className={styles.badges}>
            <StageBadge stage={synergy.stage} />
            <Badge>{t(`synergy.kind.${synergy.kind}`)}</Badge>
            <span>
              {sinceInWords(synergy, t)} · {t('synergy.followedBy', { name: synergy.owner.name })}
            </span>
          </span>
        }
        actions={
          synergy.can.lead && (
            <Button size="s" icon="edit" onClick={() => setRenaming(true)}>
              {t('synergy.rename')}
            </Button>
          )
        }
      />
      {isRenaming && <RenameDialog synergy={synergy} onClose={() => setRenaming(false)} />}
    </>
  )
}

function RenameDialog({ synergy, onClose }: { synergy: SynergyView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const change = useChangeSynergy(synergy.id)
  const [title, setTitle] = useState(synergy.title ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ title: title.trim() || null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('synergy.rename')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={change.isPending}>
          {t('synergy.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <TextField
          label={t('synergy.title')}
          hint={t('synergy.titleHint')}
          maxLength={120}
          value={title}
          onChange={setTitle}
        />
      </form>
    </Dialog>
  )
}
