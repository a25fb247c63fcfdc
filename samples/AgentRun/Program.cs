using Langfuse.Observe;

await using var sink = LangfuseRunSink.FromEnvironment();
await using var run = sink.StartRun(runId: "abc12345", name: "agent-run", task: "Create a signature",
    environment: "pure_rlm", parameters: new { max_steps = 8 }, tags: ["rlm"]);
run.Step(action: "run_python", code: "print(1)", success: true, output: "1", reward: 0.5);
run.Step(action: "submit", code: "", success: false, output: "", reward: 0, error: "timeout");
await run.CompleteAsync(completed: true, finalAnswer: "signed");                       // scores reward and completed, flush
RunSinkStatus status = sink.Status;                                                   // Name, Enabled, Available, Detail
Console.WriteLine($"{status.Name}: {(status.Available ? "recorded" : "not recorded")}. {status.Detail}");
