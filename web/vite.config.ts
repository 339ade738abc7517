import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const OTHER_LOCALE = /react-aria.*[\\/]intl[\\/].*[\\/](?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.[cm]?js$/

/** react-aria carries its few words in thirty-odd languages; Boucle speaks two. */
function onlyOurLanguages(): Plugin {
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load: (id) => (OTHER_LOCALE.test(id) ? 'export default {}' : null),
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  plugins: [onlyOurLanguages(), react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content policy allows no data: script or style; images as files are cached for good.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // A few chunks that are fetched together rather than forty of a kilobyte each.
        codeSplitting: {
          groups: [
            {
              name: 'ground',
              test: /web[\\/](ui[\\/](?!ComboBox)|api[\\/]|i18n[\\/](?!en|fr\.(?!door|account|foot|words)))/,
            },
            {
              name: 'flows',
              test: /web[\\/](flows[\\/](FlowCard|Party|Provenance|VisibilityBadge|Freshness|flowFacts|FamilyAndStructure)|organisations[\\/]OrganisationSearchBox|matching[\\/](MatchList|MatchDetails|MatchTerms|MatchHeading|matchWords|LazyMap))/,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': 'http://localhost:3000', '/socket.io': { target: 'http://localhost:3000', ws: true } },
  },
})
