import { computedToJson, modelToJson } from '../../language/index.js';
import { parse, readingOptions, type Command } from '../command.js';
import { exitCode } from '../exit.js';
import { onlyPath, open } from '../input.js';

export const model: Command = {
    name: 'model',
    usage: 'model FILE',
    summary: 'prints the strategy as JSON, with what follows from it',
    async run(args, terminal) {
        const { values, positionals } = parse(args, readingOptions);
        const workspace = await open([onlyPath(positionals, this.usage, terminal.cwd)], values, terminal);
        const strategy = workspace.shared.workspace.Models.of(workspace.documents[0]!);
        terminal.write(`${JSON.stringify({ ...modelToJson(strategy, workspace.pathOf), computed: computedToJson(strategy, workspace.today) }, null, 2)}\n`);
        return exitCode.fine;
    }
};
