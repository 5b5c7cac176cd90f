import { expect, test } from 'vitest';
import * as language from '../../language/index.js';

test('The language\'s door has these names, and no others', () => {
    expect(Object.keys(language).sort()).toEqual([
        'ConfigError', 'RefusedAnswer', 'addDays', 'amendingChanges', 'amendment', 'and', 'approvalSummary', 'approvalToJson', 'approvedText', 'asText', 'calendarEvents',
        'changed', 'compareApprovals', 'compareFindings', 'compareModels', 'compareSums', 'compareWithApproved', 'complaintOf', 'computedToJson', 'counted', 'createRenderer',
        'createStrategyServices', 'dataColumns', 'dataRows', 'dueOfAll', 'edited', 'effectInShort', 'effectInWords', 'emailsIn', 'exportPage', 'fileNameFor', 'filesBehind', 'formatDocument', 'importMarkdown', 'isConfigFile', 'isStrategyFile',
        'isValidDate', 'kinds', 'lineCounter', 'mergeEdits', 'mergeEffect', 'mergeObstacles', 'mergePlainTexts', 'mergeTexts', 'modelToJson', 'newStrategy', 'noHistory', 'parseConfig', 'parseSshSignature', 'percentOf', 'placeFinder', 'placed',
        'plainMarkdown', 'positionCalled', 'positionMeant', 'prepareApproval', 'proposedPeriods', 'recognisedInWords', 'recordSince', 'refusalOf', 'renderDocument', 'renderPage', 'revealed', 'reviewToJson',
        'reviewToMarkdown', 'reviewToText', 'rules', 'rulesPage', 'startStrategyServer', 'statusOf', 'templates', 'titleKey', 'trustProblems', 'unreadableIn', 'usualKind', 'usualTeams',
        'writeStatement'
    ]);
});
