// Loaded into api and worker before their own code: when the process that started them is killed, the channel to it
// closes, and they end themselves as if they had been asked to.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
