import { ArticleList } from '@/components/article/ArticleList'
import { PageHeader } from '@/components/page/PageHeader'
import { progressOf } from '@/core/assignment/progress'
import { Frame } from '../Frame'
import { outlets, rows } from '../fixtures'

export default function Page() {
  return <Frame><PageHeader title="Articles" /><ArticleList articles={rows.map((r, i) => ({
    id: r.articleId, href: '#', title: r.title, openingWords: r.openingWords, originator: i === 3 ? null : outlets[i]!, publisher: i === 3 ? null : i === 1 ? outlets[0]! : outlets[i]!,
    publishedAt: i === 3 ? null : i === 2 ? '2023-01-20T08:02:00Z' : '2020-10-26', story: 'Russian military instructors in the Central African Republic', words: 300 + 777 * i, progress: progressOf(Object.values(r.cells)),
    links: [{ name: 'Review', href: '#r' + i }, { name: 'Versions', href: '#v' + i }],
  }))} /></Frame>
}
