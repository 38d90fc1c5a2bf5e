import { inEs as n } from './figures';
import type { Messages } from './messages';

const s = (count: number, one: string, many: string): string => `${n(count)} ${count === 1 ? one : many}`;

export const es: Messages = {
  title: 'Impacto colectivo',
  skip: 'Ir al mapa',
  unknown: 'Desconocido',
  views: {
    mindmap: 'Mapa mental', network: 'Red', geography: 'Geografía', table: 'Tabla', findings: 'Conclusiones', changes: 'Cambios',
  },
  viewsLabel: 'Vistas',
  facets: {
    role: 'Papel', function: 'Función', domain: 'Ámbito', sector: 'Sector', country: 'País', region: 'Región',
    place_based: 'Base territorial', place_scale: 'Escala del territorio', relation: 'Relación', network: 'Miembro de la red',
    founded: 'Fundación', active: 'Actividad', confidence: 'Fiabilidad', method: 'Cómo se sabe', roles_2015: 'En el estudio de 2015',
    community: 'Comunidad',
  },
  values: {
    place_based: { yes: 'Con base territorial', no: 'Sin base territorial' },
    active: { yes: 'En activo', no: 'Terminado' },
    confidence: { high: 'Alta (80 % o más)', medium: 'Media (50–79 %)', low: 'Baja (menos del 50 %)' },
  },
  surveyOf: (date) => `Estudio de ${date}`,
  counts: (organisations, relations, countries) =>
    `${n(organisations)} organizaciones, ${n(relations)} relaciones, ${n(countries)} países`,
  limits: 'Límites de los datos',
  shownOf: (shown, total) => (shown === total ? `Las ${n(total)} organizaciones` : `${n(shown)} de ${n(total)} organizaciones`),
  nothingShown: 'Ninguna organización cumple todos los filtros.',
  search: {
    label: 'Buscar organizaciones', placeholder: 'Nombre, lugar, otro nombre', clear: 'Borrar la búsqueda', results: 'Resultados de la búsqueda',
    found: (count) => (count === 0 ? 'Sin resultados' : s(count, 'resultado', 'resultados')),
    more: (count) => `y ${n(count)} más en la vista`,
  },
  menu: { language: 'Idioma', theme: 'Tema', auto: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  filters: {
    title: 'Filtros', open: 'Filtros', close: 'Cerrar los filtros', clear: 'Borrar todo', active: 'Filtros activos',
    remove: (what) => `Quitar: ${what}`, from: 'Desde', to: 'Hasta', narrow: (facet) => `Buscar en ${facet}`,
    showAll: (count) => `Mostrar los ${n(count)}`, showFewer: 'Mostrar menos', query: (query) => `«${query}»`,
    ego: (steps, name) => `a ${s(steps, 'paso', 'pasos')} de ${name}`,
    since: (year) => `desde ${year}`, until: (year) => `hasta ${year}`,
    count: (count) => s(count, 'organización', 'organizaciones'),
  },
  legend: { title: 'Leyenda', colour: 'Color', size: 'Tamaño', others: 'Todos los demás' },
  drawing: { settings: 'Ajustes', zoomIn: 'Ampliar', zoomOut: 'Reducir', fit: 'Mostrar todo', filteredOut: 'Fuera del filtro:' },
  card: {
    close: 'Cerrar', facts: 'Datos', relations: 'Relaciones', measures: 'Medidas', sources: 'Fuentes', noRelations: 'No se conoce ninguna relación.',
    conditions: 'Condiciones que muestran sus páginas',
    range: (low: number, high: number) => `probable ${n(low)}–${n(high)}`,
    rangeNote: 'Un puesto se basa en los sitios leídos. «Probable» es dónde cae en 95 de 100 sorteos de estos sitios; donde no figura, no se ha calculado.',
    rank: (rank, total) => `${n(rank)}.º de ${n(total)}`,
    copy: 'Copiar el enlace', copied: 'Enlace copiado', copyFailed: 'Copie la dirección de la barra de direcciones', focus: 'Mostrar su entorno',
    steps: (steps) => s(steps, 'paso', 'pasos'),
    incoming: (relation) => `${relation} (recibido)`, since: (year) => `desde ${year}`, until: (year) => `hasta ${year}`,
    years: (from, to) => `${from}–${to}`, seen: (date) => `visto: ${date}`,
    seenBetween: (first, last) => `visto de ${first} a ${last}`,
    confidence: (share) => `fiabilidad ${share}`, noSource: 'Sin página',
    source: (number) => `Fuente ${n(number)}`, correct: 'Proponer una corrección',
    correctionSubject: (name) => `Corrección: ${name}`,
    correctionText: (name, id, survey) => `${name} (${id}), estudio ${survey}\n\nQué debería cambiar y una página que lo muestre:\n`,
  },
  table: {
    label: 'Organizaciones', copy: 'Copiar', csv: 'Guardar como CSV',
    copied: (rows) => s(rows, 'fila copiada', 'filas copiadas'), copyFailed: 'El navegador no permitió copiar', hint: 'Las flechas mueven, Intro abre la ficha', file: 'organisations.csv',
  },
  hash: {
    gone: 'Este enlace viene de otro estudio. Ya no se encuentra:', dismiss: 'Cerrar el aviso', key: 'Ajuste', facet: 'Filtro', value: 'Valor',
    organisation: 'Organización', view: 'Vista', measure: 'Medida', unreadable: 'Parte ilegible',
  },
  broken: {
    title: 'No se puede abrir este mapa',
    text: 'El archivo no contiene un estudio legible. Vuelva a crear el mapa o pida un archivo completo a quien lo envió.',
  },
};
