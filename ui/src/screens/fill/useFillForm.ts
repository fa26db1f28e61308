/** The form in hand: its values, what was seen and confirmed, and the one way from there to a certificate. */
import { computed, reactive, ref } from 'vue'

import { call, problemFrom } from '../../ipc'
import type { Form, FormCheck, Issued, Problem } from '../../ipc'
import { openConfirmations, summarise } from './findings'
import type { Finding } from './findings'
import { takenOver } from './fieldOrder'
import { useDraft } from './useDraft'
import { useFormChecks } from './useFormChecks'
import { usePeople } from './usePeople'

/** What a draft consists of. */
export interface Draftable {
  code: string
  values: Record<string, string>
  seen: Set<string>
}

export type FillForm = ReturnType<typeof useFillForm>

export function useFillForm(form: Form) {
  const held: Draftable = { code: form.code, values: reactive({ ...form.values }), seen: reactive(new Set(form.seen)) }
  const { values, seen } = held
  const confirmed = reactive(new Set<string>())
  const touched = reactive(new Set<string>())
  /** Why the replaced certificate becomes void. */
  const reason = ref('')
  const attempted = ref(false)
  const busy = ref(false)
  const problem = ref<Problem | null>(null)
  /** The field with the cursor: its value is not rewritten under the clerk's fingers. */
  const current = ref<string | null>(null)

  const people = usePeople(form.code)
  // A reissue begins from the stored certificate and must not take the place of the item's own draft.
  const draft = useDraft(held, () => form.replaces === null)
  const checking = useFormChecks(held, () => form.replaces, applyNormalised)
  draft.settle()
  if (form.draftSavedAt) draft.keptAt.value = form.draftSavedAt.slice(11, 16)

  const reasonMissing = computed(() => form.replaces !== null && reason.value.trim() === '')
  const findings = computed<Finding[]>(() =>
    summarise(form, { values, checks: checking.checks.value, seen, confirmed, reasonMissing: reasonMissing.value }),
  )

  function applyNormalised(answer: FormCheck, asked: Record<string, string>): void {
    for (const [key, value] of Object.entries(answer.normalised)) {
      if (key !== current.value && values[key] === asked[key]) values[key] = value
    }
    const needed = new Set(answer.checks.filter(check => check.needsConfirmation).map(check => check.id))
    for (const id of confirmed) if (!needed.has(id)) confirmed.delete(id)
  }

  /** A field was left: judge it, keep the draft. */
  async function leave(key: string): Promise<void> {
    if (current.value === key) current.value = null
    touched.add(key)
    void draft.save()
    await checking.now()
  }

  /** Takes a known person over. Says whose name it is, or nothing when there was nobody. */
  async function take(certificate?: string): Promise<boolean> {
    const taken = await people.take(certificate)
    if (!taken) return false
    Object.assign(values, takenOver(form.fields, values, taken))
    await checking.now()
    void draft.save()
    return true
  }

  /** Ticks every original that has to be seen. */
  function seeAll(): void {
    for (const material of form.materials) if (material.originalRequired) seen.add(material.name)
    void checking.now()
  }

  /**
   * 出具. The answer is none when something has to be put right first: `findings` or `problem` says what.
   */
  async function issue(): Promise<Issued | null> {
    if (busy.value || !form.canIssue) return null
    busy.value = true
    problem.value = null
    attempted.value = true
    current.value = null
    try {
      await checking.now()
      if (findings.value.length > 0) return null
      // A draft still on its way would outlive the certificate.
      await draft.idle()
      const needed = openConfirmations(checking.checks.value, new Set()).map(check => check.id)
      const request = { code: form.code, values: { ...values }, seen: [...seen], confirmed: [...new Set(needed)] }
      const replaces = form.replaces === null ? undefined : { number: form.replaces, reason: reason.value.trim() }
      const issued = await call('issue_certificate', replaces ? { ...request, replaces } : request)
      draft.settle()
      return issued
    } catch (thrown) {
      refuse(problemFrom(thrown))
      return null
    } finally {
      busy.value = false
    }
  }

  function refuse(refused: Problem): void {
    if (refused.checks.length > 0) checking.keep(refused.checks)
    problem.value = refused
  }

  return {
    form,
    values,
    seen,
    confirmed,
    touched,
    reason,
    attempted,
    busy,
    problem,
    current,
    findings,
    people,
    draft,
    checks: checking.checks,
    checkSoon: checking.soon,
    checkNow: checking.now,
    stop: checking.stop,
    leave,
    take,
    seeAll,
    issue,
  }
}
