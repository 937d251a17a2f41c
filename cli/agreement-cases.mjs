// npm run agreement:cases -- FOLDER
import { resolve } from 'node:path'
import { checkNode, handOver, install } from './bootstrap.mjs'

checkNode()
install()
// npm and handOver both change the folder: a relative path is one of the folder the person is in.
const here = process.env.INIT_CWD ?? process.cwd()
await handOver('cli/agreement-cases.ts', process.argv.slice(2).map((word) => (word.startsWith('-') ? word : resolve(here, word))))
