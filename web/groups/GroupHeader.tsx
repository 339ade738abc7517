import { useState } from 'react'
import { type GroupView, useChangeGroup } from '../api/groups.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { EditGroupDialog } from './EditGroupDialog.tsx'
import styles from './Groups.module.css'
import { Activity, GroupBadges, NextMeeting } from './groupWords.tsx'

/** Names the group: its theme, whether it lives, what it is for, who leads it, when it meets next. */
export function GroupHeader({ group }: { group: GroupView }) {
  const t = useTranslate()
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <PageHeader
        before={
          <Link to="/groupes" icon="back" look="quiet" size="s" data-print="hide">
            {t('group.back')}
          </Link>
        }
        title={group.title}
        lead={
          <span className={styles.facts}>
            <GroupBadges group={group} />
            <Activity group={group} />
          </span>
        }
        actions={
          group.can.manage && (
            <>
              <Button size="s" icon="edit" onClick={() => setChanging(true)}>
                {t('group.edit')}
              </Button>
              <Closing group={group} />
            </>
          )
        }
      />
      {group.state === 'dormant' && <Alert tone="info">{t('group.dormantText')}</Alert>}
      {group.objectives && (
        <p className={styles.text}>
          <Said>{group.objectives}</Said>
        </p>
      )}
      {group.isInside && (
        <Facts
          facts={[
            [t('groups.leader'), group.lead?.name ?? t('group.noLead')],
            [t('groups.next'), <NextMeeting key="next" group={group} />],
            [
              t('group.origin'),
              group.synergyId ? (
                <Link key="origin" to={`/synergies/${group.synergyId}`}>
                  {t('group.origin.synergy')}
                </Link>
              ) : (
                t(`group.origin.${group.origin}`)
              ),
            ],
          ]}
        />
      )}
      {isChanging && <EditGroupDialog group={group} onClose={() => setChanging(false)} />}
    </>
  )
}

/** Ends it, or takes it up again: what was shared is read on. */
function Closing({ group }: { group: GroupView }) {
  const t = useTranslate()
  const { mutate, ...change } = useChangeGroup(group.id)
  if (group.closedAt !== null)
    return (
      <Button size="s" icon="renew" busy={change.isPending} onClick={() => mutate({ isClosed: false })}>
        {t('group.reopen')}
      </Button>
    )
  return (
    <ConfirmButton
      label={t('group.close')}
      title={t('group.closeTitle')}
      action={{ ...change, mutate: (onSuccess) => mutate({ isClosed: true }, { onSuccess }) }}
    >
      {t('group.closeText')}
    </ConfirmButton>
  )
}
