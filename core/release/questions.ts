import type { DatasheetAnswers } from './release'

/** A question of the datasheet or the data statement that only people can answer. */
export interface LeadQuestion {
  readonly key: string
  readonly document: 'datasheet' | 'statement'
  /** The section that it stands in. */
  readonly section: string
  readonly question: string
}

/**
 * What the project cannot know of itself. After Gebru et al. (2021), “Datasheets for Datasets”, Communications of the ACM
 * 64(12), and Bender and Friedman (2018), “Data Statements for Natural Language Processing”, TACL 6, shortened.
 */
export const leadQuestions: readonly LeadQuestion[] = [
  { key: 'purpose', document: 'datasheet', section: 'Motivation', question: 'For what purpose was the dataset created?' },
  { key: 'creators', document: 'datasheet', section: 'Motivation', question: 'Who created it, on behalf of whom?' },
  { key: 'funding', document: 'datasheet', section: 'Motivation', question: 'Who funded it?' },
  { key: 'sample', document: 'datasheet', section: 'Composition', question: 'Is it all there was, or a sample? How were articles chosen?' },
  { key: 'sensitive', document: 'datasheet', section: 'Composition', question: 'Is there anything in it that might offend, harm or identify somebody?' },
  { key: 'collection', document: 'datasheet', section: 'Collection', question: 'How were the articles obtained, and when?' },
  { key: 'consent', document: 'datasheet', section: 'Collection', question: 'Were people told, did they consent, and was there an ethical review?' },
  { key: 'payment', document: 'datasheet', section: 'Collection', question: 'How were annotators found, trained and paid?' },
  { key: 'uses', document: 'datasheet', section: 'Uses', question: 'What has it been used for, and what should it not be used for?' },
  { key: 'licence', document: 'datasheet', section: 'Distribution', question: 'Under which licence are texts and labels given away? Does copyright forbid anything?' },
  { key: 'maintenance', document: 'datasheet', section: 'Maintenance', question: 'Who maintains it, how are they reached, and how are errors corrected?' },
  { key: 'rationale', document: 'statement', section: 'A. Curation rationale', question: 'Which texts were included, and with what aim?' },
  { key: 'variety', document: 'statement', section: 'B. Language variety', question: 'Which varieties of the language are in it?' },
  { key: 'speakers', document: 'statement', section: 'C. Author demographic', question: 'What is known of those who wrote the texts?' },
  { key: 'annotators', document: 'statement', section: 'D. Annotator demographic', question: 'What may be told of the annotators as a group: age, languages, training? Of at least five, or not at all.' },
  { key: 'situation', document: 'statement', section: 'E. Speech situation', question: 'When, where and for whom were the texts written?' },
  { key: 'text', document: 'statement', section: 'F. Text characteristics', question: 'Of which genres and topics are they?' },
]

/** The questions that were not answered, or with nothing but white space. */
export function openQuestions(answers: DatasheetAnswers): readonly LeadQuestion[] {
  return leadQuestions.filter(({ key }) => (answers[key] ?? '').trim() === '')
}

/** What stands where the lead has not answered. */
export const unanswered = '_Not answered._'
