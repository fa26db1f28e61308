/**
 * Keeps late answers out. `begin` opens a turn and returns a question: is this still the latest turn?
 *
 *     const isLatest = turns.begin()
 *     const answer = await ask()
 *     if (isLatest()) show(answer)
 */
export class Turns {
  private current = 0

  begin(): () => boolean {
    const mine = ++this.current
    return () => mine === this.current
  }

  /** Makes every open turn late. */
  end(): void {
    this.current += 1
  }
}

/** Runs `work` once, `wait` milliseconds after the last `soon`. */
export class Later {
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly wait: number,
    private readonly work: () => void,
  ) {}

  soon(): void {
    this.cancel()
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.work()
    }, this.wait)
  }

  cancel(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
