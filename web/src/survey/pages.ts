/** An address that may become a link; anything else (javascript:, data:, a torn address) stays text. */
export function safeAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** A web address as one says it: host and path, without protocol, www. and the last slash. */
export function spoken(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** Where a correction goes, with subject and text filled in. */
export function correctionAddress(contact: string | null, subject: string, text: string): string {
  const address = addresseeOf(contact);
  const mail = address.protocol === 'mailto:';
  const query = [[mail ? 'subject' : 'title', subject], ['body', text]]
    .map(([key, value]) => `${key}=${encodeURIComponent(value!)}`);
  address.search = [address.search.slice(1), ...query].filter(Boolean).join('&');
  return address.href;
}

/** Of a survey that names no contact, or an unsafe one, a mail whose addressee is left open: the reader knows whom the map is from. */
function addresseeOf(contact: string | null): URL {
  try {
    if (contact !== null && /^(mailto|https?):/.test(contact)) return new URL(contact);
  } catch {
    // a torn address is none
  }
  return new URL('mailto:');
}
