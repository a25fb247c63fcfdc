namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>loop: an agent that calls the same tool with the same input again and again.</summary>
internal sealed class LoopRule(int times) : IPolicyRule
{
    private const int UsualTimes = 3;

    public static IPolicyRule Read(BodyReader body)
    {
        body.Only("type", "times");
        return new LoopRule(body.Whole("times", 2, 1000) ?? UsualTimes);
    }

    public IEnumerable<Finding> Check(ReviewedTrace trace) => trace.Observations
        .Where(row => row.Type == "TOOL")
        .GroupBy(row => (row.Name, row.Input))
        .Where(calls => calls.Count() >= times)
        .Select(calls => new Finding(
            $"{calls.Key.Name}\n{calls.Key.Input}", $"The tool '{calls.Key.Name}' was called {calls.Count()} times with the same input.", calls.ElementAt(times - 1).Id, Evidence.Cut(calls.Key.Input)));
}
