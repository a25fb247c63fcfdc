// Planted: LFO4001
using Langfuse.Observe;

namespace City.Permits;

public sealed record Permit(string Number, string Text, string Decision);

public static class PermitExperiment
{
    public static async Task CompareAsync(LangfuseClient langfuse, IEnumerable<Permit> permits, Func<string, string> decide)
    {
        var data = permits.Select(permit => DatasetItem.Of(permit.Text, expectedOutput: permit.Decision, id: permit.Number)).ToArray();
        var result = await langfuse.RunExperimentAsync(
            "permits",
            data,
            task: (item, token) => Task.FromResult(decide(item.InputText)),
            evaluators: [Evaluator.Create<string>("decision-match", (item, output) => output == item.ExpectedText)]);
        Console.WriteLine(result.Format());
    }
}

public sealed class LivePermits(LangfuseClient langfuse)
{
    public void Confirm(string traceId, bool same) => langfuse.Score("decision-match", same, traceId: traceId);

    public void ConfirmByLetter(string traceId, string letter)
    {
        var same = !letter.Contains("objection", StringComparison.OrdinalIgnoreCase);
        langfuse.Score("DecisionMatch", same, traceId: traceId, comment: "by letter");
    }
}
