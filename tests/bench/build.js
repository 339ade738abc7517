/** Bundles the bench as the server is, so that what it measures is the code that runs. */
import { bundle } from '../../src/bundle.js'

await bundle(
  {
    run: 'tests/bench/run.ts',
    'realtime-server': 'tests/bench/realtime-server.ts',
    scale: 'tests/bench/scale/run.ts',
    'scale-of-one': 'tests/bench/scale/one-size.ts',
  },
  'dist/bench',
)
