'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { answerDatasheet, beginReleaseAgain, discardRelease, publishRelease, readRelease, withdrawRelease } from '@/client/releases'
import { ReleaseView } from '@/components/release/ReleaseView'
import type { Release } from '@/core/release/release'
import type { Result } from '@/core/result'

/** Milliseconds between two looks at a release that is being made. */
const pause = 1000

/** A release with what may be done to it; one that is being made is followed until it is there. */
export function ReleaseDesk({ project, initial, mayMake }: { project: string; initial: Release; mayMake: boolean }) {
  const router = useRouter()
  const [latest, setLatest] = useState({ initial, release: initial, looks: 0 })
  const { release, looks } = latest.initial === initial ? latest : { release: initial, looks: 0 }
  const { number, state } = release

  useEffect(() => {
    if (state !== 'making') return undefined
    let gone = false
    const timer = setTimeout(() => void readRelease(project, number).then((result) => gone || setLatest({ initial, release: result.ok ? result.value : release, looks: looks + 1 })), pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [project, number, state, initial, release, looks])

  const then = async (act: Promise<Result<unknown>>) => {
    const result = await act
    if (result.ok) {
      const fresh = await readRelease(project, number)
      if (fresh.ok) setLatest({ initial, release: fresh.value, looks: 0 })
      router.refresh()
    }
    return result
  }

  return (
    <ReleaseView
      release={release} base={`/projects/${project}/releases`} api={`/api/v1/projects/${project}/releases/${number}`}
      acts={mayMake ? {
        publish: () => then(publishRelease(project, number)), discard: () => then(discardRelease(project, number)), again: () => then(beginReleaseAgain(project, number)),
        answer: (answers) => answerDatasheet(project, number, answers), withdraw: (reason) => then(withdrawRelease(project, number, reason)),
      } : undefined}
    />
  )
}
