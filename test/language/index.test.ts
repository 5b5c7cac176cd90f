import { expect, test } from 'vitest';
import * as language from '../../language/index.js';

test('The language\'s door has these names, and no others', () => {
    expect(Object.keys(language).sort()).toEqual([
        'ConfigError', 'createRenderer', 'createStrategyServices', 'isConfigFile', 'isStrategyFile', 'isValidDate', 'lineCounter', 'modelToJson', 'parseConfig', 'renderDocument', 'renderPage', 'rules', 'rulesPage',
        'startStrategyServer', 'statusOf'
    ]);
});
