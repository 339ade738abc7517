import type { ExchangeView } from '../api/results.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import styles from './Results.module.css'

/** What both sides no longer pay, price by price; a price that was not said, or is kept back, is named. */
export function EurosTerms({ estimate }: { estimate: NonNullable<ExchangeView['eurosEstimate']> }) {
  const { t, formats } = useLanguage()
  return (
    <ul className={styles.terms}>
      {estimate.terms.map(({ id, eurosPerTonne, euros }) => (
        <li key={id}>
          {t(`results.price.${id}`, {
            price: formats.euros(eurosPerTonne),
            total: formats.euros(euros),
          })}
        </li>
      ))}
      {estimate.missing.map((id) => (
        <li key={id} className={styles.hint}>
          {t(`results.noPrice.${id}`)}
        </li>
      ))}
    </ul>
  )
}
