import { MaskedWords } from '@/components/outlet/MaskedWords'
import { Unknown } from '@/components/page/Unknown'
import { quoteOpening } from './write-title'

interface Props {
  /** Null when it is not known. */
  readonly title: string | null
  /** The first words of the article, which stand in for a title that it does not have. */
  readonly openingWords: string
}

/** An article by its title; one without is “Untitled” in italics, with its opening words. */
export const ArticleTitle = ({ title, openingWords }: Props) => {
  if (title !== null) return <span dir="auto"><MaskedWords words={title} /></span>
  if (!openingWords) return <Unknown word="Untitled" />
  return <><Unknown word="Untitled" />: <span dir="auto"><MaskedWords words={quoteOpening(openingWords)} /></span></>
}
