import { mount } from 'svelte';
import App from './App.svelte';
import Broken from './parts/Broken.svelte';
import { pacer } from './idle';
import { isLang, LANGS, preferredLang } from './i18n/locale';
import type { Lang, Payload } from './payload';
import { Search } from './search/search.svelte';
import { decode, type Known } from './state/hash';
import { MapState } from './state/map.svelte';
import { INITIAL } from './state/producers';
import { readPayload } from './survey/read';
import { Survey } from './survey/survey';
import { columnIds } from './views/table/columns';
import { VIEWS } from './views/registry';
import './style.css';

const target = document.getElementById('app')!;
const payload = readPayload(document.getElementById('survey')?.textContent);

if (payload) start(payload);
else mount(Broken, { target, props: { lang: preferredLang(navigator.languages, LANGS) } });

function start(payload: Payload): void {
  const survey = new Survey(payload);
  const known: Known = { survey, views: VIEWS.map(({ id }) => id), columns: columnIds(survey) };
  const size = survey.measures.find(({ id }) => id === INITIAL.size_by) ?? survey.measures[0];
  const base = { ...INITIAL, view: VIEWS[0]!.id, lang: startLang(survey.languages), size_by: size?.id ?? '' };
  const { state, gone } = decode(location.hash, known, base);
  const map = new MapState(survey, new Search(survey), state);
  const pace = pacer();
  map.pace = (follow, change) => pace(follow, change === 'replace');
  mount(App, { target, props: { survey, map, known, base, gone } });
}

/** ?lang= in the address, else the first of the reader's languages that the map has. */
function startLang(available: readonly Lang[]): Lang {
  const asked = new URLSearchParams(location.search).get('lang') ?? '';
  return isLang(asked) && available.includes(asked) ? asked : preferredLang(navigator.languages, available);
}
