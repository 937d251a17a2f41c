import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { cache } from 'react'
import { FirstPainted } from '@/components/annotation/FirstPainted'
import { writeTitle } from '@/components/article/write-title'
import { Onwards } from '@/components/assignment/Onwards'
import { SecondPass } from '@/components/assignment/SecondPass'
import { SentBack } from '@/components/assignment/SentBack'
import { CodebookBeside } from '@/components/codebook/CodebookBeside'
import { NewAnswers } from '@/components/flag/NewAnswers'
import { packLayer } from '@/core/annotation/packed-layer'
import { openingWords } from '@/core/article/reading-length'
import { newAnswers } from '@/core/flag/new-answers'
import { circumstancesOf } from '@/core/question/questions'
import { idField } from '@/core/request/field'
import { offsetTable } from '@/core/text/offset-table'
import { notFound as nothing } from '@/data/access'
import { findNextOwn } from '@/data/assignment'
import type { Access } from '@/data/principal'
import { findReading } from '@/data/reading'
import { findAccess, found, requireAccess } from '../../../../require-asker'
import { ArticleHead } from '../../ArticleHead'
import { AskRecognition } from './AskRecognition'
import { Desk } from './Desk'
import { SayAnswersSeen } from './SayAnswersSeen'

type Props = { params: Promise<{ project: string; assignment: string }> }

/** One reading per request, for the page and for its title. */
const readOnce = cache(async (project: string, id: string) => {
  const access = await findAccess(project)
  return access && idField.safeParse(id).success ? findReading(access, id) : nothing
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, assignment } = await params
  const reading = await readOnce(project, assignment)
  if (!reading.ok) return { title: 'Read' }
  const { article, content } = reading.value
  return { title: writeTitle(article.title, openingWords(content.text, content.blocks)) }
}

/** The annotator's own assignment: the article as plain HTML first, then the tools around it. */
export default async function ReadPage({ params }: Props) {
  const { project, assignment: id } = await params
  const access = await requireAccess(project)
  const { article, content, codebook, hasUnread, assignment, outlet, annotations, deleted, answers, flagMessages, unseenAnswers, others } = found(await readOnce(project, id))
  return (
    <FirstPainted annotations={annotations} blocks={content.blocks} table={offsetTable(content.text)} codebook={codebook} nonce={(await headers()).get('x-nonce') ?? ''}>
      <Desk
        userId={access.principal.userId}
        article={{ id: content.versionId, title: article.title, language: article.language, text: content.text, blocks: content.blocks, marks: content.marks }}
        header={
          <>
            {assignment.pass === 2 && <SecondPass />}
            <ArticleHead article={article} content={content} />
            {outlet.revealedAt !== null && (
              <AskRecognition assignment={id} said={outlet.recognition} justRevealed={outlet.recognition === null && assignment.state === 'submitted'} />
            )}
            {unseenAnswers.length > 0 && (
              <>
                <NewAnswers answers={newAnswers(unseenAnswers, flagMessages, annotations)} />
                <SayAnswersSeen assignment={id} answers={unseenAnswers} />
              </>
            )}
            {assignment.reopenedBecause && assignment.state !== 'submitted' && <SentBack because={assignment.reopenedBecause} />}
          </>
        }
        sidePanel={<CodebookBeside codebook={codebook} unread={hasUnread} />}
        reveals={outlet.hidden}
        onwards={assignment.state === 'submitted' ? <Onwards next={await nextOf(access)} workHref={`/projects/${project}/work`} /> : undefined}
        codebook={codebook} layer={packLayer([...annotations, ...deleted])} answers={answers} circumstances={circumstancesOf(outlet)} flagMessages={flagMessages} others={others.map(({ annotations, ...whose }) => ({ ...whose, layer: packLayer(annotations) }))}
        assignment={{ id: assignment.id, status: assignment.state, submittedAt: assignment.submittedAt }}
      />
    </FirstPainted>
  )
}

/** The head of the reader's own queue, for a link. */
async function nextOf(access: Access) {
  const next = await findNextOwn(access)
  return next && { state: next.state, title: next.article.title, openingWords: next.article.opening, href: `/projects/${access.project.slug}/read/${next.id}`, more: next.more }
}
