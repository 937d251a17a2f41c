import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { temporarySpill } from './export-rows/temporary-spill'
import { removeDeadFolders, temporaryFolder } from './temporary-folder'

const left: string[] = []
afterAll(() => Promise.all(left.map((folder) => rm(folder, { recursive: true, force: true }))))
const isThere = (path: string) => stat(path).then(() => true, () => false)

it('a folder goes away at the next start when its process was killed, and no other does', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const own = await temporaryFolder('import')
  const as = async (pid: number | undefined, kept = 'import') => {
    const folder = join(tmpdir(), basename(own).replace('-import-', `-${kept}-`).replace(`-${process.pid}-`, `-${pid}-`))
    await mkdir(folder)
    await writeFile(join(folder, 'file'), 'some bytes')
    left.push(folder)
    return folder
  }
  const [living, exported, parents] = [await as(child.pid), await as(child.pid, 'export'), await as(process.ppid)]
  const [another, elsewhere] = [await as(child.pid, 'bench'), join(tmpdir(), `crossread-import-another0host-${child.pid}-abcdef`)]
  await mkdir(elsewhere)
  left.push(own, elsewhere)
  await rm(own, { recursive: true })
  await removeDeadFolders()
  expect(await Promise.all([living, exported, parents].map(isThere))).toEqual([true, true, true])
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await removeDeadFolders()).toBeGreaterThanOrEqual(2)
  expect(await Promise.all([living, exported, parents, another, elsewhere].map(isThere))).toEqual([false, false, true, true, true])
})

it('what an export keeps for later is in such a folder', async () => {
  const spill = temporarySpill()
  await spill.append(0, Buffer.from('x'))
  expect(await removeDeadFolders()).toBeGreaterThanOrEqual(1)
  await spill.close()
})
