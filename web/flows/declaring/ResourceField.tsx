import { useState } from 'react'
import type { ReadingView } from '../../api/resources.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { useResourceChoices } from '../../knowledge/choices.ts'
import type { Choice } from '../../ui/ComboBox.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Folded } from '../../ui/Folded.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './Declaring.module.css'
import { useReadIn } from './readIn.ts'

interface ResourceFieldProps {
  /** Chosen by the person; null leaves it to the words. */
  chosen: Choice | null
  reading: ReadingView | undefined
  error?: string
  onChange(chosen: Choice | null): void
}

const SHOWN = 4
const BY_WORDS = ''

/** What Boucle recognises in the words, and the way to say that it is something else. */
export function ResourceField({ chosen, reading, error, onChange }: ResourceFieldProps) {
  const { t, language } = useLanguage()
  const readIn = useReadIn()
  const [isOpen, setOpen] = useState(false)
  const found = reading?.resources ?? []
  const name = (one: (typeof found)[number]) => (language === 'fr' ? one.labelFr : one.labelEn)
  const [likeliest] = found
  if (!reading && !chosen) return null
  const shown = found.slice(0, SHOWN)
  const isListed = !chosen || shown.some(({ id }) => id === chosen.id)
  const options = [
    { value: BY_WORDS, label: t('declare.byWords'), text: t('declare.byWords.text') },
    ...shown.map((one) => ({ value: one.id, label: name(one), text: readIn(one.because) })),
    ...(isListed ? [] : [{ value: chosen.id, label: chosen.label }]),
  ]
  const title = chosen
    ? t('declare.chosen', { name: chosen.label })
    : likeliest
      ? t(likeliest.isSure ? 'declare.read' : 'declare.readPerhaps', { name: name(likeliest) })
      : t('declare.readNothing')
  return (
    <div className={styles.understood}>
      <VisuallyHidden>
        <span role="status">{title}</span>
      </VisuallyHidden>
      <Folded
        title={title}
        lead={chosen ? t('declare.chosenByYou') : t('declare.correct')}
        isOpen={isOpen || error !== undefined}
        onToggle={setOpen}
      >
        <RadioCards
          legend={t('declare.resource')}
          value={chosen?.id ?? BY_WORDS}
          options={options}
          onChange={(id) => {
            const one = options.find(({ value }) => value === id)
            onChange(one && id !== BY_WORDS ? { id, label: one.label } : null)
          }}
        />
        <OtherResource onChange={onChange} />
        {error && <Fault>{error}</Fault>}
      </Folded>
    </div>
  )
}

/** Any resource of the knowledge base, found by typing. */
function OtherResource({ onChange }: { onChange(chosen: Choice): void }) {
  const { t } = useLanguage()
  // The label of what is picked comes with the choices that were shown last.
  const seen = new Map<string, Choice>()
  const useSeen = (text: string) => {
    const choices = useResourceChoices(text)
    for (const choice of choices) seen.set(choice.id, choice)
    return choices
  }
  return (
    <SearchBox
      label={t('declare.otherResource')}
      placeholder={t('declare.typeToSearch')}
      selected={null}
      useChoices={useSeen}
      onSelect={(id) => {
        const choice = id === null ? undefined : seen.get(id)
        if (choice) onChange({ id: choice.id, label: choice.label })
      }}
    />
  )
}
