import { problemAnswer } from '@/auth/problem-answer'

/** An address of the API that there is not, whatever is sent there. */
function nothingHere(): Response {
  return problemAnswer({ code: 'notFound', message: 'There is no such address in the API. All of them stand in /api/v1/openapi.json.' })
}

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE }
