import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ServiceKind } from '../../src/kernel/shared-services.ts'
import type { PoolingView } from '../api/matches.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { NewServiceDialog } from './NewServiceDialog.tsx'

/** The kind of service that a family of flows pools into, as a first choice. */
const KINDS: Partial<Record<PoolingView['family'], ServiceKind>> = {
  ...{ waste: 'collection', equipment: 'equipment', space: 'storage', logistics: 'transport' },
  ...{ skill: 'employment', service: 'contract', 'group-purchase': 'purchase' },
}

/** For facilitators: opens the sheet of a shared service for the structures of a pooling proposal. */
export function ServiceFromPooling({ pooling }: { pooling: PoolingView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const facilitates = canFacilitate(useSession())
  const [isCreating, setCreating] = useState(false)
  if (!facilitates) return null
  return (
    <>
      <Button size="s" onClick={() => setCreating(true)}>
        {t('services.create')}
      </Button>
      {isCreating && (
        <NewServiceDialog
          origin={{ poolingId: pooling.id }}
          title={pooling.resourceLabel}
          kind={KINDS[pooling.family] ?? 'other'}
          onClose={() => setCreating(false)}
          onDone={({ id }) => navigate(`/services/${id}`)}
        />
      )}
    </>
  )
}
