import './ui/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { createQueryClient } from './api/queries.ts'
import { LanguageProvider, loadChosenLanguage } from './i18n/LanguageProvider.tsx'
import { ErrorBoundary } from './shell/ErrorBoundary.tsx'

const root = createRoot(document.getElementById('root') as HTMLElement)
const queryClient = createQueryClient()

loadChosenLanguage().then((initial) => {
  root.render(
    <StrictMode>
      <LanguageProvider initial={initial}>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <App />
          </QueryClientProvider>
        </ErrorBoundary>
      </LanguageProvider>
    </StrictMode>,
  )
})
