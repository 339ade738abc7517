import { type FormEvent, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import {
  type Audience,
  documentUrl,
  type MessageView,
  useMessages,
  useWithdrawMessage,
  useWriteMessage,
} from '../api/synergy-work.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Said } from '../ui/Said.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './SynergyWork.module.css'

/** What the structures and their facilitators write to one another, and the notes that facilitators keep. */
export function SynergyThread({ synergyId }: { synergyId: string }) {
  const t = useTranslate()
  const messages = useMessages(synergyId)
  return (
    <Section title={t('synergyThread.title')}>
      <div className={styles.work}>
        {messages.writeTo.length > 0 && <MessageForm synergyId={synergyId} audiences={messages.writeTo} />}
        <PagedList list={messages} empty={<p className={styles.hint}>{t('synergyThread.none')}</p>}>
          <ol className={styles.thread}>
            {messages.items.map((message) => (
              <Message key={message.id} synergyId={synergyId} message={message} />
            ))}
          </ol>
        </PagedList>
      </div>
    </Section>
  )
}

function MessageForm({ synergyId, audiences }: { synergyId: string; audiences: readonly Audience[] }) {
  const t = useTranslate()
  const write = useWriteMessage(synergyId)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Audience>()
  const audience = chosen ?? audiences[0] ?? 'all'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate({ text: text.trim(), audience }, { onSuccess: () => setText('') })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextArea
        label={t('synergyThread.write')}
        value={text}
        rows={3}
        maxLength={4000}
        required
        error={faultOf(write.error, '/text')}
        onChange={setText}
      />
      {audiences.length > 1 ? (
        <RadioCards<Audience>
          legend={t('synergyThread.for')}
          value={audience}
          options={audiences.map((value) => ({
            value,
            label: t(`synergyThread.for.${value}`),
            text: t(`synergyThread.for.${value}.text`),
          }))}
          onChange={setChosen}
          inRow
        />
      ) : (
        <p className={styles.hint}>{t(`synergyThread.for.${audience}.text`)}</p>
      )}
      {write.isError && !faultOf(write.error, '/text') && <ProblemAlert error={write.error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={write.isPending}>
          {t('synergyThread.send')}
        </Button>
      </div>
    </form>
  )
}

function Message({ synergyId, message }: { synergyId: string; message: MessageView }) {
  const { t, formats } = useLanguage()
  const { id, audience, author, organisation, text, document, at, isMine } = message
  return (
    <li className={audience === 'facilitators' ? styles.private : undefined}>
      <p className={styles.author}>
        <strong>{author}</strong>
        <span className={styles.hint}>
          {organisation?.name ?? t('synergyThread.facilitation')} · {formats.moment(at)}
        </span>
        {audience === 'facilitators' && <Badge icon="eye">{t('synergyThread.for.facilitators')}</Badge>}
      </p>
      {document ? (
        <DocumentAdded synergyId={synergyId} document={document} />
      ) : text === null ? (
        <p className={styles.hint}>{t('synergyThread.withdrawn')}</p>
      ) : (
        <p className={styles.text}>
          <Said>{text}</Said>
        </p>
      )}
      {isMine && text !== null && <Withdraw synergyId={synergyId} messageId={id} />}
    </li>
  )
}

function DocumentAdded({
  synergyId,
  document: { id, name },
}: {
  synergyId: string
  document: NonNullable<MessageView['document']>
}) {
  const t = useTranslate()
  if (name === null) return <p className={styles.hint}>{t('synergyThread.documentRemoved')}</p>
  return (
    <p className={styles.text}>
      {t('synergyThread.documentAdded')}{' '}
      <Link to={documentUrl(synergyId, id)} outside download={name}>
        {name}
      </Link>
    </p>
  )
}

function Withdraw({ synergyId, messageId }: { synergyId: string; messageId: string }) {
  const t = useTranslate()
  const { mutate, ...withdraw } = useWithdrawMessage(synergyId)
  return (
    <p>
      <ConfirmButton
        label={t('synergyThread.withdraw')}
        title={t('synergyThread.withdrawTitle')}
        action={{ ...withdraw, mutate: (onSuccess) => mutate(messageId, { onSuccess }) }}
      >
        {t('synergyThread.withdrawText')}
      </ConfirmButton>
    </p>
  )
}
