#!/usr/bin/env node
// npm start, npm run dev, npx crossread: on a fresh clone there is nothing yet but Node, npm and the sources.
import { checkNode, handOver, install } from './bootstrap.mjs'

checkNode()
install()
await handOver('cli/main.ts', process.argv.slice(2))
