using Langfuse.Observe.Recording.Replay;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Records each call of a function as a tool.</summary>
internal sealed class LangfuseFunction(AIFunction inner) : DelegatingAIFunction(inner)
{
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (!LangfuseContext.IsRecording)
        {
            return await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
        }

        using var tool = Start();
        using var active = tool.Activate();
        try
        {
            if (tool.IsRecording)
            {
                tool.Update(input: new Dictionary<string, object?>(arguments));
            }

            var result = CallReplay.Answering(tool) is { } recorded ? RecordedChat.Result(recorded) : await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
            tool.Update(output: result);
            return result;
        }
        catch (Exception exception) when (CallFailure.Record(tool, exception))
        {
            throw;
        }
    }

    private Observation Start() => ToolCalls.Asking() is { } asking
        ? asking.StartObservation(Name, ObservationType.Tool, current: false)
        : LangfuseContext.StartObservation(Name, ObservationType.Tool, current: false);
}
