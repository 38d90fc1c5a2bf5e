import type { MapState } from '../../state/map.svelte';
import type { Survey } from '../../survey/survey';
import { columnsOf } from './columns';
import { knownOrder } from './order';

/** Sorts by the column of the present order, which takes longer than drawing the rows. */
export function* prepareTable(survey: Survey, map: MapState): Generator<void> {
  const columns = columnsOf(survey);
  yield;
  knownOrder(survey, columns.find(({ id }) => id === map.sort.column) ?? columns[0]!, map.lang);
}
