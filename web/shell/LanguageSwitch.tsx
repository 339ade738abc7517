import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Language } from '../i18n/messages.ts'
import { languages } from '../i18n/messages.ts'
import styles from './LanguageSwitch.module.css'

const NAMES: Record<Language, string> = { fr: 'Français', en: 'English' }

export function LanguageSwitch() {
  const { language, setLanguage, t } = useLanguage()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these two buttons act at once
    <div role="group" aria-label={t('nav.language')} className={styles.switch}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          title={NAMES[each]}
          aria-pressed={each === language}
          onClick={() => setLanguage(each)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
