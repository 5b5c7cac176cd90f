import { defineConfig } from 'vitest/config';

// Long runs on real processes. `ROBUSTNESS=full` is the whole of docs/robustness.md; without it, the short form that .ci/run takes.
export default defineConfig({
    test: {
        include: ['test/robustness/**/*.robustness.ts'],
        fileParallelism: false,
        testTimeout: process.env['ROBUSTNESS'] === 'full' ? 3_600_000 : 300_000,
        reporters: ['verbose']
    }
});
