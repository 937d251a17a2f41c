import { write } from '@/app/api/write'
import { settleProposal as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { settleProposal } from '@/data/proposal'

/** Takes a proposal for the codebook into the next version, sets it aside, or opens it again. Sending it twice settles once. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'codebook.publish', (access) => settleProposal(access, params['decision']!, body)),
)
