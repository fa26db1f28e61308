/** What stands against issuing, brought to the fields and to the summary. The desk decides; this arranges. */
import type { Check, FormField, WireMaterial } from '../../ipc'
import { inOrder, isEmpty } from './fieldOrder'

/** One line of the summary. */
export interface Finding {
  text: string
  /** Element to go to. */
  target: string
  check: Check | null
}

export const fieldId = (key: string): string => `f-${key}`
export const materialId = (at: number): string => `m-${at}`
export const confirmId = (check: Check): string => `c-${check.id}-${check.field ?? 'form'}`
export const REASON_ID = 'reissue-reason'

/** Kinds one chooses rather than writes. */
const CHOSEN = new Set(['choice', 'yes_no'])

export function missingText(field: FormField): string {
  return `${CHOSEN.has(field.kind) && !field.open ? '请选择' : '请填写'}${field.label}`
}

/** The stop that belongs to a field, if there is one. */
export function stopOf(checks: readonly Check[], key: string): Check | null {
  return checks.find(check => check.field === key && check.level === 'stop') ?? null
}

/** The warning that belongs to a field, if nothing worse does. */
export function warningOf(checks: readonly Check[], key: string): Check | null {
  return checks.find(check => check.field === key && check.level === 'warn') ?? null
}

/** Confirmations still open. */
export function openConfirmations(checks: readonly Check[], confirmed: ReadonlySet<string>): Check[] {
  return checks.filter(check => check.needsConfirmation && check.level !== 'stop' && !confirmed.has(check.id))
}

/** Places of the required originals nobody has ticked. */
export function unseen(materials: readonly WireMaterial[], seen: ReadonlySet<string>): number[] {
  return materials.flatMap((material, at) => (material.originalRequired && !seen.has(material.name) ? [at] : []))
}

/** Everything that keeps the certificate from being issued, in the order of the form. */
export function summarise(
  form: { fields: readonly FormField[]; materials: readonly WireMaterial[] },
  state: {
    values: Readonly<Record<string, string>>
    checks: readonly Check[]
    seen: ReadonlySet<string>
    confirmed: ReadonlySet<string>
    reasonMissing: boolean
  },
): Finding[] {
  const found: Finding[] = []
  if (state.reasonMissing) found.push({ text: '请写作废重开的原因', target: REASON_ID, check: null })
  for (const field of inOrder(form.fields)) {
    const stop = stopOf(state.checks, field.key)
    const missing = field.required && isEmpty(state.values, field.key)
    if (stop) found.push({ text: stop.text, target: fieldId(field.key), check: stop })
    else if (missing) found.push({ text: missingText(field), target: fieldId(field.key), check: null })
  }
  const places = unseen(form.materials, state.seen)
  const names = places.map(at => form.materials[at]?.name).join('、')
  if (places[0] !== undefined) found.push({ text: `请看过原件：${names}`, target: materialId(places[0]), check: null })
  const known = new Set(form.fields.map(field => field.key))
  for (const check of state.checks) {
    const elsewhere = check.level === 'stop' && !(check.field && known.has(check.field))
    // The originals were said above, with the way to their boxes.
    if (elsewhere && !isOriginal(check)) found.push({ text: check.text, target: 'checks', check })
  }
  for (const check of openConfirmations(state.checks, state.confirmed)) {
    found.push({ text: `请核对：${check.text}`, target: confirmId(check), check })
  }
  return found
}

/** Whether the check is about an original nobody has seen. */
function isOriginal(check: Check): boolean {
  return check.level === 'stop' && check.id.startsWith('original:')
}

/**
 * The checks column: missing fields in one line, originals at their boxes, everything else as the desk worded it, stops
 * first.
 */
export function checkLines(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
  checks: readonly Check[],
): { missing: FormField[]; lines: Check[] } {
  const missing = inOrder(fields).filter(field => field.required && isEmpty(values, field.key))
  const gone = new Set(missing.map(field => field.key))
  const rank = { stop: 0, warn: 1, ok: 2 }
  const lines = checks
    .filter(check => !isOriginal(check) && !(check.level === 'stop' && check.field && gone.has(check.field)))
    .sort((one, other) => rank[one.level] - rank[other.level])
  return { missing, lines }
}
