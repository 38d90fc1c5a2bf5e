import type { Payload } from '../payload';

/** The payload in the page, or null when there is none that this map can read. */
export function readPayload(text: string | null | undefined): Payload | null {
  try {
    const found: unknown = JSON.parse(text ?? '');
    return isPayload(found) ? found : null;
  } catch {
    return null;
  }
}

/** Python has checked the content; here it is told apart from an empty, torn or future file. */
function isPayload(found: unknown): found is Payload {
  if (typeof found !== 'object' || found === null) return false;
  const { format, organisations, relations } = found as Partial<Payload>;
  return format === 1 && Array.isArray(organisations?.id) && Array.isArray(relations?.source);
}
