import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Inline scripts that run; the survey is data and is never executed. */
const SCRIPT = /<script(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * A policy that lets the page run its own script and nothing else: no connection, no frame, no outside image. It is
 * computed from the finished file, so any later change of the script stops the page instead of passing unseen.
 */
export function policyOf(html: string): string {
  const hashes = [...html.matchAll(SCRIPT)].map(([, code]) => `'sha256-${sha256(code!)}'`);
  return [
    "default-src 'none'", `script-src ${hashes.join(' ')}`, "style-src 'unsafe-inline'", 'img-src data: blob:', 'font-src data:',
    "base-uri 'none'", "form-action 'none'",
  ].join('; ');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

/** Writes the policy as the first thing in the head, after every other plugin has had the page. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.html')) file.source = withPolicy(String(file.source));
      },
    },
  };
}

export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
  return html.replace('<meta charset="utf-8">', (charset) => `${charset}\n    ${meta}`);
}
