import { MaskedWords } from '@/components/outlet/MaskedWords'
import type { NewAnswer } from '@/core/flag/new-answers'
import classes from './Flag.module.css'

/** What reviewers have answered since the article was open last: above its text, once. The cards keep it. */
export const NewAnswers = ({ answers }: { readonly answers: readonly NewAnswer[] }) => (
  <section className={classes.news} aria-labelledby="new-answers">
    <h2 id="new-answers">{answers.length === 1 ? 'A reviewer has answered you' : `${answers.length} answers to what you asked`}</h2>
    <ul>
      {answers.map(({ id, quote, text }) => (
        <li key={id}>
          <q dir="auto"><MaskedWords words={quote} /></q>
          <span className={classes.words} dir="auto"><MaskedWords words={text} /></span>
        </li>
      ))}
    </ul>
  </section>
)
