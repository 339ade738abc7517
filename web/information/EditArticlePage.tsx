import type { FormEvent } from 'react'
import { useParams } from 'wouter'
import { type InformationView, imageUrl, useArticle } from '../api/information.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { NamingFields, ReaderFields, SourceFields, TermFields } from './ArticleFields.tsx'
import { ArticleImages } from './ArticleImages.tsx'
import { withImage } from './editing.ts'
import styles from './Information.module.css'
import { MarkdownField } from './MarkdownField.tsx'
import { useArticleDraft } from './useArticleDraft.ts'

/** An item as it is written, kept in the browser as it is typed. */
export default function EditArticlePage() {
  const { id } = useParams<{ id: string }>()
  const article = useArticle(id)
  return <FetchedPage query={article}>{(data) => <Editor article={data} />}</FetchedPage>
}

function Editor({ article }: { article: InformationView }) {
  const { t, formats } = useLanguage()
  const { draft, sending, isChanged, takenUpFrom, change, erase, send } = useArticleDraft(article)
  const { error } = sending
  const back = `/informations/${article.id}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <Page>
      <PageHeader
        before={
          <Link to={back} icon="back" look="quiet" size="s">
            {t('informationEdit.backTo')}
          </Link>
        }
        title={t('informationEdit.title', { title: article.title })}
      />
      {takenUpFrom !== null && isChanged && (
        <Alert
          tone="info"
          title={t('informationEdit.takenUp', {
            date: formats.moment(new Date(takenUpFrom).toISOString()),
          })}
        >
          <Button size="s" onClick={erase}>
            {t('informationEdit.erase')}
          </Button>
        </Alert>
      )}
      <form className={styles.form} onSubmit={submit}>
        <NamingFields draft={draft} error={error} onChange={change} />
        <MarkdownField
          text={draft.body}
          error={faultOf(error, '/body')}
          imageUrl={(imageId) => imageUrl(article.id, imageId)}
          onChange={(body) => change({ body })}
        />
        <Section title={t('informationEdit.where')}>
          <SourceFields draft={draft} error={error} onChange={change} />
        </Section>
        <Section title={t('informationEdit.who')}>
          <ReaderFields draft={draft} error={error} onChange={change} />
        </Section>
        <Section title={t('informationEdit.until')}>
          <TermFields draft={draft} error={error} onChange={change} />
        </Section>
        {sending.isError && <ProblemAlert error={error} />}
        <div className={styles.sticky}>
          <Button type="submit" variant="primary" busy={sending.isPending}>
            {t('informationEdit.save')}
          </Button>
          <Link to={back} look="secondary">
            {t('informationEdit.see')}
          </Link>
          <span role="status" className={styles.hint}>
            {isChanged ? t('informationEdit.kept') : sending.isSuccess && t('informationEdit.saved')}
          </span>
        </div>
      </form>
      <ArticleImages article={article} onInsert={(image) => change({ body: withImage(draft.body, image) })} />
    </Page>
  )
}
