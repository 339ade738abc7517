import { type FormEvent, useState } from 'react'
import { type CommentView, useComments, useWithdrawComment, useWriteComment } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Plan.module.css'

/** What those who read the plan say of a sheet or a step, the last first. */
export function Comments({ id, name }: { id: string; name: string }) {
  const t = useTranslate()
  const comments = useComments(id)
  const write = useWriteComment(id)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(text.trim(), { onSuccess: () => setText('') })
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <TextArea
          label={t('climate.comment')}
          aria-label={t('climate.commentOn', { title: name })}
          required
          maxLength={4000}
          value={text}
          error={faultOf(write.error, '/text')}
          onChange={setText}
        />
        {write.isError && !faultOf(write.error, '/text') && <ProblemAlert error={write.error} />}
        <div className={styles.actions}>
          <Button type="submit" size="s" busy={write.isPending}>
            {t('climate.sendComment')}
          </Button>
        </div>
      </form>
      {comments.isPending && <Loading />}
      {comments.isError && <ProblemAlert error={comments.error} onRetry={comments.refetch} />}
      {comments.data && comments.data.total > 0 && (
        <ol className={styles.rows}>
          {comments.data.items.map((comment) => (
            <Comment key={comment.id} comment={comment} />
          ))}
        </ol>
      )}
    </>
  )
}

function Comment({ comment: { id, text, by, at, can } }: { comment: CommentView }) {
  const { t, formats } = useLanguage()
  const { mutate, ...withdraw } = useWithdrawComment(id)
  return (
    <li>
      <span className={styles.facts}>
        <strong>{by}</strong>
        <span className={styles.hint}>{formats.moment(at)}</span>
        {can.withdraw && (
          <ConfirmButton
            label={t('climate.withdrawComment')}
            title={t('climate.withdrawCommentTitle')}
            action={{ ...withdraw, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
          >
            {t('climate.withdrawCommentText')}
          </ConfirmButton>
        )}
      </span>
      {text === null ? (
        <span className={styles.hint}>{t('climate.commentWithdrawn')}</span>
      ) : (
        <span className={styles.text}>
          <Said>{text}</Said>
        </span>
      )}
    </li>
  )
}
