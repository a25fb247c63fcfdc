// Right
using Langfuse.Observe;

namespace Agents;

public sealed class ToolBox(LangfuseClient langfuse)
{
    private const string Area = "garden";

    private readonly Dictionary<string, Func<string, string>> _tools = new()
    {
        ["water"] = bed => $"{bed} is wet",
        ["weed"] = bed => $"{bed} is clean",
    };

    public string Call(string tool, string bed)
    {
        using var trace = langfuse.StartTrace($"{Area}-agent", metadata: new { bed });
        using var call = trace.StartObservation($"call {tool}", ObservationType.Tool, input: bed);
        if (!_tools.TryGetValue(tool, out var run))
        {
            call.Update(level: ObservationLevel.Error, statusMessage: $"no tool {tool}");
            return "";
        }

        var result = run(bed);
        call.Update(output: result);
        return result;
    }
}
