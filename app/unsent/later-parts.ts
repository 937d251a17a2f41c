'use client'
import { later } from '@/components/page/later'

/** Parts of the shell that only those need who have something unsent. */
export const UnsentNotice = later(async () => (await import('@/components/unsent/UnsentNotice')).UnsentNotice)
export const LeaveDialog = later(async () => (await import('@/components/unsent/LeaveDialog')).LeaveDialog)
export const LateWorkNote = later(async () => (await import('@/components/assignment/LateWorkNote')).LateWorkNote)
