import type { FormErrors } from '@mantine/form'

/** Takes the focus to the first field at fault, in the order of the page. */
export function focusFirstError(errors: FormErrors, fieldOf: (path: string) => HTMLElement | null): void {
  const fields = Object.keys(errors)
    .map(fieldOf)
    .filter((field) => field !== null)
  fields.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
  fields[0]?.focus()
}
