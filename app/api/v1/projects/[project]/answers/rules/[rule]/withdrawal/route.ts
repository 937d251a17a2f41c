import { z } from 'zod'
import { write } from '@/app/api/write'
import { inProject } from '@/data/access'
import { withdrawAnswerRule } from '@/data/answer-decision'

/** Takes back what a rule decided about answers and still stands. */
export const POST = write({ schema: z.strictObject({}), ids: ['rule'] }, ({ asker, params }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawAnswerRule(access, params['rule']!)),
)
