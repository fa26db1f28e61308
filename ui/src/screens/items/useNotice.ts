/** The form of a notice (公示): what was typed, what is wrong with it, printing and saving. */
import { computed, nextTick, reactive, ref } from 'vue'

import { call, problemFrom } from '../../ipc'
import type { Notice, Problem } from '../../ipc'
import { focusOn } from '../../parts/focus'
import { tellDone } from '../../state/notices'

/** The fields in the order they are typed. */
export const FIELDS = ['meeting', 'heldOn', 'place', 'subject', 'expected', 'present', 'agreed', 'days'] as const
export type NoticeField = (typeof FIELDS)[number]
type Typed = Record<NoticeField, string>

const empty = (): Typed => ({
  meeting: '',
  heldOn: '',
  place: '',
  subject: '',
  expected: '',
  present: '',
  agreed: '',
  days: '',
})

const COUNTED: Partial<Record<NoticeField, string>> = { expected: '应到人数', present: '实到人数', agreed: '同意人数' }

/** What can be told without the desk: nothing may be empty, and people are counted in whole numbers. */
export function wrongIn(typed: Typed, leastDays: number): Partial<Typed> {
  const wrong: Partial<Typed> = {}
  if (!typed.meeting.trim()) wrong.meeting = '请选开的是什么会'
  if (!typed.heldOn.trim()) wrong.heldOn = '请写开会的日期，如 2026-11-20'
  if (!typed.subject.trim()) wrong.subject = '请写讨论的事项'
  for (const [field, what] of Object.entries(COUNTED) as [NoticeField, string][]) {
    if (!/^\d{1,6}$/.test(typed[field].trim())) wrong[field] = `${what}请写数字`
  }
  if (!/^\d{1,3}$/.test(typed.days.trim())) wrong.days = `公示日数请写数字，不少于 ${leastDays} 日`
  return wrong
}

/** As the desk takes it. */
export function noticeOf(code: string, typed: Typed): Notice {
  const count = (field: NoticeField) => Number(typed[field].trim())
  return {
    code,
    meeting: typed.meeting.trim(),
    heldOn: typed.heldOn.trim(),
    place: typed.place.trim(),
    subject: typed.subject.trim(),
    expected: count('expected'),
    present: count('present'),
    agreed: count('agreed'),
    days: count('days'),
  }
}

export function useNotice(code: () => string, leastDays: () => number, close: () => void) {
  const typed = reactive(empty())
  const tried = ref(false)
  const busy = ref(false)
  const problem = ref<Problem | null>(null)
  const missing = computed(() => (tried.value ? wrongIn(typed, leastDays()) : {}))

  const named = computed(() => FIELDS.find(field => field === problem.value?.field))
  const errorOf = (field: NoticeField): string | null =>
    missing.value[field] ?? (named.value === field ? (problem.value?.message ?? null) : null)
  /** A problem no field has to answer for, such as too few people for a decision. */
  const elsewhere = computed(() => (named.value ? null : problem.value))

  function begin(): void {
    Object.assign(typed, empty(), { days: String(leastDays()) })
    tried.value = false
    problem.value = null
  }

  async function send(what: (notice: Notice) => Promise<void>): Promise<void> {
    tried.value = true
    const first = FIELDS.find(field => missing.value[field])
    if (first) return void nextTick(() => focusOn(`notice-${first}`))
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      await what(noticeOf(code(), typed))
    } catch (thrown) {
      problem.value = problemFrom(thrown)
      void nextTick(() => focusOn(named.value ? `notice-${named.value}` : 'notice-problem'))
    } finally {
      busy.value = false
    }
  }

  const print = () =>
    send(async notice => {
      const job = await call('print_notice', notice)
      close()
      tellDone('公示已送打印机。', job.printer)
    })

  const save = () =>
    send(async notice => {
      const { path } = await call('save_notice', notice)
      if (!path) return
      close()
      tellDone('公示已存好。', `文件在 ${path}`)
    })

  return { typed, busy, errorOf, elsewhere, begin, print, save }
}
