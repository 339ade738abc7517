import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clustersOf } from '../../../web/directory/clusters.ts'

const mark = fc.record({
  thing: fc.nat(),
  x: fc.double({ min: 0, max: 500, noNaN: true }),
  y: fc.double({ min: 0, max: 500, noNaN: true }),
})

describe('marks gathered on the map', () => {
  it('keep each thing once, and leave no two marks that could not be pressed apart', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        const clusters = clustersOf(marks)
        expect(clusters.flatMap(({ things }) => things).sort()).toEqual(
          marks.map(({ thing }) => thing).sort(),
        )
        for (const [i, a] of clusters.entries())
          for (const b of clusters.slice(i + 1))
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(36)
      }),
    )
  })
})
