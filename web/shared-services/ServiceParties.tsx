import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { isServiceOpen } from '../../src/kernel/shared-services.ts'
import {
  type ServicePartyView,
  type ServiceView,
  useAnswerParty,
  useInviteParty,
  useLeaveService,
} from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { RecordDialog, VolumeDialog } from './PartyDialogs.tsx'
import styles from './Services.module.css'

/** Who takes part, with what each brings; for who leads it, who is invited and who asks too. */
export function ServiceParties({ service }: { service: ServiceView }) {
  const { t, formats } = useLanguage()
  const { parties, unitsPerYear, unit, userCount, can, stage } = service
  const total =
    unitsPerYear === null || unit === null
      ? t('serviceParties.totalUnknown')
      : formats.quantity({ quantity: unitsPerYear, unit, period: 'year' })
  return (
    <Section title={t('serviceParties.title')}>
      {parties.length === 0 && <p className={styles.hint}>{t('serviceParties.none')}</p>}
      {parties.length > 0 && (
        <ul className={styles.list}>
          {parties.map((party) => (
            <Party key={party.id} service={service} party={party} />
          ))}
        </ul>
      )}
      {userCount > 0 && (
        <p>
          <strong>{t('serviceParties.total')}</strong> · {total}
        </p>
      )}
      {can.lead && isServiceOpen(stage) && <Invite service={service} />}
    </Section>
  )
}

function Party({ service, party }: { service: ServiceView; party: ServicePartyView }) {
  const { t, formats } = useLanguage()
  const [open, setOpen] = useState<'volume' | 'record'>()
  const { name, state, at, isUser, isCarrier, message, agreedHow } = party
  return (
    <li>
      <div className={styles.facts}>
        <strong>{name}</strong>
        <Badge tone={state === 'in' ? 'good' : 'warning'}>{t(`serviceParties.state.${state}`)}</Badge>
        {isCarrier && <Badge>{t('serviceParties.carrier')}</Badge>}
        {!isUser && <Badge>{t('serviceParties.noUse')}</Badge>}
        <span className={styles.hint}>{t('serviceParties.since', { date: formats.date(at) })}</span>
        <PartyActions service={service} party={party} onOpen={setOpen} />
      </div>
      {isUser && <Brings party={party} unit={service.unit} />}
      {message && (
        <p className={styles.text}>
          <Said>{message}</Said>
        </p>
      )}
      {agreedHow && <p className={styles.hint}>{t('serviceParties.agreedHow', { how: agreedHow })}</p>}
      {open === 'volume' && (
        <VolumeDialog service={service} party={party} onClose={() => setOpen(undefined)} />
      )}
      {open === 'record' && (
        <RecordDialog service={service} party={party} onClose={() => setOpen(undefined)} />
      )}
    </li>
  )
}

/** What it brings as it said it, in the unit of the service too where that differs, and what it would pay. */
function Brings({ party, unit }: { party: ServicePartyView; unit: ServiceView['unit'] }) {
  const { t, formats } = useLanguage()
  const { unitsPerYear, wouldPayEuros, wouldPayPer } = party
  const said = formats.quantity(party)
  const yearly =
    unitsPerYear !== null && unit !== null
      ? formats.quantity({ quantity: unitsPerYear, unit, period: 'year' })
      : null
  const facts = [
    said ?? t('service.toSay'),
    ...(yearly !== null && yearly !== said ? [yearly] : []),
    ...(wouldPayEuros !== null && wouldPayPer !== null
      ? [
          `${t('serviceParties.pays')} ${t(`serviceParties.pay.${wouldPayPer}`, { euros: formats.euros(wouldPayEuros) })}`,
        ]
      : []),
  ]
  return <p className={styles.hint}>{facts.join(' · ')}</p>
}

interface PartyActionsProps {
  service: ServiceView
  party: ServicePartyView
  onOpen(what: 'volume' | 'record'): void
}

function PartyActions({ service, party, onOpen }: PartyActionsProps) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const { id, name, state, can } = party
  const answer = useAnswerParty(service.id, id)
  const leave = useLeaveService(service.id, id)
  // A structure that is out reads nothing of it from then on: back to the list, instead of a page that is not found.
  const goOut = (onSuccess: () => void) => {
    const after = service.can.lead ? onSuccess : () => navigate('/services')
    leave.mutateAsync().then(after, () => {})
  }
  return (
    <span className={styles.actions}>
      {state === 'asked' && can.answer && (
        <>
          <Button
            size="s"
            variant="primary"
            busy={answer.isPending}
            onClick={() => answer.mutate({ accept: true })}
          >
            {t('serviceParties.accept', { name })}
          </Button>
          <Button size="s" busy={answer.isPending} onClick={() => answer.mutate({ accept: false })}>
            {t('serviceParties.refuse', { name })}
          </Button>
        </>
      )}
      {can.record && (
        <Button
          size="s"
          aria-label={t('serviceParties.recordOne', { name })}
          onClick={() => onOpen('record')}
        >
          {t('serviceParties.record')}
        </Button>
      )}
      {can.volume && party.isUser && (
        <Button
          size="s"
          variant="quiet"
          aria-label={t('serviceParties.volumeOne', { name })}
          onClick={() => onOpen('volume')}
        >
          {t('serviceParties.volume')}
        </Button>
      )}
      {can.leave && (
        <ConfirmButton
          label={t(state === 'in' ? 'serviceParties.leave' : 'serviceParties.uninvite')}
          spoken={t(state === 'in' ? 'serviceParties.leaveOne' : 'serviceParties.uninviteOne', { name })}
          title={t(state === 'in' ? 'serviceParties.leaveOne' : 'serviceParties.uninviteOne', { name })}
          action={{ ...leave, mutate: goOut }}
        >
          {t(state === 'in' ? 'serviceParties.leaveText' : 'serviceParties.uninviteText')}
        </ConfirmButton>
      )}
      {answer.isError && <ProblemAlert error={answer.error} />}
    </span>
  )
}

function Invite({ service }: { service: ServiceView }) {
  const t = useTranslate()
  const invite = useInviteParty(service.id)
  const [organisationId, setOrganisationId] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!organisationId) return
    invite.mutate({ organisationId, isUser: true }, { onSuccess: () => setOrganisationId(undefined) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <OrganisationSearchBox
        label={t('serviceParties.invite')}
        selected={organisationId}
        onSelect={setOrganisationId}
      />
      <p className={styles.hint}>{t('serviceParties.inviteText')}</p>
      {invite.isError && <ProblemAlert error={invite.error} />}
      {organisationId && (
        <div className={styles.actions}>
          <Button type="submit" variant="primary" size="s" busy={invite.isPending}>
            {t('serviceParties.invite')}
          </Button>
        </div>
      )}
    </form>
  )
}
