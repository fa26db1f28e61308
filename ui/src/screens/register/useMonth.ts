/** 月度导出: which month, what it holds, where it goes. */
import { computed, reactive, ref, watch } from 'vue'

import { call, problemFrom } from '../../ipc'
import type { ExportFormat, Exported, MonthCheck, Problem } from '../../ipc'
import { Turns } from '../../parts/latest'
import { announce } from '../../parts/live'
import { tellProblem, telling } from '../../state/notices'

/** The folder of the last export in this sitting: months go to one place. */
let lastFolder = ''

/** What the clerk compares with the paper before sending it. */
export function exportedWords(exported: Exported): string {
  const counts = `出具 ${exported.certificates}、不予出具 ${exported.refusals}、用印 ${exported.sealUses}`
  return `已导出 ${exported.files.length} 个文件。报送前请核对：${counts}。`
}

export function useMonth() {
  const months = ref<string[]>([])
  const choice = reactive({ month: '', format: 'xlsx' as ExportFormat, folder: lastFolder })
  const check = ref<MonthCheck | null>(null)
  const exported = ref<Exported | null>(null)
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  const turns = new Turns()

  const isEmpty = computed(() => check.value !== null && check.value.certificates + check.value.refusals === 0)

  async function open(): Promise<void> {
    const page = await telling(() => call('look_up', { filter: 'all', page: 1 }))
    months.value = page?.months ?? []
    choice.month = months.value[0] ?? ''
  }

  watch(
    () => choice.month,
    async month => {
      exported.value = null
      problem.value = null
      check.value = null
      const isLatest = turns.begin()
      if (!month) return
      try {
        const answer = await call('check_month', { month })
        if (isLatest()) check.value = answer
      } catch (thrown) {
        if (isLatest()) tellProblem(thrown)
      }
    },
  )

  async function chooseFolder(): Promise<void> {
    const chosen = await telling(() => call('choose_folder', {}))
    if (chosen?.folder) choice.folder = chosen.folder
  }

  async function run(): Promise<void> {
    if (busy.value || !choice.month) return
    if (!choice.folder.trim()) await chooseFolder()
    if (!choice.folder.trim()) return
    busy.value = true
    problem.value = null
    exported.value = null
    try {
      exported.value = await call('export_month', { ...choice, folder: choice.folder.trim() })
      lastFolder = choice.folder
      announce(exportedWords(exported.value))
    } catch (thrown) {
      problem.value = problemFrom(thrown)
    } finally {
      busy.value = false
    }
  }

  return { months, choice, check, exported, problem, busy, isEmpty, open, chooseFolder, run }
}
