import { write } from '@/app/api/write'
import { passwordChangeSchema } from '@/core/request/password'
import { changePassword } from '@/data/account'

/** Changes the asker's password and ends their other sessions. */
export const PUT = write({ schema: passwordChangeSchema }, ({ asker, body, host }) => changePassword(asker, body, host))
