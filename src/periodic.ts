const HOUR_MS = 3_600_000

type Job = () => Promise<unknown>
type OnFailure = (error: unknown) => void

/** Does a job at start and then each day, without holding the process; a failure is told and waits for the next day. */
export const daily = (job: Job, onFailure: OnFailure) => every(24 * HOUR_MS, job, onFailure)

/** The same, each hour. */
export const hourly = (job: Job, onFailure: OnFailure) => every(HOUR_MS, job, onFailure)

function every(ms: number, job: Job, onFailure: OnFailure): void {
  const run = () => void job().catch(onFailure)
  run()
  setInterval(run, ms).unref()
}
