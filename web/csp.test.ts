import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { policyOf, withPolicy } from './csp.ts';

const PAGE = '<head><meta charset="utf-8"><script type="module">let a = "<b>";\n</script></head><script type="application/json" id="survey"></script>';

it('allows the page its own script by hash, and no connection', () => {
  const hash = createHash('sha256').update('let a = "<b>";\n').digest('base64');
  expect(policyOf(PAGE)).toContain(`script-src 'sha256-${hash}';`);
  expect(policyOf(PAGE)).toContain("default-src 'none'");
  expect(policyOf(PAGE)).not.toMatch(/connect-src|unsafe-eval|script-src[^;]*unsafe/);
});

it('does not count the survey as a script, whatever is in it', () => {
  expect(policyOf(PAGE.replace('id="survey">', 'id="survey">{"name":"x"}'))).toBe(policyOf(PAGE));
});

it('comes before anything that could run', () => {
  expect(withPolicy(PAGE)).toMatch(/^<head><meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"/);
});
