// npm test: as on the first start, the packages may have to be installed first.
import { checkNode, handOver, install } from './bootstrap.mjs'

checkNode()
install()
await handOver('cli/test.ts', process.argv.slice(2))
