import type { AgreementLook, AgreementRequest, AgreementState } from '@/core/agreement/report/agreement-state'
import type { ReportScope } from '@/core/agreement/report/report'
import { writeLook } from '@/core/request/agreement'
import type { Result } from '@/core/result'
import { get, send } from './api'

/** How far the figures of a part of a project are, and those that are computed. Of the figures only those that are shown. Starts nothing. */
export async function readAgreement(project: string, scope: ReportScope, look: AgreementLook): Promise<Result<AgreementState>> {
  return get(`/projects/${project}/agreement${writeLook(scope, look)}`)
}

/** Asks for figures to be computed in the background. What is there or under way already stays as it is. */
export async function askAgreement(project: string, request: AgreementRequest): Promise<Result<AgreementState>> {
  return send('POST', `/projects/${project}/agreement`, request)
}

/** Cancels what is waiting or under way. */
export async function cancelAgreement(project: string, request: AgreementRequest): Promise<Result<AgreementState>> {
  return send('DELETE', `/projects/${project}/agreement`, request)
}
