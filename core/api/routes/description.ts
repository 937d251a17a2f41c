import { z } from 'zod'
import { reading } from '../route'

export const readDescription = reading({
  path: '/openapi.json', group: 'description', opens: 'anybody', answer: z.looseObject({ openapi: z.string() }),
  summary: 'Read this description', explanation: 'OpenAPI 3.1, made from the very schemas that check the requests.',
})

/** The description of the API itself. */
export const descriptionRoutes = [readDescription] as const
