/** Moments and days as the desk writes them, cut for reading. They are the hall's local time, never converted. */

/** `14:36` of `2026-11-23T14:36:00+08:00`. */
export function timeOf(moment: string): string {
  return moment.slice(11, 16)
}

/** `11-23 14:36`. */
export function dayAndTime(moment: string): string {
  return `${moment.slice(5, 10)} ${timeOf(moment)}`
}

/** `2026-11-23 14:36`. */
export function wholeMoment(moment: string): string {
  return `${moment.slice(0, 10)} ${timeOf(moment)}`
}

/** `2026 年 11 月` of `2026-11`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${year} 年 ${Number(number)} 月`
}

/** `11 月 23 日` of a day or moment. */
export function dayWords(day: string): string {
  return `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
}

/** Two sentences in one line; the first gets the full stop it lacks. */
export function sentences(first: string, second: string): string {
  if (!second) return first
  return /[。？；：，]$/.test(first) ? `${first}${second}` : `${first}。${second}`
}

/** The day before: `2026-02-28` of `2026-03-01`. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
