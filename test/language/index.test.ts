import { expect, test } from 'vitest';
import * as language from '../../language/index.js';

test('The language\'s door has these names, and no others', () => {
    expect(Object.keys(language).sort()).toEqual([
        'ConfigError', 'addDays', 'approvalSummary', 'approvalToJson', 'asText', 'calendarEvents', 'changed', 'compareApprovals', 'compareFindings', 'compareModels', 'compareSums', 'computedToJson', 'createRenderer',
        'createStrategyServices', 'dueOfAll', 'edited', 'effectInShort', 'effectInWords', 'emailsIn', 'formatDocument', 'isConfigFile', 'isStrategyFile', 'isValidDate', 'lineCounter', 'mergeEdits',
        'mergeEffect', 'mergeObstacles', 'modelToJson', 'parseConfig', 'percentOf', 'positionCalled', 'positionMeant', 'prepareApproval', 'renderDocument', 'renderPage',
        'reviewToJson', 'reviewToMarkdown', 'reviewToText', 'rules', 'rulesPage', 'startStrategyServer', 'statusOf', 'trustProblems', 'writeStatement'
    ]);
});
