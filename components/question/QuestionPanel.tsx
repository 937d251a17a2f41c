'use client'
import type { Codebook, Question } from '@/core/codebook/codebook'
import type { AnswerValue } from '@/core/question/answer'
import { answerInWords } from '@/core/question/answer-words'
import { type QueuedAnswer, type WorkingAnswers, valueOf } from '@/core/question/working-answers'
import { AnswerTroubleNote } from './AnswerTroubleNote'
import { QuestionField } from './QuestionField'
import { questionId } from './question-id'
import classes from './Questions.module.css'

interface Props {
  readonly codebook: Codebook
  /** Those that are asked here. */
  readonly questions: readonly Question[]
  readonly answers: WorkingAnswers
  /** Answers that wait for a person, by question. */
  readonly troubles: ReadonlyMap<string, QueuedAnswer>
  /** Without it the answers are read, not given. */
  readonly onAnswer: ((question: string, value: AnswerValue | null) => void) | null
  readonly onResolve: (question: string, choice: 'mine' | 'theirs') => void
}

/** A question under its heading: what the heading says already is not said again. */
function nameUnder(heading: string, name: string): string {
  const rest = name.startsWith(`${heading}: `) ? name.slice(heading.length + 2) : name
  return rest.slice(0, 1).toUpperCase() + rest.slice(1)
}

/** The questions about the whole article, those before reading first. Every answer is kept as it is given. */
export const QuestionPanel = ({ questions, ...rest }: Props) => {
  const before = questions.filter(({ when }) => when === 'before')
  const after = questions.filter(({ when }) => when === 'after')
  return (
    <div className={classes.panel}>
      {before.length > 0 && <Part name="Before reading" questions={before} {...rest} />}
      {after.length > 0 && <Part name="After reading" questions={after} {...rest} />}
    </div>
  )
}

const Part = ({ name, questions, codebook, answers, troubles, onAnswer, onResolve }: Props & { readonly name: string }) => (
  <section aria-label={name}>
    <h2 className={classes.part}>{name}</h2>
    {questions.map((question) => {
      const value = valueOf(answers, question.key)
      const troubled = troubles.get(question.key)
      return (
        <fieldset key={question.key} id={questionId(question.key)} tabIndex={-1} className={classes.question}>
          <legend>{nameUnder(name, question.name)}{question.optional && <i> (optional)</i>}</legend>
          {onAnswer
            ? (
              <>
                <QuestionField
                  codebook={codebook} question={question} value={value} besides={question.optionsFrom ? valueOf(answers, question.optionsFrom) : null}
                  onAnswer={(next) => onAnswer(question.key, next)}
                />
                {value !== null && <button type="button" className={classes.back} onClick={() => onAnswer(question.key, null)}>Take back<span className={classes.hidden}>{`: ${question.name}`}</span></button>}
              </>
            )
            : <p className={classes.said} dir="auto">{answerInWords(question, value) || <em>not answered</em>}</p>}
          {troubled?.trouble && <AnswerTroubleNote question={question} mine={troubled.write.value} trouble={troubled.trouble} onResolve={(choice) => onResolve(question.key, choice)} />}
        </fieldset>
      )
    })}
  </section>
)
