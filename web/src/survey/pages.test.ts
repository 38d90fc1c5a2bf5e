import { expect, it } from 'vitest';
import { correctionAddress, safeAddress, spoken } from './pages';

it('links only to the web', () => {
  expect(safeAddress('https://fsg.org')).toBe('https://fsg.org/');
  expect(safeAddress('http://fsg.org/a b')).toBe('http://fsg.org/a%20b');
  for (const address of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'fsg.org', '', 'https://'])
    expect(safeAddress(address)).toBeNull();
});

it('says an address as people do', () => {
  expect(spoken('https://www.fsg.org/')).toBe('fsg.org');
  expect(spoken('javascript:alert(1)')).toBe('javascript:alert(1)');
});

it('fills in a mail or an issue, and nothing that runs', () => {
  expect(correctionAddress('mailto:a@b.org', 'A & B', 'x\ny')).toBe('mailto:a@b.org?subject=A%20%26%20B&body=x%0Ay');
  expect(correctionAddress('https://b.org/new?labels=data', 'A', 'x')).toBe('https://b.org/new?labels=data&title=A&body=x');
  expect(correctionAddress('http://b.org/wiki#talk', 'A', 'x')).toBe('http://b.org/wiki?title=A&body=x#talk');
});

it('leaves the addressee open where the survey names none, or one that is not safe', () => {
  for (const contact of [null, 'javascript:alert(1)', 'data:text/html,x', 'https://']) expect(correctionAddress(contact, 'A', 'x')).toBe('mailto:?subject=A&body=x');
});
