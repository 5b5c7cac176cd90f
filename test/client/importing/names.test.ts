import { expect, test } from 'vitest';
import { nameBeside } from '../../../client/importing/names.js';

test.each([
    ['/plans/Plan 2027.md', 'Plan 2027.strategy.md'], ['/plan.MARKDOWN', 'plan.strategy.md'], ['/a.b.md', 'a.b.strategy.md'], ['/plan.strategy.md', 'plan.strategy.md'], ['Untitled-1', undefined], [undefined, undefined]
])('%s', (path, name) => expect(nameBeside(path)).toBe(name));
