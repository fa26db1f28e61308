/** 查验: a code as scanned or typed, or a file, becomes a verdict. */
import { ref } from 'vue'

import { call, problemFrom } from '../../ipc'
import type { CredentialVerdict, Problem, VerifyCredential } from '../../ipc'
import { base64Of } from '../../parts/base64'
import { announce } from '../../parts/live'

/** What the desk takes, in bytes. */
const LARGEST = 30 * 1024 * 1024

export function useCheck() {
  const typed = ref('')
  const verdict = ref<CredentialVerdict | null>(null)
  const problem = ref<Pick<Problem, 'message' | 'hint'> | null>(null)
  const busy = ref(false)
  /** Name of the file that was checked; none for a code. */
  const file = ref('')
  /** Only the last question is answered: a scanner may be faster than the desk. */
  let turn = 0

  async function ask(request: () => VerifyCredential | Promise<VerifyCredential>): Promise<void> {
    const mine = ++turn
    busy.value = true
    verdict.value = null
    problem.value = null
    try {
      const answer = await call('verify_credential', await request())
      if (mine !== turn) return
      verdict.value = answer
      announce(`${answer.title}。${answer.voidsAsOf}`)
    } catch (thrown) {
      if (mine !== turn) return
      problem.value = problemFrom(thrown)
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  async function checkCode(): Promise<void> {
    const code = typed.value.trim()
    if (!code) return
    file.value = ''
    await ask(() => ({ code }))
  }

  async function checkFile(chosen: File): Promise<void> {
    file.value = chosen.name
    if (chosen.size > LARGEST) {
      turn += 1
      verdict.value = null
      problem.value = { message: '文件太大，最大 30 兆', hint: '请截取有二维码的一部分，或用扫码枪扫。' }
      return
    }
    await ask(async () => ({ file: await base64Of(chosen) }))
  }

  return { typed, verdict, problem, busy, file, checkCode, checkFile }
}
