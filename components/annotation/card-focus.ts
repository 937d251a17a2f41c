/** Where the focus goes on a card: its head, its note, or the first field that its tag asks for and that is empty. */
export type CardPlace = 'head' | 'note' | 'missing'

/** The field of a passage's note. */
export const noteId = (id: string) => `note-${id}`

/** Puts the focus on an open card; where it has not what is sought, on its head. */
export function focusCard(id: string, place: CardPlace): void {
  const head = document.getElementById(`card-${id}`)
  const field = place === 'note' ? document.getElementById(noteId(id)) : place === 'missing' ? head?.parentElement?.querySelector<HTMLElement>('[data-missing] :is(input, textarea, select)') : null
  if (field) field.focus()
  // A browser puts the caret before what is there already; one goes on after it.
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
  if (!field) head?.focus({ preventScroll: true })
}

/** The passage on whose card the focus is, open or not. */
export function cardInFocus(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('li[data-id]:not([data-gathered])')?.dataset.id
}
