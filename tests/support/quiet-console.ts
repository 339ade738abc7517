import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A test that prints an error nobody expected fails: warnings are read, or they are not warnings. */
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls]
  vi.restoreAllMocks()
  expect(said, 'unexpected console output').toEqual([])
})
