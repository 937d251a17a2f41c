import NextAuth from 'next-auth'
import { authOptions } from './options'

type Context = { params: Promise<Record<string, string | string[]>> }

/** next-auth's own routes: signing in and out, and its token against forged requests. The options need the environment, which a build has not. */
export function handleAuth(request: Request, context: Context): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions())
}
