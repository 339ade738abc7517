import { type FormEvent, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import {
  type Audience,
  documentUrl,
  type MessageView,
  useMessages,
  useWithdrawMessage,
  useWriteMessage,
  type Workplace,
} from '../api/together.ts'
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
import styles from './Work.module.css'

/** What the structures and their facilitators write to one another, and the notes that facilitators keep. */
export function Thread({ place }: { place: Workplace }) {
  const t = useTranslate()
  const messages = useMessages(place)
  return (
    <Section title={t('workThread.title')}>
      <div className={styles.work}>
        {messages.writeTo.length > 0 && <MessageForm place={place} audiences={messages.writeTo} />}
        <PagedList list={messages} empty={<p className={styles.hint}>{t('workThread.none')}</p>}>
          <ol className={styles.thread}>
            {messages.items.map((message) => (
              <Message key={message.id} place={place} message={message} />
            ))}
          </ol>
        </PagedList>
      </div>
    </Section>
  )
}

function MessageForm({ place, audiences }: { place: Workplace; audiences: readonly Audience[] }) {
  const t = useTranslate()
  const write = useWriteMessage(place)
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
        label={t('workThread.write')}
        value={text}
        rows={3}
        maxLength={4000}
        required
        error={faultOf(write.error, '/text')}
        onChange={setText}
      />
      {audiences.length > 1 ? (
        <RadioCards<Audience>
          legend={t('workThread.for')}
          value={audience}
          options={audiences.map((value) => ({
            value,
            label: t(`workThread.for.${value}`),
            text: t(`workThread.for.${value}.text`),
          }))}
          onChange={setChosen}
          inRow
        />
      ) : (
        <p className={styles.hint}>
          {t(place.kind === 'groups' ? 'workThread.ofGroup' : `workThread.for.${audience}.text`)}
        </p>
      )}
      {write.isError && !faultOf(write.error, '/text') && <ProblemAlert error={write.error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={write.isPending}>
          {t('workThread.send')}
        </Button>
      </div>
    </form>
  )
}

function Message({ place, message }: { place: Workplace; message: MessageView }) {
  const { t, formats } = useLanguage()
  const { id, audience, author, organisation, text, document, at, isMine } = message
  return (
    <li className={audience === 'facilitators' ? styles.private : undefined}>
      <p className={styles.author}>
        <strong>{author}</strong>
        <span className={styles.hint}>
          {organisation?.name ?? t('workThread.facilitation')} · {formats.moment(at)}
        </span>
        {audience === 'facilitators' && <Badge icon="eye">{t('workThread.for.facilitators')}</Badge>}
      </p>
      {document ? (
        <DocumentAdded place={place} document={document} />
      ) : text === null ? (
        <p className={styles.hint}>{t('workThread.withdrawn')}</p>
      ) : (
        <p className={styles.text}>
          <Said>{text}</Said>
        </p>
      )}
      {isMine && text !== null && <Withdraw place={place} messageId={id} />}
    </li>
  )
}

function DocumentAdded({
  place,
  document: { id, name },
}: {
  place: Workplace
  document: NonNullable<MessageView['document']>
}) {
  const t = useTranslate()
  if (name === null) return <p className={styles.hint}>{t('workThread.documentRemoved')}</p>
  return (
    <p className={styles.text}>
      {t('workThread.documentAdded')}{' '}
      <Link to={documentUrl(place, id)} outside download={name}>
        {name}
      </Link>
    </p>
  )
}

function Withdraw({ place, messageId }: { place: Workplace; messageId: string }) {
  const t = useTranslate()
  const { mutate, ...withdraw } = useWithdrawMessage(place)
  return (
    <p>
      <ConfirmButton
        label={t('workThread.withdraw')}
        title={t('workThread.withdrawTitle')}
        action={{ ...withdraw, mutate: (onSuccess) => mutate(messageId, { onSuccess }) }}
      >
        {t('workThread.withdrawText')}
      </ConfirmButton>
    </p>
  )
}
