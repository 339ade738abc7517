import type { FlowList } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { FlowTable } from './FlowTable.tsx'
import styles from './NothingFound.module.css'

/** When a search finds nothing: the nearest there is, and the wish that may be left as a need. */
export function NothingFound({ wish, instead }: { wish: string | undefined; instead: FlowList['instead'] }) {
  const t = useTranslate()
  return (
    <>
      <EmptyState
        title={t('flows.noneFiltered')}
        action={
          wish && (
            <Link to={`/flux/nouveau?${new URLSearchParams({ sens: 'need', texte: wish })}`} look="primary">
              {t('flows.leaveWish')}
            </Link>
          )
        }
      >
        {wish && t('flows.leaveWishText')}
      </EmptyState>
      {instead && (
        <section className={styles.nearest}>
          <h2>{t(`flows.without.${instead.without}`)}</h2>
          <FlowTable flows={instead.items} caption={t(`flows.without.${instead.without}`)} />
        </section>
      )}
    </>
  )
}
