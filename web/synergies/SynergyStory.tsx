import { useState } from 'react'
import {
  type StoryDesk,
  type StoryView,
  useAnswerStory,
  useAskForStory,
  useRemoveStory,
  useStory,
} from '../api/stories.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { StoryBody } from '../stories/StoryBody.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { StoryDialog } from './StoryDialog.tsx'
import styles from './Synergy.module.css'

/** The story that may be published: written by facilitators, agreed to word for word by every structure. */
export function SynergyStory({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const desk = useStory(synergy.id)
  if (desk.isError) return <ProblemAlert error={desk.error} onRetry={() => void desk.refetch()} />
  if (!desk.data || (!desk.data.story && !desk.data.can.write)) return null
  const { story, can } = desk.data
  return (
    <Section title={t('story.title')}>
      {story ? <Story story={story} synergyId={synergy.id} /> : <p>{t('story.none')}</p>}
      {(can.write || can.remove) && <Desk synergyId={synergy.id} desk={desk.data} />}
    </Section>
  )
}

/** The page as it would be read, where it stands, and what each structure said of it. */
function Story({ story, synergyId }: { story: StoryView; synergyId: string }) {
  const t = useTranslate()
  const { state, page, parties, publicId } = story
  return (
    <>
      <Alert tone={state === 'published' ? 'success' : 'info'} title={t(`story.state.${state}`)}>
        <p>{t(`story.text.${state}`)}</p>
        {publicId && <Link to={`/reussites/${publicId}`}>{t('story.see')}</Link>}
      </Alert>
      <Card>
        <h3>
          <Said>{page.title}</Said>
        </h3>
        <StoryBody story={page} />
      </Card>
      {state !== 'draft' && (
        <ul className={styles.sides}>
          {parties.map((party) => (
            <li key={party.organisationId}>
              <PartyAnswer party={party} />
            </li>
          ))}
        </ul>
      )}
      {parties.map(
        (party) =>
          party.canAnswer && (
            <Answer key={party.organisationId} party={party} digest={story.digest} synergyId={synergyId} />
          ),
      )}
    </>
  )
}

type Party = StoryView['parties'][number]

function PartyAnswer({ party: { name, answer, at, by } }: { party: Party }) {
  const { t, formats } = useLanguage()
  if (!answer) return t('story.answer.none', { name })
  return t(`story.answer.${answer}`, { name, by: by ?? '', date: formats.date(at ?? '') })
}

/** Yes to the very page that is shown, no, or a yes taken back: at once. */
function Answer({ party, digest, synergyId }: { party: Party; digest: string; synergyId: string }) {
  const t = useTranslate()
  const say = useAnswerStory(synergyId)
  const { organisationId, answer, name } = party
  const send = (said: 'yes' | 'no' | 'withdrawn') => say.mutate({ organisationId, answer: said, digest })
  return (
    <div className={styles.form}>
      {answer !== 'yes' && <p className={styles.hint}>{t('story.consent', { name })}</p>}
      <div className={styles.actions}>
        {answer === 'yes' ? (
          <Button busy={say.isPending} onClick={() => send('withdrawn')}>
            {t('story.withdraw')}
          </Button>
        ) : (
          <Button variant="primary" busy={say.isPending} onClick={() => send('yes')}>
            {t('story.agree')}
          </Button>
        )}
        {answer === null && (
          <Button busy={say.isPending} onClick={() => send('no')}>
            {t('story.refuse')}
          </Button>
        )}
      </div>
      {say.isError && <ProblemAlert error={say.error} />}
    </div>
  )
}

/** For its facilitators: write, ask, take away. */
function Desk({ synergyId, desk }: { synergyId: string; desk: StoryDesk }) {
  const t = useTranslate()
  const [isWriting, setWriting] = useState(false)
  const [ask, remove] = [useAskForStory(synergyId), useRemoveStory(synergyId)]
  const { story, isOpen, can } = desk
  return (
    <div className={styles.form}>
      {!isOpen && <p className={styles.hint}>{t('story.closed')}</p>}
      <div className={styles.actions}>
        {story?.state === 'draft' && isOpen && (
          <Button variant="primary" busy={ask.isPending} onClick={() => ask.mutate(null)}>
            {t('story.ask')}
          </Button>
        )}
        {can.write && (
          <Button icon="edit" onClick={() => setWriting(true)}>
            {t(story ? 'story.edit' : 'story.write')}
          </Button>
        )}
        {can.remove && (
          <ConfirmButton
            label={t('story.remove')}
            title={t('story.removeTitle')}
            action={{ ...remove, mutate: (done) => remove.mutate(null, { onSuccess: done }) }}
          >
            {t('story.removeText')}
          </ConfirmButton>
        )}
      </div>
      {ask.isError && <ProblemAlert error={ask.error} />}
      {isWriting && <StoryDialog synergyId={synergyId} desk={desk} onClose={() => setWriting(false)} />}
    </div>
  )
}
