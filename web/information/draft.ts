import type {
  InformationAudience,
  InformationCategory,
  InformationTheme,
} from '../../src/kernel/information.ts'
import type { Sector } from '../../src/kernel/sectors.ts'
import type { InformationChange, InformationView } from '../api/information.ts'
import type { Choice } from '../ui/ComboBox.tsx'
import { keptForms } from '../ui/keptForms.ts'

/** An item as its form holds it. */
export interface ArticleDraft {
  category: InformationCategory
  title: string
  summary: string
  body: string
  byline: string
  sourceName: string
  sourceUrl: string
  resources: readonly Choice[]
  sectors: readonly Sector[]
  themes: readonly InformationTheme[]
  audience: InformationAudience
  validMonths: string
  closesOn: string
}

/** Items changed and not sent yet, under their identifier. */
export const keptArticles = keptForms<ArticleDraft>('information')

export function draftOf(article: InformationView): ArticleDraft {
  const { category, title, summary, body, byline, source, resources, sectors, themes, audience } = article
  return {
    ...{ category, title, summary, body, byline, resources, sectors, themes, audience },
    ...{ sourceName: source.name, sourceUrl: source.url ?? '' },
    ...{ validMonths: String(article.validMonths), closesOn: article.closesOn ?? '' },
  }
}

/** What is sent to the server; only a call for projects has a closing day. */
export function changeOf(draft: ArticleDraft): Omit<InformationChange, 'version'> {
  const { resources, sourceUrl, validMonths, closesOn, sectors, themes, ...words } = draft
  return {
    ...words,
    ...{ sectors: [...sectors], themes: [...themes] },
    resourceIds: resources.map(({ id }) => id),
    sourceUrl: sourceUrl.trim() || null,
    validMonths: Number(validMonths),
    closesOn: draft.category === 'call' ? closesOn || null : null,
  }
}
