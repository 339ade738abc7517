import type { ReactNode } from 'react'
import type { PublicArticle } from '../api/publicInformation.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import type { Fact } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Information.module.css'
import { ItemBadges, ItemFacts } from './ItemFacts.tsx'
import { MarkdownText } from './MarkdownText.tsx'

interface ArticleBodyProps {
  article: PublicArticle
  imageUrl(imageId: string): string
  badges?: ReactNode
  /** What this reader may do, beside printing. */
  actions?: ReactNode
  /** Said first: why it is shown, what is asked of who writes. */
  before?: ReactNode
  checked?: string
  others?: readonly Fact[]
  /** For those who write. */
  children?: ReactNode
}

/** An item to read, to share and to print: the same to members and visitors but for what each may know and do. */
export function ArticleBody(props: ArticleBodyProps) {
  const { article, imageUrl, badges, actions, before, checked, others, children } = props
  const t = useTranslate()
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/informations" icon="back" look="quiet" size="s" data-print="hide">
            {t('information.back')}
          </Link>
        }
        title={article.title}
        lead={
          <p className={styles.facts}>
            <ItemBadges item={article} />
            {badges}
          </p>
        }
        actions={
          <>
            {actions}
            <Button icon="print" size="s" onClick={() => window.print()}>
              {t('information.print')}
            </Button>
          </>
        }
      />
      {before}
      <article className={styles.article}>
        {article.summary && (
          <p className={styles.summary}>
            <Said>{article.summary}</Said>
          </p>
        )}
        <MarkdownText text={article.body} imageUrl={imageUrl} />
        <ItemFacts item={article} checked={checked} others={others} />
      </article>
      {children}
    </Page>
  )
}
