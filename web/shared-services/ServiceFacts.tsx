import { type ReactNode, useState } from 'react'
import { type FactsView, type ServiceView, useRemoveFact } from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { CreatedDialog, JobDialog, JobEndDialog, SupportAnswerDialog, SupportDialog } from './FactDialogs.tsx'
import styles from './Services.module.css'

type Adding = 'job' | 'structure' | 'support'

/** What the service made and what the authority is asked, each with its days: what the plan counts comes from here. */
export function ServiceFacts({ service, facts }: { service: ServiceView; facts: FactsView }) {
  const t = useTranslate()
  const [adding, setAdding] = useState<Adding>()
  const onClose = () => setAdding(undefined)
  const add = (what: Adding, label: string) =>
    service.can.lead && (
      <div className={styles.actions}>
        <Button size="s" icon="plus" onClick={() => setAdding(what)}>
          {label}
        </Button>
      </div>
    )
  return (
    <Section title={t('facts.title')}>
      <Part title={t('facts.jobs')} none={facts.jobs.length === 0 && t('facts.jobsNone')}>
        {facts.jobs.map((job) => (
          <Job key={job.id} service={service} job={job} />
        ))}
      </Part>
      {add('job', t('facts.jobAdd'))}
      <Part title={t('facts.structures')} none={facts.structures.length === 0 && t('facts.structuresNone')}>
        {facts.structures.map((one) => (
          <Created key={one.id} service={service} structure={one} />
        ))}
      </Part>
      {add('structure', t('facts.structureAdd'))}
      <Part title={t('facts.supports')} none={facts.supports.length === 0 && t('facts.supportsNone')}>
        {facts.supports.map((support) => (
          <Support key={support.id} service={service} support={support} />
        ))}
      </Part>
      {add('support', t('facts.supportAdd'))}
      {adding === 'job' && <JobDialog service={service} onClose={onClose} />}
      {adding === 'structure' && <CreatedDialog service={service} onClose={onClose} />}
      {adding === 'support' && <SupportDialog service={service} onClose={onClose} />}
    </Section>
  )
}

function Part({ title, none, children }: { title: string; none: string | false; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      {none === false ? <ul className={styles.list}>{children}</ul> : <p className={styles.hint}>{none}</p>}
    </>
  )
}

function Job({ service, job }: { service: ServiceView; job: FactsView['jobs'][number] }) {
  const { t, formats } = useLanguage()
  const [isEnding, setEnding] = useState(false)
  const { id, label, fte, since, endedOn } = job
  return (
    <li>
      <div className={styles.facts}>
        <strong>
          <Said>{label}</Said>
        </strong>
        <Badge>{t('facts.fteOf', { count: formats.number(fte) })}</Badge>
        <span className={styles.hint}>
          {t('facts.sinceOn', { date: formats.date(since) })}
          {endedOn && `, ${t('facts.ended', { date: formats.date(endedOn) })}`}
        </span>
        {service.can.lead && (
          <span className={styles.actions}>
            <Button
              size="s"
              variant="quiet"
              aria-label={t('facts.endOf', { label })}
              onClick={() => setEnding(true)}
            >
              {t('facts.end')}
            </Button>
            <Remove service={service} of="jobs" fact={{ id, label }} />
          </span>
        )}
      </div>
      {isEnding && <JobEndDialog service={service} job={job} onClose={() => setEnding(false)} />}
    </li>
  )
}

function Created({
  service,
  structure: { id, name, siren, createdOn },
}: {
  service: ServiceView
  structure: FactsView['structures'][number]
}) {
  const { t, formats } = useLanguage()
  return (
    <li className={styles.facts}>
      <div className={styles.facts}>
        <strong>
          <Said>{name}</Said>
        </strong>
        {siren && <span className={styles.hint}>SIREN {siren}</span>}
        <span className={styles.hint}>{t('facts.created', { date: formats.date(createdOn) })}</span>
        {service.can.lead && <Remove service={service} of="structures" fact={{ id, label: name }} />}
      </div>
    </li>
  )
}

function Support({ service, support }: { service: ServiceView; support: FactsView['supports'][number] }) {
  const { t, formats } = useLanguage()
  const [isAnswering, setAnswering] = useState(false)
  const { id, kind, label, euros, askedOn, answer, answeredEuros, answeredOn, answerNote } = support
  const tone = answer === null || answer === 'refused' ? 'warning' : 'good'
  return (
    <li>
      <div className={styles.facts}>
        <strong>
          <Said>{label}</Said>
        </strong>
        <Badge>{t(`facts.support.${kind}`)}</Badge>
        <span className={styles.hint}>
          {euros === null ? t('facts.noAmount') : formats.euros(euros)},{' '}
          {t('facts.asked', { date: formats.date(askedOn) })}
        </span>
        <Badge tone={tone}>{t(`facts.answer.${answer ?? 'none'}`)}</Badge>
        {answeredOn && (
          <span className={styles.hint}>
            {answeredEuros !== null && `${formats.euros(answeredEuros)}, `}
            {t('facts.answered', { date: formats.date(answeredOn) })}
          </span>
        )}
        <span className={styles.actions}>
          {service.can.answerSupport && (
            <Button
              size="s"
              variant={answer === null ? 'secondary' : 'quiet'}
              aria-label={t('facts.answerOf', { label })}
              onClick={() => setAnswering(true)}
            >
              {t('facts.answer')}
            </Button>
          )}
          {service.can.lead && <Remove service={service} of="supports" fact={{ id, label }} />}
        </span>
      </div>
      {answerNote && (
        <p className={styles.text}>
          <Said>{answerNote}</Said>
        </p>
      )}
      {isAnswering && (
        <SupportAnswerDialog service={service} support={support} onClose={() => setAnswering(false)} />
      )}
    </li>
  )
}

interface RemoveProps {
  service: ServiceView
  of: 'jobs' | 'structures' | 'supports'
  fact: { id: string; label: string }
}

function Remove({ service, of, fact }: RemoveProps) {
  const t = useTranslate()
  const { mutate, ...remove } = useRemoveFact(service.id, of, fact.id)
  return (
    <ConfirmButton
      label={t('facts.remove')}
      spoken={t('facts.removeOf', { label: fact.label })}
      title={t('facts.removeOf', { label: fact.label })}
      action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
    >
      {t('facts.removeText')}
    </ConfirmButton>
  )
}
