import type { ArticleName } from '@/core/saving/unsent'
import { MaskedWords } from '../outlet/MaskedWords'

/** An article as its page called it. */
export const ArticleTitle = ({ article }: { readonly article: ArticleName | undefined }) =>
  article?.title ? <span dir="auto"><MaskedWords words={article.title} /></span> : <>{article ? 'an article without a known title' : 'an article'}</>
