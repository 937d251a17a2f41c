import type { DatasheetAnswers, Release } from '@/core/release/release'
import type { ReleaseRequest } from '@/core/request/release'
import type { Result } from '@/core/result'
import { get, send } from './api'

type Numbered = { readonly number: number }

/** Asks for a release to be made. */
export async function createRelease(project: string, request: ReleaseRequest): Promise<Result<Numbered>> {
  return send('POST', `/projects/${project}/releases`, request)
}

/** A release as far as it is. */
export async function readRelease(project: string, number: number): Promise<Result<Release>> {
  return get(`/projects/${project}/releases/${number}`)
}

export async function publishRelease(project: string, number: number): Promise<Result<Numbered>> {
  return send('POST', `/projects/${project}/releases/${number}/publication`, {})
}

export async function discardRelease(project: string, number: number): Promise<Result<Numbered>> {
  return send('DELETE', `/projects/${project}/releases/${number}`, {})
}

export async function beginReleaseAgain(project: string, number: number): Promise<Result<Numbered>> {
  return send('POST', `/projects/${project}/releases/${number}/attempts`, {})
}

export async function answerDatasheet(project: string, number: number, answers: DatasheetAnswers): Promise<Result<Numbered>> {
  return send('PUT', `/projects/${project}/releases/${number}/datasheet`, { answers })
}

export async function withdrawRelease(project: string, number: number, reason: string): Promise<Result<Numbered>> {
  return send('POST', `/projects/${project}/releases/${number}/withdrawal`, { reason })
}
