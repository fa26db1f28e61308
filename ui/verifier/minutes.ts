/** Moments as the formats keep them: whole minutes since the beginning of 2000 in China. */

/** 2000-01-01T00:00:00+08:00, in milliseconds. */
const BEGINNING = 946_656_000_000
const MINUTE = 60_000
const DAY_MINUTES = 1_440
/** China Standard Time is eight hours ahead, all year. */
const AHEAD = 8 * 60 * MINUTE

/** The moment a minute begins, in milliseconds. */
export function moment(minutes: number): number {
  return BEGINNING + minutes * MINUTE
}

/** The day in China a minute lies in, counted from the beginning of 2000. */
export function dayOf(minutes: number): number {
  return Math.floor(minutes / DAY_MINUTES)
}

/** The day in China a moment lies in. */
export function dayAt(now: number): number {
  return Math.floor((now - BEGINNING) / (DAY_MINUTES * MINUTE))
}

/** `2026-11-23 14:36`. */
export function minuteText(minutes: number): string {
  return new Date(moment(minutes) + AHEAD).toISOString().slice(0, 16).replace('T', ' ')
}

/** `2026-11-23`. */
export function dayText(minutes: number): string {
  return minuteText(minutes).slice(0, 10)
}

/** `2026年12月23日`. */
export function longDay(day: number): string {
  const date = new Date(moment(day * DAY_MINUTES) + AHEAD)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}
