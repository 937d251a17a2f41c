'use client'
import { ok } from '@/core/result'
import { ArticleList } from '@/components/article/ArticleList'
import { AssignmentTable } from '@/components/assignment/AssignmentTable'
import { ExportDesk } from '@/components/export/ExportDesk'
import { OutletList } from '@/components/outlet/OutletList'
import { PageHeader } from '@/components/page/PageHeader'
import { ProjectList } from '@/components/project/ProjectList'
import { Frame } from '../Frame'
import { rows } from '../fixtures'

export default function Page() {
  const done = async () => ok(undefined)
  const none = { articles: 0, annotators: 0, submitted: 0, annotations: 0, decisions: 0, gold: 0 }
  const file = { href: '#', fileName: 'x' }
  return <Frame><PageHeader title="Empty" /><ArticleList articles={[]} action={<a href="#">Import an article</a>} /><OutletList outlets={[]} action={<a href="#">Add an outlet</a>} /><ProjectList projects={[]} />
    <AssignmentTable rows={[]} annotators={[]} onAssign={done} onReopen={done} importAction={<a href="#">Import an article</a>} />
    <AssignmentTable rows={rows} annotators={[]} onAssign={done} onReopen={done} inviteAction={<a href="#">Invite somebody</a>} />
    <ExportDesk counts={none} jsonl={file} csv={file} csvRaw={file} /></Frame>
}
