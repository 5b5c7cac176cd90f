import type { Connection } from 'vscode-languageserver';
import { checkAnswersMethod, newStrategyMethod, startingPointsMethod, type NewStrategyParams, type NewStrategyResult, type RefusedAnswer, type StartingPoints } from '../../protocol.js';
import type { IsoDate } from '../../parser/values/value.js';
import { templates, type Answers } from '../../templates/answers.js';
import { newStrategy, refusalOf } from '../../templates/new-strategy.js';
import { fileNameFor, proposedPeriods, usualKind } from '../../templates/proposals.js';
import { usualTeams } from '../../templates/teams.js';

/** Answers what the client asks when a strategy is begun, so that it need not take the language with it. */
export function answerNewStrategy(connection: Connection, today: () => IsoDate): void {
    const refused = (params: Partial<NewStrategyParams>): RefusedAnswer | null => {
        const refusal = refusalOf({ ...params as Partial<Answers>, today: today() });
        return refusal ? { refused: refusal.answer, message: refusal.message } : null;
    };
    connection.onRequest(startingPointsMethod, (): StartingPoints => ({
        templates: templates.map(template => ({ template, kind: usualKind[template], ...usualTeams[template] })), periods: proposedPeriods(today())
    }));
    connection.onRequest<RefusedAnswer | null, void>(checkAnswersMethod, refused);
    connection.onRequest<NewStrategyResult, void>(newStrategyMethod, (params: NewStrategyParams) =>
        refused(params) ?? { text: newStrategy({ ...params, today: today() } as Answers), fileName: fileNameFor(params.organization) });
}
