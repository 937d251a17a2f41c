import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/auth/options'

type Context = { params: Promise<{ nextauth: string[] }> }

// The options need the environment, which a build has not.
const handler = (request: NextRequest, context: Context) => NextAuth(request as never, context as never, authOptions())

export { handler as GET, handler as POST }
