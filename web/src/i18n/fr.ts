import { inFr as n } from './figures';
import type { Messages } from './messages';

const s = (count: number): string => (count < 2 ? '' : 's');

export const fr: Messages = {
  title: 'Impact collectif',
  skip: 'Aller à la carte',
  unknown: 'Inconnu',
  views: {
    mindmap: 'Carte mentale', network: 'Réseau', geography: 'Géographie', table: 'Tableau', findings: 'Constats', changes: 'Changements',
  },
  viewsLabel: 'Vues',
  facets: {
    role: 'Rôle', function: 'Fonction', domain: 'Domaine', sector: 'Secteur', country: 'Pays', region: 'Région',
    place_based: 'Ancrage territorial', place_scale: 'Échelle du territoire', relation: 'Relation', network: 'Membre du réseau',
    founded: 'Fondation', active: 'Activité', confidence: 'Fiabilité', method: 'Mode de connaissance', roles_2015: 'Dans l’enquête de 2015',
    community: 'Communauté',
  },
  values: {
    place_based: { yes: 'Ancré dans un territoire', no: 'Sans ancrage territorial' },
    active: { yes: 'En activité', no: 'Terminé' },
    confidence: { high: 'Élevée (80 % ou plus)', medium: 'Moyenne (50–79 %)', low: 'Faible (moins de 50 %)' },
  },
  surveyOf: (date) => `Enquête de ${date}`,
  counts: (organisations, relations, countries) => `${n(organisations)} organisations, ${n(relations)} relations, ${n(countries)} pays`,
  limits: 'Limites des données',
  shownOf: (shown, total) =>
    shown === total ? `Les ${n(total)} organisations` : `${n(shown)} organisation${s(shown)} sur ${n(total)}`,
  nothingShown: 'Aucune organisation ne répond à tous ces filtres.',
  search: {
    label: 'Rechercher une organisation', placeholder: 'Nom, lieu, autre nom', clear: 'Effacer la recherche', results: 'Résultats de la recherche',
    found: (count) => (count === 0 ? 'Aucun résultat' : `${n(count)} résultat${s(count)}`),
    more: (count) => `et ${n(count)} de plus dans la vue`,
  },
  menu: { language: 'Langue', theme: 'Thème', auto: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  filters: {
    title: 'Filtres', open: 'Filtres', close: 'Fermer les filtres', clear: 'Tout effacer', active: 'Filtres actifs',
    remove: (what) => `Retirer : ${what}`, from: 'De', to: 'À', narrow: (facet) => `Chercher dans ${facet}`,
    showAll: (count) => `Tout afficher (${n(count)})`, showFewer: 'Réduire', query: (query) => `« ${query} »`,
    ego: (steps, name) => `à ${n(steps)} pas de ${name}`,
    since: (year) => `depuis ${year}`, until: (year) => `jusqu’à ${year}`,
    count: (count) => `${n(count)} organisation${s(count)}`,
  },
  legend: { title: 'Légende', colour: 'Couleur', size: 'Taille', others: 'Tous les autres' },
  drawing: { settings: 'Réglages', zoomIn: 'Agrandir', zoomOut: 'Réduire', fit: 'Tout montrer', filteredOut: 'Écarté par les filtres :' },
  card: {
    close: 'Fermer', facts: 'Faits', relations: 'Relations', measures: 'Mesures', sources: 'Sources', noRelations: 'Aucune relation connue.',
    conditions: 'Conditions que montrent ses pages',
    range: (low: number, high: number) => `probable ${n(low)}–${n(high)}`,
    rangeNote: 'Un rang repose sur les sites lus. « Probable » : où il tombe dans 95 tirages de ces sites sur 100 ; sans cette mention, cela n’a pas été calculé.',
    rank: (rank, total) => `${n(rank)}${rank === 1 ? 're' : 'e'} sur ${n(total)}`,
    copy: 'Copier le lien', copied: 'Lien copié', copyFailed: 'Copiez l’adresse depuis la barre d’adresse', focus: 'Montrer son entourage',
    steps: (steps) => `${n(steps)} pas`,
    incoming: (relation) => `${relation} (reçu)`, since: (year) => `depuis ${year}`, until: (year) => `jusqu’en ${year}`,
    years: (from, to) => `${from}–${to}`, seen: (date) => `vu : ${date}`,
    seenBetween: (first, last) => `vu de ${first} à ${last}`,
    confidence: (share) => `fiabilité ${share}`, noSource: 'Pas de page',
    source: (number) => `Source ${n(number)}`, correct: 'Proposer une correction',
    correctionSubject: (name) => `Correction : ${name}`,
    correctionText: (name, id, survey) => `${name} (${id}), enquête ${survey}\n\nCe qui devrait changer, et une page qui le montre :\n`,
  },
  table: {
    label: 'Organisations', copy: 'Copier', csv: 'Enregistrer en CSV',
    copied: (rows) => `${n(rows)} ligne${s(rows)} copiée${s(rows)}`, copyFailed: 'Le navigateur n’a pas permis la copie', hint: 'Les flèches déplacent, Entrée ouvre la fiche', file: 'organisations.csv',
  },
  hash: {
    gone: 'Ce lien vient d’une autre enquête. Introuvable :', dismiss: 'Fermer le message', key: 'Réglage', facet: 'Filtre', value: 'Valeur',
    organisation: 'Organisation', view: 'Vue', measure: 'Mesure', unreadable: 'Partie illisible',
  },
  broken: {
    title: 'Cette carte ne peut pas s’ouvrir',
    text: 'Le fichier ne contient pas d’enquête lisible. Reconstruisez la carte ou demandez un fichier complet à qui l’a envoyé.',
  },
};
