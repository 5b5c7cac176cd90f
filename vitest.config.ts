import { defineConfig } from 'vitest/config';

const elsewhere = ['test/e2e/**', 'node_modules/**', 'dist/**'];
/** They put something else in the place of a module, or need a browser's document. */
const alone = ['test/client/**/*.test.ts', 'test/language/document/cache.test.ts'];

export default defineConfig({
    test: {
        // No test asks how long something takes (npm run bench does); a busy machine must not fail one either.
        testTimeout: 60_000,
        globalSetup: 'test/helpers/scratch.ts',
        maxWorkers: '100%',
        // Langium is loaded once for many files, not 190 times: half of the time.
        projects: [
            { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...elsewhere, ...alone], isolate: false } },
            { extends: true, test: { name: 'alone', include: alone, exclude: elsewhere } }
        ]
    }
});
