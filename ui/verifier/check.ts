/** What somebody shows, and the verdict in the words the desk uses too. */
import type { CredentialVerdict, Labelled, VerdictOutcome } from '../src/ipc/contract'
import { keyOf } from './bundle'
import type { Bundle } from './bundle'
import { fromTyped } from './credential'
import type { Credential } from './credential'
import { isOfHall } from './fileSignature'
import { judge, judgeShort } from './judge'
import type { Verdict } from './judge'
import { longDay, minuteText } from './minutes'
import type { Payload } from './payload'
import { readPdf } from './pdf'
import { Refusal } from './refusal'
import { serialText } from './serial'
import { readShortCode } from './shortCode'
import type { ShortCode } from './shortCode'

/** A short code has 20 characters, a code hundreds of digits. */
const LONGEST_SHORT = 60

/** A verdict for a person; a page of a receiving unit keeps no numbers of its own. */
export type Said = Omit<CredentialVerdict, 'ownNumber'>

/** The desk reads the text too and can say which; here only the bytes are judged. */
const FILE_CHANGED =
  '文件出具以后被改动或另存过，文字、画面都可能不是原来的，不能凭它认定。请要大厅出具的原文件，或扫纸上的二维码'

const TITLES: Record<VerdictOutcome, string> = {
  valid: '有效',
  void: '已作废',
  bad_signature: '签名不符',
  unknown_key: '密钥未知',
  expired: '超期',
  unproven: '待核',
}

/**
 * Checks digits as a scanner types them, or a short code.
 *
 * @throws Refusal when it is neither
 */
export function checkTyped(text: string, bundle: Bundle | null, now: number): Said {
  const typed = [...text.replace(/\p{White_Space}/gu, '')]
  if (typed.length <= LONGEST_SHORT) return checkShort(readShortCode(text), bundle, now)
  return checkCode(readCode(text), bundle, now)
}

/** @throws Refusal when the text is no code of ours */
export function readCode(text: string): Credential {
  const credential = fromTyped(text)
  if (credential) return credential
  throw new Refusal(
    '这不是守章的验真码，或者没有扫全。请重新扫一次；扫不出来就输入码下面的短码',
    '请重新扫一次；扫不出来就输入二维码下面的短码',
  )
}

export function checkCode(credential: Credential, bundle: Bundle | null, now: number): Said {
  const verdict = judge(credential, bundle, now)
  const isGenuine = verdict.outcome !== 'bad_signature' && verdict.outcome !== 'unknown_key'
  return said(verdict, isGenuine ? facts(credential.payload, verdict) : [])
}

/** @throws Refusal when no code of ours is in the file */
export async function checkPdf(bytes: Uint8Array, bundle: Bundle | null, now: number): Promise<Said> {
  const { digits, signature } = await readPdf(bytes)
  const credential = readCode(digits)
  const answer = checkCode(credential, bundle, now)
  if (signature === 'scan') return answer
  const { payload } = credential
  const hall = bundle?.halls.find(one => one.hall === payload.hall)
  const key = hall && keyOf(hall, payload.key, payload.suite)
  // Whose signature it is can only be told where the hall's key is known.
  const isWhole = signature !== null && (!key || isOfHall(signature, key.public))
  if (isWhole) return { ...answer, content: 'same' }
  if (answer.outcome === 'unknown_key') return { ...answer, content: 'file_changed' }
  const outcome = 'bad_signature'
  return { ...answer, outcome, title: TITLES[outcome], advice: FILE_CHANGED, content: 'file_changed' }
}

function checkShort(code: ShortCode, bundle: Bundle | null, now: number): Said {
  const verdict = judgeShort(code, bundle, now)
  return said(verdict, labelled([['出具单位', verdict.hallName ?? ''], ['编号', serialText(code.serial)]]))
}

function said(verdict: Verdict, facts: Labelled[]): Said {
  const { outcome, isListExpired, voidsAsOf } = verdict
  return {
    outcome,
    title: TITLES[outcome],
    advice: advice(verdict),
    voidsAsOf: voidsAsOf === null ? '没有作废名单' : `作废名单截至 ${minuteText(voidsAsOf)}`,
    isListExpired,
    content: 'not_looked',
    facts,
  }
}

function advice({ outcome, isListExpired, hallName }: Verdict): string {
  switch (outcome) {
    case 'valid':
      return isListExpired
        ? '签名是真的，但作废名单已经过期，可能漏掉新作废的。请换新名单再查，或打电话向大厅核对'
        : '签名是真的，不在作废名单上。请逐项核对下面的内容和纸上是否一致'
    case 'void':
      return '这份证明出具后又作废了，不能使用。请让当事人拿新的来'
    case 'bad_signature':
      return '不是这个大厅签的，或者被改过，不能使用。请打电话向出证大厅核对'
    case 'unknown_key':
      return hallName === null
        ? '信任名单里没有这个大厅，判断不了真假。请导入县里最新的信任名单再查'
        : '这个大厅没有这把密钥，或者密钥当时没有启用、已经停用。请打电话向出证大厅核对'
    case 'expired':
      return '签名是真的，但有效期已过。请让当事人重新开'
    case 'unproven':
      return '号码不在作废名单上，但短码验不了签名。请扫二维码，或打电话向出证大厅核对'
  }
}

/** What is compared with the paper. */
function facts(payload: Payload, verdict: Verdict): Labelled[] {
  return labelled([
    ['出具单位', verdict.hallName ?? ''],
    ['编号', serialText(payload.serial)],
    ['事项', payload.item],
    ['姓名', payload.name],
    ['证件号码后四位', payload.idLastFour],
    ['用途', payload.purpose],
    ['出具时间', minuteText(payload.issued)],
    ['有效期', verdict.validUntil === null ? '未定期限' : `至${longDay(verdict.validUntil)}`],
  ])
}

function labelled(rows: [string, string][]): Labelled[] {
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }))
}
