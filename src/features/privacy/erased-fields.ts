/** Words and numbers that could tell a structure again; what it counted for (kind, family, quantity, dates) stays. */
export const ERASED_OF_FLOW = {
  reference: null,
  packaging: null,
  quality: null,
  constraints: null,
  currentPartner: null,
  currentCostEurosPerUnit: null,
  auditedBy: null,
  notes: null,
} as const
