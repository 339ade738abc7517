import type { StoryFigure, StoryPage } from '../../src/features/synergies/stories/contract.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Stories.module.css'

/** All that a story says: the same on the public page and where its structures agree to it. */
export function StoryBody({ story }: { story: StoryPage }) {
  const { t, language } = useLanguage()
  const { text, quote, figures, structures } = story
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(structures)
  return (
    <article className={styles.story}>
      <p className={styles.names}>{t('stories.by', { names })}</p>
      <div className={styles.text}>
        {text.split(/\n+/).map((paragraph) => (
          <p key={paragraph}>
            <Said>{paragraph}</Said>
          </p>
        ))}
      </div>
      {figures.length > 0 && <Figures figures={figures} />}
      {quote && (
        <figure className={styles.quote}>
          <blockquote>
            <Said>{quote.text}</Said>
          </blockquote>
          <figcaption>
            <Said>{quote.by}</Said>
          </figcaption>
        </figure>
      )}
    </article>
  )
}

/** Each figure with how it is known: never added to one another. */
export function Figures({ figures }: { figures: readonly StoryFigure[] }) {
  const { t, formats } = useLanguage()
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={`${figure.measure} ${figure.basis}`}>
          <dt>{t(`stories.measure.${figure.measure}`)}</dt>
          <dd>
            <strong>{figureInWords(figure, formats)}</strong>
            <span>{t(`stories.basis.${figure.basis}`)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** In tonnes from a hundred kilograms on, as the results say it. */
export function figureInWords({ measure, value }: StoryFigure, formats: Formats): string {
  if (measure === 'euros') return formats.euros(value)
  if (measure === 'tonnes') return `${formats.number(value)}\u202ft`
  return Math.abs(value) >= 100
    ? `${formats.number(value / 1000)}\u202ftCO₂e`
    : `${formats.number(value)}\u202fkgCO₂e`
}
