// Writes docs/rules.md from the table of rules, and the settings' schema from the same table.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';

const { outputFiles } = await build({ entryPoints: ['language/index.ts'], bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], conditions: ['worker', 'module'], write: false, logLevel: 'error', banner: { js: 'const process = globalThis.process;' } });
const { rules, rulesPage } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

await writeFile('docs/rules.md', rulesPage());

const file = 'schemas/strategy.config.schema.json';
const schema = JSON.parse(await readFile(file, 'utf8'));
schema.properties.severity.properties = Object.fromEntries(rules.map(rule => [rule.code, { $ref: '#/$defs/severity', description: rule.summary }]));
await writeFile(file, `${JSON.stringify(schema, null, 2)}\n`);
