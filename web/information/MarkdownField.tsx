import { useId, useLayoutEffect, useRef } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import { type Mark, marked, marks } from './editing.ts'
import styles from './Information.module.css'
import { MarkdownText } from './MarkdownText.tsx'

interface MarkdownFieldProps {
  text: string
  error?: string
  imageUrl(imageId: string): string
  onChange(text: string): void
}

/** The text as it is written, with what readers will see of it beside. */
export function MarkdownField({ text, error, imageUrl, onChange }: MarkdownFieldProps) {
  const t = useTranslate()
  const previewId = useId()
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<readonly [number, number] | null>(null)
  const shown = useDebounced(text)
  const area = () => box.current?.querySelector('textarea')

  // Once the marked text is in the field.
  useLayoutEffect(() => {
    if (!wanted.current) return
    area()?.focus()
    area()?.setSelectionRange(...wanted.current)
    wanted.current = null
  })
  const mark = (one: Mark) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area() ?? {}
    const next = marked(
      { text, start: selectionStart, end: selectionEnd },
      one,
      t(`informationEdit.sample.${one}`),
    )
    wanted.current = [next.start, next.end]
    onChange(next.text)
  }
  return (
    <div className={styles.write}>
      <div className={styles.writing} ref={box}>
        <fieldset className={styles.group}>
          <legend>{t('informationEdit.tools')}</legend>
          <div className={styles.actions}>
            {marks.map((one) => (
              <Button key={one} size="s" onClick={() => mark(one)}>
                {t(`informationEdit.tool.${one}`)}
              </Button>
            ))}
          </div>
        </fieldset>
        <TextArea
          label={t('informationEdit.body')}
          hint={t('informationEdit.bodyHint')}
          value={text}
          rows={18}
          maxLength={30_000}
          error={error}
          onChange={onChange}
        />
      </div>
      <section className={styles.preview} aria-labelledby={previewId}>
        <h3 id={previewId}>{t('informationEdit.preview')}</h3>
        <div>
          {shown.trim() ? (
            <MarkdownText text={shown} imageUrl={imageUrl} />
          ) : (
            <p className={styles.hint}>{t('informationEdit.previewEmpty')}</p>
          )}
        </div>
      </section>
    </div>
  )
}
