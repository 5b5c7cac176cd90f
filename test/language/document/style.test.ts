import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stylesheet } from '../../../language/document/style.js';

const css = readFileSync(new URL('../../../language/document/style.css', import.meta.url), 'utf8');

test('style.ts holds style.css; -u renews it', async () => {
    const quoted = css.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
    const why = '// Made from style.css by `npx vitest run test/language/document/style.test.ts -u`. A string, because esbuild, vitest and tsc each import CSS differently.';
    await expect(`${why}\nexport const stylesheet = \`${quoted}\`;\n`).toMatchFileSnapshot('../../../language/document/style.ts');
    expect(stylesheet).toBe(css);
});

test('the style loads nothing and cannot leave its element', () => {
    expect(css).not.toMatch(/@import|url\(|<\//i);
});

test('every colour but those of paper and shadow is a property that a host can set', () => {
    const rules = css.replace(/:where\([^{]*\{[^}]*\}/g, '').replace(/@media print \{[^]*$/, '').replace(/box-shadow:[^;]*;/g, '');
    expect(rules.match(/#[0-9a-f]{3,8}\b|rgb\(/gi)).toBeNull();
});
