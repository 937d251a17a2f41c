import { wordsOf } from '@/core/codebook/attributes'
import type { Attribute, Codebook, Question } from '@/core/codebook/codebook'
import { isAskedAtReveal } from '@/core/question/questions'
import { Definition, Definitions } from '@/components/page/Definitions'
import classes from './CodebookView.module.css'

interface Props {
  readonly codebook: Codebook
}

/** What goes with the tags: guidelines, the fields of a passage, the questions about the whole article. */
export const CodebookQuestions = ({ codebook }: Props) => (
  <>
    {codebook.guidelines.length > 0 && (
      <section aria-labelledby="guidelines" className={classes.group}>
        <h2 id="guidelines">Guidelines</h2>
        <ol className={classes.guidelines}>
          {codebook.guidelines.map((guideline) => <li key={guideline}>{guideline}</li>)}
        </ol>
      </section>
    )}
    {codebook.attributes.length > 0 && (
      <section aria-labelledby="fields" className={classes.group}>
        <h2 id="fields">Fields of a passage</h2>
        <Definitions>
          {codebook.attributes.map((attribute) => (
            <Definition key={attribute.key} term={attribute.name}>
              {[attribute.help, possible(attribute, codebook)].filter(Boolean).join(' ')}
            </Definition>
          ))}
        </Definitions>
      </section>
    )}
    <Asked codebook={codebook} when="before" name="Asked before reading" />
    <Asked codebook={codebook} when="after" name="Asked about the whole article" />
  </>
)

const Asked = ({ codebook, when, name }: Props & { readonly when: Question['when']; readonly name: string }) => {
  const questions = codebook.questions.filter((question) => question.when === when)
  if (questions.length === 0) return null
  return (
    <section aria-labelledby={`questions-${when}`} className={classes.group}>
      <h2 id={`questions-${when}`}>{name}</h2>
      <Definitions>
        {questions.map((question) => (
          <Definition key={question.key} term={question.name}>{answers(question, codebook)}</Definition>
        ))}
      </Definitions>
    </section>
  )
}

/** What a field can hold, in words. */
function possible(attribute: Attribute, codebook: Codebook): string {
  const only = attribute.tags?.map((key) => codebook.tags.find((tag) => tag.key === key)?.name ?? key)
  const values = {
    entity: 'A name.',
    list: 'A list.',
    text: attribute.maxLength ? `Text, up to ${attribute.maxLength} characters.` : 'Text.',
    boolean: 'Yes or no.',
    scale: `${attribute.min} to ${attribute.max}.`,
    choice: `${(attribute.options ?? []).map(wordsOf).join(', ')}.`,
  }[attribute.type]
  return only ? `${values} Only for ${only.join(', ')}.` : values
}

/** When it is asked, where that is not always. */
function conditionOf(question: Question): string {
  if (isAskedAtReveal(question)) return ' Asked when the outlet is revealed, in a form of its own.'
  if (question.onlyIf === 'outlet_hidden') return ' Asked only where the outlet is hidden.'
  return question.onlyIf ? ' Not asked here.' : ''
}

/** What can be answered, in words. */
function answers(question: Question, codebook: Codebook): string {
  const options = question.options ?? codebook.questions.find((one) => one.key === question.optionsFrom)?.options
  const scale = `${question.min} to ${question.max}`
  const ends = question.axis ? ` (${question.axis[0]} to ${question.axis[1]})` : ''
  const values = {
    choice: `One of: ${(options ?? []).map(wordsOf).join(', ')}`,
    multi_choice: `Any of: ${(options ?? []).map(wordsOf).join(', ')}`,
    scale: `${scale}${ends}`,
    scale_per_entity: `${scale} for each ${options ? `of ${options.join(', ')}, and whoever is named besides` : 'actor who is named'}${ends}`,
    multi_entity_with_note: 'Names, with a note',
    text_if_yes: 'No, or yes and what it is',
    text: 'Text',
  }[question.type]
  const extra = question.extra?.length ? `; or ${question.extra.map(wordsOf).join(', ')}` : ''
  return `${values}${extra}.${question.optional ? ' May be left out.' : ''}${conditionOf(question)}`
}
