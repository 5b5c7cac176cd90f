// Loaded before the server with node --expose-gc --require: on SIGUSR2 it collects garbage and tells on standard error how many bytes are in use.
process.on('SIGUSR2', () => {
    for (let count = 0; count < 4; count++) globalThis.gc();
    process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
