import { expect, test } from 'vitest';
import * as language from '../../language/index.js';

test('The language\'s door has these names, and no others', () => {
    expect(Object.keys(language).sort()).toEqual([
        'ConfigError', 'RefusedAnswer', 'addDays', 'amendingChanges', 'amendment', 'approvalSummary', 'approvalToJson', 'approvedText', 'asText', 'calendarEvents',
        'changed', 'compareApprovals', 'compareFindings', 'compareModels', 'compareSums', 'compareWithApproved', 'computedToJson', 'createRenderer',
        'createStrategyServices', 'dueOfAll', 'edited', 'effectInShort', 'effectInWords', 'emailsIn', 'fileNameFor', 'formatDocument', 'isConfigFile', 'isStrategyFile',
        'isValidDate', 'kinds', 'lineCounter', 'mergeEdits', 'mergeEffect', 'mergeObstacles', 'modelToJson', 'newStrategy', 'noHistory', 'parseConfig', 'percentOf',
        'positionCalled', 'positionMeant', 'prepareApproval', 'proposedPeriods', 'recordSince', 'refusalOf', 'renderDocument', 'renderPage', 'revealed', 'reviewToJson',
        'reviewToMarkdown', 'reviewToText', 'rules', 'rulesPage', 'startStrategyServer', 'statusOf', 'templates', 'trustProblems', 'usualKind', 'usualTeams',
        'writeStatement'
    ]);
});
