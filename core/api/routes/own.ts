import { z } from 'zod'
import { passwordChangeSchema } from '../../request/password'
import { tokenSchema } from '../../request/token'
import { writing } from '../route'
import { done, nothing } from '../shapes'


export const changePassword = writing({
  method: 'PUT', path: '/account/password', group: 'account', opens: 'session', schema: passwordChangeSchema, answer: done, problems: ['refused', 'tooMany'],
  summary: 'Change your password', explanation: 'Your other sessions end. Tokens stand.',
})

export const endSession = writing({
  method: 'DELETE', path: '/account/sessions/{session}', group: 'account', opens: 'session', schema: nothing, ids: ['session'], answer: done, problems: ['notFound'],
  summary: 'End one of your sessions',
})

export const endOtherSessions = writing({
  method: 'DELETE', path: '/account/sessions', group: 'account', opens: 'session', schema: nothing, answer: z.object({ ended: z.int().min(0) }),
  summary: 'End all your sessions but this one',
})

export const issueToken = writing({
  method: 'POST', path: '/account/tokens', group: 'account', opens: 'session', schema: tokenSchema, problems: ['refused'],
  answer: z.object({ id: z.uuid(), token: z.string().describe('Told here once, and kept nowhere.'), expiresAt: z.iso.datetime() }),
  summary: 'Make a token', explanation: 'A token cannot make another: this takes a session.',
})

export const revokeToken = writing({
  method: 'DELETE', path: '/account/tokens/{token}', group: 'account', opens: 'session', schema: nothing, ids: ['token'], answer: done, problems: ['notFound'],
  summary: 'Take one of your tokens back', explanation: 'It is refused from the next request on. Doing it again changes nothing.',
})

/** What one does with one’s own account. */
export const ownRoutes = [changePassword, endSession, endOtherSessions, issueToken, revokeToken] as const
