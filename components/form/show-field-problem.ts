import type { UseFormReturnType } from '@mantine/form'
import type { Problem } from '@/core/result'

/** Puts what the server said of one field under that field, and takes the focus there. */
export function showFieldProblem<Values extends object>(form: UseFormReturnType<Values>, { field, message }: Problem): void {
  if (!field) return
  form.setFieldError(field, message)
  form.getInputNode(field)?.focus()
}
