import { parse, type Command } from '../command.js';
import { CliError, exitCode } from '../exit.js';

export const lsp: Command = {
    name: 'lsp',
    usage: 'lsp --stdio',
    summary: 'runs the language server, for editors',
    async run(args) {
        const { values } = parse(args, { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } });
        if (!values.stdio) throw new CliError(`The server speaks over standard input and output: strategy ${this.usage}`);
        // The server is a bundle of its own beside this one; it reads --stdio from the arguments itself.
        await import(String(new URL('./server.cjs', import.meta.url)));
        await new Promise(() => {}); // until the client ends the server
        return exitCode.fine;
    }
};
