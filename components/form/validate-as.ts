import { schemaResolver, type FormErrors } from '@mantine/form'
import type { ZodType } from 'zod'

/**
 * Checks what a form holds as the request that it would become, so that the browser and the
 * server say the same of it. Fields of the form and of the request have the same names.
 */
export function validateAs<Values>(schema: ZodType, toRequest: (values: Values) => unknown): (values: Values) => FormErrors {
  const resolve = schemaResolver(schema, { sync: true })
  return (values) => resolve(toRequest(values))
}
