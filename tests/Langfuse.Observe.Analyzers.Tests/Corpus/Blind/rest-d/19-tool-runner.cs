// Right
using Langfuse.Observe;

namespace Agents;

public interface ITool
{
    string Name { get; }
    Task<string> RunAsync(string arguments, CancellationToken ct);
}

public sealed class ToolRunner(LangfuseClient langfuse, IEnumerable<ITool> tools)
{
    private readonly Dictionary<string, ITool> _tools = tools.ToDictionary(tool => tool.Name);

    public async Task<string> RunAsync(string toolName, string arguments, CancellationToken ct)
    {
        if (!_tools.TryGetValue(toolName, out var tool))
        {
            return "no such tool";
        }

        using var call = langfuse.StartObservation($"tool-{toolName}", ObservationType.Tool, input: arguments);
        try
        {
            var result = await tool.RunAsync(arguments, ct);
            call.Update(output: result);
            return result;
        }
        catch (IOException problem)
        {
            call.Fail(problem);
            return "the tool failed";
        }
    }
}
