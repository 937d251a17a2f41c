import type { PoolClient } from 'pg'
import type { Prisma } from '@/prisma/generated/client'

/** What is recorded as done with a privilege. */
export type AuditAction =
  | 'import.apply' | 'import.cancel' | 'import.articles'
  | 'release.make' | 'release.answer' | 'release.publish' | 'release.discard' | 'release.withdraw' | 'release.download'
  | 'project.create' | 'project.change' | 'article.import' | 'article.correct' | 'article.mask' | 'outlet.save' | 'codebook.publish' | 'codebook.settle'
  | 'member.invite' | 'member.join' | 'member.change' | 'assignment.change' | 'assignment.reopen' | 'assignment.secondPass'
  | 'case.decide' | 'answer.decide' | 'answer.withdraw' | 'answer.rule' | 'case.discuss' | 'objection.answer' | 'names.show' | 'names.hide' | 'case.withdraw' | 'rule.apply' | 'rule.withdraw' | 'flag.answer' | 'export' | 'layers.read' | 'layers.import' | 'session.end' | 'password.change' | 'token.make' | 'token.revoke' | 'password.reset' | 'user.disable' | 'user.enable' | 'pseudonyms.read'

/**
 * Adds a row to the audit, inside the transaction of the act itself: the act and its record are
 * one. Let it be the last statement, because the chain of hashes is locked until the commit.
 */
export async function recordAct(
  client: Pick<Prisma.TransactionClient, 'auditEvent'>,
  act: { action: AuditAction; actorId: string | null; projectId?: string | null; detail?: Prisma.InputJsonValue },
): Promise<void> {
  await client.auditEvent.create({
    data: {
      action: act.action,
      actorId: act.actorId,
      projectId: act.projectId ?? null,
      detail: act.detail ?? {},
      // The trigger chain_audit fills these in.
      previousHash: new Uint8Array(),
      hash: new Uint8Array(),
    },
    select: { action: true },
  })
}

/** The same, in a transaction through pg. */
export async function recordActThrough(client: Pick<PoolClient, 'query'>, act: Parameters<typeof recordAct>[1]): Promise<void> {
  await client.query(`INSERT INTO audit_events (action, actor_id, project_id, detail, previous_hash, hash) VALUES ($1, $2, $3, $4, '', '')`, [act.action, act.actorId, act.projectId ?? null, JSON.stringify(act.detail ?? {})])
}
