/** Putting verdict, problem and list on the page; only ever as text. */
import { isExpired } from './bundle'
import type { Bundle } from './bundle'
import type { Said } from './check'
import { minuteText } from './minutes'
import { Refusal } from './refusal'
import { fingerprint } from './suite'

type Tone = 'ok' | 'stop' | 'wait'

const SIGNS: Record<Tone, string> = { ok: '✓', stop: '✕', wait: '！' }

/** An element the page is written with. */
export function element<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${kind.name} #${id}`)
}

/** The verdict: word, sign and colour together, then what to do, then what to compare. */
export function showVerdict(said: Said): void {
  const asOf = `${said.voidsAsOf}${said.isListExpired ? '（名单已过期）' : ''}`
  const tone = toneOf(said)
  const band = make('div', '', `verdict ${tone}`)
  const sign = make('span', SIGNS[tone], 'sign')
  sign.setAttribute('aria-hidden', 'true')
  const words = document.createElement('div')
  words.append(make('strong', said.title), make('p', asOf))
  band.append(sign, words)
  const parts: Node[] = [band, make('p', `${said.advice}。`, 'advice')]
  if (said.content === 'same') parts.push(make('p', '文件签名有效：出具以后，一个字节也没有变。'))
  const rows = said.facts.map(({ label, value }): [string, string] => [label, label === '事项' ? named(value) : value])
  if (rows.length > 0) parts.push(table('和纸上逐项核对', rows))
  put('verdict', parts)
  announce(`${said.title}。${asOf}`)
}

/** What could not be checked, and what to do. */
export function showProblem(fault: unknown): void {
  const told = refusalOf(fault)
  put('verdict', [note(told)])
  announce(`${told.message}。${told.hint}`)
}

/** The list in force; without one, what that means. */
export function showList(bundle: Bundle | null, now: number): void {
  if (!bundle) {
    put('list', [make('p', '还没有信任名单，判断不了真假。请打开县里发布的信任名单文件。')])
    return
  }
  const end = `${minuteText(bundle.expires)}${isExpired(bundle, now) ? '　已过期，请换新名单' : ''}`
  const voids = bundle.halls.reduce((sum, hall) => sum + hall.voids.length, 0)
  put('list', [
    table('正在用的名单', [
      ['发布单位', bundle.county],
      ['版本', `第 ${bundle.version} 版`],
      ['签发', minuteText(bundle.issued)],
      ['有效至', end],
      ['收录', `${bundle.halls.length} 个大厅，${voids} 个作废号`],
      ['公钥指纹', fingerprint(bundle.countyKey)],
    ]),
  ])
}

/** Why a list was not taken, or that it was. */
export function tellList(fault: unknown, done = ''): void {
  put('list-said', [fault ? note(refusalOf(fault)) : make('p', done)])
}

/** Green only for what is valid on a list that is in force. */
function toneOf({ outcome, isListExpired }: Said): Tone {
  if (outcome === 'valid') return isListExpired ? 'wait' : 'ok'
  return outcome === 'void' || outcome === 'bad_signature' ? 'stop' : 'wait'
}

function refusalOf(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault
  console.error(fault)
  return new Refusal('本页出了故障，没有查成', '请刷新后再试，或打电话向出证大厅核对')
}

function note({ message, hint }: Refusal): HTMLElement {
  const told = make('div', '', 'told')
  told.append(make('strong', message), make('p', `${hint}。`))
  return told
}

function table(caption: string, rows: readonly (readonly [string, string])[]): HTMLTableElement {
  const made = document.createElement('table')
  made.createCaption().textContent = caption
  const body = made.createTBody()
  for (const [label, value] of rows) {
    const row = body.insertRow()
    const head = make('th', label)
    head.setAttribute('scope', 'row')
    row.append(head)
    row.insertCell().textContent = value
  }
  return made
}

/** The code carries the item's code only; the names came with the page. */
function named(code: string): string {
  const names: unknown = JSON.parse(element('items', HTMLScriptElement).textContent || '{}')
  const name = names && typeof names === 'object' ? (names as Record<string, unknown>)[code] : undefined
  return typeof name === 'string' ? `${name}（${code}）` : code
}

function make(tag: string, text: string, kind = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (kind) made.className = kind
  return made
}

function put(id: string, parts: readonly Node[]): void {
  element(id, HTMLElement).replaceChildren(...parts)
  if (id !== 'verdict') return
  const result = element('result', HTMLElement)
  result.hidden = false
  result.scrollIntoView({ block: 'nearest' })
}

/** For whoever does not see the page: emptied first, so that the same words are said again. */
function announce(text: string): void {
  const live = element('live', HTMLElement)
  live.textContent = ''
  window.setTimeout(() => (live.textContent = text), 50)
}
