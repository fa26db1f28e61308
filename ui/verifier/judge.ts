/** 查验结论: a code held against the bundle in force. */
import type { VerdictOutcome } from '../src/ipc/contract'
import { isExpired, keyOf, mayHaveSignedAt } from './bundle'
import type { Bundle, TrustedHall } from './bundle'
import { isSignedBy } from './credential'
import type { Credential } from './credential'
import { dayAt, dayOf } from './minutes'
import type { Payload } from './payload'
import { isSameSerial } from './serial'
import type { ShortCode } from './shortCode'

export interface Verdict {
  readonly outcome: VerdictOutcome
  /** Name of the hall's committee, where the bundle has it. */
  readonly hallName: string | null
  /** 作废名单截至, in minutes; none where there is no list. */
  readonly voidsAsOf: number | null
  readonly isListExpired: boolean
  /** Last day of validity, counted from the beginning of 2000. */
  readonly validUntil: number | null
}

/**
 * In this order: is the key known, is the signature good, may the key have signed then, is the number void, is the validity
 * over.
 */
export function judge(credential: Credential, bundle: Bundle | null, now: number): Verdict {
  const { payload } = credential
  const hall = hallOf(bundle, payload.hall)
  if (!bundle || !hall) return nobodyKnows(bundle, now)
  const outcome = outcomeOf(credential, hall, now)
  return {
    outcome,
    hallName: hall.name,
    voidsAsOf: hall.voidsAsOf,
    isListExpired: isExpired(bundle, now),
    // Before the signature is known to be good, what it says is hearsay.
    validUntil: outcome === 'bad_signature' ? null : lastDay(payload),
  }
}

/** A short code carries no signature: only the void list speaks. */
export function judgeShort(code: ShortCode, bundle: Bundle | null, now: number): Verdict {
  const hall = hallOf(bundle, code.hall)
  if (!bundle || !hall) return nobodyKnows(bundle, now)
  return {
    outcome: hall.voids.some(serial => isSameSerial(serial, code.serial)) ? 'void' : 'unproven',
    hallName: hall.name,
    voidsAsOf: hall.voidsAsOf,
    isListExpired: isExpired(bundle, now),
    validUntil: null,
  }
}

function outcomeOf(credential: Credential, hall: TrustedHall, now: number): VerdictOutcome {
  const { payload } = credential
  const key = keyOf(hall, payload.key, payload.suite)
  if (!key) return 'unknown_key'
  if (!isSignedBy(credential, key.public)) return 'bad_signature'
  if (!mayHaveSignedAt(key, payload.issued)) return 'unknown_key'
  if (hall.voids.some(serial => isSameSerial(serial, payload.serial))) return 'void'
  const last = lastDay(payload)
  return last !== null && dayAt(now) > last ? 'expired' : 'valid'
}

function hallOf(bundle: Bundle | null, number: number): TrustedHall | undefined {
  return bundle?.halls.find(hall => hall.hall === number)
}

function nobodyKnows(bundle: Bundle | null, now: number): Verdict {
  return {
    outcome: 'unknown_key',
    hallName: null,
    voidsAsOf: bundle?.issued ?? null,
    isListExpired: bundle !== null && isExpired(bundle, now),
    validUntil: null,
  }
}

/** The day of issue does not count (民法典第二百零一条). */
function lastDay(payload: Payload): number | null {
  return payload.validDays ? dayOf(payload.issued) + payload.validDays : null
}
