import { useState } from 'react'
import { useSession, useSignOut } from '../api/session.ts'
import { keptNotes } from '../audits/keptNotes.ts'
import { keptDrafts } from '../flows/declaring/keptDrafts.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { countKeptRows, dropAllRows } from '../workshops/keptRows.ts'

/** Ends the session; what was begun and not sent stays in this browser only if the person says so. */
export function SignOutButton() {
  const t = useTranslate()
  const { user } = useSession()
  const signOut = useSignOut()
  const [isAsking, setAsking] = useState(false)
  const forms = [keptDrafts, keptNotes]
  const countUnsent = () =>
    forms.reduce((sum, kept) => sum + kept.all(user.id).length, countKeptRows(user.id))
  const count = isAsking ? countUnsent() : 0
  const leave = () => signOut.mutate('here')
  return (
    <>
      <button
        type="button"
        title={t('nav.signOut')}
        onClick={() => (countUnsent() > 0 ? setAsking(true) : leave())}
      >
        <Icon name="leave" />
        <span>{t('nav.signOut')}</span>
      </button>
      {isAsking && (
        <Dialog
          title={t('signOut.drafts', { count })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button
                variant="primary"
                busy={signOut.isPending}
                onClick={() => {
                  for (const kept of forms) kept.dropAll(user.id)
                  dropAllRows(user.id)
                  leave()
                }}
              >
                {t('signOut.erase')}
              </Button>
              <Button busy={signOut.isPending} onClick={leave}>
                {t('signOut.keep')}
              </Button>
            </>
          }
        >
          <p>{t('signOut.draftsText')}</p>
        </Dialog>
      )}
    </>
  )
}
