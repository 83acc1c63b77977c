// Loaded before Azurite: when the pipe on standard input closes, whoever started it is gone, so it saves and stops.
process.stdin.resume();
process.stdin.on("end", () => process.kill(process.pid, "SIGTERM"));
