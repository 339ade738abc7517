import { type FormEvent, useId, useState } from 'react'
import { type StoryDesk, type StoryFigure, useWriteStory } from '../api/stories.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { figureInWords } from '../stories/StoryBody.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Synergy.module.css'

interface StoryDialogProps {
  synergyId: string
  desk: StoryDesk
  onClose(): void
}

const idOf = ({ measure, basis }: Pick<StoryFigure, 'measure' | 'basis'>) => `${measure} ${basis}`

/** What was done, figures chosen among the results, and perhaps a word of somebody. */
export function StoryDialog({ synergyId, desk: { story, offered }, onClose }: StoryDialogProps) {
  const { t, formats } = useLanguage()
  const form = useId()
  const write = useWriteStory(synergyId)
  const [title, setTitle] = useState(story?.page.title ?? '')
  const [text, setText] = useState(story?.page.text ?? '')
  const [quote, setQuote] = useState(story?.page.quote ?? { text: '', by: '' })
  const [chosen, setChosen] = useState(new Set(story?.page.figures.map(idOf) ?? []))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const figures = offered.filter((one) => chosen.has(idOf(one)))
    const isQuoted = quote.text.trim() !== '' || quote.by.trim() !== ''
    write.mutate(
      {
        ...{ title, text, quote: isQuoted ? quote : null },
        figures: figures.map(({ measure, basis }) => ({ measure, basis })),
      },
      { onSuccess: onClose },
    )
  }
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)))
  return (
    <Dialog
      title={t(story ? 'story.edit' : 'story.write')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={write.isPending}>
          {t('story.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {story && story.state !== 'draft' && <Alert tone="warning">{t('story.editVoids')}</Alert>}
        {write.isError && <ProblemAlert error={write.error} />}
        <TextField
          label={t('story.field.title')}
          required
          maxLength={120}
          value={title}
          onChange={setTitle}
        />
        <TextArea
          label={t('story.field.text')}
          hint={t('story.field.textHint')}
          required
          rows={8}
          maxLength={3000}
          value={text}
          onChange={setText}
        />
        {offered.length > 0 && (
          <fieldset className={styles.role}>
            <legend>{t('story.field.figures')}</legend>
            {offered.map((one) => (
              <Checkbox
                key={idOf(one)}
                label={t('story.field.figure', {
                  measure: t(`stories.measure.${one.measure}`),
                  value: figureInWords(one, formats),
                  basis: t(`stories.basis.${one.basis}`),
                })}
                checked={chosen.has(idOf(one))}
                onChange={(isChosen) => choose(idOf(one), isChosen)}
              />
            ))}
          </fieldset>
        )}
        <TextArea
          label={t('story.field.quote')}
          hint={t('story.field.quoteHint')}
          maxLength={400}
          value={quote.text}
          onChange={(said) => setQuote({ ...quote, text: said })}
        />
        <TextField
          label={t('story.field.quoteBy')}
          maxLength={120}
          value={quote.by}
          onChange={(by) => setQuote({ ...quote, by })}
        />
      </form>
    </Dialog>
  )
}
