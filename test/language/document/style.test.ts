import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiledStylesheet } from '../../../language/document/compiled.js';
import { printStylesheet } from '../../../language/document/print.js';
import { stylesheet } from '../../../language/document/style.js';

const read = (name: string): string => readFileSync(new URL(`../../../language/document/${name}.css`, import.meta.url), 'utf8');
const css = read('style');

test.each([['style', 'stylesheet', stylesheet], ['compiled', 'compiledStylesheet', compiledStylesheet], ['print', 'printStylesheet', printStylesheet]])('%s.ts holds the sheet of the same name; -u renews it', async (name, constant, sheet) => {
    const quoted = read(name).replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
    const why = `// Made from ${name}.css by \`npx vitest run test/language/document/style.test.ts -u\`. A string, because esbuild, vitest and tsc each import CSS differently.`;
    await expect(`${why}\nexport const ${constant} = \`${quoted}\`;\n`).toMatchFileSnapshot(`../../../language/document/${name}.ts`);
    expect(sheet).toBe(read(name));
});

test('the sheets load nothing and cannot leave their element', () => {
    for (const sheet of [css, compiledStylesheet, printStylesheet]) expect(sheet).not.toMatch(/@import|url\(|<\//i);
});

test('every colour but those of paper and shadow is a property that a host can set', () => {
    const rules = (css + compiledStylesheet).replace(/:where\([^{]*\{[^}]*\}/g, '').replace(/box-shadow:[^;]*;/g, '');
    expect(rules.match(/#[0-9a-f]{3,8}\b|rgb\(/gi)).toBeNull();
});
