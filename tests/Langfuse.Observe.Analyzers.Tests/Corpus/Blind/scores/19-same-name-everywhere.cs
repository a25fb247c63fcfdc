// Right
using Langfuse.Observe;

namespace Shared.Naming;

public static class Names
{
    public const string UserFeedback = "user-feedback";
}

public sealed class FeedbackOptions
{
    public string Header { get; init; } = "user_feedback";
    public string CsvColumn { get; init; } = "UserFeedback";
}

public static class Program
{
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var options = new FeedbackOptions();
        var rows = new List<Dictionary<string, string>>
        {
            new() { [options.Header] = "1", ["id"] = "0af7651916cd43dd8448eb211c80319c" },
            new() { [options.CsvColumn] = "0", ["id"] = "4bf92f3577b34da6a3ce929d0e0e4736" },
        };

        foreach (var row in rows)
        {
            var raw = row.GetValueOrDefault(options.Header) ?? row.GetValueOrDefault(options.CsvColumn) ?? "0";
            double value = int.Parse(raw);
            langfuse.Score(Names.UserFeedback, value, traceId: row["id"]);
        }

        langfuse.Score("user-feedback", 1.0, sessionId: "session-7");
    }
}
