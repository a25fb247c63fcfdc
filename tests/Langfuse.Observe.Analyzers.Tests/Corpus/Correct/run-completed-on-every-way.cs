using Langfuse.Observe;

var sink = LangfuseRunSink.FromEnvironment();
await using var run = sink.StartRun(runId: "abc12345", name: "agent-run", task: "Create a signature");
try
{
    var text = await File.ReadAllTextAsync("task.txt");
    run.Step(action: "read", code: "", success: true, output: text, reward: 1);
    await run.CompleteAsync(completed: true, finalAnswer: text);
}
catch (IOException error)
{
    await run.CompleteAsync(completed: false, finalAnswer: error.Message);
}
