/** The page: scan, type, or show a picture; open a newer list. Everything happens here and now, nothing is sent or kept. */

import type { Bundle } from './bundle'
import { checkCode, checkPdf, checkTyped, readCode } from './check'
import type { Said } from './check'
import { element, showList, showProblem, showVerdict, tellList } from './show'
import { ToBeCompared, begin, browserKeeper, keep, take, written } from './inForce'
import { dayAt, longDay } from './minutes'
import { isPdf } from './pdf'
import { digitsIn } from './picture'
import { Refusal } from './refusal'

const keeper = browserKeeper()
const own = readOwn()
let inForce = begin(own, keeper)
/** A first list whose county key is being compared. */
let offered: Uint8Array | null = null
/** Only the last question is answered: a scanner may be faster than a picture is read. */
let turn = 0

const ask = element('ask', HTMLFormElement)
const code = element('code', HTMLInputElement)
const picture = element('picture', HTMLInputElement)
const bundle = element('bundle', HTMLInputElement)
const compare = element('compare', HTMLFormElement)
const print = element('print', HTMLInputElement)

function readOwn(): Bundle | null {
  try {
    return written(element('trust', HTMLScriptElement).textContent ?? '')
  } catch (fault) {
    tellList(fault instanceof Refusal ? fault : damaged())
    return null
  }
}

function damaged(): Refusal {
  return new Refusal('本页带的信任名单读不出来', '请向县里重新要一份核验页')
}

async function answer(question: () => Said | Promise<Said>): Promise<void> {
  const mine = (turn += 1)
  tick()
  try {
    const verdict = await question()
    if (mine === turn) showVerdict(verdict)
  } catch (fault) {
    if (mine === turn) showProblem(fault)
  }
}

/** The next scan writes over this one. A telephone has no scanner, and would only open its keyboard. */
function focusCode(): void {
  if (window.matchMedia('(pointer: coarse)').matches) return
  code.focus()
  code.select()
}

function clear(): void {
  turn += 1
  code.value = ''
  element('result', HTMLElement).hidden = true
  element('verdict', HTMLElement).replaceChildren()
  focusCode()
}

async function checkFile(file: Blob): Promise<void> {
  await answer(async () => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (isPdf(bytes)) return checkPdf(bytes, inForce, Date.now())
    return checkCode(readCode(await digitsIn(file)), inForce, Date.now())
  })
}

function adopt(file: Uint8Array, compared: string | null): void {
  try {
    inForce = take(file, inForce, compared, Date.now())
    const isKept = own !== null && keep(inForce, keeper)
    offered = null
    showList(inForce, Date.now())
    tellList(null, isKept ? '名单已采用，下次打开本页仍用它。' : '名单已采用。关掉本页以后，下次要再打开一次名单。')
  } catch (fault) {
    if (fault instanceof ToBeCompared) offered = file
    tellList(fault)
  }
  compare.hidden = offered === null
  if (offered) print.focus()
}

async function openList(file: Blob): Promise<void> {
  print.value = ''
  offered = null
  adopt(new Uint8Array(await file.arrayBuffer()), null)
}

/** What was chosen, once; the same file may be chosen again. */
function onChosen(input: HTMLInputElement, use: (file: File) => Promise<void>): void {
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void use(file).finally(() => (input.value = ''))
  })
}

/** A picture or PDF is checked; anything else can only be a list. */
async function dropped(file: File): Promise<void> {
  const isPaper = file.type.startsWith('image/') || file.type === 'application/pdf'
  await (isPaper ? checkFile(file) : openList(file))
}

function onDrop(): void {
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    document.body.classList.toggle('over', is)
  }
  document.addEventListener('dragover', over(true))
  document.addEventListener('dragleave', over(false))
  document.addEventListener('drop', event => {
    over(false)(event)
    const [file] = event.dataTransfer?.files ?? []
    if (file) void dropped(file)
  })
  document.addEventListener('paste', event => {
    const [file] = event.clipboardData?.files ?? []
    if (!file) return
    event.preventDefault()
    void dropped(file)
  })
}

function onKeys(): void {
  const keys: Record<string, () => void> = { F2: focusCode, F4: () => picture.click(), Escape: clear }
  document.addEventListener('keydown', event => {
    const run = keys[event.key]
    if (!run || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    run()
  })
}

function tick(): void {
  const now = new Date()
  const clock = now.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
  element('clock', HTMLElement).textContent = `${longDay(dayAt(now.getTime()))} ${clock}`
}

ask.addEventListener('submit', event => {
  event.preventDefault()
  if (code.value.trim() === '') return focusCode()
  void answer(() => checkTyped(code.value, inForce, Date.now())).finally(focusCode)
})
compare.addEventListener('submit', event => {
  event.preventDefault()
  if (offered) adopt(offered, print.value)
})
element('choose', HTMLButtonElement).addEventListener('click', () => picture.click())
element('renew', HTMLButtonElement).addEventListener('click', () => bundle.click())
onChosen(picture, checkFile)
onChosen(bundle, openList)
onDrop()
onKeys()
tick()
showList(inForce, Date.now())
ask.hidden = false
focusCode()
