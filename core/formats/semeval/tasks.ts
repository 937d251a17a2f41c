/** The tasks whose label files are read and written. */
export const semevalTasks = ['2020-spans', '2020-techniques', '2023-spans', '2023-paragraphs'] as const

export type SemevalTask = (typeof semevalTasks)[number]

/** The tag of a span of 2020's first task, which names none. */
export const propaganda = 'propaganda'

/** The label file of an article; all articles share one for paragraphs. `id` is safe in a path. */
export function labelFileOf(task: SemevalTask, id: string): string {
  switch (task) {
    case '2020-spans': return `article${id}.task1-SI.labels`
    case '2020-techniques': return `article${id}.task2-TC.labels`
    case '2023-spans': return `article${id}-labels-subtask-3.txt`
    case '2023-paragraphs': return 'labels-subtask-3.txt'
  }
}

/** The lines of a text as paragraphs are numbered, from 1: each with its stretch in code points, without white space at its edges. */
export function paragraphsOf(text: string): { number: number; start: number; end: number }[] {
  let at = 0
  return text.split(/(\r\n|\r|\n)/).flatMap((piece, index) => {
    const from = at
    at += [...piece].length
    const words = piece.trim()
    if (index % 2 === 1 || words === '') return []
    const start = from + [...piece.slice(0, piece.indexOf(words))].length
    return [{ number: index / 2 + 1, start, end: start + [...words].length }]
  })
}
