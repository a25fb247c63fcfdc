// Planted: LFO5014
using Langfuse.Observe;

namespace HelpDesk.Agents;

/// <summary>One conversation of the desk agent; the desk raises its events.</summary>
public sealed class AgentSession : IAsyncDisposable
{
    private readonly AgentRun _run;
    private int _turns;

    public AgentSession(LangfuseRunSink sink, string ticket)
    {
        _run = sink.StartRun(ticket, name: "help-desk", task: "Answer the ticket", tags: ["desk"]);
    }

    public event Action<string>? Answered;

    public void OnMessage(string text)
    {
        _turns++;
        var answer = text.Contains("password", StringComparison.OrdinalIgnoreCase)
            ? "Use the reset link."
            : "Please restart the program.";
        _run.Step(action: "answer", code: text, success: true, output: answer);
        Answered?.Invoke(answer);
    }

    public void OnError(Exception error)
        => _run.Step(action: "answer", success: false, error: error.Message, reward: -1);

    public override string ToString() => $"{_run.RunId}: {_turns} turns";

    public ValueTask DisposeAsync() => _run.DisposeAsync();
}
