// Planted: LFO5014
using Langfuse.Observe;

var sink = LangfuseRunSink.FromEnvironment();
await using var run = sink.StartRun(runId: "abc12345", name: "agent-run", task: "Create a signature");
run.Step(action: "run_python", code: "print(1)", success: true, output: "1", reward: 0.5);
