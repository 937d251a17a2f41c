import { write } from '@/app/api/write'
import { changePassword as route } from '@/core/api/routes/own'
import { changePassword } from '@/data/account'

/** Changes the asker's password and ends their other sessions. */
export const PUT = write(route, ({ asker, body, host }) => changePassword(asker, body, host))
