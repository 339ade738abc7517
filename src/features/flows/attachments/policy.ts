import type { Sight } from '../policy.ts'
import type { attachments } from '../tables.ts'

/** A file is never shown without the name: a photo tells whose it is. */
export function canReadAttachment(
  sight: Pick<Sight, 'as' | 'isInside'>,
  { visibility }: Pick<typeof attachments.$inferSelect, 'visibility'>,
): boolean {
  return sight.isInside || (sight.as === 'full' && visibility === 'flow')
}
