import { INITIAL } from './producers';
import type { ViewState } from './types';

type Reader = Pick<ViewState, 'lang' | 'theme' | 'tour'>;

/**
 * The address, from #, of a state that the data tell (a row of a finding, a step of the tour), in the reader's own
 * language and theme, and with the tour going on if there is one.
 */
export function linkTo(state: string, { lang, theme, tour }: Reader): string {
  const told = state.replace(/^#/, '').split('&').filter((pair) => pair !== '' && !/^(lang|theme|tour)=/.test(pair));
  const own = [`lang=${lang}`, theme === INITIAL.theme ? '' : `theme=${theme}`, tour === null ? '' : `tour=${tour}`];
  return `#${[...told, ...own.filter((pair) => pair !== '')].join('&')}`;
}
