/** The life of an audit visit. */
export const visitStatuses = ['planned', 'made', 'validated', 'cancelled'] as const
export type VisitStatus = (typeof visitStatuses)[number]

/** What a visit says of a flow; `found`: declared during the visit. */
export const flowVerdicts = ['confirmed', 'corrected', 'withdrawn', 'found'] as const
