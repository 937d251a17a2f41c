import { readSignedOut } from '@/app/api/read'
import { describeApi } from '@/core/api/openapi'
import { readDescription } from '@/core/api/routes/description'
import { environment } from '@/data/environment'

let made: { readonly origin: string; readonly body: string } | undefined

/** The API as OpenAPI 3.1. Made once: it does not change while the server runs. */
export const GET = readSignedOut(readDescription, () => {
  const { origin } = environment()
  if (made?.origin !== origin) made = { origin, body: JSON.stringify(describeApi(origin)) }
  return new Response(made.body, { headers: { 'content-type': 'application/json' } })
})
