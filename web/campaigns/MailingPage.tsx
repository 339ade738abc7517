import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { type MailingView, useMailing, useRemoveMailing } from '../api/mailings.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { BudgetDialog } from './BudgetFields.tsx'
import styles from './Campaigns.module.css'
import { LightText } from './LightText.tsx'
import { MailingForm } from './MailingForm.tsx'
import { MailingSteps } from './MailingSteps.tsx'
import { MessageCounts } from './MessageCounts.tsx'
import { StatusBadge, WhenSent } from './mailingWords.tsx'
import { Recipients } from './Recipients.tsx'
import { WhatFollowed } from './WhatFollowed.tsx'

export default function MailingPage() {
  const { id } = useParams<{ id: string }>()
  const mailing = useMailing(id)
  return (
    <FetchedPage query={mailing}>
      {(data) => (data.can.edit ? <Draft mailing={data} /> : <Sent mailing={data} />)}
    </FetchedPage>
  )
}

function Header({ mailing }: { mailing: MailingView }) {
  const t = useTranslate()
  return (
    <PageHeader
      before={
        <Link to="/communication" icon="back" look="quiet" size="s">
          {t('mailing.back')}
        </Link>
      }
      title={mailing.title}
      lead={
        <span className={styles.actions}>
          <StatusBadge status={mailing.status} />
          {mailing.status !== 'draft' && <WhenSent mailing={mailing} />}
          {mailing.createdByName && (
            <span className={styles.muted}>{t('mailing.by', { name: mailing.createdByName })}</span>
          )}
        </span>
      }
      actions={mailing.can.remove && <Remove id={mailing.id} />}
    />
  )
}

function Remove({ id }: { id: string }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const remove = useRemoveMailing(id)
  const action = {
    ...{ isPending: remove.isPending, isError: remove.isError, error: remove.error },
    mutate: () => remove.mutate(undefined, { onSuccess: () => navigate('/communication') }),
  }
  return (
    <ConfirmButton label={t('mailing.remove')} title={t('mailing.removeTitle')} action={action}>
      {t('mailing.removeText')}
    </ConfirmButton>
  )
}

function Draft({ mailing }: { mailing: MailingView }) {
  const t = useTranslate()
  const [isDirty, setDirty] = useState(false)
  return (
    <Page>
      <Header mailing={mailing} />
      <MailingForm mailing={mailing} onSaved={() => undefined} onDirty={setDirty} />
      <Section title={t('mailingStep.title')}>
        <MailingSteps mailing={mailing} isDirty={isDirty} />
      </Section>
    </Page>
  )
}

function Sent({ mailing }: { mailing: MailingView }) {
  const t = useTranslate()
  const { can, status, subject, body } = mailing
  return (
    <Page>
      <Header mailing={mailing} />
      {can.manage && <MailingSteps mailing={mailing} />}
      <Section title={t('mailingProgress.title')}>
        <MessageCounts counts={mailing.counts} />
        <Folded title={t('mailingMessage.title')} lead={subject}>
          <article className={styles.message} lang="fr">
            <LightText text={body} />
          </article>
        </Folded>
      </Section>
      <Section title={t('mailingBudget.title')}>
        <Budget mailing={mailing} />
      </Section>
      {status !== 'scheduled' && (
        <Section title={t('followed.title')}>
          <WhatFollowed id={mailing.id} />
        </Section>
      )}
      {can.manage && status !== 'scheduled' && (
        <Section title={t('mailingRecipients.title')}>
          <Recipients id={mailing.id} />
        </Section>
      )}
    </Page>
  )
}

function Budget({ mailing }: { mailing: MailingView }) {
  const { t, formats } = useLanguage()
  const [isEditing, setEditing] = useState(false)
  const { budgetLine, plannedEuros, spentEuros, planReference } = mailing
  const rows: [string, Fact[1] | null][] = [
    [t('mailingBudget.line'), budgetLine && <Said>{budgetLine}</Said>],
    [t('mailingBudget.plan'), planReference && <Said>{planReference}</Said>],
    [t('mailingBudget.planned'), plannedEuros === null ? null : formats.euros(plannedEuros)],
    [t('mailingBudget.spent'), spentEuros === null ? null : formats.euros(spentEuros)],
  ]
  const facts = rows.filter((row): row is [string, Fact[1]] => row[1] !== null)
  return (
    <>
      {facts.length > 0 ? <Facts facts={facts} /> : <p className={styles.muted}>{t('mailingBudget.none')}</p>}
      {mailing.can.manage && (
        <p>
          <Button size="s" onClick={() => setEditing(true)}>
            {t('mailingBudget.edit')}
          </Button>
        </p>
      )}
      {isEditing && <BudgetDialog mailing={mailing} onClose={() => setEditing(false)} />}
    </>
  )
}
