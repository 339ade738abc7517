/** `guide`: an item of information, read. `session`: people meet, on a day. */
export const trainingStepKinds = ['guide', 'session'] as const

export const trainingStates = ['draft', 'published', 'withdrawn'] as const
export type TrainingState = (typeof trainingStates)[number]
