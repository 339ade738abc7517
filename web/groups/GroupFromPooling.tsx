import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PoolingView } from '../api/matches.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { NewGroupDialog } from './NewGroupDialog.tsx'

/** For facilitators: invites the structures of a pooling proposal to a working group. */
export function GroupFromPooling({ pooling }: { pooling: PoolingView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const facilitates = canFacilitate(useSession())
  const [isCreating, setCreating] = useState(false)
  if (!facilitates) return null
  return (
    <>
      <Button size="s" onClick={() => setCreating(true)}>
        {t('groups.create')}
      </Button>
      {isCreating && (
        <NewGroupDialog
          origin={{ poolingId: pooling.id }}
          title={pooling.resourceLabel}
          onClose={() => setCreating(false)}
          onDone={({ id }) => navigate(`/groupes/${id}`)}
        />
      )}
    </>
  )
}
