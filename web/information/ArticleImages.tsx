import { useState } from 'react'
import {
  type InformationImage,
  type InformationView,
  imageUrl,
  useAddImage,
  useRemoveImage,
} from '../api/information.ts'
import { faultOf } from '../api/problem.ts'
import { SendFile } from '../files/SendFile.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Information.module.css'

interface ArticleImagesProps {
  article: InformationView
  onInsert(image: { id: string; alt: string }): void
}

/** The images of an item: sent here with what they show, then put in the text. */
export function ArticleImages({ article, onInsert }: ArticleImagesProps) {
  const t = useTranslate()
  const [alt, setAlt] = useState('')
  const sending = useAddImage(article.id)
  return (
    <Section title={t('informationEdit.images')}>
      {article.images.length > 0 && (
        <ul className={styles.images}>
          {article.images.map((image) => (
            <OneImage key={image.id} article={article} image={image} onInsert={onInsert} />
          ))}
        </ul>
      )}
      <SendFile
        choose={t('informationEdit.chooseImage')}
        added={t('informationEdit.imageAdded')}
        maxMegabytes={article.maxMegabytes}
        accept="image/jpeg,image/png,image/webp"
        accepted={t('informationEdit.imagesHint', { max: article.maxMegabytes })}
        sending={sending}
        send={(file, then) =>
          sending.mutate(
            { file, description: alt },
            {
              ...then,
              onSuccess: (image) => {
                onInsert({ id: image.id, alt })
                then.onSuccess()
              },
            },
          )
        }
        onEmpty={() => setAlt('')}
      >
        <TextField
          label={t('informationEdit.alt')}
          hint={t('informationEdit.altHint')}
          value={alt}
          required
          minLength={3}
          maxLength={300}
          error={faultOf(sending.error, '/description')}
          onChange={setAlt}
        />
      </SendFile>
    </Section>
  )
}

function OneImage({ article, image, onInsert }: ArticleImagesProps & { image: InformationImage }) {
  const t = useTranslate()
  const remove = useRemoveImage(article.id)
  const { id, name, description } = image
  return (
    <li>
      <img src={imageUrl(article.id, id)} alt={description ?? ''} />
      <span>{description}</span>
      <Button
        size="s"
        aria-label={t('informationEdit.insertImageOf', { name })}
        onClick={() => onInsert({ id, alt: description ?? '' })}
      >
        {t('informationEdit.insertImage')}
      </Button>
      <Button
        size="s"
        variant="quiet"
        busy={remove.isPending}
        aria-label={t('informationEdit.removeImageOf', { name })}
        onClick={() => remove.mutate(id)}
      >
        {t('informationEdit.removeImage')}
      </Button>
      {remove.isError && <ProblemAlert error={remove.error} />}
    </li>
  )
}
