// Loaded before Azurite: when the pipe on standard input closes, whoever started it is gone, so it saves and stops.
process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
process.stdin.resume();
// Listening must not keep alive a process that has closed everything else.
process.stdin.unref();
// Nobody reads what it says by then: a broken pipe must not end it before it has saved.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
