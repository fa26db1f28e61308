/** The order of the form: who asks, the person, the fact, how it was verified. */
import type { FormField } from '../../ipc'

export const GROUP_TITLES: Record<string, string> = {
  who_asks: '谁要、办什么',
  person: '是谁',
  fact: '什么事实',
  verification: '怎么核实',
}

export interface FieldGroup {
  key: string
  title: string
  fields: FormField[]
}

/** Fields by group in the fixed order of the groups, each group in the order of the form; empty groups are left out. */
export function groupFields(fields: readonly FormField[]): FieldGroup[] {
  return Object.entries(GROUP_TITLES)
    .map(([key, title]) => ({ key, title, fields: fields.filter(field => field.group === key) }))
    .filter(group => group.fields.length > 0)
}

/** Fields in the order the Enter key goes through them. */
export function inOrder(fields: readonly FormField[]): FormField[] {
  return groupFields(fields).flatMap(group => group.fields)
}

export function isEmpty(values: Readonly<Record<string, string>>, key: string): boolean {
  return (values[key] ?? '').trim() === ''
}

/** The name the certificate is about: the first name of the person's group. Known people are offered there only. */
export function subjectName(fields: readonly FormField[]): FormField | null {
  return fields.find(field => field.kind === 'name' && field.group === 'person') ?? null
}

/** The first required field that is still empty. */
export function firstMissing(fields: readonly FormField[], values: Readonly<Record<string, string>>): FormField | null {
  return inOrder(fields).find(field => field.required && isEmpty(values, field.key)) ?? null
}

/** The field after this one; none after the last. */
export function fieldAfter(fields: readonly FormField[], key: string): FormField | null {
  const order = inOrder(fields)
  return order[order.findIndex(field => field.key === key) + 1] ?? null
}

/**
 * What taking a known person over changes: the person is theirs entirely, anything else only where nothing was typed.
 */
export function takenOver(
  fields: readonly FormField[],
  values: Readonly<Record<string, string>>,
  taken: Readonly<Record<string, string>>,
): Record<string, string> {
  const changes: Record<string, string> = {}
  for (const field of fields) {
    const value = taken[field.key]
    if (value && (field.group === 'person' || isEmpty(values, field.key))) changes[field.key] = value
  }
  return changes
}
