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

/** Where a correction goes, with subject and text filled in; null when the survey names no contact or an unsafe one. */
export function correctionAddress(contact: string | null, subject: string, text: string): string | null {
  if (contact === null || !/^(mailto|https):/.test(contact)) return null;
  try {
    const address = new URL(contact);
    const mail = address.protocol === 'mailto:';
    const query = [[mail ? 'subject' : 'title', subject], ['body', text]]
      .map(([key, value]) => `${key}=${encodeURIComponent(value!)}`).join('&');
    return `${address.href}${address.search === '' ? '?' : '&'}${query}`;
  } catch {
    return null;
  }
}
