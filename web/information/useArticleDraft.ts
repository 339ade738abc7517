import { useRef, useState } from 'react'
import { type InformationView, useWrite } from '../api/information.ts'
import { useSession } from '../api/session.ts'
import { isSame, onto } from '../ui/keptForms.ts'
import { type ArticleDraft, changeOf, draftOf, keptArticles } from './draft.ts'

/**
 * An item as it is changed, kept in the browser at each letter until the server has it. It is sent with the version that
 * was read: a colleague’s own changes are refused rather than written over.
 */
export function useArticleDraft(article: InformationView) {
  const userId = useSession().user.id
  const sending = useWrite(article.id)
  const [taken, setTaken] = useState(() => keptArticles.find(userId, article.id))
  const [version, setVersion] = useState(article.version)
  const [base, setBase] = useState(() => draftOf(article))
  const [draft, setDraft] = useState(() => (taken?.base ? onto(base, taken.base, taken.draft) : base))
  const latest = useRef(draft)

  const keep = (from: ArticleDraft, next: ArticleDraft) => {
    latest.current = next
    setDraft(next)
    if (isSame(next, from)) keptArticles.drop(userId, article.id)
    else keptArticles.keep(userId, { id: article.id, base: from, draft: next })
  }
  return {
    ...{ draft, sending, isChanged: !isSame(draft, base) },
    /** When what is taken up was kept, in milliseconds; null: nothing was. */
    takenUpFrom: taken?.savedAt ?? null,
    change: (part: Partial<ArticleDraft>) => keep(base, { ...latest.current, ...part }),
    erase() {
      setTaken(null)
      keep(base, base)
    },
    send(then?: () => void) {
      const sent = draft
      sending.mutate(
        { ...changeOf(sent), version },
        {
          onSuccess(saved) {
            setTaken(null)
            setVersion(saved.version)
            const next = draftOf(saved)
            setBase(next)
            // What was typed while it was on its way is still to be sent.
            keep(next, onto(next, sent, latest.current))
            then?.()
          },
        },
      )
    },
  }
}
