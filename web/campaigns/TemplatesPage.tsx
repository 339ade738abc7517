import { type FormEvent, useId, useState } from 'react'
import { type TemplateView, useRemoveTemplate, useSaveTemplate, useTemplates } from '../api/mailings.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Campaigns.module.css'
import { LightText } from './LightText.tsx'
import { MessageFields } from './MessageFields.tsx'

/** Messages kept to write others from. */
export default function TemplatesPage() {
  const t = useTranslate()
  const templates = useTemplates()
  const [edited, setEdited] = useState<TemplateView | 'new' | null>(null)
  return (
    <FetchedPage query={templates}>
      {({ items }) => (
        <Page>
          <PageHeader
            before={
              <Link to="/communication" icon="back" look="quiet" size="s">
                {t('mailing.back')}
              </Link>
            }
            title={t('mailingTemplates.title')}
            lead={t('mailingTemplates.lead')}
            actions={
              <Button variant="primary" icon="plus" onClick={() => setEdited('new')}>
                {t('mailingTemplates.create')}
              </Button>
            }
          />
          {items.length === 0 && <EmptyState title={t('mailingTemplates.none')} />}
          <div className={styles.columns}>
            {items.map((template) => (
              <Card key={template.id}>
                <h2>
                  <Said>{template.name}</Said>
                </h2>
                <article className={styles.message} lang="fr">
                  <strong>{template.subject}</strong>
                  <LightText text={template.body} />
                </article>
                <p className={styles.actions}>
                  <Button
                    size="s"
                    aria-label={t('mailingTemplates.editOne', { name: template.name })}
                    onClick={() => setEdited(template)}
                  >
                    {t('mailingTemplates.edit')}
                  </Button>
                  <Remove template={template} />
                </p>
              </Card>
            ))}
          </div>
          {edited && (
            <TemplateDialog template={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
          )}
        </Page>
      )}
    </FetchedPage>
  )
}

function Remove({ template }: { template: TemplateView }) {
  const t = useTranslate()
  const remove = useRemoveTemplate(template.id)
  const action = {
    ...{ isPending: remove.isPending, isError: remove.isError, error: remove.error },
    mutate: (done: () => void) => remove.mutate(undefined, { onSuccess: done }),
  }
  return (
    <ConfirmButton
      label={t('mailingTemplates.remove')}
      spoken={t('mailingTemplates.removeOne', { name: template.name })}
      title={t('mailingTemplates.removeTitle')}
      action={action}
    >
      {t('mailingTemplates.removeText')}
    </ConfirmButton>
  )
}

function TemplateDialog({ template, onClose }: { template: TemplateView | null; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const save = useSaveTemplate(template?.id ?? null)
  const [name, setName] = useState(template?.name ?? '')
  const [said, setSaid] = useState({ subject: template?.subject ?? '', body: template?.body ?? '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name, ...said }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('mailingTemplates.dialog')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={save.isPending}>
          {t('mailing.save')}
        </Button>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        {save.isError && <ProblemAlert error={save.error} />}
        <TextField
          label={t('mailingMessage.templateName')}
          required
          minLength={2}
          maxLength={120}
          value={name}
          error={faultOf(save.error, '/name')}
          onChange={setName}
        />
        <MessageFields said={said} error={save.error} onChange={setSaid} />
      </form>
    </Dialog>
  )
}
