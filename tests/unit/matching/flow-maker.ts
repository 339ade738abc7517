import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import type { Reader } from '../../../src/features/materials/reading/reader.ts'

export type FlowMaker = ReturnType<typeof flowMaker>

/** Makes flows from their words, with whatever else matters to the test. */
export const flowMaker =
  (reader: Reader) =>
  (
    kind: 'stock' | 'need',
    label: string,
    { activity = null, wasteCode = null, ...facts }: Partial<EngineFlow> & { activity?: string | null } = {},
  ): EngineFlow => ({
    id: `${kind}-${label}`,
    kind,
    owner: null,
    label,
    family: null,
    reading: reader.read({ kind, label, wasteCode, activity }),
    wasteCode,
    quantity: null,
    months: null,
    point: null,
    isAudited: false,
    ageDays: null,
    ...facts,
  })
