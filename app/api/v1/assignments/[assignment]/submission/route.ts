import { z } from 'zod'
import { write } from '@/app/api/write'
import { submitAssignment } from '@/data/assignment'

/** Submits the asker's own layer. */
export const PUT = write({ schema: z.strictObject({}), ids: ['assignment'] }, ({ asker, params }) => submitAssignment(asker, params['assignment']!))
