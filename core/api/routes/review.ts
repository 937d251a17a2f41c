import { z } from 'zod'
import { answerDecisionSchema, answerRuleSchema } from '../../request/answer-decision'
import { decisionSchema, withdrawalSchema } from '../../request/decision'
import { caseRemarkSchema, caseWordsSchema, namesSchema, ownCaseMessageSchema } from '../../request/discussion'
import { flagMessageSchema } from '../../request/flag'
import { reasonListSchema } from '../../request/reasons'
import { ruleApplicationSchema, rulePreviewSchema, ruleWithdrawalSchema } from '../../request/rule'
import { reading, writing } from '../route'
import { decision, done, moment, nothing } from '../shapes'

const project = '/projects/{project}'
const message = z.looseObject({ id: z.uuid(), text: z.string() })
const made = z.looseObject({ id: z.uuid() })
const part = z.looseObject({ next: z.string().nullable() })

export const decide = writing({
  method: 'POST', path: `${project}/reviews/{article}/decisions`, group: 'verdicts', opens: 'session', schema: decisionSchema, answer: decision.loose(), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Decide a case', explanation: 'Sending it twice decides once. A verdict is somebody’s own: no token decides.',
})

export const withdrawDecision = writing({
  method: 'POST', path: `${project}/reviews/{article}/decisions/{decision}/withdrawal`, group: 'verdicts', opens: 'session', schema: withdrawalSchema, ids: ['decision'], answer: decision.loose(), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Take a verdict back',
})

export const discussCase = writing({
  method: 'POST', path: `${project}/reviews/{article}/messages`, group: 'verdicts', opens: 'session', schema: caseRemarkSchema, limit: 1024 * 1024, answer: message, problems: ['notFound', 'refused'],
  summary: 'Add to the discussion of a case',
})

export const keepVerdict = writing({
  method: 'POST', path: `${project}/reviews/{article}/objections/{objection}/reply`, group: 'verdicts', opens: 'session', schema: caseWordsSchema, ids: ['objection'], answer: message, problems: ['notFound', 'refused'],
  summary: 'Keep a verdict that was objected to, with an answer',
})

export const sayInOwnCase = writing({
  method: 'POST', path: `${project}/own-cases/{decision}/messages`, group: 'verdicts', opens: 'session', schema: ownCaseMessageSchema, ids: ['decision'], answer: message, problems: ['notFound', 'refused'],
  summary: 'Answer, object or remark in a case of your own',
})

export const answerFlag = writing({
  method: 'POST', path: `${project}/flags/{annotation}/messages`, group: 'verdicts', opens: 'session', schema: flagMessageSchema, ids: ['annotation'], answer: message, problems: ['notFound', 'refused'],
  summary: 'Answer an annotator about a flagged passage',
})

export const changeNames = writing({
  method: 'PUT', path: `${project}/names`, group: 'verdicts', opens: 'session', schema: namesSchema, answer: done, problems: ['notFound'],
  summary: 'Show yourself the names behind A, B, C, or hide them',
})

export const saveReasons = writing({
  method: 'PUT', path: `${project}/reasons`, group: 'verdicts', opens: 'manage', schema: reasonListSchema, answer: done, problems: ['notFound', 'refused'],
  summary: 'Set the reasons that are offered for verdicts',
})

export const hearDecisions = reading({
  path: `${project}/decisions/events`, group: 'verdicts', opens: 'session', query: z.object({ seconds: z.coerce.number().optional().catch(undefined).describe('How long to listen.') }),
  answer: { stream: 'text/event-stream', what: 'An event `decided` for each bundle of news, and `missed` where something has to be asked for.' }, problems: ['notFound', 'tooMany'],
  summary: 'Hear at once what others decide',
})

export const readDecisionsSince = reading({
  path: `${project}/decisions/since`, group: 'verdicts', opens: 'session', query: z.object({ after: z.string().optional().describe('A moment like 2026-11-22T10:20:30.000Z.') }),
  answer: z.object({ decided: z.array(z.looseObject({ id: z.uuid() })), until: moment }), problems: ['notFound', 'invalid'],
  summary: 'Read what others decided since a moment',
})

export const previewRule = writing({ method: 'POST', path: `${project}/rules/preview`, group: 'rules', opens: 'session', schema: rulePreviewSchema, answer: part, problems: ['notFound', 'refused'], summary: 'See what a rule would decide' })

export const applyRule = writing({ method: 'POST', path: `${project}/rules`, group: 'rules', opens: 'session', schema: ruleApplicationSchema, answer: part, problems: ['notFound', 'refused'], summary: 'Apply a rule to a part of the articles', explanation: 'Sending it twice decides once.' })

export const withdrawRule = writing({ method: 'POST', path: `${project}/rules/{rule}/withdrawal`, group: 'rules', opens: 'session', schema: ruleWithdrawalSchema, ids: ['rule'], answer: part, problems: ['notFound', 'refused'], summary: 'Take back what a rule decided' })

export const decideAnswer = writing({
  method: 'POST', path: `${project}/answers/{article}/decisions`, group: 'answers', opens: 'session', schema: answerDecisionSchema, answer: made, problems: ['notFound', 'conflict', 'refused'],
  summary: 'Decide the answers to a question about an article',
})

export const withdrawAnswerDecision = writing({
  method: 'POST', path: `${project}/answers/{article}/decisions/{decision}/withdrawal`, group: 'answers', opens: 'session', schema: withdrawalSchema, ids: ['decision'], answer: made, problems: ['notFound', 'conflict', 'refused'],
  summary: 'Take a verdict on answers back',
})

export const previewAnswerRule = writing({ method: 'POST', path: `${project}/answers/rules/preview`, group: 'answers', opens: 'session', schema: answerRuleSchema.omit({ id: true }), answer: part, problems: ['notFound'], summary: 'See how many questions a rule would decide' })

export const applyAnswerRule = writing({ method: 'POST', path: `${project}/answers/rules`, group: 'answers', opens: 'session', schema: answerRuleSchema, answer: part, problems: ['notFound', 'refused'], summary: 'Accept what at least so many answered alike' })

export const withdrawAnswerRule = writing({ method: 'POST', path: `${project}/answers/rules/{rule}/withdrawal`, group: 'answers', opens: 'session', schema: nothing, ids: ['rule'], answer: part, problems: ['notFound'], summary: 'Take back what a rule decided about answers' })

/** What those who decide do, and what is said about it. */
export const reviewRoutes = [
  decide, withdrawDecision, discussCase, keepVerdict, sayInOwnCase, answerFlag, changeNames, saveReasons, hearDecisions, readDecisionsSince,
  previewRule, applyRule, withdrawRule, decideAnswer, withdrawAnswerDecision, previewAnswerRule, applyAnswerRule, withdrawAnswerRule,
] as const
