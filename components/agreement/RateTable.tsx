import { TagBadge } from '@/components/codebook/TagBadge'
import { type Column, DataTable } from '@/components/page/DataTable'
import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import { many } from '@/core/counted'
import classes from './FigureTable.module.css'
import { FigureWords } from './FigureWords'
import { type TagRates, annotatorsIn, writeRate } from './rates'

interface Props {
  readonly byTag: readonly TagRates[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly hrefOf: (tag: string) => string | null
}

/** Spans per article: each annotator's own, and under it the others' on the same articles. */
export const RateTable = ({ byTag, codebook, hrefOf }: Props) => {
  const annotators = annotatorsIn(byTag.flatMap(({ rates }) => rates))
  const columns: readonly Column<TagRates>[] = [
    { key: 'tag', head: 'Tag', names: true, cell: ({ tag, name }) => <TagName tag={tag} name={name} codebook={codebook} href={hrefOf(tag)} /> },
    ...annotators.map(({ annotator, articles }): Column<TagRates> => ({
      key: annotator,
      head: <>{annotator}, {many(articles, 'article')}</>,
      numeric: true,
      cell: ({ rates }) => {
        const rate = rates.find((one) => one.annotator === annotator)
        if (!rate) return <span className={classes.soft}>–</span>
        return <><FigureWords figure={rate.rate} /><span className={classes.because}>others {writeRate(rate.othersRate)} · {many(rate.spans, 'span')}</span></>
      },
    })),
  ]
  return <DataTable caption="How often each annotator gives each tag: spans per article" columns={columns} rows={byTag} rowKey={({ tag }) => tag} />
}

const TagName = ({ tag, name, codebook, href }: { readonly tag: string; readonly name: string; readonly codebook: Props['codebook']; readonly href: string | null }) => {
  const known = codebook.tags.find(({ key }) => key === tag)
  return (
    <span className={classes.name}>
      {known && <TagBadge codebook={codebook} tag={known} />}
      {href === null ? name : <Link href={href} aria-label={`${name}: its cases`}>{name}</Link>}
    </span>
  )
}
