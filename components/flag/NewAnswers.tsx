import { MaskedWords } from '@/components/outlet/MaskedWords'
import type { NewAnswer } from '@/core/flag/new-answers'
import { innerQuotes } from '@/core/text/inner-quotes'
import classes from './Flag.module.css'

/** What reviewers have answered since the article was open last: above its text, once. The cards keep it, and each has a way to its card (taken by the desk). */
export const NewAnswers = ({ answers }: { readonly answers: readonly NewAnswer[] }) => (
  <section className={classes.news} aria-labelledby="new-answers">
    <h2 id="new-answers">{answers.length === 1 ? 'A reviewer has answered you' : `${answers.length} answers to what you asked`}</h2>
    <ul>
      {answers.map(({ id, annotationId, quote, question, text }) => (
        <li key={id}>
          <q dir="auto"><MaskedWords words={innerQuotes(quote)} /></q>
          {question && <p><span className={classes.who}>You asked:</span> <span className={classes.words} dir="auto"><MaskedWords words={question} /></span></p>}
          <p>{question && <span className={classes.who}>Answer:</span>} <span className={classes.words} dir="auto"><MaskedWords words={text} /></span></p>
          <a href={`#card-${annotationId}`} data-passage={annotationId}>To the passage</a>
        </li>
      ))}
    </ul>
  </section>
)
