import type { InformationContent } from '../features/information/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'

type Written = Omit<InformationContent, 'byline' | 'closesOn'> & {
  /** When it was published, in days before today. */
  daysAgo: number
  /** The last day of a call, in days from today. */
  closesIn?: number
}

const LEGIFRANCE = 'https://www.legifrance.gouv.fr'

/** What these say was read on the pages they cite; the calls and their days are fictional. */
const ITEMS: readonly Written[] = [
  {
    ...{ daysAgo: 40, category: 'guide', audience: 'public', validMonths: 12 },
    title: 'Sous-produit ou déchet : les conditions à remplir',
    summary:
      'Le code de l’environnement dit à quelles conditions un résidu de production n’est pas un déchet. Toutes doivent être remplies.',
    body: `L’article L. 541-4-2 du code de l’environnement réserve le nom de **sous-produit** à ce qui remplit *toutes* ces conditions :

1. son utilisation ultérieure est certaine ;
2. il s’utilise directement, sans traitement autre que les pratiques industrielles courantes ;
3. il est produit en faisant partie intégrante d’un processus de production ;
4. il répond à toutes les prescriptions prévues pour cette utilisation, de produit, d’environnement et de santé ;
5. son utilisation n’aura pas d’incidences globales nocives pour l’environnement ou la santé.

## Ce que cela change

| | Sous-produit | Déchet |
|---|---|---|
| Registre des déchets | non | oui |
| Transport et courtage de déchets | non | selon les quantités |
| Preuve à garder | les cinq conditions | la traçabilité |

> En cas de doute, le préfet et la DREAL ont le dernier mot. Cette page aide à la qualification ; elle ne vaut pas avis juridique.`,
    ...{ sourceName: 'Légifrance, code de l’environnement, article L. 541-4-2' },
    sourceUrl: `${LEGIFRANCE}/codes/texte_lc/LEGITEXT000006074220/`,
    resourceIds: ['animal-byproduct', 'sawdust-shavings', 'whey'],
    ...{ sectors: ['agrifood', 'wood'], themes: ['law', 'waste'] },
  },
  {
    ...{ daysAgo: 28, category: 'regulation', audience: 'public', validMonths: 6 },
    title: 'Tri à la source : ce que votre entreprise doit séparer',
    summary:
      'Papier et carton, métal, plastique, verre, bois, textiles, et sur les chantiers fractions minérales et plâtre : qui est concerné, et ce qu’il faut pouvoir montrer.',
    body: `Toute entreprise est responsable des déchets qu’elle produit ou détient. Elle les trie à la source et s’assure qu’ils sont valorisés.

## Ce qui se trie

- papier et carton, métal, plastique, verre, bois ;
- textiles, depuis le **1er janvier 2025** ;
- pour la construction et la démolition : fractions minérales et plâtre.

## Qui est concerné

Celles qui n’ont pas recours au service public de collecte, et celles qui y ont recours en produisant plus de **1 100 litres** par semaine, tous déchets confondus.

## Ce qu’il faut garder

L’attestation annuelle de valorisation remise par votre collecteur, et le registre des déchets.

Dans Boucle, vos cartons et vos métaux triés sont déjà des [gisements](/gisements-besoins).`,
    sourceName: 'Entreprendre.Service-Public, gestion des déchets de l’entreprise',
    sourceUrl: 'https://entreprendre.service-public.fr/vosdroits/F37825',
    resourceIds: ['cardboard', 'pallet-crate', 'wood'],
    ...{ sectors: ['trade', 'construction', 'agrifood'], themes: ['law', 'waste'] },
  },
  {
    ...{ daysAgo: 12, category: 'article', audience: 'network', validMonths: 12 },
    title: 'Chaleur fatale : ce que le Fonds Chaleur demande avant d’aider',
    summary:
      'Captage, remontée en température, transport : des aides existent au-delà d’un gigawattheure par an, après une étude.',
    body: `Four, groupe froid, compresseur, séchoir : la chaleur perdue chez l’un peut préchauffer l’eau de l’autre, à courte distance.

Pour une aide du **Fonds Chaleur** de l’ADEME en France métropolitaine :

- plus de 1 GWh de chaleur récupérée par an ;
- un temps de retour brut de plus de 3 ans ;
- une étude préalable : audit énergétique, complété par une étude de faisabilité.

Au-dessous, commencez par [chercher un voisin](/gisements-besoins) : une synergie simple ne demande pas d’aide.`,
    sourceName: 'ADEME, Fonds Chaleur (fiche des aides publiques d’Infogreffe)',
    sourceUrl: 'https://mesaidespubliques.infogreffe.fr/aides/aide-installations-recuperation-chaleur-fatale',
    resourceIds: ['heat'],
    ...{ sectors: ['agrifood', 'metal'], themes: ['energy', 'funding'] },
  },
  {
    ...{ daysAgo: 9, category: 'call', audience: 'public', validMonths: 3, closesIn: 34 },
    title: 'Réemploi des emballages professionnels : candidatures ouvertes',
    summary: 'Études et investissements pour laver, trier et faire resservir bacs, caisses et palettes.',
    body: `Cette fiche est un exemple de la démonstration : vérifiez sur la page citée les appels réellement ouverts.

## Pour qui

Entreprises et associations du territoire, seules ou à plusieurs.

## Pour quoi

- le lavage, le tri et le contrôle d’emballages qui resservent ;
- la logistique du retour ;
- l’étude qui précède.

Un [groupe de travail](/groupes) peut porter le dossier.`,
    sourceName: 'ADEME, aides aux entreprises',
    sourceUrl: 'https://agirpourlatransition.ademe.fr/entreprises/aides-financieres',
    resourceIds: ['pallet-crate', 'packaging'],
    ...{ sectors: ['agrifood', 'trade', 'transport'], themes: ['reuse', 'funding'] },
  },
  {
    ...{ daysAgo: 58, category: 'call', audience: 'network', validMonths: 3, closesIn: -6 },
    title: 'Écoconception : premier diagnostic aidé',
    summary: 'Un diagnostic pour une gamme de produits, par un bureau d’études référencé.',
    body: `Cette fiche est un exemple de la démonstration : l’appel est clos, et quitte le haut de la liste de lui-même.

Le diagnostic porte sur une gamme de produits, de la matière à la fin de vie.`,
    sourceName: 'ADEME, aides aux entreprises',
    sourceUrl: 'https://agirpourlatransition.ademe.fr/entreprises/aides-financieres',
    resourceIds: [],
    ...{ sectors: ['agrifood', 'wood', 'textile'], themes: ['eco-design', 'funding'] },
  },
  {
    ...{ daysAgo: 55, category: 'guide', audience: 'network', validMonths: 1 },
    title: 'Vendre ou donner ce que l’on ne jette plus : ce que dit la loi AGEC',
    summary: 'Invendus, dons, réemploi : les obligations et ce qu’elles ouvrent entre voisins.',
    body: `La loi du 10 février 2020 relative à la lutte contre le gaspillage et à l’économie circulaire interdit de détruire la plupart des invendus non alimentaires : ils sont réemployés, réutilisés ou recyclés.

Pour les denrées, le don à une association se prépare par une **convention**.`,
    sourceName: 'Légifrance, loi n° 2020-105 du 10 février 2020',
    sourceUrl: `${LEGIFRANCE}/jorf/id/JORFTEXT000041553759`,
    resourceIds: ['surplus-food'],
    ...{ sectors: ['trade', 'agrifood'], themes: ['law', 'reuse', 'food'] },
  },
  {
    ...{ daysAgo: 20, category: 'training', audience: 'network', validMonths: 6 },
    title: 'Faire l’inventaire de ses flux en une matinée',
    summary: 'Pour qui prépare une visite : ce qui entre, ce qui sort, ce que cela coûte, en un tableau.',
    body: `## Avant

Réunissez trois factures : collecte des déchets, énergie, emballages.

## Pendant

1. Suivez une matière de son arrivée à son départ.
2. Notez la quantité, le mois, le conditionnement et le prix payé pour s’en défaire.
3. Photographiez, sans rien de confidentiel.

## Après

Saisissez vos lignes dans [Gisements et besoins](/gisements-besoins) : chacune a aussitôt ses premières pistes.`,
    sourceName: 'ADEME, librairie',
    sourceUrl: 'https://librairie.ademe.fr/',
    resourceIds: [],
    ...{ sectors: [], themes: ['organisation', 'waste'] },
  },
]

/** What the network of the demonstration is told, published over its last weeks; one item waits to be checked again. */
export function demoInformation(
  { information: { writing } }: Rooms,
  { facilitator, goTo }: { facilitator: Actor; goTo(daysAgo: number): void },
): void {
  const today = dayOf(new Date())
  for (const { daysAgo, closesIn, ...content } of ITEMS) {
    goTo(daysAgo)
    const closesOn = closesIn === undefined ? null : dayAfter(today, closesIn)
    const { id } = writing.create(facilitator, { ...content, closesOn, byline: 'CCI du Gers, animation' })
    writing.step(facilitator, id, 'published')
  }
}
