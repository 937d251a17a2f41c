/** Where the focus goes when somebody is led to a question. */
export function questionId(key: string): string {
  return `question-${key}`
}
