import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Suspense, cache } from 'react'
import { BeforeFirstPaint } from '@/components/annotation/BeforeFirstPaint'
import { FirstPainted } from '@/components/annotation/FirstPainted'
import { writeTitle } from '@/components/article/write-title'
import { Onwards } from '@/components/assignment/Onwards'
import { SecondPass } from '@/components/assignment/SecondPass'
import { SentBack } from '@/components/assignment/SentBack'
import { CodebookBeside } from '@/components/codebook/CodebookBeside'
import { ComingDesk } from '@/components/desk/ComingDesk'
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
import { findLength, findReading } from '@/data/reading'
import { findAccess, found, requireAccess } from '../../../../require-asker'
import { ArticleHead } from '../../ArticleHead'
import { AskRecognition } from './AskRecognition'
import { Desk } from './Desk'
import { SayAnswersSeen } from './SayAnswersSeen'

type Props = { params: Promise<{ project: string; assignment: string }> }

/** In code points: a longer article is shown as it comes, and not when all of it is there, as what is within `Suspense` is. */
const mostAtOnce = 100_000

/** How long the article is, if it is there for the asker. Once per request. */
const lengthOnce = cache(async (project: string, id: string) => {
  const access = await findAccess(project)
  return access && idField.safeParse(id).success ? findLength(access, id) : nothing
})

/** One reading per request, for the page and for its title. */
const readOnce = cache(async (project: string, id: string) => {
  const access = await findAccess(project)
  // After it: the page around the desk is sent before, and waits for nothing of this.
  return access && (await lengthOnce(project, id)).ok ? findReading(access, id) : nothing
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, assignment } = await params
  const reading = await readOnce(project, assignment)
  if (!reading.ok) return { title: 'Read' }
  const { article, content } = reading.value
  return { title: writeTitle(article.title, openingWords(content.text, content.blocks)) }
}

/**
 * The annotator's own assignment: the article as plain HTML first, then the tools around it. The page around the desk is
 * sent as soon as it is known that there is something to read: styles and faces are fetched while the desk is made.
 */
export default async function ReadPage({ params }: Props) {
  const { project, assignment } = await params
  const access = await requireAccess(project)
  const atOnce = found(await lengthOnce(project, assignment)) <= mostAtOnce
  const asked = await headers()
  const nonce = asked.get('x-nonce') ?? ''
  const desk = deskOf(access, assignment, nonce)
  // A browser that opens the page asks for HTML. Next, when one comes from another page of ours, asks for anything: one stays there until all is there.
  const isOpened = asked.get('accept')?.includes('text/html') ?? false
  return (
    <>
      <BeforeFirstPaint nonce={nonce} atOnce={atOnce} />
      {atOnce ? <Suspense fallback={<ComingDesk />}>{isOpened ? desk : await desk}</Suspense> : await desk}
    </>
  )
}

async function deskOf(access: Access, id: string, nonce: string) {
  const { article, content, codebook, hasUnread, assignment, outlet, annotations, deleted, answers, flagMessages, unseenAnswers, others } = found(await readOnce(access.project.slug, id))
  return (
    <FirstPainted annotations={annotations} blocks={content.blocks} table={offsetTable(content.text)} codebook={codebook} nonce={nonce}>
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
        onwards={assignment.state === 'submitted' ? <Onwards next={await nextOf(access)} workHref={`/projects/${access.project.slug}/work`} /> : undefined}
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
