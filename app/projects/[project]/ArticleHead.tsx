import { HiddenOutlet } from '@/components/outlet/HiddenOutlet'
import { OutletCardLine } from '@/components/outlet/OutletCardLine'
import { Provenance } from '@/components/outlet/Provenance'
import type { ArticleSummary, ArticleText } from '@/data/article'

/** Who wrote and published an article, and where its text came from: what stands above it. */
export function ArticleHead({ article, content, correctHref }: { article: ArticleSummary; content: ArticleText; correctHref?: string }) {
  if (article.outletHidden) return <HiddenOutlet publishedAt={article.publishedAt} />
  const { originator, publisher, publishedAt, provenance, byline, url, importedAt } = article
  return (
    <OutletCardLine
      originator={originator} publisher={publisher} publishedAt={publishedAt} correctHref={correctHref}
      provenance={<Provenance provenance={provenance} byline={byline} publishedAt={publishedAt} url={url} rawSha256={content.rawSha256} textSha256={content.textSha256} importedAt={importedAt} />}
    />
  )
}
